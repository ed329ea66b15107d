"""Documents of every make, as writers leave them: steps, branches, places and labels."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from guide.documents import read_document

DATA = Path(__file__).parent / "data"
EXPECTED: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (DATA / "attendu.toml").read_text("utf-8")
)


def test_every_document_has_its_expectation() -> None:
    found = {path.name for path in DATA.iterdir()} - {"attendu.toml"}
    assert found == set(EXPECTED)
    assert len(found) >= 12


@pytest.mark.parametrize("name", EXPECTED)
def test_steps_branches_places_and_labels(name: str) -> None:
    document = read_document(DATA / name)
    read: list[dict[str, Any]] = []
    for procedure in document.procedures:
        steps = procedure.sections
        paragraphs = [paragraph for step in steps for paragraph in step.paragraphs()]
        branches = {
            str(place): [part.marker or "" for part in step.branches[1:]]
            for place, step in enumerate(steps, start=1)
            if len(step.branches) > 1
        }
        pictures = [sum(p.pictures for p in step.paragraphs()) for step in steps]
        read.append(
            {
                "title": procedure.title or "",
                "numbers": [step.number or "" for step in steps],
                "places": [s.place.line or s.place.paragraph or s.place.page for s in steps],
                **({"branches": branches} if branches else {}),
                **({"pictures": pictures} if any(pictures) else {}),
                "labels": [p.text[m.start : m.end] for p in paragraphs for m in p.marks],
            }
        )
    assert read == EXPECTED[name]
