"""Each picture goes to the step that the document's own geometry gives it to, by its content."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from tests.guide.refresh.conftest import STEP_1, STEP_2, Refresh, old_picture

STEPS = (f"Étape 1 : {STEP_1}", f"Étape 2 : {STEP_2}")
TITLE = "S’inscrire"
BOX = (
    "<w:r {space}><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-"
    "compatibility/2006'><mc:Choice Requires='wps'><w:drawing><wp:inline><wp:extent cx='5000000' "
    "cy='3000000'/><wp:docPr id='{number}' name='Zone'/><a:graphic><a:graphicData "
    "uri='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'>"
    "<wps:wsp xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'>"
    "<wps:spPr><a:xfrm><a:off x='0' y='0'/><a:ext cx='5000000' cy='3000000'/></a:xfrm>"
    "<a:prstGeom prst='rect'><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent/>"
    "</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    "</mc:Choice></mc:AlternateContent></w:r>"
)
ARROW = (
    "<w:r {space}><w:drawing><wp:inline><wp:extent cx='900000' cy='90000'/><wp:docPr id='77' "
    "name='Flèche'/><a:graphic><a:graphicData uri='urn:x'><wps:wsp xmlns:wps='http://schemas."
    "microsoft.com/office/word/2010/wordprocessingShape'><wps:spPr/></wps:wsp></a:graphicData>"
    "</a:graphic></wp:inline></w:drawing></w:r>"
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> list[bytes]:
    """The pictures of both steps, as a document without any receives them."""
    from click.testing import CliRunner

    from guide.cli import main

    walked = request.getfixturevalue("walked")
    folder = tmp_path_factory.mktemp("images")
    document = docx.Document()
    for words in (TITLE, *STEPS):
        document.add_paragraph(words)
    document.save(str(folder / "depart.docx"))
    command = ["refresh", str(folder / "depart.docx"), "-o", str(folder / "neuf.docx")]
    result = CliRunner().invoke(main, [*command, "--evidence", str(walked.directory)])
    assert result.exit_code == 0, result.output
    first, second = in_order(folder / "neuf.docx")
    assert first != second
    return [first, second]


def in_order(path: Path) -> list[bytes]:
    """The pictures of a Word file, in the order of its text."""
    document = docx.Document(str(path))
    blips = document.element.body.iter(qn("a:blip"))
    return [document.part.related_parts[blip.get(qn("r:embed"))].blob for blip in blips]


def put(paragraph: Paragraph, colour: str = "red", width: float = 6) -> None:
    paragraph.add_run().add_picture(io.BytesIO(old_picture(colour)), width=Cm(width))


def filled(cell: _Cell, what: str) -> None:
    if what:
        cell.paragraphs[0].add_run(what)
    else:
        put(cell.paragraphs[0])


def table(document: Document, rows: list[list[str]]) -> None:
    """Cells with words, or with an old picture where there are none."""
    made = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, cells in zip(made.rows, rows, strict=True):
        for cell, what in zip(row.cells, cells, strict=True):
            filled(cell, what)


def left(document: Document) -> None:
    table(document, [["", STEPS[0]], ["", STEPS[1]]])


def right(document: Document) -> None:
    table(document, [[STEPS[0], ""], [STEPS[1], ""]])


def captioned_left(document: Document) -> None:
    left(document)
    for row in document.tables[0].rows:
        row.cells[0].add_paragraph("Écran")


def rows_above(document: Document) -> None:
    table(document, [[""], [STEPS[0]], [""], [STEPS[1]]])


def rows_below(document: Document) -> None:
    table(document, [[STEPS[0]], [""], [STEPS[1]], [""]])


def columns_below(document: Document) -> None:
    table(document, [list(STEPS), ["", ""]])


def columns_above(document: Document) -> None:
    table(document, [["", ""], list(STEPS)])


def nested(document: Document) -> None:
    outer = document.add_table(rows=2, cols=2)
    for row, words in zip(outer.rows, STEPS, strict=True):
        inner = row.cells[0].add_table(rows=1, cols=1)
        put(inner.rows[0].cells[0].paragraphs[0])
        row.cells[1].text = words


def above(document: Document) -> None:
    for words in STEPS:
        put(document.add_paragraph())
        document.add_paragraph(words)


def below(document: Document) -> None:
    for words in STEPS:
        document.add_paragraph(words)
        put(document.add_paragraph())


def boxes(document: Document) -> None:
    """Both boxes hang on the first paragraph; each holds a picture, then the words of its step."""
    anchor = document.paragraphs[0]
    for number, words in enumerate(STEPS, 90):
        run = parse_xml(BOX.format(space=nsdecls("w", "wp", "a"), number=number))
        anchor._p.append(run)  # noqa: SLF001
        content = next(run.iter(qn("w:txbxContent")))
        for what in ("", words):
            paragraph = document.add_paragraph(what)
            if not what:
                put(paragraph)
            content.append(paragraph._p)  # noqa: SLF001


LAYOUTS = (
    left, right, captioned_left, rows_above, rows_below, columns_below, columns_above, nested,
    above, below, boxes,
)  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_each_picture_shows_the_page_of_its_own_step(
    tmp_path: Path, refresh: Refresh, pages: list[bytes], layout: Callable[[Document], None]
) -> None:
    document = docx.Document()
    document.add_paragraph(TITLE)
    layout(document)
    path, target = tmp_path / "depart.docx", tmp_path / "neuf.docx"
    document.save(str(path))
    result = refresh(path, target)
    assert result.exit_code == 0, result.output
    assert in_order(target) == pages
    said = [line for line in result.output.splitlines() if line.startswith("  - image")]
    assert [line.split(" : ")[1].split(",")[0] for line in said] == ["Étape 1", "Étape 2"]


def test_the_reason_of_each_replaced_picture_is_told(tmp_path: Path, refresh: Refresh) -> None:
    document = docx.Document()
    document.add_paragraph(TITLE)
    left(document)
    document.save(str(tmp_path / "depart.docx"))
    result = refresh(tmp_path / "depart.docx", tmp_path / "neuf.docx")
    assert (
        "  - image 2, paragraphe 4 : Étape 2, sur la même ligne du tableau que son texte"
        in result.output
    )


def test_a_document_that_does_not_say_above_or_below_is_told_so(
    tmp_path: Path, refresh: Refresh, pages: list[bytes]
) -> None:
    document = docx.Document()
    document.add_paragraph(TITLE)
    put(document.add_paragraph())
    below(document)
    document.save(str(tmp_path / "depart.docx"))
    result = refresh(tmp_path / "depart.docx", tmp_path / "neuf.docx")
    assert in_order(tmp_path / "neuf.docx") == [old_picture("red"), *pages]
    assert "ne dit pas si ses images sont au-dessus ou au-dessous" in result.output


def test_an_annex_is_no_step(tmp_path: Path, refresh: Refresh, pages: list[bytes]) -> None:
    document = docx.Document()
    document.add_paragraph(TITLE)
    below(document)
    document.add_paragraph("Annexe : les écrans")
    put(document.add_paragraph(), "blue")
    document.save(str(tmp_path / "depart.docx"))
    result = refresh(tmp_path / "depart.docx", tmp_path / "neuf.docx")
    assert in_order(tmp_path / "neuf.docx") == [*pages, old_picture("blue")]
    assert "image 3, paragraphe 7 : sous aucune étape" in result.output


def test_a_picture_that_the_writer_drew_upon_stays_and_is_named(
    tmp_path: Path, refresh: Refresh, pages: list[bytes]
) -> None:
    document = docx.Document()
    document.add_paragraph(TITLE)
    below(document)
    document.paragraphs[2]._p.append(parse_xml(ARROW.format(space=nsdecls("w", "wp", "a"))))  # noqa: SLF001
    document.save(str(tmp_path / "depart.docx"))
    result = refresh(tmp_path / "depart.docx", tmp_path / "neuf.docx")
    assert in_order(tmp_path / "neuf.docx") == [old_picture("red"), pages[1]]
    assert "image 1, paragraphe 3 : l’auteur a dessiné dessus" in result.output


def test_a_picture_grouped_with_a_box_stays_and_gets_none_beside_it(
    tmp_path: Path, refresh: Refresh, pages: list[bytes]
) -> None:
    document = docx.Document()
    document.add_paragraph(TITLE)
    below(document)
    picture = next(document.paragraphs[2]._p.iter(qn("pic:pic")))  # noqa: SLF001
    group = parse_xml(
        "<wpg:wgp xmlns:wpg='http://schemas.microsoft.com/office/word/2010/wordprocessingGroup' "
        "xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'>"
        "<wps:wsp><wps:txbx/></wps:wsp></wpg:wgp>"
    )
    holder = picture.getparent()
    assert holder is not None
    holder.append(group)
    group.append(picture)
    document.save(str(tmp_path / "depart.docx"))
    result = refresh(tmp_path / "depart.docx", tmp_path / "neuf.docx")
    assert in_order(tmp_path / "neuf.docx") == [old_picture("red"), pages[1]]
    assert "image 1, paragraphe 3 : l’auteur a dessiné dessus" in result.output


FOREIGN = """# Prendre rendez-vous

1. Ouvrez « Mes clients » et choisissez un client.

   ![Liste](un.png)

2. Prenez un créneau, puis cliquez sur « Valider ».

   ![Créneau](un.png)

3. Cliquez sur « Terminer ».

   ![Fin](un.png)
"""


def test_a_document_of_another_portal_gets_no_picture(tmp_path: Path, refresh: Refresh) -> None:
    (tmp_path / "un.png").write_bytes(old_picture("red"))
    (tmp_path / "depart.md").write_text(FOREIGN, "utf-8")
    result = refresh(tmp_path / "depart.md", tmp_path / "neuf.md", "--partial")
    assert result.exit_code == 1
    assert "aucune de ses étapes" in result.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["depart.md", "un.png"]


OASIS = "urn:oasis:names:tc:opendocument:xmlns"
CONTENT = (
    f'<office:document-content xmlns:office="{OASIS}:office:1.0" xmlns:text="{OASIS}:text:1.0" '
    f'xmlns:table="{OASIS}:table:1.0" xmlns:draw="{OASIS}:drawing:1.0" '
    f'xmlns:svg="{OASIS}:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink">'
    f"<office:body><office:text><text:p>{TITLE}</text:p>{{}}</office:text></office:body>"
    "</office:document-content>"
)
PICTURE = (
    '<text:p><draw:frame svg:width="6cm" svg:height="2cm"><draw:image xlink:href="Pictures/{}.png"'
    "/></draw:frame>{}</text:p>"
)


def opened(path: Path) -> list[bytes]:
    """The pictures of a LibreOffice text, in the order of its text."""
    from lxml import etree

    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("content.xml"))
        images = root.iter(f"{{{OASIS}:drawing:1.0}}image")
        return [archive.read(e.get("{http://www.w3.org/1999/xlink}href") or "") for e in images]


def written(path: Path, body: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", CONTENT.format(body))
        space = f"{OASIS}:manifest:1.0"
        archive.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{space}"/>')
        for name in "ab":
            archive.writestr(f"Pictures/{name}.png", old_picture("red"))
    return path


def odt_row(*cells: str) -> str:
    inside = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
    return f"<table:table-row>{inside}</table:table-row>"


def odt_boxes() -> str:
    box = (
        '<draw:frame svg:width="8cm"><draw:text-box>{}<text:p>{}</text:p></draw:text-box>'
        "</draw:frame>"
    )
    boxes = "".join(
        box.format(PICTURE.format(name, ""), words) for name, words in zip("ab", STEPS, strict=True)
    )
    return f"<text:p>{boxes}</text:p>"


ODT_LAYOUTS = {
    "left": "<table:table>{}</table:table>".format(
        "".join(
            odt_row(PICTURE.format(name, ""), f"<text:p>{words}</text:p>")
            for name, words in zip("ab", STEPS, strict=True)
        )
    ),
    "columns": "<table:table>{}{}</table:table>".format(
        odt_row(*(PICTURE.format(name, "") for name in "ab")),
        odt_row(*(f"<text:p>{words}</text:p>" for words in STEPS)),
    ),
    "above": "".join(
        PICTURE.format(name, "") + f"<text:p>{words}</text:p>"
        for name, words in zip("ab", STEPS, strict=True)
    ),
    "boxes": odt_boxes(),
}


@pytest.mark.parametrize("layout", ODT_LAYOUTS)
def test_each_picture_of_a_libreoffice_text_shows_the_page_of_its_own_step(
    tmp_path: Path, refresh: Refresh, pages: list[bytes], layout: str
) -> None:
    path, target = written(tmp_path / "depart.odt", ODT_LAYOUTS[layout]), tmp_path / "neuf.odt"
    result = refresh(path, target)
    assert result.exit_code == 0, result.output
    assert opened(target) == pages


def test_a_libreoffice_picture_that_the_writer_drew_upon_stays(
    tmp_path: Path, refresh: Refresh, pages: list[bytes]
) -> None:
    body = "".join(
        f"<text:p>{words}</text:p>{PICTURE.format(name, arrow)}"
        for name, words, arrow in zip("ab", STEPS, ("<draw:line/>", ""), strict=True)
    )
    result = refresh(written(tmp_path / "depart.odt", body), tmp_path / "neuf.odt")
    assert opened(tmp_path / "neuf.odt") == [old_picture("red"), pages[1]]
    assert "l’auteur a dessiné dessus" in result.output


def test_a_dry_run_shows_before_and_after_and_changes_nothing(
    tmp_path: Path, refresh: Refresh, pages: list[bytes], word: Path
) -> None:
    import base64

    before, page = word.read_bytes(), tmp_path / "avant-apres.html"
    result = refresh(word, page, "--dry-run")
    assert result.exit_code == 0, result.output
    assert word.read_bytes() == before
    assert "Page écrite" in result.output
    text = page.read_text("utf-8")
    shown = [base64.b64decode(part.split('"')[0]) for part in text.split("base64,")[1:]]
    assert shown == [old_picture("green"), old_picture("red"), *pages]
    assert refresh(word, tmp_path / "neuf.docx", "--dry-run").exit_code == 2


def test_a_dry_run_shows_pictures_in_the_order_of_the_text(
    tmp_path: Path, refresh: Refresh
) -> None:
    document = docx.Document()
    for words in (TITLE, *STEPS):
        document.add_paragraph(words)
    put(document.add_paragraph())
    document.save(str(tmp_path / "depart.docx"))
    page = tmp_path / "avant-apres.html"
    assert refresh(tmp_path / "depart.docx", page, "--dry-run").exit_code == 0
    titles = re.findall(r'<h2 id="image-\d">([^<]+)</h2>', page.read_text("utf-8"))
    assert titles == ["Étape 1", "Étape 2"]
