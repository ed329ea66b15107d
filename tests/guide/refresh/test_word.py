"""A Word file keeps everything but its pictures, and says in tracked changes what it should."""

# ruff: noqa: SLF001
from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from guide.documents import read_document
from tests.guide.refresh.conftest import STEP_1, Refresh, convert

DOCUMENT = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def without_pictures(document: bytes) -> bytes:
    """The text with what may change of its pictures blanked, and pictures that came left out."""
    root = etree.fromstring(document)
    for paragraph in list(root.iter(qn("w:p"))):
        names = [e.get("name") or "" for e in paragraph.iter(qn("wp:docPr"))]
        if names and all(name.startswith("Image ") for name in names):
            parent = paragraph.getparent()
            assert parent is not None
            parent.remove(paragraph)
    for blip in root.iter(qn("a:blip")):
        blip.attrib.clear()
        for inner in list(blip):
            blip.remove(inner)
    for tag in ("wp:extent", "a:ext"):
        for extent in root.iter(qn(tag)):
            extent.attrib.pop("cy", None)
    for properties in root.iter(qn("wp:docPr")):
        properties.attrib.pop("descr", None)
    for cut in list(root.iter(qn("a:srcRect"))):
        parent = cut.getparent()
        assert parent is not None
        parent.remove(cut)
    return etree.tostring(root, method="c14n")


def test_a_step_gets_its_picture_in_place_and_a_step_without_one_below_its_text(
    word: Path, tmp_path: Path, refresh: Refresh
) -> None:
    target = tmp_path / "neuf.docx"
    result = refresh(word, target)
    assert result.exit_code == 0, result.output
    assert "1\u00a0image remplacée" in result.output
    assert "1\u00a0image ajoutée" in result.output
    assert "image 1, paragraphe 2" in result.output
    before, after = docx.Document(str(word)), docx.Document(str(target))
    assert [p.text for p in after.paragraphs if p.text] == [
        p.text for p in before.paragraphs if p.text
    ]
    old, new = before.inline_shapes, after.inline_shapes
    assert len(new) == 3
    assert (new[0].width, new[0].height) == (old[0].width, old[0].height)
    assert new[1].width == old[1].width
    assert new[1].height != old[1].height
    described = [e.get("descr") for e in after.element.iter(qn("wp:docPr"))]
    assert described[0] in {None, ""}
    assert "le bouton «\u00a0Valider\u00a0»" in (described[1] or "")
    assert "C’est fait" in (described[2] or "")
    numbers = [e.get("id") for e in after.element.iter(qn("wp:docPr"))]
    assert len(set(numbers)) == len(numbers)
    below = [p.text for p in after.paragraphs].index("La page « C’est fait » s’affiche.")
    assert list(after.paragraphs[below + 1]._p.iter(qn("a:blip")))


def test_labels_without_quotes_are_framed_too(word: Path, tmp_path: Path, refresh: Refresh) -> None:
    document = docx.Document(str(word))
    line = next(p for p in document.paragraphs if p.text == STEP_1)
    line.text = "Choisir par courrier, cocher j’accepte puis cliquer sur valider."
    document.save(str(word))
    target = tmp_path / "neuf.docx"
    assert refresh(word, target).exit_code == 0
    alt = [e.get("descr") or "" for e in docx.Document(str(target)).element.iter(qn("wp:docPr"))]
    framed = ("Par courrier", "J’accepte", "Valider")
    assert [name for name in framed if f"«\u00a0{name}\u00a0»" not in alt[1]] == []


def test_refreshing_again_changes_nothing(word: Path, tmp_path: Path, refresh: Refresh) -> None:
    once, twice = tmp_path / "une.docx", tmp_path / "deux.docx"
    refresh(word, once)
    result = refresh(once, twice)
    assert "2\u00a0images déjà à jour" in result.output
    assert twice.read_bytes() == once.read_bytes()


def test_a_picture_that_two_places_share_changes_only_in_one(
    tmp_path: Path, refresh: Refresh, word: Path
) -> None:
    document = docx.Document(str(word))
    shared = document.inline_shapes[0]._inline.graphic.graphicData.pic.blipFill.blip.embed
    step = document.inline_shapes[1]._inline.graphic.graphicData.pic.blipFill.blip
    step.embed = shared
    document.save(str(word))
    old = docx.Document(str(word)).part.related_parts[shared].blob
    target = tmp_path / "neuf.docx"
    assert refresh(word, target).exit_code == 0
    after = docx.Document(str(target))
    blips = [s._inline.graphic.graphicData.pic.blipFill.blip.embed for s in after.inline_shapes]
    assert after.part.related_parts[blips[0]].blob == old
    assert after.part.related_parts[blips[1]].blob != old


def test_a_document_of_libreoffice_changes_in_its_pictures_alone(
    office: Callable[..., Path], tmp_path: Path, refresh: Refresh
) -> None:
    source, target = office("docx"), tmp_path / "neuf.docx"
    result = refresh(source, target)
    assert result.exit_code == 0, result.output
    before, after = parts(source), parts(target)
    changed = {n for n in before.keys() & after.keys() if before[n] != after[n]}
    assert changed <= {DOCUMENT, RELATIONS, TYPES}
    assert all(name.startswith("word/media/") for name in before.keys() ^ after.keys())
    assert without_pictures(after[DOCUMENT]) == without_pictures(before[DOCUMENT])
    assert after[DOCUMENT] != before[DOCUMENT]
    header = next(name for name in before if "header" in name and name.endswith(".xml"))
    assert after[header] == before[header]


def test_libreoffice_opens_the_refreshed_file_and_reads_the_same_text(
    office: Callable[..., Path], tmp_path: Path, refresh: Refresh
) -> None:
    source, target = office("docx"), tmp_path / "neuf.docx"
    refresh(source, target)
    read = read_document(convert(target, "odt", tmp_path / "relu"))
    wanted = read_document(convert(source, "odt", tmp_path / "avant"))
    said = [[s.text for s in p.sections] for p in read.procedures]
    assert said == [[s.text for s in p.sections] for p in wanted.procedures]
    pictures = sum(p.pictures for s in read.procedures[0].sections for p in s.paragraphs())
    assert pictures == 2


def test_mending_adds_tracked_changes_and_nothing_else(
    office: Callable[..., Path], tmp_path: Path, refresh: Refresh
) -> None:
    source, target = office("docx", "Vallider"), tmp_path / "neuf.docx"
    result = refresh(source, target, "--mend")
    assert result.exit_code == 0, result.output
    assert "1\u00a0correction proposée" in result.output
    root = etree.fromstring(parts(target)[DOCUMENT])
    assert ["".join(e.itertext()) for e in root.iter(qn("w:del"))] == ["Vallider"]
    assert ["".join(e.itertext()) for e in root.iter(qn("w:ins"))] == ["Valider"]
    for inserted in list(root.iter(qn("w:ins"))):
        parent = inserted.getparent()
        assert parent is not None
        parent.remove(inserted)
    kept = "".join(e.text or "" for e in root.iter(qn("w:t"), qn("w:delText")))
    old = etree.fromstring(parts(source)[DOCUMENT])
    assert kept == "".join(e.text or "" for e in old.iter(qn("w:t")))
    again = refresh(target, tmp_path / "encore.docx", "--mend")
    assert "correction" not in again.output
    assert read_document(convert(target, "odt", tmp_path / "relu")).procedures


def test_a_label_split_over_runs_is_mended_with_the_dress_of_its_first_run(
    word: Path, tmp_path: Path, refresh: Refresh
) -> None:
    document = docx.Document(str(word))
    line = next(p for p in document.paragraphs if p.text == STEP_1)
    for run in line.runs:
        run.text = ""
    line.add_run("Choisir « Par courrier », cocher « J’accepte » et cliquer sur « ")
    line.add_run("Val").bold = True
    line.add_run("lider")
    line.add_run(" ».")
    document.save(str(word))
    target = tmp_path / "neuf.docx"
    assert refresh(word, target, "--mend").exit_code == 0
    root = docx.Document(str(target)).element
    assert ["".join(e.itertext()) for e in root.iter(qn("w:delText"))] == ["Val", "lider"]
    inserted = next(root.iter(qn("w:ins")))
    assert ["".join(e.itertext()) for e in inserted.iter(qn("w:t"))] == ["Valider"]
    assert list(inserted.iter(qn("w:b")))


def test_a_word_inside_an_insertion_of_the_writer_is_mended_where_it_stands(
    word: Path, tmp_path: Path, refresh: Refresh
) -> None:
    document = docx.Document(str(word))
    line = next(p for p in document.paragraphs if p.text == STEP_1)
    line.runs[0].text = STEP_1.replace("Valider", "Vallider")
    mark = etree.SubElement(line._p, qn("w:ins"), {qn("w:id"): "7", qn("w:author"): "Service"})
    mark.append(line.runs[0]._r)
    document.save(str(word))
    target = tmp_path / "neuf.docx"
    assert refresh(word, target, "--mend").exit_code == 0
    root = etree.fromstring(parts(target)[DOCUMENT])
    marks = [e.get(qn("w:id")) for e in root.iter(qn("w:ins"), qn("w:del"))]
    assert len(set(marks)) == len(marks)
    assert [e for e in root.iter(qn("w:ins")) if e.find(f".//{qn('w:ins')}") is not None] == []
    by = [e.get(qn("w:author")) for e in root.iter(qn("w:ins"))]
    assert by == ["Service", "guide refresh", "Service"]
    kept = ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in root.iter(qn("w:p"))]
    assert STEP_1 in kept


def test_what_the_document_lacks_is_said_when_mending(
    word: Path, tmp_path: Path, refresh: Refresh
) -> None:
    document = docx.Document(str(word))
    line = next(p for p in document.paragraphs if p.text == STEP_1)
    line.text = "Choisir « Par courrier » et cliquer sur « Valider »."
    document.save(str(word))
    result = refresh(word, tmp_path / "neuf.docx", "--mend")
    assert result.exit_code == 0, result.output
    assert "Phrases à ajouter à la main" in result.output
    assert "après l’étape 1 : Cocher" in result.output


@pytest.mark.parametrize("partial", [False, True])
def test_a_step_that_no_run_shows_stops_the_work_unless_told_otherwise(
    word: Path, tmp_path: Path, refresh: Refresh, partial: bool
) -> None:
    document = docx.Document(str(word))
    document.add_paragraph("ETAPE 3")
    document.add_paragraph("Cliquer sur « Exporter en tableur ».")
    document.save(str(word))
    target = tmp_path / "neuf.docx"
    result = refresh(word, target, *(["--partial"] if partial else []))
    assert "tape 3" in result.output
    assert target.exists() == partial
    assert result.exit_code == (0 if partial else 1)


def test_the_original_is_never_written(word: Path, refresh: Refresh) -> None:
    before = word.read_bytes()
    result = refresh(word, word)
    assert result.exit_code == 2
    assert "document d’origine" in result.output
    assert word.read_bytes() == before


def test_another_name_of_the_original_is_the_original(
    word: Path, tmp_path: Path, refresh: Refresh
) -> None:
    """As where upper and lower case make no difference between names."""
    other = tmp_path / "Procedure.docx"
    os.link(word, other)
    assert refresh(word, other).exit_code == 2
    assert other.samefile(word)


@pytest.mark.parametrize("damaged", ["word/theme/theme1.xml", "word/media/image1.png"])
def test_a_damaged_part_is_refused_before_anything_is_written(
    word: Path, tmp_path: Path, refresh: Refresh, damaged: str
) -> None:
    data = bytearray(word.read_bytes())
    with zipfile.ZipFile(word) as archive:
        member = archive.getinfo(damaged)
    for signature, at in ((b"PK\x01\x02", 16), (b"PK\x03\x04", 14)):
        place = data.find(signature)
        while place >= 0 and damaged.encode() not in data[place : place + 80]:
            place = data.find(signature, place + 1)
        data[place + at : place + at + 4] = (member.CRC ^ 1).to_bytes(4, "little")
    word.write_bytes(bytes(data))
    result = refresh(word, tmp_path / "neuf.docx")
    assert result.exit_code == 2
    assert "abîmé ou incomplet" in result.output
    assert not (tmp_path / "neuf.docx").exists()


def test_the_words_of_the_suite_are_asked_for(
    word: Path, tmp_path: Path, refresh: Refresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a refresh proves is judged with them, as a check does."""
    monkeypatch.chdir(tmp_path)
    Path("pyproject.toml").write_text('[tool.guide]\nwords = "mots.toml"\n', "utf-8")
    result = refresh(word, tmp_path / "neuf.docx")
    assert result.exit_code == 2
    assert "mots.toml : ce fichier de mots n’existe pas" in result.output
    Path("mots.toml").write_text('synonyms = ["facture note"]\n', "utf-8")
    assert refresh(word, tmp_path / "neuf.docx").exit_code == 0
