"""Whole numbers as French writes them out, up to a hundred."""

from __future__ import annotations

from guide.french.text import fold

_UNITS = [
    "zero",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}
_FOUR_TWENTIES = "quatre-vingt"
_ABOUT = {"dizaine": 10, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "soixantaine": 60}


def _written(number: int) -> str:
    """A number below a hundred: 21 is « vingt et un », 71 « soixante et onze »."""
    if number < len(_UNITS):
        return _UNITS[number]
    if number >= 80:  # noqa: PLR2004
        rest = number - 80
        return f"{_FOUR_TWENTIES}-{_UNITS[rest]}" if rest else f"{_FOUR_TWENTIES}s"
    ten = min(number // 10 * 10, 60)
    rest = number - ten
    joined = " et " if rest in {1, 11} else "-"
    return f"{_TENS[ten]}{joined}{_UNITS[rest]}" if rest else _TENS[ten]


def _all() -> dict[str, int]:
    """Each number with its other spellings: « une », « vingt-et-un »."""
    found = {_written(number): number for number in range(1, 100)} | {"cent": 100} | _ABOUT
    found |= {word.replace(" ", "-"): number for word, number in found.items()}
    found |= {f"{word}e": number for word, number in found.items() if word.endswith("un")}
    return found


NUMBERS = _all()
"""Each number by its words, without accents as none has any."""
WRITTEN = "|".join(sorted(NUMBERS, key=len, reverse=True))
"""The words as alternatives of a pattern."""


def number_of(written: str) -> int | None:
    """A number in digits or in words, whatever its case; None when it is neither."""
    return int(written) if written.isdecimal() else NUMBERS.get(fold(written))
