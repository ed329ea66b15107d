"""A stamp, and its XML."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from lxml import etree

from guide.french.text import plain

if TYPE_CHECKING:
    from guide.documents.markup import Element

SPACE = "urn:procedures-vivantes:proof:1"
_TAG = f"{{{SPACE}}}"
_LETTERS = 24
"""Hexadecimal digits of a digest: 96 bits, which no two sentences of a drive share by chance."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence by the digest of its words, with its worst verdict; ``none`` claims nothing.

    Attributes:
        rules: ids of the rules that it stands on, where the evidence names them.
        origins: where those rules come from (``source``, ``page``, ``hypothesis``).
    """

    digest: str
    verdict: str
    rules: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by the digest of its bytes, and when the run was made that shows it."""

    digest: str
    made: datetime


@dataclass(frozen=True, slots=True)
class Stamp:
    """What was proved of a document.

    Attributes:
        version: of the tool.
        made: when the run began that it was held against.
        evidence: digest of that run's record.
        verdict: of the document.
    """

    version: str
    made: datetime
    evidence: str
    verdict: str
    sentences: tuple[Sentence, ...]
    pictures: tuple[Picture, ...] = ()


def digest_of_words(text: str) -> str:
    """The digest of a sentence, whatever its case, accents, spaces and apostrophes."""
    return digest_of(" ".join(plain(text).split()).encode())


def digest_of(data: bytes) -> str:
    """The digest of bytes."""
    return hashlib.sha256(data).hexdigest()[:_LETTERS]


def as_xml(stamp: Stamp) -> bytes:
    """The stamp as one XML part."""
    facts = {
        "version": stamp.version,
        "made": stamp.made.isoformat(),
        "evidence": stamp.evidence,
        "verdict": stamp.verdict,
    }
    root = etree.Element(f"{_TAG}proof", facts, nsmap={None: SPACE})
    for one in stamp.sentences:
        facts = {"d": one.digest, "v": one.verdict, "r": one.rules, "o": one.origins}
        etree.SubElement(root, f"{_TAG}s", {k: _written(v) for k, v in facts.items() if v})
    for picture in stamp.pictures:
        facts = {"d": picture.digest, "made": picture.made.isoformat()}
        etree.SubElement(root, f"{_TAG}p", facts)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def from_xml(root: Element) -> Stamp | None:
    """The stamp that a part holds; None if it holds none that can be read."""
    if root.tag != f"{_TAG}proof":
        return None
    try:
        return Stamp(
            root.get("version") or "",
            datetime.fromisoformat(root.get("made") or ""),
            root.get("evidence") or "",
            root.get("verdict") or "",
            tuple(_sentence(e) for e in root.iter(f"{_TAG}s")),
            tuple(
                Picture(e.get("d") or "", datetime.fromisoformat(e.get("made") or ""))
                for e in root.iter(f"{_TAG}p")
            ),
        )
    except ValueError:
        return None


def _written(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else " ".join(value)


def _sentence(element: Element) -> Sentence:
    rules, origins = (tuple((element.get(name) or "").split()) for name in "ro")
    return Sentence(element.get("d") or "", element.get("v") or "", rules, origins)
