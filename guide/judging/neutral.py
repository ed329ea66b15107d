"""What makes no claim, and why: titles, courtesies, pointers."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from guide.french.text import fold, plain_apostrophes
from guide.french.vocabulary import families, lexicon, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.claims.clause import Clause
    from guide.documents.model import Paragraph

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*'?")
_POINTED = re.compile(r"\b(?:etapes?|pages?|figures?|image|chapitre|partie|point)\s+\d+\b")


def why_neutral(
    text: str, paragraph: Paragraph, clauses: Sequence[Clause], *, titles: bool, head: bool
) -> str | None:
    """Why a sentence claims nothing, in French; None when it may claim something.

    Args:
        text: the sentence.
        paragraph: where it stands.
        clauses: what it says.
        titles: whether it stands where a title does.
        head: whether it stands before the first step, as the heads of columns do.
    """
    plain = plain_apostrophes(fold(text))
    words = _WORD.findall(plain)
    if not words:
        return "rien n’est dit"
    if set(words) <= _list("courtesy"):
        return "une formule de politesse"
    if set(_WORD.findall(_POINTED.sub(" ", plain))) <= _list("pointer"):
        return "un renvoi"
    bare = not any(clause.verbs for clause in clauses)
    titled = titles or paragraph.kind == "heading" or (head and paragraph.kind == "cell" and bare)
    if titled and not _claims(clauses, set(words)):
        return "un titre"
    return None


def _claims(clauses: Sequence[Clause], words: set[str]) -> bool:
    """Whether a title says how many, by which way, when or that it is not so."""
    if words & (listed("denying") | listed("must") | listed("may")):
        return True
    if any(clause.finite or clause.keys("when", "channel") for clause in clauses):
        return True
    found = {word.key for clause in clauses for word in clause.words()}
    counted = any(key.isdecimal() for key in found)
    return counted or any(key in families() or key.startswith("«") for key in found)


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in str(lexicon()["neutral"][name]).split())
