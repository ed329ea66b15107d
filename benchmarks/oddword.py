"""Word files that nobody should have to read: every structure at once, drawn from a seed."""

import io
import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image

from benchmarks.oddwords import ARABIC, chapter, sentence

OFFICE = "http://schemas.openxmlformats.org"
W, A = f"{OFFICE}/wordprocessingml/2006/main", f"{OFFICE}/drawingml/2006/main"
R, MC = (
    f"{OFFICE}/officeDocument/2006/relationships",
    f"{OFFICE}/markup-compatibility/2006",
)
WP, PIC = f"{OFFICE}/drawingml/2006/wordprocessingDrawing", f"{OFFICE}/drawingml/2006/picture"
DGM, SHAPE = f"{OFFICE}/drawingml/2006/diagram", "http://schemas.microsoft.com/office/word/2010"
SPACES = (
    f'xmlns:w="{W}" xmlns:a="{A}" xmlns:r="{R}" xmlns:mc="{MC}" xmlns:wp="{WP}" xmlns:pic="{PIC}" '
    f'xmlns:dgm="{DGM}" xmlns:wps="{SHAPE}/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
RELATED = ("footnotes", "endnotes", "header", "footer", "diagramData", "aFChunk", "image")
NOTES = 400
"""Notes that a file keeps, however many its paragraphs are."""


def write_word(path: Path, size: int, seed: int) -> None:
    """Write a file of about ``size`` paragraphs."""
    chance = random.Random(seed)
    body = "".join(_Writer(chance, size).blocks())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _types())
        archive.writestr("_rels/.rels", _relations({"officeDocument": "word/document.xml"}))
        archive.writestr("word/_rels/document.xml.rels", _relations({k: k for k in RELATED}))
        archive.writestr(
            "word/document.xml", f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"
        )
        for kind, part in _parts(chance):
            archive.writestr(f"word/{kind}", part)


def _types() -> str:
    return (
        f'<Types xmlns="{OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        'ContentType="application/xml"/></Types>'
    )


def _relations(parts: dict[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="{kind}" Type="{R}/{kind}" Target="{part}"/>'
        for kind, part in parts.items()
    )
    return f'<Relationships xmlns="{OFFICE}/package/2006/relationships">{each}</Relationships>'


def _parts(chance: random.Random) -> Iterator[tuple[str, str | bytes]]:
    for kind, tag in (("footnotes", "footnote"), ("endnotes", "endnote")):
        notes = "".join(
            f'<w:{tag} w:id="{number}">{_paragraph(_run(sentence(chance)))}</w:{tag}>'
            for number in range(NOTES)
        )
        yield kind, f"<w:{kind} {SPACES}>{notes}</w:{kind}>"
    for kind, tag in (("header", "hdr"), ("footer", "ftr")):
        yield kind, f"<w:{tag} {SPACES}>{_paragraph(_run(sentence(chance)))}</w:{tag}>"
    points = "".join(
        f"<dgm:pt><dgm:t><a:p><a:r><a:t>{sentence(chance)}</a:t></a:r></a:p></dgm:t></dgm:pt>"
        for _ in range(5)
    )
    yield "diagramData", f"<dgm:dataModel {SPACES}>{points}</dgm:dataModel>"
    yield "aFChunk", f"<html><body><ol><li>{sentence(chance)}</li></ol></body></html>"
    drawn = io.BytesIO()
    Image.new("RGB", (60, 40), (200, 210, 230)).save(drawn, "PNG")
    yield "image", drawn.getvalue()


def _paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def _run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


class _Writer:
    """Paragraphs, tables and boxes, until there are as many paragraphs as are wanted."""

    def __init__(self, chance: random.Random, size: int) -> None:
        self._chance, self._left, self._drawings = chance, size, 0
        self._number = 0
        self._kinds: tuple[Callable[[], str], ...] = (
            self._plain, self._plain, self._step, self._step, self._step, self._revised,
            self._noted, self._foreign, self._field, self._struck, self._pictured, self._diagram,
            self._lettered, self._boxed, self._controlled, self._deleted_end, self._table,
        )  # fmt: skip

    def blocks(self) -> Iterator[str]:
        yield self._counted(_run(chapter(self._chance)), properties='<w:outlineLvl w:val="0"/>')
        yield '<w:altChunk r:id="aFChunk"/>'
        while self._left > 0:
            yield self._chance.choice(self._kinds)()

    def _counted(self, *runs: str, properties: str = "") -> str:
        self._left -= 1
        return _paragraph(*runs, properties=properties)

    def _plain(self) -> str:
        return self._counted(_run(sentence(self._chance)))

    def _step(self) -> str:
        self._number += 1
        return self._counted(_run(f"{self._number}. "), _run(sentence(self._chance), "<w:b/>"))

    def _revised(self) -> str:
        old = f"<w:del w:id='1'><w:r><w:delText>{sentence(self._chance)}</w:delText></w:r></w:del>"
        new = f"<w:ins w:id='2'>{_run(sentence(self._chance))}</w:ins>"
        return self._counted(old, new, f"<w:moveFrom w:id='3'>{_run('Ancien')}</w:moveFrom>")

    def _noted(self) -> str:
        kind = self._chance.choice(("footnote", "endnote"))
        call = f'<w:r><w:{kind}Reference w:id="{self._chance.randrange(NOTES)}"/></w:r>'
        return self._counted(_run(sentence(self._chance)), call)

    def _foreign(self) -> str:
        mixed = _run(ARABIC, "<w:rtl/>"), _run(sentence(self._chance)), _run(ARABIC, "<w:rtl/>")
        return self._counted(*mixed, properties="<w:bidi/>")

    def _field(self) -> str:
        entries = '<w:listEntry w:val="Mail"/><w:listEntry w:val="Courrier"/>'
        begin = (
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
            f"{entries}</w:ddList></w:ffData></w:fldChar></w:r>"
        )
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        return self._counted(_run("Choisir "), begin, end, _run(sentence(self._chance)))

    def _struck(self) -> str:
        return self._counted(
            _run(sentence(self._chance), "<w:strike/>"), _run(sentence(self._chance))
        )

    def _picture(self) -> str:
        self._drawings += 1
        return (
            '<w:r><w:drawing><wp:inline><wp:extent cx="2000000" cy="1300000"/><wp:docPr '
            f'id="{self._drawings}" name="Image"/><a:graphic><a:graphicData uri="{PIC}"><pic:pic>'
            '<pic:blipFill><a:blip r:embed="image"/></pic:blipFill></pic:pic></a:graphicData>'
            "</a:graphic></wp:inline></w:drawing></w:r>"
        )

    def _pictured(self) -> str:
        return self._counted(self._picture())

    def _diagram(self) -> str:
        return self._counted('<w:r><w:drawing><dgm:relIds r:dm="diagramData"/></w:drawing></w:r>')

    def _lettered(self) -> str:
        shape = f'<v:shape><v:textpath string="{sentence(self._chance)}"/></v:shape>'
        return self._counted(f"<w:r><w:pict>{shape}</w:pict></w:r>")

    def _boxed(self) -> str:
        box = f"<w:txbxContent>{self._plain()}{self._pictured()}</w:txbxContent>"
        drawn = f"<w:drawing><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></w:drawing>"
        both = f"<mc:Choice>{drawn}</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        return self._counted(f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>")

    def _controlled(self) -> str:
        prompt = "<w:showingPlcHdr/>" if self._chance.random() < 0.3 else ""  # noqa: PLR2004
        return (
            f"<w:sdt><w:sdtPr>{prompt}<w:dropDownList/></w:sdtPr><w:sdtContent>"
            f"{self._step()}</w:sdtContent></w:sdt>"
        )

    def _deleted_end(self) -> str:
        mark = "<w:rPr><w:del w:id='4'/></w:rPr>"
        return self._counted(_run(sentence(self._chance)), properties=mark) + self._plain()

    def _table(self, depth: int = 0) -> str:
        rows = "".join(self._row(depth) for _ in range(self._chance.randint(1, 6)))
        return f"<w:tbl>{rows}</w:tbl>{self._plain()}"

    def _row(self, depth: int) -> str:
        inner = self._table(depth + 1) if depth < 3 and self._chance.random() < 0.15 else ""  # noqa: PLR2004
        cells = (self._pictured(), inner + self._step(), self._plain())
        inside = "".join(f"<w:tc>{cell}</w:tc>" for cell in cells)
        gone = "<w:trPr><w:del w:id='5'/></w:trPr>" if self._chance.random() < 0.05 else ""  # noqa: PLR2004
        return f"<w:tr>{gone}{inside}</w:tr>"
