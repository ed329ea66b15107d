"""A Markdown file with other pictures: they lie in a folder beside the new file."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from PIL import Image

from guide.documents.decoding import decode
from guide.refresh.geometry import Picture

if TYPE_CHECKING:
    from pathlib import Path

    from guide.refresh.figures import DrawnFigure

_IMAGE = re.compile(
    r"!\[(?P<alt>[^\]]*)\](?:\(\s*(?:<(?P<angled>[^>]+)>|(?P<source>[^)\s>]+))(?P<title>[^)]*)\)"
    r"|\[(?P<key>[^\]]*)\])"
)
_DEFINED = re.compile(r" {0,3}\[(?P<key>[^\]]+)\]:\s*(?:<(?P<angled>[^>]+)>|(?P<source>\S+))")
_TAG = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_SOURCE = re.compile(r"(?<=\bsrc=)([\"'])(.*?)\1", re.IGNORECASE)
_ALT = re.compile(r"\balt=([\"'])(.*?)\1", re.IGNORECASE)
_WIDTH = re.compile(r"\bwidth=[\"']?(\d+)(?:px)?[\"'\s/>]", re.IGNORECASE)
_CM_PER_PIXEL = 2.54 / 96
_FENCE = re.compile(r"\s*(```|~~~)")
_ITEM = re.compile(r"(\s*)([-*+]|\d+[.)])\s+")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture: its line from 1, and the characters of that line which name it."""

    at: int
    start: int
    end: int
    source: str
    alt: str


class MarkdownFile:
    """A Markdown file whose pictures are changed one by one."""

    mends = False

    def __init__(self, path: Path, target: Path) -> None:
        """Open a file that ``guide.documents`` has read before."""
        self._path, self._target = path, target
        self._folder = f"{target.stem}-images"
        raw = path.read_bytes()
        text = decode(raw, path)
        self._newline = "\r\n" if "\r\n" in text else "\n"
        self._lines = text.split(self._newline)
        self._placed = list(_placed_in(self._lines))
        self._texts: dict[int, str] = {}
        self._under: dict[int, list[str]] = {}
        self._pictures: dict[str, bytes] = {}

    @property
    def pictures(self) -> list[Picture]:
        """The pictures, in order; a row of a table is a line, and needs no container."""
        return [
            Picture(placed.at, width=self._width(index))
            for index, placed in enumerate(self._placed)
        ]

    def shown(self, index: int) -> bytes | None:
        """The bytes of a picture, where its file is there."""
        old = self._path.parent / unquote(self._placed[index].source)
        return old.read_bytes() if old.is_file() else None

    def _width(self, index: int) -> float | None:
        """How wide a picture shows on a screen, in centimetres, where its file or tag says it."""
        placed = self._placed[index]
        said = _WIDTH.search(self._lines[placed.at - 1], placed.start, placed.end)
        if said:
            return int(said[1]) * _CM_PER_PIXEL
        try:
            with Image.open(self._path.parent / unquote(placed.source)) as picture:
                return picture.width * _CM_PER_PIXEL
        except OSError:
            return None

    def where(self, index: int) -> str:
        """Where a picture stands, in French."""
        placed = self._placed[index]
        return f"image {index + 1}, ligne {placed.at} ({placed.source})"

    def replace(self, index: int, new: DrawnFigure) -> bool:
        """Give a picture its new one; say whether its bytes changed."""
        placed = self._placed[index]
        old = self._path.parent / unquote(placed.source)
        same = old.is_file() and old.read_bytes() == new.png
        source = placed.source if same else self._add(new)
        written = self._lines[placed.at - 1][placed.start : placed.end]
        self._texts[index] = _renamed(written, source, new.alt)
        return not same

    def insert(self, new: DrawnFigure) -> None:
        """Put a picture under the paragraph that it illustrates."""
        last, indent = _end_of(self._lines, new.figure.at)
        image = f"{indent}![{_quiet(new.alt)}]({self._add(new)})"
        self._under.setdefault(last, []).extend(["", image])

    def mend(self, at: int, words: str, other: str, rank: int, moment: str) -> bool:
        """Markdown keeps no tracked changes."""
        raise NotImplementedError

    def packed(self) -> bytes | None:
        """The text; the pictures are written beside it."""
        lines = list(self._lines)
        for index in sorted(self._texts, reverse=True):
            placed = self._placed[index]
            line = lines[placed.at - 1]
            lines[placed.at - 1] = line[: placed.start] + self._texts[index] + line[placed.end :]
        for last in sorted(self._under, reverse=True):
            lines[last:last] = self._under[last]
        self._write_pictures()
        return self._newline.join(lines).encode("utf-8")

    def _add(self, new: DrawnFigure) -> str:
        """Keep a picture under a name that the original shows nothing by; return its address."""
        shown = {(self._path.parent / unquote(s.source)).resolve() for s in self._placed}
        name, count = f"{self._folder}/{new.figure.file}.png", 1
        while (self._target.parent / name).resolve() in shown:
            count += 1
            name = f"{self._folder}/{new.figure.file}-{count}.png"
        self._pictures[name] = new.png
        return quote(name)

    def _write_pictures(self) -> None:
        """The new pictures, and those that stay: their addresses count from the new file."""
        for name, png in self._pictures.items():
            file = self._target.parent / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(png)
        if self._target.parent.resolve() == self._path.parent.resolve():
            return
        for index, placed in enumerate(self._placed):
            kept = index not in self._texts or placed.source in self._texts[index]
            old = self._path.parent / unquote(placed.source)
            if kept and not _ADDRESS.match(placed.source) and old.is_file():
                new = self._target.parent / unquote(placed.source)
                new.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(old, new)


def _placed_in(lines: list[str]) -> list[PlacedPicture]:
    found: list[PlacedPicture] = []
    fenced = False
    defined = {m["key"].lower(): _source(m) for line in lines if (m := _DEFINED.match(line))}
    for number, line in enumerate(lines, 1):
        if _FENCE.match(line):
            fenced = not fenced
        if fenced:
            continue
        here = [
            PlacedPicture(number, m.start(), m.end(), source, m["alt"])
            for m in _IMAGE.finditer(line)
            if (source := _source(m) or defined.get((m["key"] or m["alt"]).lower()))
        ]
        for tag in _TAG.finditer(line):
            source, alt = _SOURCE.search(tag[0]), _ALT.search(tag[0])
            if source:
                told = alt[2] if alt else ""
                here.append(PlacedPicture(number, tag.start(), tag.end(), source[2], told))
        found.extend(sorted(here, key=lambda placed: placed.start))
    return found


def _source(found: re.Match[str]) -> str:
    return found["angled"] or found["source"] or ""


def _renamed(written: str, source: str, alt: str) -> str:
    """The same picture with another source and alternative text; a width stays."""
    image = _IMAGE.fullmatch(written)
    if image:
        address = f"<{source}>" if " " in source else source
        return f"![{_quiet(alt)}]({address}{image['title'] or ''})"
    tag = _SOURCE.sub(lambda m: f"{m[1]}{source}{m[1]}", written)
    told = alt.replace("&", "&amp;").replace('"', "&quot;")
    if _ALT.search(tag):
        return _ALT.sub(lambda _: f'alt="{told}"', tag)
    return tag[:4] + f' alt="{told}"' + tag[4:]


def _quiet(alt: str) -> str:
    return alt.replace("[", "(").replace("]", ")")


def _end_of(lines: list[str], at: int) -> tuple[int, str]:
    """The last line of the paragraph that holds a line, and how far its text is indented."""
    begin = at - 1
    while begin > 0 and lines[begin - 1].strip() and not _ITEM.match(lines[begin]):
        begin -= 1
    last = at
    while last < len(lines) and lines[last].strip() and not _ITEM.match(lines[last]):
        last += 1
    item = _ITEM.match(lines[begin])
    return last, " " * len(item[0]) if item else ""
