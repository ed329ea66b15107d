"""A check for a terminal: one line for each step, then each difference on its own."""

from __future__ import annotations

import io
from itertools import count
from typing import TYPE_CHECKING

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from guide.check.output.wording import (
    ALONE,
    UNDOCUMENTED,
    UNREAD,
    WORDS,
    conclusion,
    holes,
    place_of,
    rule_told,
    shows,
    step_called,
    summary,
    told_of,
)
from guide.french.typography import typeset

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rich.console import RenderableType

    from guide.judging.verdicts import (
        Checked,
        Judged,
        JudgedProcedure,
        JudgedSentence,
        Undocumented,
        Verdict,
    )

_STYLES: dict[str, str] = {
    "confirmed": "green",
    "spelling": "yellow",
    "assumed": "cyan",
    "neutral": "dim",
    "unrelated": "dim",
    "unproved": "yellow",
    "not_understood": "yellow",
}
_DRIFT = "bold red"
_NO_BREAK = {"\u00a0": "\ue000", "\u202f": "\ue001"}
"""Stand-ins for the no-break spaces, until lines are wrapped."""
_BOUND = str.maketrans(_NO_BREAK)
_FREED = str.maketrans({stand_in: space for space, stand_in in _NO_BREAK.items()})
_FEW = 4
"""More labels than this that only the portal has are counted, not listed."""
_TOLD: tuple[Verdict, ...] = ("not_understood", "unproved", "assumed")


def as_text(checked: Checked, width: int, *, colour: bool) -> str:
    """The check as lines of a terminal.

    Args:
        checked: what the check found.
        width: of the terminal, in columns.
        colour: whether it shows colours; every verdict is also a word.
    """
    page = io.StringIO()
    console = Console(
        file=page, width=width, force_terminal=colour, no_color=not colour, highlight=False
    )
    console.print(Group(*_blocks(checked)), crop=False)
    lines = [line.rstrip() for line in page.getvalue().splitlines()]
    return "\n".join(lines).strip("\n").translate(_FREED)


def _french(text: str) -> str:
    """French typography whose no-break spaces survive wrapping: rich breaks lines at any space."""
    return typeset(text).translate(_BOUND)


def _blocks(checked: Checked) -> Iterator[RenderableType]:
    for procedure in checked.procedures:
        yield from _procedure(procedure)
    yield from _differences(checked)
    yield from _alone(checked)
    for one in checked.unread:
        place = place_of(checked.path, one.place)
        yield _head((f"{UNREAD} : {one.what}", "yellow"), place)
    yield Text()
    if told := holes(checked):
        yield Text(f"{_french(told)}.", "yellow")
    style = {"confirmed": "bold green", "unproved": "bold yellow"}.get(checked.verdict, _DRIFT)
    yield Text.assemble((conclusion(checked), style), f" {_french(summary(checked))}.")


def _procedure(procedure: JudgedProcedure) -> Iterator[RenderableType]:
    yield Text(procedure.title or "Procédure sans titre", "bold")
    if procedure.scenarios:
        yield Text("Comparée à : " + " ; ".join(procedure.scenarios), "dim")
    else:
        near = f" Le plus proche : {procedure.nearest}." if procedure.nearest else ""
        yield Text(f"Aucun scénario ne suit cette procédure : rien ne la prouve.{near}", "yellow")
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True, overflow="ellipsis", ratio=1)
    if procedure.preamble is not None:
        table.add_row("Avant", _word(procedure.preamble.verdict), procedure.preamble.text)
    for rank, step in enumerate(procedure.sections, 1):
        table.add_row(step_called(step.number, rank), _word(step.verdict), Text(step.text))
    yield Padding(table, (1, 0, 1, 0))


def _word(verdict: Verdict) -> Text:
    return Text(WORDS[verdict], _STYLES.get(verdict, _DRIFT))


def _differences(checked: Checked) -> Iterator[RenderableType]:
    number = count(1)
    for sentence, place in _placed(checked):
        yield from _drifted(sentence, place, number)
    for one in checked.undocumented:
        yield from _left_out(checked.path, next(number), one)
    for sentence, place in _placed(checked):
        for judged in sentence.claims:
            if judged.verdict == "spelling":
                yield _head((WORDS["spelling"], _STYLES["spelling"]), place)
                yield from _told(judged)
    for verdict in _TOLD:
        for sentence, place in _placed(checked):
            if sentence.verdict == verdict:
                yield from _whole(sentence, place, checked)


def _drifted(
    sentence: JudgedSentence, place: str, number: Iterator[int]
) -> Iterator[RenderableType]:
    """The claims of a sentence that drifted, and the words that are contradicted beside them."""
    for judged in sentence.claims:
        if judged.is_drift:
            yield _head((f"{next(number)}. {WORDS[judged.verdict]}", _DRIFT), place)
            yield from _told(judged)
    if sentence.against:
        yield _head((f"{next(number)}. {WORDS['contradicted']}", _DRIFT), place)
        yield _facts([("Le document", sentence.text), ("Le portail", told_of(sentence))])


def _whole(sentence: JudgedSentence, place: str, checked: Checked) -> Iterator[RenderableType]:
    """A sentence that is not proved, not understood, or confirmed by a hypothesis."""
    yield _head((WORDS[sentence.verdict], _STYLES[sentence.verdict]), place)
    if sentence.verdict == "assumed":
        rules = ", ".join(rule_told(rule, checked.rules) for rule in sentence.rules)
        told = f"confirmé par une hypothèse ({rules})"
    elif sentence.verdict == "not_understood":
        told = "cette consigne n’a pas été comprise"
    else:
        told = told_of(sentence)
    yield _facts([("Le document", sentence.text), ("Le portail", told)])


def _placed(checked: Checked) -> Iterator[tuple[JudgedSentence, str]]:
    """Every sentence, with its place in the file and the step by its number."""
    for procedure in checked.procedures:
        for step in (procedure.preamble, *procedure.sections):
            named = f", étape {step.number}" if step and step.number else ""
            for sentence in step.sentences if step else ():
                yield sentence, place_of(checked.path, sentence.place) + named


def _head(word: tuple[str, str], place: str) -> Text:
    """A verdict and its place, on one line however long: a broken path is found by no editor."""
    return Text.assemble(word, f"  {place}", no_wrap=True, overflow="ignore")


def _told(judged: Judged) -> Iterator[RenderableType]:
    rows = [("Le document", judged.claim.sentence.text.strip()), ("Le portail", shows(judged))]
    if judged.suggestion:
        rows.append(("À écrire", judged.suggestion))
    yield _facts(rows)


def _left_out(path: Path, number: int, one: Undocumented) -> Iterator[RenderableType]:
    head = f"{number}. {UNDOCUMENTED}"
    after = f", après l’étape {one.after}" if one.after else ""
    yield _head((head, _DRIFT), f"{place_of(path, one.place)}{after}")
    shown = f"« {one.label} » (page « {one.title} ») ; le document n’en dit rien"
    yield _facts([("Le portail", shown), ("À écrire", one.suggestion)])


def _alone(checked: Checked) -> Iterator[RenderableType]:
    """What stands in only one of document, scenario and portal, in a line each."""
    for where, words in ALONE.items():
        labels = dict.fromkeys(n for p in checked.procedures for n in getattr(p.alone, where))
        if where == "portal" and len(labels) > _FEW:
            yield Text(
                _french(f"{words} : {len(labels)} contrôles, listés par « --format html »."), "dim"
            )
        elif labels:
            listed = ", ".join(f"« {name} »" for name in labels)
            yield Text(_french(f"{words} : {listed}."), "dim")


def _facts(rows: list[tuple[str, str]]) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold")
    for name, text in rows:
        table.add_row(name, Text(_french(text)))
    return Padding(table, (0, 0, 1, 3))
