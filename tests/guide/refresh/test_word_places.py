"""Where pictures stand in Word files of other makes: icons, sections, cells, older drawings."""

from __future__ import annotations

import io
from copy import deepcopy
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Emu
from docx.text.paragraph import Paragraph

from tests.guide.refresh.conftest import STEP_1, STEP_2, Refresh, old_picture

VML = (
    f"<w:pict {nsdecls('w', 'r')} xmlns:v='urn:schemas-microsoft-com:vml'><v:shape "
    "style='width:240pt;height:180pt'><v:imagedata r:id='{}' croptop='6554f' cropleft='9000f'/>"
    "</v:shape></w:pict>"
)


def refreshed(document: Document, folder: Path, refresh: Refresh) -> tuple[Document, str]:
    path, target = folder / "depart.docx", folder / "neuf.docx"
    document.save(str(path))
    result = refresh(path, target)
    assert result.exit_code == 0, result.output
    return docx.Document(str(target)), result.output


def line(document: Document, words: str) -> Paragraph:
    return next(p for p in document.paragraphs if p.text == words)


def below(document: Document, words: str) -> Paragraph:
    lines = document.paragraphs
    return lines[[p.text for p in lines].index(words) + 1]


def shown(document: Document, paragraph: Paragraph) -> list[bytes]:
    """The pictures of a paragraph, in both ways of drawing."""
    blips = paragraph._p.iter(qn("a:blip"), "{urn:schemas-microsoft-com:vml}imagedata")  # noqa: SLF001
    relations = [e.get(qn("r:embed")) or e.get(qn("r:id")) or "" for e in blips]
    return [document.part.related_parts[relation].blob for relation in relations]


def test_an_icon_in_a_sentence_stays_and_the_page_below_it_is_replaced(
    word: Path, tmp_path: Path, refresh: Refresh
) -> None:
    document, icon = docx.Document(str(word)), old_picture("blue", 32, 32)
    line(document, STEP_1).add_run().add_picture(io.BytesIO(icon), width=Cm(0.5))
    after, said = refreshed(document, tmp_path, refresh)
    assert shown(after, line(after, STEP_1)) == [icon]
    assert shown(after, below(after, STEP_1)) != [old_picture("red")]
    assert "trop petite pour montrer une page" in said


def test_a_picture_too_many_in_a_step_is_named_with_its_step(
    word: Path, tmp_path: Path, refresh: Refresh
) -> None:
    document = docx.Document(str(word))
    below(document, STEP_1).add_run().add_picture(io.BytesIO(old_picture("blue")), width=Cm(7))
    _, said = refreshed(document, tmp_path, refresh)
    assert "image 1, paragraphe 2 : sous aucune étape" in said
    assert "image 3, paragraphe 5 : Étape 1 ne montre pas d’autre page" in said


def test_a_picture_that_was_moved_away_does_not_count(
    word: Path, tmp_path: Path, refresh: Refresh
) -> None:
    document, old = docx.Document(str(word)), old_picture("blue")
    gone = line(document, STEP_1).insert_paragraph_before()
    run = gone.add_run()
    run.add_picture(io.BytesIO(old), width=Cm(7))
    mark = parse_xml(f'<w:moveFrom {nsdecls("w")} w:id="9" w:author="A"/>')
    gone._p.append(mark)  # noqa: SLF001
    mark.append(run._r)  # noqa: SLF001
    after, _ = refreshed(document, tmp_path, refresh)
    assert shown(after, after.paragraphs[3]) == [old]
    assert shown(after, below(after, STEP_1)) != [old_picture("red")]


def test_a_new_picture_is_as_wide_as_its_own_section_allows_and_stays_in_it(
    word: Path, tmp_path: Path, refresh: Refresh
) -> None:
    document = docx.Document(str(word))
    last = document.sections[-1]
    section = deepcopy(last._sectPr)  # noqa: SLF001
    line(document, STEP_2)._p.get_or_add_pPr().append(section)  # noqa: SLF001
    document.add_paragraph("Fin.")
    last.page_width = Emu((last.left_margin or 0) + (last.right_margin or 0) + Cm(1))
    after, _ = refreshed(document, tmp_path, refresh)
    put = below(after, STEP_2)
    assert next(put._p.iter(qn("wp:extent"))).cx > Cm(1)  # noqa: SLF001
    assert put._p.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None  # noqa: SLF001
    assert line(after, STEP_2)._p.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is None  # noqa: SLF001


def test_a_new_picture_fits_a_cell_that_leaves_its_width_to_the_table(
    tmp_path: Path, refresh: Refresh
) -> None:
    document = docx.Document()
    document.add_heading("S’inscrire", 0)
    table = document.add_table(rows=0, cols=2)
    for number, words in enumerate((STEP_1, STEP_2), 1):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = str(number), words
    for width in table._tbl.iter(qn("w:tcW")):  # noqa: SLF001
        width.set(qn("w:type"), "auto")
        width.set(qn("w:w"), "0")
    columns = table.columns
    after, _ = refreshed(document, tmp_path, refresh)
    for extent in after.element.iter(qn("wp:extent")):
        assert extent.cx < (columns[1].width or 0)


def test_an_older_drawing_shows_the_new_picture_whole(
    word: Path, tmp_path: Path, refresh: Refresh
) -> None:
    document = docx.Document(str(word))
    relation, _ = document.part.get_or_add_image(io.BytesIO(old_picture("blue")))
    place = below(document, STEP_1)
    for run in list(place.runs):
        place._p.remove(run._r)  # noqa: SLF001
    place.add_run()._r.append(parse_xml(VML.format(relation)))  # noqa: SLF001
    after, _ = refreshed(document, tmp_path, refresh)
    put = below(after, STEP_1)
    assert shown(after, put) != [old_picture("blue")]
    named = next(put._p.iter("{urn:schemas-microsoft-com:vml}imagedata"))  # noqa: SLF001
    assert [key for key in named.attrib if str(key).startswith("crop")] == []


def test_the_copy_for_older_programs_shows_the_new_picture_even_if_it_was_another_part(
    word: Path, tmp_path: Path, refresh: Refresh
) -> None:
    document = docx.Document(str(word))
    place = below(document, STEP_1)
    relation, _ = document.part.get_or_add_image(io.BytesIO(old_picture("blue")))
    both = parse_xml(
        "<mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/"
        "2006'><mc:Choice Requires='wps'/><mc:Fallback>"
        f"{VML.format(relation)}</mc:Fallback></mc:AlternateContent>"
    )
    drawing = next(place._p.iter(qn("w:drawing")))  # noqa: SLF001
    place.runs[0]._r.append(both)  # noqa: SLF001
    both[0].append(drawing)
    after, _ = refreshed(document, tmp_path, refresh)
    drawn, copied = shown(after, below(after, STEP_1))
    assert drawn == copied
    assert drawn not in {old_picture("red"), old_picture("blue")}
