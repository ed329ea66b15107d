"""Features against step definitions: what matches nothing, twice, or is never used."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from guide.french.text import normalise
from guide.i18n import gettext
from guide.lint import wording
from guide.lint.finding import Finding
from guide.lint.nearest import Nearest
from guide.lint.patterns import opening
from guide.lint.structure import PLACEHOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from guide.lint.definitions import Definition, Shelf
    from guide.lint.document import Block, Document, Step


class Index:
    """Definitions found by the step's text; a text is looked up once."""

    def __init__(self, shelf: Shelf) -> None:
        self.definitions = shelf.definitions
        self.nearest = Nearest(shelf.definitions, shelf.choices)
        self.used: set[Definition] = set()
        self._literal: dict[str, list[Definition]] = defaultdict(list)
        self._opened: dict[tuple[str, ...], list[Definition]] = defaultdict(list)
        self._longest = 0
        self._known: dict[tuple[str, str], list[Definition]] = {}
        for definition in shelf.definitions:
            if definition.form == "string":
                self._literal[normalise(definition.text)].append(definition)
            else:
                words = opening(definition.form, definition.text)
                self._opened[words].append(definition)
                self._longest = max(self._longest, len(words))

    def find(self, step_type: str, text: str) -> list[Definition]:
        """The definitions that a step of this type and text matches, one per function."""
        key = (step_type, text)
        if key not in self._known:
            found = [
                one for one in self._candidates(text) if one.serves(step_type) and one.matches(text)
            ]
            self.used.update(found)
            self._known[key] = list({(one.path, one.function): one for one in found}.values())
        return self._known[key]

    def _candidates(self, text: str) -> Iterator[Definition]:
        yield from self._literal.get(text, ())
        words = tuple(text.lower().split(" ", self._longest))
        for count in range(min(len(words), self._longest) + 1):
            yield from self._opened.get(words[:count], ())


def step_findings(path: Path, document: Document, index: Index) -> Iterator[Finding]:
    """Steps of a feature that no definition matches, or more than one."""
    reported: set[tuple[int, str]] = set()
    for block in document.blocks:
        for step, text, row in _rendered(block):
            finding = _finding(path, step, text, row, index)
            if finding and (finding.line, finding.code) not in reported:
                reported.add((finding.line, finding.code))
                yield finding


def note_use(document: Document, index: Index) -> None:
    """Look every step up, so that what it uses is known."""
    for block in document.blocks:
        for step, text, _ in _rendered(block):
            index.find(step.type, text)


def _finding(
    path: Path, step: Step, text: str, row: dict[str, str], index: Index
) -> Finding | None:
    found = index.find(step.type, text)
    if not text:
        return None
    if not found:
        remedy = index.nearest.advice(step.type, text)
        said = wording.undefined(step.keyword, text, step.text if row else "", row)
        return Finding(path, step.line, "G501", said, remedy)
    if len({one.shape for one in found}) > 1:
        places = ", ".join(f"{one.path}:{one.line} (« {one.text} »)" for one in found)
        message = gettext(
            "L'étape « {text} » correspond à plusieurs définitions : {places}."
        ).format(text=text, places=places)
        return Finding(
            path,
            step.line,
            "G504",
            message,
            gettext("Précisez l'une des définitions : une étape n'en a qu'une."),
        )
    return None


def _rendered(block: Block) -> Iterator[tuple[Step, str, dict[str, str]]]:
    """Each step with its normalised text, once per row of examples that changes it, and the row."""
    rows = [
        dict(zip(table.columns, row, strict=True)) for table in block.examples for row in table.rows
    ]
    for step in block.steps:
        if "<" not in step.text or not rows:
            yield step, normalise(step.text), {}
            continue
        for text, row in {_fill(step.text, row): row for row in reversed(rows)}.items():
            yield step, normalise(text), row


def _fill(text: str, row: dict[str, str]) -> str:
    return PLACEHOLDER.sub(lambda match: row.get(match[1], match[0]), text)


def unused(definitions: list[Definition], used: set[Definition]) -> Iterator[Finding]:
    """Definitions that no step of any feature uses, nor any other text of the same function."""
    functions = {(one.path, one.function) for one in used}
    for one in definitions:
        if (one.path, one.function) not in functions:
            message = gettext("Aucune étape n'utilise la définition « {text} ».").format(
                text=one.text
            )
            yield Finding(
                one.path,
                one.line,
                "G502",
                message,
                gettext("Retirez-la, ou écrivez le scénario qui s'en sert."),
            )
