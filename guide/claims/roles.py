"""Who may: « doit être inscrit en tant qu'administrateur », « un déclarant ne peut pas… »."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from guide.claims.model import Claim
from guide.french.verbs import verb_of
from guide.french.words import words

if TYPE_CHECKING:
    from guide.claims.phrase import Phrase

_DOER = "technicien(?:ne)?|declarante?"
"""Who does things to a file by their office; an employer may, in the passive."""
_AGENTS = f"{_DOER}|employeur"
_ROLE = rf"(?P<role>administrat(?:eur|rice)|{_AGENTS}|gestionnaire)s?"
_REQUIRED = re.compile(
    rf"\b(?:en\s+tant\s+qu'|en\s+tant\s+que\s+|comme\s+|en\s+qualite\s+d'|en\s+qualite\s+de\s+)"
    rf"(?:un\s+|une\s+)?{_ROLE}"
)
_MUST_BE = re.compile(
    rf"\b(?:doit|doivent|devra|devront)\s+(?:[a-z-]+\s+){{0,3}}?etre\s+"
    rf"(?:(?:deja|bien|aussi|egalement|lui-meme|elle-meme)\s+)*(?:un\s+|une\s+)?{_ROLE}"
)
_CAN_BE = re.compile(
    rf"\b(?:peut|peuvent|pourra|pourront)\s+(?:[a-z-]+\s+){{0,3}}?etre\s+"
    rf"(?:(?:aussi|bien|egalement)\s+)*(?:un\s+|une\s+)?(?:simple\s+|seul\s+)?{_ROLE}"
)
_IS = re.compile(
    r"\best\s+(?:obligatoirement|imperativement|necessairement|forcement)\s+"
    rf"(?:un\s+|une\s+)?{_ROLE}"
)
_NOT_MUST = re.compile(r"\bne\b|\bn'")
_ONLY_TO = re.compile(
    rf"\bqu(?:e\s+|')(?:vers|a|au\s+profit\s+(?:de|d')|au\s+benefice\s+(?:de|d')|pour)\s*"
    rf"(?:un\s+|une\s+|l')?(?:autre\s+)?{_ROLE}"
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
_AGENT = re.compile(rf"\bpar\s+(?:un|une|le|la|l')\s*(?P<role>{_AGENTS})\b")
_DOES = re.compile(
    r"(?:(?:ensuite|enfin|puis|alors),?\s+)?(?:un|une|le|la)\s+"
    rf"(?P<role>{_DOER})\s+(?P<verb>[a-z]+)\b"
)
_HELPERS = words("est a peut doit va sera pourra devra")


def role_claims(phrase: Phrase) -> list[Claim]:
    """What a sentence says of who may, or of who does; each half of it apart."""
    text = phrase.plain
    found: list[Claim] = []
    start = 0
    for half in re.split(r"(?<=[:;])", text):
        found += [
            claim
            for claim in (_half(phrase, half, start),)
            if claim is not None and not _in_label(phrase, claim.start)
        ]
        start += len(half)
    return found


def _half(phrase: Phrase, text: str, start: int) -> Claim | None:
    """The role claim of a part of a sentence that begins at ``start``."""
    if match := _MAY.search(text):
        return _claim(phrase, match, start, allowed=not (match["not"] or match["not2"]))
    denied = _DENIED.search(text) is not None
    match = _HOLDS.search(text)
    if match and (denied or _DUTY.search(text)):
        return _claim(phrase, match, start, allowed=not denied)
    match = _REQUIRED.search(text)
    if match and _DUTY.search(text):
        return _claim(phrase, match, start, allowed=not denied)
    if match := _MUST_BE.search(text) or _CAN_BE.search(text) or _IS.search(text):
        return _claim(phrase, match, start, allowed=not _NOT_MUST.search(text[: match.start()]))
    if (match := _ONLY_TO.search(text)) and _NOT_MUST.search(text[: match.start()]):
        return _claim(phrase, match, start, allowed=True)
    match = _RESERVED.search(text)
    return _claim(phrase, match, start, allowed=True) if match else None


def agent_claims(phrase: Phrase) -> list[Claim]:
    """« supprimé par un technicien », « un technicien supprime »: who does what is told."""
    plain = phrase.plain
    match = _AGENT.search(plain)
    if match is None or not _done_before(phrase, match.start()):
        match = _DOES.match(plain)
        verb = verb_of(match["verb"]) if match else None
        done = verb is not None and verb.is_finite and verb.is_told
        if match is None or not done or match["verb"] in _HELPERS:
            return []
    claim = replace(_claim(phrase, match, 0, allowed=True), agent=True)
    return [] if _in_label(phrase, claim.start) else [claim]


def _done_before(phrase: Phrase, start: int) -> bool:
    """Whether a participle stands before the agent."""
    at = phrase.sentence.start + start
    return any(
        act.verb.form == "participle" and phrase.tokens[act.at].end <= at for act in phrase.acts
    )


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
