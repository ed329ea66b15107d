"""The feature file read line by line, as Gherkin's own parser walks it.

Gherkin takes every line that it does not expect, between a title and the first step, for free
text, and says nothing. This walk knows what each place expects, so it can name the lines that
would be lost.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from guide.french.text import plain_apostrophes, plain_spaces
from guide.i18n import mark
from guide.lint import wording
from guide.lint.finding import Finding
from guide.lint.following import follows
from guide.lint.keywords import Keyword, Kind, alike_step, alike_title, exact_step, exact_title
from guide.lint.tags import tag_problems

if TYPE_CHECKING:
    from pathlib import Path


class Place(Enum):
    """Where in the file a line stands: under which title, or among steps."""

    START = mark("avant la fonctionnalité")
    FEATURE = mark("sous le titre de la fonctionnalité")
    RULE = mark("sous le titre de la règle")
    BACKGROUND = mark("sous le titre du contexte")
    SCENARIO = mark("sous le titre du scénario")
    EXAMPLES = mark("sous le titre des exemples")
    STEPS = mark("parmi les étapes")
    ROWS = mark("parmi les lignes d'exemples")


_PLACE_OF = {
    Kind.FEATURE: Place.FEATURE,
    Kind.RULE: Place.RULE,
    Kind.BACKGROUND: Place.BACKGROUND,
    Kind.SCENARIO: Place.SCENARIO,
    Kind.OUTLINE: Place.SCENARIO,
    Kind.EXAMPLES: Place.EXAMPLES,
}
_BLOCKS = {Kind.SCENARIO, Kind.OUTLINE, Kind.RULE}
_EXPECTED: dict[Place, set[Kind]] = {
    Place.START: {Kind.FEATURE},
    Place.FEATURE: _BLOCKS | {Kind.BACKGROUND},
    Place.RULE: _BLOCKS | {Kind.BACKGROUND},
    Place.BACKGROUND: _BLOCKS,
    Place.SCENARIO: _BLOCKS | {Kind.EXAMPLES},
    Place.EXAMPLES: _BLOCKS | {Kind.EXAMPLES},
    Place.STEPS: _BLOCKS | {Kind.EXAMPLES},
    Place.ROWS: _BLOCKS | {Kind.EXAMPLES},
}
_STEPS_WELCOME = {Place.BACKGROUND, Place.SCENARIO, Place.STEPS}
_LOUD = {Place.START, Place.STEPS, Place.ROWS}
_FENCES = ('"""', "```")


class LinePass:
    """One pass over composed lines: ``findings``, ``mended`` and the ``kinds`` by line number."""

    def __init__(self, path: Path, lines: list[str]) -> None:
        self.path = path
        self.mended = list(lines)
        self.plain = plain_apostrophes(plain_spaces("\n".join(lines))).split("\n")
        self.findings: list[Finding] = []
        self.kinds: dict[int, Kind] = {}
        self.open_fence = 0
        self._fence = ""
        self._place = Place.START
        self._prose = False
        self._stray = -1
        for index, line in enumerate(self.plain):
            self._read(index, line)

    def _read(self, index: int, line: str) -> None:
        text = line.strip()
        if self._fence:
            if text.startswith(self._fence):
                self._fence, self.open_fence = "", 0
            return
        if not text or text[0] == "#":
            return
        plain = line.lstrip()
        if plain.startswith("@"):
            self._tags(index, plain)
        elif plain.startswith("|"):
            self._table(index)
        elif plain.startswith(_FENCES):
            self._docstring(index, plain[:3])
        elif title := exact_title(plain):
            self._title(index, title)
        elif step := exact_step(plain):
            self._step(index, plain, step)
        else:
            self._other(index, plain)

    def _tags(self, index: int, plain: str) -> None:
        self.kinds[index + 1] = Kind.TAGS
        for message, remedy in tag_problems(plain):
            self._report(index, "G401", message, remedy)

    def _table(self, index: int) -> None:
        self.kinds[index + 1] = Kind.TABLE
        if self._place is Place.EXAMPLES:
            self._typography(index)
            self._place = Place.ROWS
        elif self._place not in _LOUD:
            self._report(index, "G209", *wording.misplaced(Kind.TABLE.value, self._place.value))

    def _docstring(self, index: int, fence: str) -> None:
        self.kinds[index + 1] = Kind.DOCSTRING
        if self._place is Place.STEPS:
            self._fence, self.open_fence = fence, index + 1
        elif self._place not in _LOUD:
            self._report(index, "G209", *wording.misplaced(Kind.DOCSTRING.value, self._place.value))

    def _title(self, index: int, title: Keyword) -> None:
        self._typography(index)
        self.kinds[index + 1] = title.kind
        if title.wanted == "Exemple:" and follows(self.plain, index, Kind.EXAMPLES):
            self._report(index, "G302", *wording.said(wording.EXAMPLE_FOR_EXAMPLES), fixable=True)
            title = Keyword(Kind.EXAMPLES, "Exemples:", title.length)
            self._rewrite(index, title)
        if title.kind in _EXPECTED[self._place]:
            self._enter(_PLACE_OF[title.kind])
        elif self._place not in _LOUD:
            self._report(
                index, "G209", *wording.misplaced(f"« {title.wanted} »", self._place.value)
            )

    def _step(self, index: int, plain: str, step: Keyword) -> None:
        self.kinds[index + 1] = step.kind
        if self._place in _STEPS_WELCOME:
            self._typography(index)
            if not plain[step.length :].strip():
                self._report(index, "G208", *wording.empty_step(step.wanted))
            self._enter(Place.STEPS)
        elif self._place is Place.EXAMPLES or self._stray == index - 1 >= 0:
            self._report(index, "G209", *wording.misplaced(Kind.STEP.value, self._place.value))
        else:
            self._stray = index

    def _other(self, index: int, plain: str) -> None:
        self.kinds[index + 1] = Kind.PROSE
        title = alike_title(plain)
        if title:
            self._meant_title(index, plain, title)
            return
        step = alike_step(plain.replace("\t", " ")) if self._place in _STEPS_WELCOME else None
        if step and (step.kind is Kind.STEP or self._place is Place.STEPS):
            self._meant_step(index, plain, step)
            return
        self._prose = True

    def _meant_title(self, index: int, plain: str, title: Keyword) -> None:
        fits = follows(self.plain, index, title.kind)
        if not fits and not title.sure and self._place is not Place.STEPS:
            self._prose = True
            return
        placed = fits and title.kind in _EXPECTED[self._place]
        said = wording.keyword(plain[: title.length], title.wanted)
        self._report(index, "G202", *said, fixable=placed and title.sure)
        if placed and title.sure:
            self._typography(index)
            self._rewrite(index, title)
            self.kinds[index + 1] = title.kind
        if placed:
            self._enter(_PLACE_OF[title.kind])

    def _meant_step(self, index: int, plain: str, step: Keyword) -> None:
        if step.length >= len(plain.rstrip()):
            self._report(index, "G208", *wording.empty_step(step.wanted))
            return
        fixable = step.sure and not self._prose
        self._report(
            index, "G202", *wording.keyword(plain[: step.length], step.wanted), fixable=fixable
        )
        if fixable:
            self._typography(index)
            self._rewrite(index, step)
            self.kinds[index + 1] = step.kind
            self._enter(Place.STEPS)

    def _enter(self, place: Place) -> None:
        self._place, self._prose, self._stray = place, False, -1

    def _rewrite(self, index: int, keyword: Keyword) -> None:
        line = self.mended[index]
        plain = line.lstrip()
        margin = line[: len(line) - len(plain)]
        rest = plain[keyword.length :]
        gap = " " if keyword.wanted.endswith(":") and rest[:1] not in {"", " "} else ""
        self.mended[index] = f"{margin}{keyword.wanted}{gap}{rest}"

    def _typography(self, index: int) -> None:
        line = self.mended[index]
        if line == self.plain[index]:
            return
        spaced = plain_spaces(line)
        if spaced != line:
            self._report(index, "G103", *wording.said(wording.SPACES), fixable=True)
        self.mended[index] = plain_apostrophes(spaced)
        if self.mended[index] != spaced:
            self._report(index, "G104", *wording.said(wording.APOSTROPHE), fixable=True)

    def _report(
        self, index: int, code: str, message: str, remedy: str, *, fixable: bool = False
    ) -> None:
        self.findings.append(Finding(self.path, index + 1, code, message, remedy, fixable))
