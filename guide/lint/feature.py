"""One feature file: read, walked, parsed; with the text it would have once mended."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gherkin.dialect import Dialect

from guide.french.text import compose, plain_spaces
from guide.lint import wording
from guide.lint.document import Block, Document, Step, parse
from guide.lint.finding import Finding
from guide.lint.keywords import Kind, exact_step, exact_title
from guide.lint.lines import LinePass
from guide.lint.source import Source, read_source, write_source
from guide.lint.structure import structure_findings
from guide.lint.syntax import errors_elsewhere, syntax_findings

if TYPE_CHECKING:
    from pathlib import Path

_LANGUAGE = re.compile(r"\s*#\s*language\s*:\s*([a-zA-Z\-_]+)\s*$")
_MEANT_LANGUAGE = re.compile(
    r"\s*#\s*lang(?:ue|uage|age)?\s*[:=]?\s*(fr\w*(?:[-_]\w+)?)\s*$", re.IGNORECASE
)
_SCENARIO_TITLE = re.compile(r"^(\s*)(?:Scénario|Exemple):")
_ENGLISH_TITLE = re.compile(r"(Feature|Rule|Background|Scenario|Scenario Outline|Examples?):")


@dataclass(frozen=True)
class Feature:
    """What the lint knows of a feature file; ``mended`` is its text after the safe mends."""

    path: Path
    document: Document
    findings: tuple[Finding, ...]
    mended: str


def read_feature(path: Path) -> Feature:
    """Read one feature file and check all that it holds.

    Raises:
        OSError: the file cannot be opened.
    """
    source = read_source(path)
    if not source.sound:
        return Feature(path, Document(), source.findings, "")
    return _Check(source).feature()


def mend_feature(feature: Feature) -> bool:
    """Write the safe mends of a feature to its file; False when there was nothing to write.

    Raises:
        OSError: the file cannot be written.
    """
    if not any(finding.fixable for finding in feature.findings):
        return False
    write_source(feature.path, feature.mended)
    return True


class _Check:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.path = source.path
        self.findings = list(source.findings)
        self.lines = list(source.lines)

    def feature(self) -> Feature:
        self._compose()
        language = self._language()
        if language != "fr":
            return self._elsewhere(language)
        walk = LinePass(self.path, self.lines)
        self.lines = walk.mended
        self.findings += walk.findings
        document = parse("\n".join(self.lines))
        if document.errors:
            self.findings += syntax_findings(self.path, document, walk)
            document = Document(blocks=(_loose_steps(self.lines, walk),), errors=document.errors)
        else:
            self.findings += structure_findings(self.path, document)
        self._plans()
        return Feature(self.path, document, tuple(sorted(set(self.findings))), self._joined())

    def _compose(self) -> None:
        if unicodedata.is_normalized("NFC", "\n".join(self.lines)):
            return
        for index, line in enumerate(self.lines):
            composed = compose(line)
            if composed != line:
                self.lines[index] = composed
                self.findings.append(
                    Finding(self.path, index + 1, "G105", *wording.said(wording.DECOMPOSED), True)
                )

    def _elsewhere(self, language: str) -> Feature:
        """A file in another language: what Gherkin makes of it, and what its scenarios hold."""
        known = Dialect.for_name(language) is not None
        document = parse("\n".join(self.lines), language) if known else Document()
        if document.errors:
            self.findings += errors_elsewhere(self.path, document)
        elif known:
            self.findings += structure_findings(self.path, document)
        return Feature(self.path, document, tuple(sorted(set(self.findings))), self._joined())

    def _language(self) -> str:
        """Check the language line; the language that the file is read in."""
        first, index = self._first_significant(), 0
        for index, line in enumerate(self.lines[:first]):
            if match := _LANGUAGE.match(line):
                code = match[1]
                return code if Dialect.for_name(code) else self._respelt(index, code)
        for index, line in enumerate(self.lines[:first]):
            if match := _MEANT_LANGUAGE.match(plain_spaces(line)):
                return self._respelt(index, match[1])
        if self._in_english(first):
            return "en"
        if any(line.strip() for line in self.lines):
            self.findings.append(
                Finding(self.path, 1, "G106", *wording.said(wording.NO_LANGUAGE), True)
            )
        return "fr"

    def _respelt(self, index: int, code: str) -> str:
        """Report a language that Gherkin does not know; mend it when it means French."""
        french = bool(_MEANT_LANGUAGE.match(plain_spaces(self.lines[index])))
        self.findings.append(Finding(self.path, index + 1, "G107", *wording.language(code), french))
        if not french:
            return code
        self.lines[index] = "# language: fr"
        return "fr"

    def _first_significant(self) -> int:
        for index, line in enumerate(self.lines):
            text = line.strip()
            if text and text[0] != "#":
                return index
        return len(self.lines)

    def _in_english(self, first: int) -> bool:
        titles = [line.strip() for line in self.lines[first:]]
        english = sum(bool(_ENGLISH_TITLE.match(line)) for line in titles)
        french = sum(bool(exact_title(line)) for line in titles)
        steps = [keyword for line in titles if (keyword := exact_step(line))]
        return english > french and all(keyword.wanted == "* " for keyword in steps)

    def _plans(self) -> None:
        for finding in self.findings:
            if finding.code == "G305":
                index = finding.line - 1
                self.lines[index] = _SCENARIO_TITLE.sub(r"\1Plan du scénario:", self.lines[index])

    def _joined(self) -> str:
        text = self.source.joined(self.lines)
        if any(finding.code == "G106" for finding in self.findings):
            return f"# language: fr{self.source.ends[0] or chr(10)}{text}"
        return text


def _loose_steps(lines: list[str], walk: LinePass) -> Block:
    """The steps of a file that cannot be parsed, so that what it uses still counts as used."""
    steps: list[Step] = []
    for number, kind in walk.kinds.items():
        text = lines[number - 1].strip()
        keyword = exact_step(text) if kind in {Kind.STEP, Kind.CONJUNCTION} else None
        if keyword:
            steps.append(Step(number, keyword.wanted.strip(), "", text[keyword.length :].strip()))
    return Block(1, "", "", tuple(steps))
