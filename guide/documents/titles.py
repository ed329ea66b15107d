"""Titles: by their style, their letters, where they stand and how they begin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guide.documents.quotes import quoted
from guide.documents.wording import reads_like_title
from guide.french.text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.documents.entries import Entry

LIKELY = 3
"""From this likeness on, a text is taken for the title of a procedure."""
_LONGEST = 100
_ADDRESS = re.compile(
    r"(?:de|a|cc|cci|date|envoye(?: le)?|expediteur|destinataires?|diffusion|redacteur|version)"
    r"\s?:"
)
"""What stands over a letter or a note, and is no title."""


def likeness(entry: Entry) -> int:
    """How much a text looks like a title; less than nothing if it can't be one."""
    text = entry.rest.text
    if not text or len(text) > _LONGEST or text[-1] in ".,;!" or _is_beside(entry):
        return -1
    if entry.block.level is not None:
        return 10 - min(entry.block.level, 4)
    if _ADDRESS.match(plain(text)):
        return -1
    if quoted(text) or text[0].isdigit() or text[0].islower():
        return -1
    named = reads_like_title(text)
    if text[-1] == "?" and not named:
        return -1
    bold = any(m.emphasis == "bold" and m.end - m.start == len(text) for m in entry.rest.marks)
    capitals = text.isupper() and any(map(str.isalpha, text))
    return 1 + 2 * bold + 3 * capitals + 2 * named + (entry.block.gap > 1) - 2 * (text[-1] == ":")


def _is_beside(entry: Entry) -> bool:
    return entry.block.cell is not None or entry.block.apart


def title_among(entries: Sequence[Entry], *, first: bool) -> int | None:
    """Position of the title among what stands before the first step, or None.

    Args:
        entries: what stands between the steps before, if any, and the first step.
        first: whether the document begins here, so that its first line may well be the title.
    """
    best, found = LIKELY - 1, None
    for at, entry in enumerate(entries):
        if entry.marker and entry.marker.kind not in {"roman", "number"}:
            continue
        worth = likeness(entry)
        if worth > 0 and first and not any(before.rest.text for before in entries[:at]):
            worth += 2
        elif worth > 0 and not first and at == len(entries) - 1:
            worth += 1
        if worth > best:
            best, found = worth, at
    return found
