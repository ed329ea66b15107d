"""Evidence with holes: what nobody could see is told beside the verdicts that it may falsify."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from guide.check.output.as_html import as_html
from guide.check.output.as_json import as_object
from guide.check.output.as_text import as_text
from guide.documents import read_document
from guide.evidence import media
from guide.evidence.folder import MESSAGES
from guide.evidence.record import read_evidence
from guide.judging.checking import check
from guide.judging.verdicts import Checked

TOLD = "La preuve a des trous : 1 moment n’a pas pu être vu. Un écart peut en venir"


def checked(evidence: Path, folder: Path) -> Checked:
    document = folder / "procedure.txt"
    document.write_text("Emprunter\n\n1. Cliquez sur « Emprunter ».\n", "utf-8")
    return check(read_document(document), read_evidence(evidence))


@pytest.fixture
def holed(library_evidence: Path, tmp_path: Path) -> Path:
    """The library's evidence, whose first act was not seen in time."""
    folder = tmp_path / "trouee"
    shutil.copytree(library_evidence, folder)
    lines = (folder / MESSAGES).read_text("utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if media.ACTION in line)
    message = json.loads(lines[at])
    act = json.loads(message["attachment"]["body"])
    lost = {"page": None, "box": None, "lost": "Locator.text_content: Timeout 1000ms exceeded."}
    message["attachment"]["body"] = json.dumps(act | lost)
    lines[at] = json.dumps(message)
    (folder / MESSAGES).write_text("\n".join(lines) + "\n", "utf-8")
    return folder


def plain(text: str) -> str:
    return " ".join(text.replace("\u202f", " ").replace("\xa0", " ").split())


def test_a_hole_is_told_in_every_output(holed: Path, tmp_path: Path) -> None:
    found = checked(holed, tmp_path)
    assert TOLD in plain(as_text(found, width=200, colour=False))
    assert TOLD in plain(as_html(found))
    assert as_object(found)["unseen"] == 1


def test_where_all_was_seen_nothing_is_told(library_evidence: Path, tmp_path: Path) -> None:
    found = checked(library_evidence, tmp_path)
    assert "trous" not in as_text(found, width=200, colour=False) + as_html(found)
    assert as_object(found)["unseen"] == 0
