"""Procedures and steps made of the flat sequence of blocks, the same way for every format."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from guide.documents.branching import parts_of
from guide.documents.chunks import Chunk, chunks_of
from guide.documents.entries import Entry, entry_of, paragraphs, telling, with_bare_numbers
from guide.documents.joining import join_sentences
from guide.documents.model import Place, Procedure, Section
from guide.documents.numbering import runs_of_steps
from guide.documents.prose import steps_without_numbers
from guide.documents.tables import steps_in_rows
from guide.documents.titles import title_among
from guide.documents.wording import is_contents_line, is_page_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from guide.documents.blocks import Block
    from guide.documents.model import Paragraph


def segment(blocks: Iterable[Block]) -> tuple[tuple[Procedure, ...], tuple[Paragraph, ...]]:
    """The procedures of a document, and what is furniture in it."""
    judged: list[Block] = []
    furniture: list[Entry] = []
    for block in blocks:
        if _is_furniture(block):
            furniture.append(Entry(block, None, block.inline))
        else:
            judged.append(block)
    entries = with_bare_numbers(
        steps_in_rows([entry_of(block) for block in join_sentences(judged)])
    )
    headers = [entry for entry in entries if entry.block.kind == "furniture"]
    rest = [entry for entry in entries if entry.block.kind != "furniture"]
    procedures = tuple(made for chunk in chunks_of(rest) for made in _procedures(chunk))
    told = (entry.paragraph("furniture") for entry in (*furniture, *headers))
    return procedures, tuple(told)


def _is_furniture(block: Block) -> bool:
    plain = block.level is None and block.cell is None
    return block.kind == "furniture" or (
        plain and (is_page_number(block.text) or is_contents_line(block.text))
    )


def _procedures(chunk: Chunk) -> Iterator[Procedure]:
    """The procedures of one chunk: one for each run of numbers, or one without numbers."""
    entries = chunk.entries
    runs = runs_of_steps(entries)
    if not runs:
        yield _without_numbers(entries, chunk.title)
        return
    begins = [0]
    for before, run in pairwise(runs):
        first = before[-1] + 1
        title = title_among(entries[first : run[0]], first=False)
        begins.append(run[0] if title is None else first + title)
    ends = [*begins[1:], len(entries)]
    for run, begin, end in zip(runs, begins, ends, strict=True):
        title = _title_in(entries[begin : run[0]], chunk.title, first=begin == 0)
        yield _numbered(entries[begin:end], [at - begin for at in run], title)


def _title_in(opening: Sequence[Entry], known: int | None, *, first: bool) -> int | None:
    return known if first and known is not None else title_among(opening, first=first)


def _numbered(entries: Sequence[Entry], starts: Sequence[int], title: int | None) -> Procedure:
    begins = [_with_headings(entries, at, floor) for at, floor in _floors(starts)]
    ends = [*begins[1:], len(entries)]
    steps = [
        step
        for at, begin, end in zip(starts, begins, ends, strict=True)
        for step in _steps(entries[at], [*entries[begin:at], *entries[at + 1 : end]])
    ]
    return _procedure(entries[: begins[0]], title, steps, entries[0].block.place)


def _floors(starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each start, and how far back it may take headings: none before the first step."""
    yield starts[0], starts[0]
    for before, at in pairwise(starts):
        yield at, before + 1


def _with_headings(entries: Sequence[Entry], at: int, floor: int) -> int:
    """Where a step begins, the headings right above its number included."""
    while at > floor and entries[at - 1].heading:
        at -= 1
    return at


def _steps(start: Entry, body: Sequence[Entry]) -> Iterator[Section]:
    """A numbered step; what follows under a heading of the same rank is one without a number."""
    level = start.block.level
    end = len(body)
    if level is not None:
        ranks = (at for at, entry in enumerate(body) if _ranks(entry, level))
        end = next((at for at in ranks if telling(body[at:])), end)
    opening = [_unmarked(start)] if start.rest.text or start.block.pictures else []
    number = start.marker.number if start.marker else None
    yield Section(number, start.block.place, parts_of([*opening, *body[:end]]))
    if body[end:]:
        yield Section(None, body[end].block.place, parts_of(body[end:]))


def _ranks(entry: Entry, level: int) -> bool:
    return entry.heading and entry.block.level is not None and entry.block.level <= level


def _unmarked(entry: Entry) -> Entry:
    """The entry without its marker, which is the number of the step."""
    kind = "text" if entry.block.kind == "item" else entry.block.kind
    return Entry(replace(entry.block, kind=kind), None, entry.rest)


def _without_numbers(entries: Sequence[Entry], known: int | None) -> Procedure:
    title = title_among(entries[:1], first=True) if known is None else known
    above = 0 if title is None else title + 1
    opening, *rest = steps_without_numbers(entries[above:])
    steps = [Section(None, _place(step), parts_of(step)) for step in rest]
    return _procedure([*entries[:above], *opening], title, steps, entries[0].block.place)


def _place(entries: Sequence[Entry]) -> Place:
    return next(e.block.place for e in entries if not e.heading)


def _procedure(
    opening: Sequence[Entry], at: int | None, steps: Sequence[Section], place: Place
) -> Procedure:
    if at is None:
        return Procedure(None, place, paragraphs(opening), tuple(steps))
    title = opening[at]
    preamble = paragraphs([*opening[:at], *opening[at + 1 :]])
    return Procedure(title.rest.text.rstrip(" :"), title.block.place, preamble, tuple(steps))
