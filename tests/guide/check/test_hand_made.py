"""Sentences written by hand, true and false, in documents that are right but for them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import benchmarks.verdicts
from benchmarks.verdicts import FACTS, LET_PASS
from guide.documents import read_document
from guide.judging.checking import Proven, held
from guide.judging.verdicts import worst

pytestmark = pytest.mark.slow

ROOT = Path(benchmarks.verdicts.__file__).parents[2]
DATA = Path(__file__).parent / "data"
WRITTEN = (DATA / "phrases.txt").read_text("utf-8").splitlines()
PHRASES = [tuple(row.split("|", 3)) for row in WRITTEN if row and not row.startswith("#")]
DOCUMENTS = tomllib.loads(FACTS.read_text("utf-8"))["document"]
LEAST = 0.7
TWINS = [
    twin
    for name in ("phrases-jumelles.toml", "phrases-ordinaires.toml")
    for twin in tomllib.loads((DATA / name).read_text("utf-8"))["twin"]
]
FRESH = [
    one
    for name in (
        "phrases-fraiches.toml",
        "phrases-neuves.toml",
        "phrases-suivantes.toml",
        "phrases-usuelles.toml",
        "phrases-contraires.toml",
        "phrases-courantes.toml",
        "phrases-inedites.toml",
        "phrases-d-autres.toml",
        "phrases-de-bureau.toml",
        "phrases-de-service.toml",
        "phrases-de-noms.toml",
    )
    for one in tomllib.loads((DATA / name).read_text("utf-8"))["sentence"]
    if not one["text"].startswith(("Étape", "Deuxième étape"))
]
"""Sentences, those of a writer who had not read the judge first; one that opens a step is none."""
NOT_THEIRS = [
    *((*each["place"].split(), each["false"]) for each in TWINS),
    *((*one["place"].split(), one["text"]) for one in FRESH if not one["true"]),
]
THEIRS = [
    *((*each["place"].split(), each["true"]) for each in TWINS),
    *((*one["place"].split(), one["text"]) for one in FRESH if one["true"]),
]
FEWEST = 530
"""So many of theirs are confirmed by the procedures alone; more is better."""


def verdict_of(document: str, step: str, text: str, proof: Proven, folder: Path) -> str:
    """The verdict of a sentence at a step of a document, beside what stands there or instead."""
    steps = [[*each] for each in DOCUMENTS[document]["steps"]]
    rank = int(step.rstrip("!")) - 1
    steps[rank] = [text] if step.endswith("!") else [*steps[rank], text]
    lines = [DOCUMENTS[document]["title"]]
    for number, each in enumerate(steps, 1):
        lines += [f"ÉTAPE {number}", *each]
    path = folder / "document.txt"
    path.write_text("\n\n".join(lines), "utf-8")
    told = held(read_document(path), proof).sentences()
    here = [each.verdict for each in told if _plain(each.sentence.paragraph.text) == _plain(text)]
    assert here, text
    return worst(here)


def _plain(text: str) -> str:
    """The words; of a line of a list, its mark is no part."""
    return " ".join(text.removeprefix("- ").split())


@pytest.mark.parametrize(
    ("document", "step", "text"), [(d, s, t) for d, s, kind, t in PHRASES if kind == "F"]
)
def test_what_is_false_is_never_let_pass(
    document: str, step: str, text: str, proof: Proven, tmp_path: Path
) -> None:
    assert verdict_of(document, step, text, proof, tmp_path) not in LET_PASS


def test_what_is_true_is_confirmed_or_doubted(proof: Proven, tmp_path: Path) -> None:
    true = {
        text: verdict_of(document, step, text, proof, tmp_path)
        for document, step, kind, text in PHRASES
        if kind == "T"
    }
    assert {t: v for t, v in true.items() if v not in LET_PASS | {"unproved"}} == {}
    assert sum(verdict in LET_PASS for verdict in true.values()) >= LEAST * len(true)


@pytest.mark.parametrize(("document", "step", "text"), NOT_THEIRS)
def test_what_others_wrote_falsely_is_never_let_pass(
    document: str, step: str, text: str, proof: Proven, tmp_path: Path
) -> None:
    assert verdict_of(document, step, text, proof, tmp_path) not in LET_PASS


def test_what_others_wrote_truly_is_never_an_alarm(proof: Proven, tmp_path: Path) -> None:
    true = {text: verdict_of(d, step, text, proof, tmp_path) for d, step, text in THEIRS}
    assert {t: v for t, v in true.items() if v not in LET_PASS | {"unproved"}} == {}
    assert sum(verdict in LET_PASS for verdict in true.values()) >= FEWEST
