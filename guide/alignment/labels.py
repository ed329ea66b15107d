"""When a label that a text quotes is the name that a portal shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from guide.french.text import fold, normalise, plain

_ELLIPSIS = ("…", "...")
_EDGES = " .,;:«»“”\"'[]"
_AROUND = re.compile(r"\s*([/'()\[\]:;,!?&-])\s*")
_WORD = re.compile(r"[^\W_]+")
_LONG_WORD = 4
_MISSPELT_WORDS = 2


class Likeness(IntEnum):
    """How close a label is to a name."""

    OTHER = 0
    SPELLING = 1
    """Accents, typography, or a letter: the same label, written otherwise."""
    SAME = 2
    """Letter case, and the kind of apostrophe and of space, are no difference."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label or a name with the forms in which it is compared.

    Attributes:
        text: as it is written.
        plain: without letter case; kinds of apostrophe and of space are one, and no space stands
            beside a mark.
        folded: without letter case or accents, spaces beside marks as they stand.
    """

    text: str
    plain: str
    folded: str


@lru_cache(maxsize=16384)
def label_of(text: str) -> Label:
    """The label that a text is, its forms made once."""
    return Label(text, _AROUND.sub(r"\1", normalise(text).casefold()), plain(text))


@lru_cache(maxsize=65536)
def likeness(label: str, name: str) -> Likeness:
    """How close a label, or the beginning of one that ends with « … », is to a name."""
    wanted, offered = label_of(label).plain, label_of(name).plain
    if wanted.endswith(_ELLIPSIS):
        wanted = wanted.rstrip("….").rstrip(_EDGES)
        offered = _beginning(offered, wanted)
    wanted, offered = wanted.strip(_EDGES), offered.strip(_EDGES)
    if not wanted or not offered:
        return Likeness.OTHER
    if wanted == offered:
        return Likeness.SAME
    return Likeness.SPELLING if _misspelt(wanted, offered, name) else Likeness.OTHER


def says(label: str, name: str) -> bool:
    """Whether a label is this name, accents aside, or its beginning when it ends with « … »."""
    wanted, offered = label_of(label).folded, label_of(name).folded
    if wanted.endswith(_ELLIPSIS):
        return offered.startswith(wanted.rstrip("….").rstrip())
    return wanted == offered


def _beginning(offered: str, wanted: str) -> str:
    """As much of a name as the beginning of it that a label quotes."""
    if offered.startswith(wanted):
        return wanted
    words = list(_WORD.finditer(offered))[: len(_WORD.findall(wanted))]
    return offered[: words[-1].end()] if words else offered


def _misspelt(wanted: str, offered: str, name: str) -> bool:
    """Whether two different labels are the same words, up to a letter in one or two of them."""
    one, other = _WORD.findall(fold(wanted)), _WORD.findall(fold(offered))
    if "".join(one) == "".join(other):
        return True
    exact = {fold(word) for word in _WORD.findall(name) if not word.islower() and word.isupper()}
    if len(one) != len(other):
        joined, whole = "".join(one), "".join(other)
        several = max(len(one), len(other)) > 1
        return several and OSA.distance(joined, whole, score_cutoff=1) <= 1
    wrong = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(wrong) <= _MISSPELT_WORDS and all(
        b not in exact and _one_letter_off(a, b) for a, b in wrong
    )


def _one_letter_off(word: str, right: str) -> bool:
    """A letter too many, too few, another one, or two in the wrong order; « ré- » is no slip."""
    if min(len(word), len(right)) < _LONG_WORD or word.isdigit() or right.isdigit():
        return False
    if word == "r" + right or right == "r" + word:
        return False
    return OSA.distance(word, right, score_cutoff=1) <= 1
