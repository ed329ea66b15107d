"""Steps without any numbers: bullets, paragraphs or sentences that tell what to do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from guide.documents.entries import Entry, telling
from guide.documents.wording import instructs
from guide.french.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_AT_ONCE = 2
"""Sentences with an instruction that one step may hold before each becomes a step."""


def steps_without_numbers(entries: Sequence[Entry]) -> list[list[Entry]]:
    """The entries, step by step; the first list is what stands before the first step."""
    steps: list[list[Entry]] = [[]]
    headings: list[Entry] = []
    for entry in _sentence_by_sentence(entries):
        if entry.heading:
            headings.append(entry)
        elif _begins_step(entry, steps[-1]):
            steps.append([*headings, entry])
            headings = []
        else:
            steps[-1].extend([*headings, entry])
            headings = []
    steps[-1].extend(headings)
    return steps


def _begins_step(entry: Entry, step: Sequence[Entry]) -> bool:
    """Whether a paragraph tells what to do next; what stands beside the text never does."""
    told = instructs(entry.rest.text) and not entry.block.apart
    return told and not _belongs(entry, step)


def _sentence_by_sentence(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries, a paragraph that tells many things to do cut into its sentences."""
    for entry in entries:
        spans = sentences(entry.rest.text, clauses=True)
        told = [instructs(entry.rest.text[start:end]) for start, end in spans]
        if entry.block.apart or sum(told) <= _AT_ONCE:
            yield entry
            continue
        for number, (start, end) in enumerate(spans):
            inline = entry.rest.cut(start, end)
            place = entry.block.place
            if inline.breaks and inline.breaks[0][0] == 0:
                place = inline.breaks[0][1]
            pictures = entry.block.pictures if end == len(entry.rest.text) else 0
            block = replace(entry.block, inline=inline, place=place, pictures=pictures)
            yield Entry(block, None if number else entry.marker, inline)


def _belongs(entry: Entry, step: Sequence[Entry]) -> bool:
    """Whether an item is one of the ways or fields that the step above it announces."""
    if not step or not telling(step) or entry.marker is None:
        return False
    before = step[-1]
    if before.marker and before.group == entry.group:
        return any(_announces(earlier) for earlier in step if earlier.marker is None)
    return _announces(before) or entry.block.depth > before.block.depth


def _announces(entry: Entry) -> bool:
    return entry.rest.text.endswith(":")
