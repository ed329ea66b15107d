"""Lines and paragraphs that one sentence runs across, made one again."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from guide.documents.markers import marker_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from guide.documents.blocks import Block

_ENDED = re.compile(r"[.!?:;…][\s»”\"')\]]*$")
_BROKEN_WORD = re.compile(r"[^\W\d_][-\u2010]$")
_KEPT_HYPHEN = re.compile(
    r"(?:vous|nous|moi|toi|même|mêmes|là|ci|il|elle|on|je|tu|ils|elles|ce|dessous|dessus|être"
    r"|entreprises?)\b",
    re.IGNORECASE,
)
_DANGLING = re.compile(
    r"(?:\b(?:sur|sous|le|la|les|de|du|des|un|une|et|ou|à|au|aux|puis|en|par|pour|avec|dans|votre"
    r"|vos|son|sa|ses|cochez|cocher|choisissez|choisir|sélectionnez|sélectionner|saisissez|saisir)"
    r"|\b[ldnsjmcLDNSJMC]['’]|[«“(])$"
)
"""What no paragraph ends with: an article, a preposition, a verb that waits for its object."""
_SHORT, _FAR, _LONGEST = 40, 2, 5000


def join_sentences(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, those that go on with the sentence before them joined to it.

    What stands beside the text comes after the whole sentence that it belongs to.
    """
    before: Block | None = None
    aside: list[Block] = []
    for block in blocks:
        if block.apart:
            aside.append(block)
            continue
        if before is not None and goes_on(before, block):
            before = join(before, block)
            continue
        if before is not None:
            yield before
        yield from aside
        before, aside = block, []
    if before is not None:
        yield before
    yield from aside


def goes_on(before: Block, block: Block) -> bool:
    """Whether ``block`` continues the sentence that ``before`` left open."""
    first, second = before.text, block.text
    if block.kind != "text" or before.kind not in {"text", "item"} or before.level is not None:
        return False
    if not first or not second or before.pictures or block.pictures or block.marker:
        return False
    if too_long(before):
        return False
    if block.level is not None or block.cell != before.cell or block.gap > _FAR:
        return False
    return not marker_of(second) and _reads_on(first, second)


def _reads_on(first: str, second: str) -> bool:
    """Whether the second text goes on where the first broke off."""
    if dangles(first) or (_open(first) and "»" in second):
        return True
    if not second[0].islower() and second[0] not in "«(»":
        return False
    return first.endswith(",") or (len(first) >= _SHORT and not ended(first))


def too_long(block: Block) -> bool:
    """Whether a block holds as much as no paragraph does, and takes no more lines."""
    return len(block.text) > _LONGEST


def dangles(text: str) -> bool:
    """Whether a text breaks off: more has to come."""
    return bool(_DANGLING.search(text[-_SHORT:]))


def ended(text: str) -> bool:
    """Whether a text ends as sentences do."""
    return bool(_ENDED.search(text[-_SHORT:]))


def join(before: Block, block: Block) -> Block:
    """One block of two; a word broken at the end of the line is whole again."""
    first, between = before.inline, " "
    if _BROKEN_WORD.search(first.text) and block.text[:1].isalpha():
        between = ""
        if block.text[0].islower() and not _KEPT_HYPHEN.match(block.text):
            first = first.cut(0, len(first.text) - 1)
    inline = first.joined(block.inline, block.place, between)
    return replace(before, inline=inline, pictures=before.pictures + block.pictures)


def _open(text: str) -> bool:
    return text.count("«") > text.count("»")
