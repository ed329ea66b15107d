"""Rule ids: those a Markdown file declares in its headings, and those that tags name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guide.i18n import gettext

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from guide.evidence.record import Scenario

_ID = re.compile(r"(?<!\w)R\d\d[a-z]?(?!\w)")
_TAG = re.compile(r"R\d\d\w?")
_HEADING = re.compile(r" {0,3}#{1,6}\s+(.*?)\s*#*\s*")
_FENCE = re.compile(r" {0,3}(```|~~~)")


class RulesError(Exception):
    """The file of rules cannot be used; the message says why, in French."""


def declared_rules(path: Path) -> dict[str, str]:
    """Ids in the headings of the file, each with the rest of its heading.

    Raises:
        RulesError: the file cannot be read, or no heading names a rule.
    """
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise RulesError(
            gettext("{path} : ce fichier de règles ne se lit pas ({error}).").format(
                path=path, error=error
            )
        ) from error
    found: dict[str, str] = {}
    fenced = False
    for line in lines:
        if _FENCE.match(line):
            fenced = not fenced
        heading = _HEADING.fullmatch(line)
        if heading and not fenced:
            title = _ID.sub("", heading.group(1)).strip(" \u00a0:.,–—-")
            found |= {rule: title for rule in _ID.findall(heading.group(1)) if rule not in found}
    if not found:
        raise RulesError(
            gettext(
                "{path} : aucun titre ne nomme de règle. Écrivez par exemple « ### R22 – "
                "Le délai »."
            ).format(path=path)
        )
    return found


def tagged_rules(scenario: Scenario) -> tuple[str, ...]:
    """The rules that the scenario says it proves, in the order of its tags."""
    return rules_among(tag.removeprefix("@") for tag in scenario.tags)


def rules_among(tags: Iterable[str]) -> tuple[str, ...]:
    """Those of these tags, without their @, that name a rule."""
    return tuple(tag for tag in tags if _TAG.fullmatch(tag))
