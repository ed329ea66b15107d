"""The normaliser that all comparisons share."""

from __future__ import annotations

import pytest

from guide.french.text import fold, normalise

SAME = {
    "no-break spaces": ("«\u00a0Valider\u202f»", "« Valider »"),
    "other spaces": ("a\u2009b\u3000c\td\ne", "a b c d e"),
    "spaces in a row": ("  a \u00a0 b  ", "a b"),
    "no width": ("Va\u200bli\u00adder\ufeff", "Valider"),
    "apostrophes": ("l’été d‘un qu\u02bcil", "l'été d'un qu'il"),
    "decomposed": ("e\u0301te\u0301", "été"),
    "kept": ("L'ÉTÉ « œuf » – 1…", "L'ÉTÉ « œuf » – 1…"),
}


@pytest.mark.parametrize("case", SAME)
def test_texts_that_look_the_same_are_the_same(case: str) -> None:
    text, expected = SAME[case]
    assert normalise(text) == expected
    assert normalise(expected) == expected


def test_folding_keeps_the_length() -> None:
    text = "Étant donnée l'ŒUVRE İ ß"
    assert len(fold(text)) == len(text)
    assert fold("Étant DONNÉ") == "etant donne"
