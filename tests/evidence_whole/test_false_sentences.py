"""False sentences that people wrote: of all that is shown, something may look like their proof."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from benchmarks.verdicts import FACTS, LET_PASS
from benchmarks.verdicts import WRITTEN as FOLDER
from benchmarks.verdicts.judged import verdict_of_paragraph
from benchmarks.verdicts.written import written
from guide.documents import read_document
from guide.evidence.record import read_evidence
from guide.judging.checking import Proven, held, proven
from guide.judging.suite import suite_of
from tests.evidence_whole.conftest import ROOT, WHOLE, Play

WRITTEN = ROOT / "tests" / "guide" / "check" / "data" / "phrases-neuves.toml"
DOCUMENTS = tomllib.loads(FACTS.read_text("utf-8"))["document"]


def _verdicts(document: str, sentences: list[str], proof: Proven, path: Path) -> dict[str, str]:
    """What each sentence comes to at the end of a document that is right."""
    right = [DOCUMENTS[document]["title"]]
    for number, step in enumerate(DOCUMENTS[document]["steps"], 1):
        right += [f"ÉTAPE {number}", *step]
    before = _told(path, right, proof)
    return {
        sentence: " ".join(sorted(set(_told(path, [*right, sentence], proof)[len(before) :])))
        for sentence in sentences
    }


def _told(path: Path, lines: list[str], proof: Proven) -> list[str]:
    path.write_text("\n\n".join(lines), "utf-8")
    return [each.verdict for each in held(read_document(path), proof).sentences()]


def _opens_a_step(text: str) -> bool:
    """« Étape 9 : … » at the end of a document is another step, not a sentence of the last one."""
    return text.startswith("Étape")


@pytest.mark.slow
@pytest.mark.parametrize("many", ["a share", pytest.param("all", marks=pytest.mark.nightly)])
@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_is_false_is_proved_by_nothing_that_the_suite_shows(
    play: Play, document: str, many: str, tmp_path: Path
) -> None:
    """The more is shown, the more a wrong sentence may find that looks like its proof.

    Before a change lands each sentence stands in one document, at night in all of them.
    """
    proof = proven(read_evidence(play(WHOLE)), suite_of(ROOT))
    written = tomllib.loads(WRITTEN.read_text("utf-8"))["sentence"]
    false = [one["text"] for one in written if not one["true"] and not _opens_a_step(one["text"])]
    assert len(false) > 45
    if many == "a share":
        false = false[[*DOCUMENTS].index(document) :: len(DOCUMENTS)]
    verdicts = _verdicts(document, false, proof, tmp_path / "document.txt")
    assert len(verdicts) == len(false)
    assert {text: told for text, told in verdicts.items() if set(told.split()) <= LET_PASS} == {}


@pytest.mark.slow
@pytest.mark.parametrize("every", [12, pytest.param(1, marks=pytest.mark.nightly)])
def test_what_people_wrote_falsely_is_proved_by_nothing_at_its_place(
    play: Play, every: int, tmp_path: Path
) -> None:
    """Before a change lands one of twelve, at night each; see decision 96."""
    proof = proven(read_evidence(play(WHOLE)), suite_of(ROOT))
    false = [one for one in written(FOLDER, FACTS) if one.wrong][::every]
    told = {one.text: verdict_of_paragraph(one, proof, tmp_path) for one in false}
    assert {text: verdict for text, verdict in told.items() if verdict in LET_PASS} == {}
