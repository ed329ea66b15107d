"""LibreOffice texts with every structure at once, drawn from a seed; as an archive or flat."""

import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.oddwords import ARABIC, chapter, sentence

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = " ".join(
    f'xmlns:{key}="{OASIS}:{name}:1.0"'
    for key, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
        ("style", "style"), ("svg", "svg-compatible"), ("form", "form"),
    )
)  # fmt: skip
STYLES = (
    '<office:automatic-styles><style:style style:name="barre" style:family="text">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style>'
    "</office:automatic-styles>"
)
LINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
KIND = "application/vnd.oasis.opendocument.text"


def write_odt(path: Path, size: int, seed: int) -> None:
    """Write a text of about ``size`` paragraphs; a flat one if its name says so."""
    chance = random.Random(seed)
    text = "".join(_Writer(chance, size).blocks())
    body = f"<office:body><office:text>{text}</office:text></office:body>"
    if path.suffix == ".fodt":
        opening = (
            f'<?xml version="1.0"?>\n<office:document {SPACES} {LINK} office:mimetype="{KIND}">'
        )
        path.write_text(f"{opening}{STYLES}{body}</office:document>", "utf-8")
        return
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", KIND)
        root = "office:document-content"
        archive.writestr("content.xml", f"<{root} {SPACES} {LINK}>{STYLES}{body}</{root}>")
        archive.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{OASIS}:manifest:1.0"/>')


class _Writer:
    """Paragraphs, lists, tables and boxes, until there are as many paragraphs as are wanted."""

    def __init__(self, chance: random.Random, size: int) -> None:
        self._chance, self._left, self._number = chance, size, 0
        self._kinds: tuple[Callable[[], str], ...] = (
            self._plain, self._plain, self._step, self._step, self._step, self._noted,
            self._foreign, self._struck, self._chosen, self._pictured, self._boxed, self._listed,
            self._held, self._table,
        )  # fmt: skip

    def blocks(self) -> Iterator[str]:
        old = f"<text:p>{sentence(self._chance)}</text:p>"
        gone = f"<text:changed-region><text:deletion>{old}</text:deletion></text:changed-region>"
        yield f"<text:tracked-changes>{gone}</text:tracked-changes>"
        yield f'<text:h text:outline-level="1">{chapter(self._chance)}</text:h>'
        while self._left > 0:
            yield self._chance.choice(self._kinds)()

    def _counted(self, inside: str) -> str:
        self._left -= 1
        return f"<text:p>{inside}</text:p>"

    def _plain(self) -> str:
        return self._counted(sentence(self._chance))

    def _step(self) -> str:
        self._number += 1
        return self._counted(f"{self._number}. {sentence(self._chance)}")

    def _noted(self) -> str:
        kind = self._chance.choice(("footnote", "endnote"))
        body = f"<text:note-body><text:p>{sentence(self._chance)}</text:p></text:note-body>"
        note = f'<text:note text:note-class="{kind}">{body}</text:note>'
        return self._counted(f"{sentence(self._chance)}{note}")

    def _foreign(self) -> str:
        return self._counted(f"{ARABIC}<text:tab/>{sentence(self._chance)}<text:s/>{ARABIC}")

    def _struck(self) -> str:
        span = f'<text:span text:style-name="barre">{sentence(self._chance)}</text:span>'
        return self._counted(f"{span}{sentence(self._chance)}")

    def _chosen(self) -> str:
        labels = '<text:label text:value="Mail"/><text:label text:value="Courrier"/>'
        return self._counted(f"Choisir <text:drop-down>{labels}Courrier</text:drop-down>.")

    def _pictured(self) -> str:
        image = '<draw:image xlink:href="Pictures/a.png"/>'
        return self._counted(f'<draw:frame svg:width="6cm">{image}</draw:frame>')

    def _boxed(self) -> str:
        box = f"<draw:text-box>{self._plain()}{self._pictured()}</draw:text-box>"
        return self._counted(f"<draw:frame>{box}</draw:frame>")

    def _listed(self) -> str:
        items = "".join(f"<text:list-item>{self._plain()}</text:list-item>" for _ in range(3))
        return f"<text:list>{items}</text:list>"

    def _held(self) -> str:
        return self._counted("<draw:frame><draw:object/></draw:frame>")

    def _table(self, depth: int = 0) -> str:
        rows = "".join(self._row(depth) for _ in range(self._chance.randint(1, 6)))
        return f"<table:table>{rows}</table:table>{self._plain()}"

    def _row(self, depth: int) -> str:
        inner = self._table(depth + 1) if depth < 3 and self._chance.random() < 0.15 else ""  # noqa: PLR2004
        cells = (self._pictured(), inner + self._step(), self._plain())
        inside = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
        return f"<table:table-row>{inside}</table:table-row>"
