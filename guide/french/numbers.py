"""Whole numbers as French writes them out, up to a hundred."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from guide.french.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

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
_ABOUT = {"dizaine": 10, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "soixantaine": 60}


def _written(number: int) -> str:
    """A number below a hundred: 21 is « vingt-et-un », 71 « soixante-et-onze »."""
    if number < len(_UNITS):
        return _UNITS[number]
    if number >= 80:  # noqa: PLR2004
        rest = number - 80
        return f"quatre-vingt-{_UNITS[rest]}" if rest else "quatre-vingts"
    ten = min(number // 10 * 10, 60)
    rest = number - ten
    joined = "-et-" if rest in {1, 11} else "-"
    return f"{_TENS[ten]}{joined}{_UNITS[rest]}" if rest else _TENS[ten]


def _all() -> dict[str, int]:
    """Each number with its other spellings: « une », « soixante-onze »."""
    found = {_written(number): number for number in range(1, 100)} | {"cent": 100} | _ABOUT
    found |= {word.replace("-et-", "-"): number for word, number in found.items()}
    found |= {f"{word}e": number for word, number in found.items() if word.endswith("un")}
    return found


NUMBERS = _all()
"""Each number by its words, joined by dashes; none has an accent."""


def _either(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"


_AND = "[ -]et[ -]"
_BELOW_TEN, _BELOW_TWENTY = _either((*_UNITS[1:10], "une")), _either((*_UNITS[1:], "une"))
WRITTEN = "|".join(
    (
        rf"{_either(list(_TENS.values())[:-1])}(?:-{_BELOW_TEN}|{_AND}une?)?",
        rf"soixante(?:-{_BELOW_TWENTY}|{_AND}(?:une?|onze))?",
        rf"quatre-vingt(?:s|-{_BELOW_TWENTY})",
        _either((*_UNITS[1:], "une", "cent", *_ABOUT)),
    )
)
"""A number in words, as a pattern."""


@lru_cache(maxsize=4096)
def number_of(written: str) -> int | None:
    """A number in digits or in words, whatever its case; None when it is neither."""
    return int(written) if written.isdecimal() else NUMBERS.get(fold(written).replace(" ", "-"))
