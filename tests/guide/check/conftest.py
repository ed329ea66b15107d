"""A document is written, checked against the library on paper, and told in few words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from guide.documents import read_document
from guide.evidence.record import Run, read_evidence
from guide.judging.checking import Proven, check, proven
from guide.judging.suite import suite_of
from guide.judging.verdicts import HOLDS, Checked, JudgedSentence, texts
from tests.guide.check.library import library

ROOT = Path(__file__).parents[3]
Check = Callable[[str], Checked]


@pytest.fixture(scope="session")
def library_evidence(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return library().write(tmp_path_factory.mktemp("bibliotheque"))


@pytest.fixture(scope="session")
def proof(walked_procedures: Run) -> Proven:
    """What the walks of the real procedures prove, made ready once, as a command does it."""
    return proven(walked_procedures, suite_of(ROOT))


@pytest.fixture
def checked(tmp_path: Path, library_evidence: Path) -> Check:
    """Write a document as text, and check it."""
    run = read_evidence(library_evidence)

    def check_text(text: str, name: str = "procedure.txt") -> Checked:
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return check(read_document(path), run)

    return check_text


def told(found: Checked) -> list[tuple[str | None, str, str]]:
    """What does not hold: step, verdict, words; what is left out comes last."""
    rows: list[tuple[str | None, str, str]] = []
    for procedure in found.procedures:
        for step in (procedure.preamble, *procedure.sections):
            for sentence in step.sentences if step else ():
                rows += [(step.number, *row) for row in _rows(sentence)] if step else []
    return rows + [(one.after, "undocumented", one.label) for one in found.undocumented]


def _rows(sentence: JudgedSentence) -> list[tuple[str, str]]:
    """The claims of a sentence that drifted, else the sentence with the words left over."""
    claims = [
        (j.verdict, j.claim.text)
        for j in sentence.claims
        if j.is_drift or j.verdict in {"spelling", "not_understood"}
    ]
    claims += [("contradicted", text) for text in texts(sentence.against)]
    if claims or sentence.verdict in HOLDS:
        return claims
    return [(sentence.verdict, ", ".join(sentence.left_over) or sentence.text)]
