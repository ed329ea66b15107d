"""A document is written, checked against the library on paper, and told in few words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from guide.documents import read_document
from guide.evidence.record import read_evidence
from guide.judging.checking import check
from guide.judging.verdicts import Checked
from tests.guide.check.library import library

Check = Callable[[str], Checked]


@pytest.fixture(scope="session")
def library_evidence(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return library().write(tmp_path_factory.mktemp("bibliotheque"))


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
    """What is not confirmed: step, verdict, words; what is left out comes last."""
    claims = [
        (step.number, judged.verdict, judged.claim.text)
        for procedure in found.procedures
        for step in (procedure.preamble, *procedure.sections)
        if step
        for judged in step.claims
        if judged.verdict != "confirmed"
    ]
    return claims + [(one.after, "undocumented", one.label) for one in found.undocumented]
