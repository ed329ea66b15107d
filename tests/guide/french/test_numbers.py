"""Numbers, moments and names of files, as French writes them."""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest

from guide.french.counting import counted, day_and_time, long_date
from guide.french.numbers import NUMBERS, WRITTEN, number_of
from guide.french.slugs import slug


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("12", 12),
        ("une", 1),
        ("Seize", 16),
        ("vingt et un", 21),
        ("vingt-et-une", 21),
        ("quarante-cinq", 45),
        ("soixante et onze", 71),
        ("soixante-quinze", 75),
        ("quatre-vingts", 80),
        ("quatre-vingt-un", 81),
        ("quatre-vingt-dix-neuf", 99),
        ("cent", 100),
        ("quinzaine", 15),
        ("plusieurs", None),
    ],
)
def test_a_number_in_words(written: str, number: int | None) -> None:
    assert number_of(written) == number


JOINTS = ("-", " et ", "-et-", " et-", " ", "")
"""Between tens and units, rightly and wrongly."""


def test_a_pattern_knows_each_number_and_no_other() -> None:
    assert [word for word in NUMBERS if not re.fullmatch(WRITTEN, word)] == []
    found = re.findall(rf"\b(?:{WRITTEN})\b", "vingt et un, cent, soixante-dix, quatre-vingt-une")
    assert found == ["vingt et un", "cent", "soixante-dix", "quatre-vingt-une"]
    tens = ["vingt", "trente", "soixante", "quatre-vingt"]
    units = ["un", "une", "deux", "dix", "onze", "dix-neuf"]
    written = [f"{ten}{joint}{unit}" for ten in tens for joint in JOINTS for unit in units]
    found = [number_of(words) for words in written if re.fullmatch(WRITTEN, words)]
    assert len(found) > len(tens) * len(units)
    assert None not in found


def test_zero_and_one_are_singular() -> None:
    assert [counted(n, "image", "images") for n in (0, 1, 2, 1200)] == [
        "0\u00a0image",
        "1\u00a0image",
        "2\u00a0images",
        "1\u202f200\u00a0images",
    ]


def test_a_day_and_a_moment() -> None:
    assert long_date(date(2026, 3, 1)) == "1er mars 2026"
    assert day_and_time(datetime(2026, 8, 12, 9, 5)) == "12 août 2026 à 9\u00a0h\u00a005"  # noqa: DTZ001


def test_a_title_as_a_name() -> None:
    assert slug("L’ŒUVRE d'été : n°\u00a03 ?") == "l-oeuvre-d-ete-n-3"
    long = slug("Une phrase bien trop longue", longest=12)
    assert long.startswith("une-phrase-b-")
    assert long != slug("Une phrase bien trop courte", longest=12)
