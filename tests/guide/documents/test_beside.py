"""What stands beside the words of a document is read with the step it belongs to, or told."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from guide.documents import read_document
from guide.documents.model import Document, Paragraph

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
SPACES = f'xmlns:w="{WORD}" xmlns:r="{LINKS}" xmlns:a="{DRAWING}"'
PAGE = "<html><body><p>2. Cliquer sur « Oui ».</p><p>3. Finir.</p></body></html>"
TOLD = "L’administrateur dispose de 30 jours pour accepter."


def p(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def r(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def word(folder: Path, body: str, **parts: str) -> Document:
    """A Word file with these parts, named by their kind, related as rId-KIND; read."""
    path, related = folder / "document.docx", ""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"
        )
        for kind, text in parts.items():
            archive.writestr(f"word/{kind}.part", text)
            related += f'<Relationship Id="rId-{kind}" Type="{LINKS}/{kind}" Target="{kind}.part"/>'
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{PACKAGE}">{related}</Relationships>',
        )
    return read_document(path)


def step(document: Document, number: int) -> list[Paragraph]:
    (procedure,) = document.procedures
    return list(procedure.sections[number - 1].paragraphs())


def beside(document: Document) -> list[tuple[str, int | None, str | None]]:
    """What the first step of two tells besides its own sentence."""
    assert [section.number for section in document.procedures[0].sections] == ["1", "2"]
    return [(x.text, x.place.paragraph, x.place.part) for x in step(document, 1) if x.place.part]


@pytest.mark.parametrize(
    ("kind", "called"), [("footnote", "note de bas de page 1"), ("endnote", "note de fin 1")]
)
def test_a_note_of_word_is_read_with_the_step_that_calls_it(
    tmp_path: Path, kind: str, called: str
) -> None:
    call = f'<w:r><w:{kind}Reference w:id="2"/></w:r>'
    notes = (
        f'<w:{kind}s {SPACES}><w:{kind} w:type="separator" w:id="-1">{p(r("3. Trait"))}</w:{kind}>'
        f'<w:{kind} w:id="2">{p(r(TOLD))}{p(r("7. Appeler."))}</w:{kind}></w:{kind}s>'
    )
    body = p(r("1. Cliquer sur"), call) + p(r("« Valider ».")) + p(r("2. Envoyer."))
    document = word(tmp_path, body, **{f"{kind}s": notes})
    assert beside(document) == [(TOLD, 1, called), ("7. Appeler.", 1, called)]
    assert step(document, 1)[0].text == "Cliquer sur « Valider »."


def test_a_note_that_nothing_calls_is_read_at_the_end(tmp_path: Path) -> None:
    notes = f'<w:footnotes {SPACES}><w:footnote w:id="2">{p(r(TOLD))}</w:footnote></w:footnotes>'
    document = word(tmp_path, p(r("1. Cliquer.")) + p(r("2. Envoyer.")), footnotes=notes)
    assert step(document, 2)[-1].text == TOLD


def test_a_diagram_of_word_is_read_where_it_stands(tmp_path: Path) -> None:
    space = 'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
    shown = f'<w:r><w:drawing><dgm:relIds {space} r:dm="rId-diagramData"/></w:drawing></w:r>'
    points = "".join(
        f"<dgm:pt><dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>"
        for text in (TOLD[:20], "Voir la demande")
    )
    data = f'<dgm:dataModel {space} xmlns:a="{DRAWING}">{points}</dgm:dataModel>'
    document = word(tmp_path, p(r("1. Cliquer."), shown) + p(r("2. Envoyer.")), diagramData=data)
    assert beside(document) == [
        (TOLD[:20].strip(), 1, "diagramme"),
        ("Voir la demande", 1, "diagramme"),
    ]


def test_drawn_letters_of_word_are_read(tmp_path: Path) -> None:
    old = '<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="{}"/>'
    drawn = f"<w:r>{old.format(TOLD)}</v:shape></w:pict></w:r>"
    locked = f"<w:r><w:drawing><a:p><a:r><a:t>{TOLD}</a:t></a:r></a:p></w:drawing></w:r>"
    document = word(tmp_path, p(r("1. Cliquer."), drawn, locked) + p(r("2. Envoyer.")))
    assert beside(document) == [(TOLD, 1, "texte dessiné")] * 2


def test_a_header_that_tells_something_is_read_and_its_title_is_not(tmp_path: Path) -> None:
    titles = ("Supprimer un administrateur – mode opératoire", "Page 1 / 2")
    lines = "".join(p(r(words)) for words in (*titles, TOLD, f"Rappel : {TOLD[:-1]}"))
    document = word(
        tmp_path,
        p(r("1. Cliquer.")) + p(r("2. Envoyer.")),
        header=f"<w:hdr {SPACES}>{lines}</w:hdr>",
        footer=f"<w:ftr {SPACES}>{p(r('Cliquer sur « Aide » au besoin.'))}</w:ftr>",
    )
    told = [(x.text, x.place.part) for x in step(document, 2) if x.place.part]
    assert told == [(TOLD, "en-tête"), (f"Rappel : {TOLD[:-1]}", "en-tête")]
    assert [x.text for x in document.furniture] == [
        *titles,
        "Cliquer sur « Aide » au besoin.",
    ]
    assert [x.what for x in document.unread] == [
        "une consigne en pied de page : « Cliquer sur « Aide » au besoin. »"
    ]


@pytest.mark.parametrize(
    "page",
    [
        PAGE,
        f"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n{PAGE}",
        "2. Cliquer sur « Oui ».\n\n3. Finir.",
    ],
)
def test_a_document_inserted_in_word_goes_on_where_it_stands(tmp_path: Path, page: str) -> None:
    chunk = '<w:altChunk r:id="rId-aFChunk"/>'
    body = p(r("1. Cliquer.")) + chunk + p(r("4. Envoyer."))
    document = word(tmp_path, body, aFChunk=page)
    (procedure,) = document.procedures
    assert [(s.number, s.text) for s in procedure.sections] == [
        ("1", "Cliquer."),
        ("2", "Cliquer sur « Oui »."),
        ("3", "Finir."),
        ("4", "Envoyer."),
    ]
    assert procedure.sections[3].place.paragraph == 2


def test_a_choice_of_a_form_of_word_is_read(tmp_path: Path) -> None:
    entries = "".join(f'<w:listEntry w:val="{text}"/>' for text in ("Mail", "Courrier"))
    field = (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>{entries}'
        "</w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    control = (
        "<w:sdt><w:sdtPr><w:dropDownList/></w:sdtPr>"
        f"<w:sdtContent>{r('Oui')}</w:sdtContent></w:sdt>"
    )
    prompt = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/><w:dropDownList/></w:sdtPr>"
        f"<w:sdtContent>{r('Choisissez un élément.')}</w:sdtContent></w:sdt>"
    )
    document = word(
        tmp_path, p(r("1. Choisir "), field, r(" puis "), control, prompt) + p(r("2. Envoyer."))
    )
    assert step(document, 1)[0].text == "Choisir Courrier puis Oui"
    assert [(x.what, x.place.paragraph) for x in document.unread] == [("un champ encore vide", 1)]


def test_what_word_shows_and_nobody_reads_is_told(tmp_path: Path) -> None:
    shown = (
        '<w:r><w:drawing><c:chart xmlns:c="urn:c" r:id="rId9"/></w:drawing></w:r>',
        '<w:r><w:object><o:OLEObject xmlns:o="urn:o"/></w:object></w:r>',
        '<m:oMath xmlns:m="urn:m"><m:r><m:t>x²</m:t></m:r></m:oMath>',
    )
    document = word(
        tmp_path,
        p(r("1. Cliquer."), *shown) + '<w:altChunk r:id="rId-aFChunk"/>' + p(r("2. Envoyer.")),
        aFChunk="{\\rtf1 Suite}",
        comments=f"<w:comments {SPACES}/>",
    )
    assert [(x.what, x.place.paragraph) for x in document.unread] == [
        ("un graphique", 1),
        ("un objet incorporé", 1),
        ("une formule", 1),
        ("un document inséré", 1),
        ("les commentaires", None),
    ]


@pytest.mark.parametrize("look", ["<w:strike/>", "<w:dstrike/>", '<w:rStyle w:val="Barre"/>'])
def test_struck_words_of_word_count_as_deleted(tmp_path: Path, look: str) -> None:
    styles = (
        f'<w:styles {SPACES}><w:style w:type="character" w:styleId="Barre"><w:rPr><w:strike/>'
        "</w:rPr></w:style></w:styles>"
    )
    body = p(r("1. Cliquer sur "), r("« Suivant » ", look), r("« Valider ».")) + p(r("2. Envoyer."))
    document = word(tmp_path, body, styles=styles)
    assert step(document, 1)[0].text == "Cliquer sur « Valider »."


OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
FLAT = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<office:document '
    + " ".join(
        f'xmlns:{key}="{OFFICE}{name}:1.0"'
        for key, name in (
            ("office", "office"), ("text", "text"), ("style", "style"), ("draw", "drawing"),
            ("form", "form"),
        )
    )
    + ' office:mimetype="application/vnd.oasis.opendocument.text">'
    '<office:automatic-styles><style:style style:name="barre" style:family="text">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style>'
    "</office:automatic-styles><office:master-styles><style:master-page style:name=\"Standard\">"
    f"<style:header><text:p>{TOLD}</text:p><text:p>Fiche 12</text:p></style:header>"
    "</style:master-page></office:master-styles><office:body><office:text>"
    "<office:forms><form:form><form:listbox form:id=\"c1\"><form:option form:label=\"Mail\"/>"
    '<form:option form:label="Courrier" form:current-selected="true"/></form:listbox></form:form>'
    "</office:forms>{}</office:text></office:body></office:document>"
)  # fmt: skip
"""A LibreOffice text of one file, whose body is to be filled in."""


def flat(folder: Path, *paragraphs: str) -> Document:
    path = folder / "document.fodt"
    path.write_text(FLAT.format("".join(f"<text:p>{one}</text:p>" for one in paragraphs)), "utf-8")
    return read_document(path)


def test_a_note_of_libreoffice_is_read_with_the_step_that_calls_it(tmp_path: Path) -> None:
    note = (
        '<text:note text:note-class="{}"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>{}</text:p></text:note-body></text:note>"
    )
    notes = note.format("footnote", TOLD) + note.format("endnote", "Voir le site.")
    document = flat(tmp_path, f"1. Cliquer{notes}.", "2. Envoyer.")
    assert beside(document) == [
        (TOLD, 1, "note de bas de page 1"),
        ("Voir le site.", 1, "note de fin 1"),
    ]
    assert step(document, 1)[0].text == "Cliquer."


def test_fields_struck_words_headers_and_objects_of_libreoffice(tmp_path: Path) -> None:
    listed = (
        '<text:drop-down><text:label text:value="Non"/><text:label text:value="Oui"/>Oui'
        "</text:drop-down>"
    )
    control = '<draw:control draw:control="c1"/>'
    struck = '<text:span text:style-name="barre">« Suivant »</text:span>'
    held = "<draw:frame><draw:object/></draw:frame>"
    document = flat(tmp_path, f"1. Choisir {listed}, {control} {struck}{held}.", "2. Envoyer.")
    assert document.format == "fodt"
    assert step(document, 1)[0].text == "Choisir Oui, Courrier ."
    assert [(x.text, x.place.part) for x in step(document, 2)][1:] == [(TOLD, "en-tête")]
    assert [x.text for x in document.furniture] == ["Fiche 12"]
    assert [(x.what, x.place.paragraph) for x in document.unread] == [("un objet incorporé", 1)]


def test_pictures_of_a_flat_text_are_no_words(tmp_path: Path) -> None:
    data = f"<office:binary-data>{'QUJD' * 3_000_000}</office:binary-data>"
    picture = f"<draw:frame><draw:image>{data}</draw:image></draw:frame>"
    document = flat(tmp_path, "1. Cliquer.", picture, "2. Envoyer.")
    assert [x.pictures for x in step(document, 1)] == [0, 1]


STRUCK = (
    "<s>« Suivant »</s>",
    "<del>« Suivant »</del>",
    '<span style="text-decoration: line-through">« Suivant »</span>',
    '<span style="color: red; text-decoration-line:line-through">« Suivant »</span>',
    '<span class="T1 T3">« Suivant »</span>',
)


@pytest.mark.parametrize("struck", STRUCK)
def test_struck_words_of_a_page_count_as_deleted(tmp_path: Path, struck: str) -> None:
    path = tmp_path / "page.html"
    style = "<style>p {margin: 0} i, span.T3 {text-decoration: line-through}</style>"
    path.write_text(
        f"<html>{style}<body><p>1. Cliquer {struck} sur « Valider ».</p><p>2. Envoyer.</p></body>",
        "utf-8",
    )
    assert step(read_document(path), 1)[0].text == "Cliquer sur « Valider »."


def test_what_a_page_includes_is_told(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<p>1. Cliquer.</p>\n<iframe src='x'></iframe><p>2. Envoyer.</p>", "utf-8")
    assert [(x.what, x.place.line) for x in read_document(path).unread] == [("une page incluse", 2)]


def test_xml_of_word_is_refused_with_what_to_do(tmp_path: Path) -> None:
    from tests.guide.documents.test_hostile import refusal

    path = tmp_path / "document.xml"
    path.write_text(
        '<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package/>', "utf-8"
    )
    assert "enregistrez-le en .docx ou .odt" in refusal(path)
