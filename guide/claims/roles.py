"""Who may: « doit être inscrit en tant qu'administrateur », « un déclarant ne peut pas… »."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from guide.claims.model import Claim
from guide.claims.nouns import GENERIC_PEOPLE

if TYPE_CHECKING:
    from guide.claims.phrase import Phrase

_HALVES = re.compile(r"(?<=[:;])|(?=,\s*(?:car|mais|puisqu|parce|tandis|alors qu)\b)")
"""« X doit être inscrit comme Y, car Z ne peut pas… »: two statements."""
_NOT_MUST = re.compile(r"\bne\b|\bn'")
_DUTY = re.compile(
    r"\b(?:doit|doivent|devra|devront|faut|imperativement|obligatoirement|deja|est)\b"
)
_DENIED = re.compile(
    r"\bne\s+(?:(?:pourra|pourront|peut|peuvent)(?!\s+que)|sera|seront|permet)|\bimpossible\b|\binterdit"
)


@dataclass(frozen=True, slots=True)
class _Patterns:
    """How French says who may, for some nouns for people."""

    required: re.Pattern[str]
    must_be: re.Pattern[str]
    can_be: re.Pattern[str]
    certain: re.Pattern[str]
    only_to: re.Pattern[str]
    holds: re.Pattern[str]
    may: re.Pattern[str]
    reserved: re.Pattern[str]


@cache
def _patterns(people: frozenset[str]) -> _Patterns:
    nouns = "|".join(sorted(f"{_common(noun)}[a-z]{{0,4}}" for noun in people | GENERIC_PEOPLE))
    role = rf"(?P<role>{nouns})"
    one = r"(?:un\s+|une\s+)?"
    return _Patterns(
        re.compile(
            rf"\b(?:en\s+tant\s+qu'|en\s+tant\s+que\s+|comme\s+|en\s+qualite\s+d'"
            rf"|en\s+qualite\s+de\s+){one}{role}"
        ),
        re.compile(
            rf"\b(?:doit|doivent|devra|devront)\s+(?:[a-z-]+\s+){{0,3}}?etre\s+"
            rf"(?:(?:deja|bien|aussi|egalement|lui-meme|elle-meme)\s+)*{one}{role}"
        ),
        re.compile(
            rf"\b(?:peut|peuvent|pourra|pourront)\s+(?:[a-z-]+\s+){{0,3}}?etre\s+"
            rf"(?:(?:aussi|bien|egalement)\s+)*{one}(?:simple\s+|seul\s+)?{role}"
        ),
        re.compile(
            rf"\best\s+(?:obligatoirement|imperativement|necessairement|forcement)\s+{one}{role}"
        ),
        re.compile(
            rf"\bqu(?:e\s+|')(?:vers|a|au\s+profit\s+(?:de|d')|au\s+benefice\s+(?:de|d')|pour)"
            rf"\s*(?:un\s+|une\s+|l')?(?:autre\s+)?{role}"
        ),
        re.compile(rf"\b(?:role|profil|statut|qualite)\s+(?:de\s+|d'){role}"),
        re.compile(
            rf"\b(?P<only>seule?s?\s+)?(?:un|une|le|la|les|l')\s*(?:seule?\s+)?{role}"
            rf"(?:\s+seulement)?(?P<not>\s+ne)?\s+(?:pourra|pourront|peut|peuvent)"
            rf"(?P<not2>\s+pas|\s+jamais)?"
        ),
        re.compile(rf"\b(?:reservee?s?|accessibles?|ouverte?s?)\s+(?:aux|a\s+l'|au)\s*{role}"),
    )


def _common(noun: str) -> str:
    """As much of a noun as its feminine and its plural begin with."""
    return noun.removesuffix("eur").removesuffix("en")


def role_claims(phrase: Phrase) -> list[Claim]:
    """What a sentence says of who may; each half of it apart."""
    text = phrase.plain
    found: list[Claim] = []
    start = 0
    for half in _HALVES.split(text):
        found += [
            claim
            for claim in (_half(phrase, half, start),)
            if claim is not None and not _in_label(phrase, claim.start)
        ]
        start += len(half)
    return found


def _half(phrase: Phrase, text: str, start: int) -> Claim | None:
    """The role claim of a part of a sentence that begins at ``start``."""
    p = _patterns(phrase.people)
    if match := p.may.search(text):
        return _claim(phrase, match, start, allowed=not (match["not"] or match["not2"]))
    denied = _DENIED.search(text) is not None
    match = p.holds.search(text)
    if match and (denied or _DUTY.search(text)):
        return _claim(phrase, match, start, allowed=not denied)
    match = p.required.search(text)
    if match and _DUTY.search(text):
        return _claim(phrase, match, start, allowed=not denied)
    if match := p.must_be.search(text) or p.can_be.search(text) or p.certain.search(text):
        return _claim(phrase, match, start, allowed=not _NOT_MUST.search(text[: match.start()]))
    if (match := p.only_to.search(text)) and _NOT_MUST.search(text[: match.start()]):
        return _claim(phrase, match, start, allowed=True)
    match = p.reserved.search(text)
    return _claim(phrase, match, start, allowed=True) if match else None


def _in_label(phrase: Phrase, at: int) -> bool:
    return any(t.kind == "label" and t.start <= at < t.end for t in phrase.tokens)


def _claim(phrase: Phrase, match: re.Match[str], offset: int, *, allowed: bool) -> Claim:
    start = phrase.sentence.start + offset + match.start("role")
    return Claim(
        kind="role",
        text=phrase.sentence.text.strip(),
        sentence=phrase.sentence,
        start=start,
        end=start + len(match["role"]),
        subject=match["role"],
        allowed=allowed,
    )
