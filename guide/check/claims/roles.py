"""Who may: « doit être inscrit en tant qu'administrateur », « un déclarant ne peut pas… »."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guide.check.claims.model import Claim
from guide.lint.text import fold, plain_apostrophes, plain_spaces

if TYPE_CHECKING:
    from guide.check.claims.phrase import Phrase

_ROLE = r"(?P<role>administrat(?:eur|rice)|declarante?|employeur|technicien(?:ne)?|gestionnaire)s?"
_REQUIRED = re.compile(
    rf"\b(?:en\s+tant\s+qu'|en\s+tant\s+que\s+|comme\s+|en\s+qualite\s+d'|en\s+qualite\s+de\s+)"
    rf"(?:un\s+|une\s+)?{_ROLE}"
)
_DUTY = re.compile(
    r"\b(?:doit|doivent|devra|devront|faut|imperativement|obligatoirement|deja|est)\b"
)
_HOLDS = re.compile(rf"\b(?:role|profil|statut|qualite)\s+(?:de\s+|d'){_ROLE}")
_MAY = re.compile(
    rf"\b(?P<only>seule?s?\s+)?(?:un|une|le|la|les|l')\s*(?:seule?\s+)?{_ROLE}(?:\s+seulement)?"
    rf"(?P<not>\s+ne)?\s+(?:pourra|pourront|peut|peuvent)(?P<not2>\s+pas|\s+jamais)?"
)
_RESERVED = re.compile(rf"\b(?:reservee?s?|accessibles?|ouverte?s?)\s+(?:aux|a\s+l'|au)\s*{_ROLE}")
_DENIED = re.compile(
    r"\bne\s+(?:(?:pourra|pourront|peut|peuvent)(?!\s+que)|sera|seront|permet)|\bimpossible\b|\binterdit"
)
_AGENT = re.compile(
    r"\bpar\s+(?:un|une|le|la|l')\s*(?P<role>technicien(?:ne)?|employeur|declarante?)\b"
)


def role_claims(phrase: Phrase) -> list[Claim]:
    """What a sentence says of who may, or of who does."""
    text = plain_apostrophes(plain_spaces(fold(phrase.sentence.text)))
    if (match := _MAY.search(text)) and not _in_label(phrase, match):
        denied = bool(match["not"] or match["not2"])
        return [_claim(phrase, match, allowed=not denied)]
    if (match := _HOLDS.search(text)) and not _in_label(phrase, match):
        if _DENIED.search(text):
            return [_claim(phrase, match, allowed=False)]
        if _DUTY.search(text):
            return [_claim(phrase, match, allowed=True)]
    if (match := _REQUIRED.search(text)) and _DUTY.search(text) and not _in_label(phrase, match):
        return [_claim(phrase, match, allowed=not _DENIED.search(text))]
    if (match := _RESERVED.search(text)) and not _in_label(phrase, match):
        return [_claim(phrase, match, allowed=True)]
    return []


def agent_claims(phrase: Phrase) -> list[Claim]:
    """« supprimé par un technicien »: who does what is told of a thing."""
    text = plain_apostrophes(plain_spaces(fold(phrase.sentence.text)))
    match = _AGENT.search(text)
    if match is None or _in_label(phrase, match):
        return []
    claim = _claim(phrase, match, allowed=True)
    return [claim] if _done_before(phrase, match.start()) else []


def _done_before(phrase: Phrase, start: int) -> bool:
    """Whether a participle stands before the agent."""
    at = phrase.sentence.start + start
    return any(
        act.verb.form == "participle" and phrase.tokens[act.at].end <= at for act in phrase.acts
    )


def _in_label(phrase: Phrase, match: re.Match[str]) -> bool:
    at = phrase.sentence.start + match.start("role")
    return any(t.kind == "label" and t.start <= at < t.end for t in phrase.tokens)


def _claim(phrase: Phrase, match: re.Match[str], *, allowed: bool) -> Claim:
    start = phrase.sentence.start + match.start("role")
    end = phrase.sentence.start + match.end("role")
    return Claim(
        kind="role",
        text=phrase.sentence.text.strip(),
        sentence=phrase.sentence,
        start=start,
        end=end,
        subject=match["role"],
        allowed=allowed,
    )
