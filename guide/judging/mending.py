"""The sentence as it should read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guide.french.numbers import WRITTEN
from guide.french.text import fold

if TYPE_CHECKING:
    from guide.claims.model import Claim


def mended(claim: Claim, words: str) -> str:
    """The claim's sentence with other words in the claim's place."""
    text, sentence = claim.sentence.paragraph.text, claim.sentence
    return f"{text[sentence.start : claim.start]}{words}{text[claim.end : sentence.end]}".strip()


def with_number(claim: Claim, number: str) -> str:
    """The claim's sentence with another number, everything around it kept."""
    words = claim.text
    for match in re.finditer(rf"\b(?:\d+|{WRITTEN})\b", words, re.IGNORECASE):
        if fold(match.group()) not in {"un", "une"} or (
            claim.quantity and claim.quantity.number == 1
        ):
            return mended(claim, words[: match.start()] + number + words[match.end() :])
    return mended(claim, words)


def in_case_of(label: str, name: str) -> str:
    """A name with the first letter in the case that the writer gave the label."""
    if label[:1].islower() and name[1:2].islower():
        return name[:1].lower() + name[1:]
    return name
