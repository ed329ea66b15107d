"""Delays and limits: « dans un délai de 15 jours », « 3 administrateurs maximum »."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from guide.claims.model import Claim, Kind, Quantity
from guide.french.numbers import WRITTEN, number_of

if TYPE_CHECKING:
    from guide.claims.phrase import Phrase

TIME = {
    "seconde": 1,
    "minute": 60,
    "heure": 3600,
    "jour": 86400,
    "j": 86400,
    "journee": 86400,
    "semaine": 7 * 86400,
    "mois": 30 * 86400,
    "an": 365 * 86400,
    "annee": 365 * 86400,
}
"""Seconds in each unit of time; months and years only as they are usually counted."""

_AMOUNT = rf"(?P<number>\d+|(?:{WRITTEN}))(?:\s*\(\s*[a-z\d-]+\s*\))?"
"""« 15 », « quinze », « quinze (15) »."""
_UNITS = "|".join(f"{unit}s?" for unit in sorted(TIME, key=len, reverse=True))
_ORDINAL = r"(?!une\s+seconde\s+(?!(?:au|plus|apres|avant|pour|et|suffit)\b)[a-z])"
"""« Saisissez-le une seconde fois » is no delay."""
_DELAY = re.compile(
    rf"\b{_ORDINAL}(?:d'(?:une\s+)?|une\s+)?{_AMOUNT}(?:\s+|(?<=\d))(?:de\s+|d')?"
    rf"(?P<unit>{_UNITS})\b(?!')"
    rf"(?:\s+et\s+(?P<more>\d+|(?:{WRITTEN}))\s+(?P<more_unit>{_UNITS})\b)?"
)
"""« Deux semaines et un jour » is one delay."""
_MEANT = re.compile(r"\s*(?:pour|afin)\b")
"""« Vous avez 15 jours pour… »"""
_HINTS = re.compile(
    r"\bdelais?\b|\bsous\b|\bdans les\b|\bd'ici\b|\bau bout de\b|\bpasse\b|\bpendant\b|\bavant\b"
    r"|\bapres\b|\bau-dela\b|\bcomptez\b|\bcompter\b|\bau plus tard\b|\ben moins de\b|\ba\b"
    r"|\bmet(?:tent|tra)?\b|\bprend(?:ra)?\b|\bfaut\b|\bsuivant|\bmaximum\b|\bmax\b"
    r"|\bavez\b|\baurez\b|\benviron\b|\bvalable\b|\bdispose|\bdurant\b|\bdans\b|\bau plus\b|\ben\b"
)
_NOUN = r"(?P<unit>[a-z][a-z-]{3,})"
_MAX, _MIN = r"maximum|maximal|max\b|au maximum|au plus", r"minimum|minimal|au minimum|au moins"
_LIMITS: tuple[tuple[re.Pattern[str], Literal["max", "min"]], ...] = (
    (
        re.compile(
            rf"\bnombre\s+(?:total\s+)?(?:de\s+|d'|des\s+){_NOUN}(?:\s+[a-z']+){{0,4}}?\s+"
            rf"(?:limite|plafonne|fixe|restreint)e?\s+a\s+{_AMOUNT}"
        ),
        "max",
    ),
    (re.compile(rf"\b(?:limite|plafond|quota|effectif)\s*:\s*{_AMOUNT}\s+{_NOUN}"), "max"),
    (re.compile(rf"\b{_NOUN}\s*[(:,]\s*(?:{_MAX})\.?\s*:?\s*{_AMOUNT}\b"), "max"),
    (re.compile(rf"\b{_NOUN}\s*[(:,]\s*{_AMOUNT}\s*(?:{_MAX})"), "max"),
    (re.compile(rf"\bn(?:e\s+|')[^.;:]{{0,60}}?\bque\s+{_AMOUNT}\s+{_NOUN}"), "max"),
    (re.compile(rf"\b{_AMOUNT}\s+{_NOUN}(?:\s+[a-z]+)?\s*[(,]?\s*(?:{_MAX})"), "max"),
    (re.compile(rf"\b(?:{_MAX})\s*[:,]?\s*(?:de\s+)?{_AMOUNT}\s+{_NOUN}"), "max"),
    (
        re.compile(
            rf"\b(?:jusqu'a|pas plus de|pas depasser|pas exceder|limite a|limites a|limitee a"
            rf"|limite de|plafond de|plus de)\s+{_AMOUNT}\s+{_NOUN}"
        ),
        "max",
    ),
    (
        re.compile(
            rf"\b(?:peut|peuvent)\s+(?:avoir|compter|comporter|designer|nommer|declarer)\s+"
            rf"{_AMOUNT}\s+{_NOUN}"
        ),
        "max",
    ),
    (
        re.compile(
            rf"\bnombre\s+(?:maximum|maximal|max)\s+(?:de\s+|d'){_NOUN}\s*:?\s*"
            rf"(?:est\s+)?(?:fixe\s+a\s+|de\s+)?{_AMOUNT}"
        ),
        "max",
    ),
    (re.compile(rf"\b{_AMOUNT}\s+{_NOUN}\s*[(,]?\s*(?:{_MIN})"), "min"),
    (re.compile(rf"\b(?:{_MIN})\s*:?\s*(?:de\s+)?{_AMOUNT}\s+{_NOUN}"), "min"),
)


def quantity_claims(phrase: Phrase) -> list[Claim]:
    """The delays and the limits of a sentence, in order."""
    text = phrase.plain
    taken: list[tuple[int, int]] = []
    found: list[Claim] = []
    for match in _DELAY.finditer(text):
        before = text[: match.start()]
        told = _HINTS.search(before) or not before.strip() or _MEANT.match(text, match.end())
        if _is_label(phrase, match.start()) or not told:
            continue
        taken.append(match.span())
        found.append(_claim(phrase, "delay", match, "exact"))
    for pattern, bound in _LIMITS:
        for match in pattern.finditer(text):
            crossed = any(a < match.end() and match.start() < b for a, b in taken)
            if crossed or _is_label(phrase, match.start("number")):
                continue
            taken.append(match.span())
            found.append(_claim(phrase, "limit", match, bound))
    return sorted(found, key=lambda claim: claim.start)


def _is_label(phrase: Phrase, start: int) -> bool:
    """Whether the number stands inside of a label."""
    at = phrase.sentence.start + start
    return any(t.kind == "label" and t.start <= at < t.end for t in phrase.tokens)


def _claim(
    phrase: Phrase, kind: Kind, match: re.Match[str], bound: Literal["max", "min", "exact"]
) -> Claim:
    start = phrase.sentence.start + match.start()
    end = phrase.sentence.start + match.end()
    number, unit = number_of(match.group("number")), match.group("unit")
    assert number is not None, match.group("number")
    if more := match.groupdict().get("more"):
        number, unit = _summed(number, unit, number_of(more) or 0, match.group("more_unit")), "jour"
    return Claim(
        kind=kind,
        text=phrase.sentence.paragraph.text[start:end],
        sentence=phrase.sentence,
        start=start,
        end=end,
        quantity=Quantity(number, unit, bound),
    )


def length_of(number: int, unit: str) -> int | None:
    """The seconds of so many units of time; None for a unit of something else."""
    each = TIME.get(unit) or TIME.get(unit.removesuffix("s"))
    return number * each if each else None


def _summed(number: int, unit: str, more: int, more_unit: str) -> int:
    """Two lengths that are told together, in whole days."""
    return ((length_of(number, unit) or 0) + (length_of(more, more_unit) or 0)) // TIME["jour"]
