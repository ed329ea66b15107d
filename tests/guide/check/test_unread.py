"""What a document shows and no reader reads is told by every form of a check."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from guide.cli import main

CHART = (
    f"<w:r {nsdecls('w')}><w:drawing><c:chart xmlns:c='http://schemas.openxmlformats.org/"
    "drawingml/2006/chart'/></w:drawing></w:r>"
)


@pytest.fixture
def charted(tmp_path: Path) -> Path:
    document = docx.Document()
    paragraph = document.add_paragraph("1. Cliquer sur « Votre carte ».")
    paragraph._p.append(parse_xml(CHART))  # noqa: SLF001
    path = tmp_path / "procedure.docx"
    document.save(str(path))
    return path


def test_a_chart_is_told_as_not_read(charted: Path, library_evidence: Path) -> None:
    def checked(form: str, *more: str) -> str:
        command = ["check", str(charted), "--evidence", str(library_evidence), "--format", form]
        return CliRunner().invoke(main, [*command, *more]).stdout

    assert json.loads(checked("json"))["unread"] == [
        {"what": "un graphique", "place": {"paragraph": 1}}
    ]
    assert f"non lu : un graphique  {charted}, paragraphe 1" in checked("text")
    page = charted.with_suffix(".html")
    checked("html", "-o", str(page))
    assert "un graphique" in page.read_text("utf-8")
