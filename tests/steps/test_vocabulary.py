"""The readme for writers lists every phrase that the steps know."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guide.lint.definitions import read_definitions
from steps.cast import ACTORS, ADDRESSEES, BENEFICIARIES, SEEDED
from steps.phrases import DATASETS, PLACES, SPELLINGS, made_plain

ROOT = Path(__file__).parents[2]
FIELD = re.compile(r"\{[^}]*\}")
TEXTS = sorted({one.text for one in read_definitions([ROOT / "steps"]).definitions})


@pytest.fixture(scope="module")
def vocabulary() -> str:
    """The list of phrases, without marks of emphasis or of links."""
    text = (ROOT / "LISEZMOI.md").read_text("utf-8")
    listed = text.partition("### Les phrases que la suite connaît")[2].partition("\n## ")[0]
    return made_plain(re.sub(r"\*|\[|\]\([^)]*\)", "", listed))


@pytest.mark.parametrize("text", TEXTS)
def test_a_phrase_is_listed(vocabulary: str, text: str) -> None:
    """Its longest fixed part: the list gives values for fields, and leaves out what repeats."""
    longest = max((part.strip(" «»:") for part in FIELD.split(text)), key=len)
    assert longest in vocabulary


@pytest.mark.parametrize("values", [ACTORS, PLACES, DATASETS, SPELLINGS])
def test_the_values_of_a_list_are_listed(vocabulary: str, values: tuple[str, ...]) -> None:
    assert [value for value in values if value not in vocabulary] == []


def test_every_actor_who_receives_or_benefits_exists() -> None:
    assert {*ADDRESSEES.values(), *BENEFICIARIES.values(), *SEEDED} <= {*ACTORS, None}
