"""What Word and LibreOffice keep beside the words: lists, revisions, text boxes, places."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from lxml import etree

from guide.documents import docx, odt, read_document
from guide.documents.model import Paragraph

DATA = Path(__file__).parent / "data"
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(folder: Path, body: str) -> Path:
    """A Word file with this body and nothing else."""
    path = folder / "document.docx"
    text = f'<w:document xmlns:w="{SPACE}"><w:body>{body}</w:body></w:document>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", text)
    return path


def p(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def texts(path: Path) -> list[Paragraph]:
    (procedure,) = read_document(path).procedures
    return [paragraph for step in procedure.sections for paragraph in step.paragraphs()]


@pytest.mark.parametrize(
    "name", ["etapes-titres.docx", "tableau.docx", "chapitres.odt", "fiche.odt"]
)
def test_a_place_finds_its_element_again(name: str) -> None:
    room, part = (docx, "word/document.xml") if name.endswith("docx") else (odt, "content.xml")
    with zipfile.ZipFile(DATA / name) as archive:
        elements = list(room.body_paragraphs(etree.fromstring(archive.read(part))))
    found = 0
    for procedure in read_document(DATA / name).procedures:
        for step in procedure.sections:
            for paragraph in step.paragraphs():
                assert paragraph.place.paragraph is not None
                element = elements[paragraph.place.paragraph - 1]
                written = (e.text or "" for e in element.iter() if not e.tag.endswith("delText"))
                tails = "".join(element.itertext())
                assert paragraph.text in " ".join("".join(written).split()) or (
                    paragraph.text in " ".join(tails.split())
                )
                found += bool(paragraph.text)
    assert found > 3


def test_revisions_are_accepted(tmp_path: Path) -> None:
    deleted = '<w:del w:id="1"><w:r><w:delText>Suivant</w:delText></w:r></w:del>'
    moved = f'<w:moveFrom w:id="2">{r("Ancien")}</w:moveFrom>'
    inserted = f'<w:ins w:id="3">{r("Valider")}</w:ins>'
    body = p(r("1. Cliquer sur "), deleted, moved, inserted) + p(r("2. Envoyer"))
    assert [paragraph.text for paragraph in texts(word(tmp_path, body))] == [
        "Cliquer sur Valider",
        "Envoyer",
    ]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next(tmp_path: Path) -> None:
    end = '<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
    body = p(end, r("1. Cliquer sur ")) + p(r("« Valider »")) + p(r("2. Envoyer"))
    assert texts(word(tmp_path, body))[0].text == "Cliquer sur « Valider »"


def test_hidden_text_and_fields_are_left_and_their_results_read(tmp_path: Path) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("Valider")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = p(r("1. Cliquer sur "), field, r("secret", "<w:vanish/>")) + p(r("2. Envoyer"))
    assert texts(word(tmp_path, body))[0].text == "Cliquer sur Valider"


def test_a_label_over_several_runs_is_one_mark(tmp_path: Path) -> None:
    bold = "<w:b/>"
    body = p(r("1. Saisir le "), r("SIR", bold), r("ET", bold), r(".")) + p(r("2. Envoyer"))
    paragraph = texts(word(tmp_path, body))[0]
    assert [(paragraph.text[m.start : m.end], m.emphasis) for m in paragraph.marks] == [
        ("SIRET", "bold")
    ]


def test_lines_within_a_paragraph_may_be_items(tmp_path: Path) -> None:
    line = "<w:r><w:br/></w:r>"
    body = p(r("1. Choisir :"), line, r("a) par mail"), line, r("b) par courrier"))
    paragraphs = texts(word(tmp_path, body + p(r("2. Envoyer"))))
    assert [(paragraph.marker, paragraph.text) for paragraph in paragraphs[:3]] == [
        (None, "Choisir :"),
        ("a", "par mail"),
        ("b", "par courrier"),
    ]


def test_what_repeats_for_older_programs_is_read_once(tmp_path: Path) -> None:
    compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = f"<w:txbxContent>{p(r('Note'))}</w:txbxContent>"
    shape = (
        f'<w:r><mc:AlternateContent xmlns:mc="{compatible}"><mc:Choice>{box}</mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    path = word(tmp_path, p(r("1. Cliquer"), shape) + p(r("2. Envoyer")))
    assert [(t.text, t.place.paragraph) for t in texts(path)] == [
        ("Cliquer", 1),
        ("Note", 2),
        ("Envoyer", 3),
    ]
