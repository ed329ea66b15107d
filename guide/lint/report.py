"""Findings as text for people, or as JSON for programs."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING

import click

from guide.i18n import gettext, ngettext
from guide.lint.finding import CODES, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FIX = " [--fix]"


def as_json(findings: Sequence[Finding], mended: int) -> str:
    """The findings as one JSON object: ``findings``, and how many files ``--fix`` changed."""
    rows = [
        {
            "path": finding.path.as_posix(),
            "line": finding.line,
            "code": finding.code,
            "title": gettext(CODES[finding.code]),
            "message": finding.message,
            "remedy": finding.remedy,
            "fixable": finding.fixable,
        }
        for finding in findings
    ]
    return json.dumps({"mended": mended, "findings": rows}, ensure_ascii=False, indent=2)


def as_lines(findings: Sequence[Finding]) -> str:
    """Two lines per finding, for pipes and editors: place, code and message, then the remedy."""
    lines: list[str] = []
    for finding in findings:
        lines.append(f"{finding.path}:{finding.line}: {finding.code} {finding.message}")
        lines.append(f"    → {_remedy(finding)}")
    return "\n".join(lines)


def as_page(findings: Sequence[Finding], width: int) -> str:
    """Findings in colour, grouped by file and wrapped to a terminal's width."""
    return "\n".join(_page(findings, width))


def _page(findings: Sequence[Finding], width: int) -> Iterator[str]:
    for path, group in groupby(findings, key=lambda finding: finding.path):
        yield click.style(str(path), bold=True)
        for finding in group:
            code = click.style(finding.code, fg="red", bold=True)
            yield f"  {click.style(f'{path}:{finding.line}', fg='cyan')}  {code}"
            yield click.wrap_text(finding.message, width, "    ", "    ")
            remedy = click.wrap_text(_remedy(finding), width, "    → ", "      ")
            yield click.style(remedy, fg="green")
        yield ""


def _remedy(finding: Finding) -> str:
    return finding.remedy + (_FIX if finding.fixable else "")


def summary(findings: Sequence[Finding], files: int, mended: int) -> str:
    """One closing sentence: what was mended, what remains, and what --fix could do."""
    parts: list[str] = []
    if mended:
        said = ngettext("{number} fichier corrigé.", "{number} fichiers corrigés.", mended)
        parts.append(said.format(number=mended))
    said = ngettext("{number} fichier vérifié", "{number} fichiers vérifiés", files)
    checked = said.format(number=files)
    if not findings:
        return " ".join([*parts, gettext("{checked}, rien à signaler.").format(checked=checked)])
    count = len(findings)
    said = ngettext("{number} point à corriger", "{number} points à corriger", count)
    parts.append(f"{said.format(number=count)} ({checked}).")
    fixable = sum(finding.fixable for finding in findings)
    if fixable:
        parts.append(gettext("« guide lint --fix » en corrige {fixable}.").format(fixable=fixable))
    return " ".join(parts)
