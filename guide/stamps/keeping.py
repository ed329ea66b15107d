"""A stamp in a file: a custom XML part in Word, a property of the document in LibreOffice.

Both programs keep these when they save. Other parts stay byte for byte what they were.
"""

from __future__ import annotations

import posixpath
import re
from itertools import count
from typing import TYPE_CHECKING

from lxml import etree

from guide.documents.archive import Archive
from guide.documents.markup import parse
from guide.documents.model import DocumentError
from guide.documents.package import Package
from guide.stamps.model import SPACE, as_xml, from_xml

if TYPE_CHECKING:
    from pathlib import Path

    from guide.documents.markup import Element
    from guide.stamps.model import Stamp

FORMATS = frozenset({"docx", "odt"})
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ITEM = re.compile(r"customXml/item\d*\.xml")
_TYPES = "[Content_Types].xml"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<ds:datastoreItem ds:itemID='
    '"{4C0B6C1E-7E1D-4E5B-9B7A-5D1F0E6A2C31}" xmlns:ds="http://schemas.openxmlformats.org/'
    f'officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="{SPACE}"/>'
    "</ds:schemaRefs></ds:datastoreItem>"
)
"""Properties of the part, without which LibreOffice drops it when it saves."""
_META, _NAME = "meta.xml", "procedures-vivantes"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_DEFINED, _OFFICE = f"{{{_OASIS}:meta:1.0}}user-defined", f"{{{_OASIS}:office:1.0}}"


def stamped(path: Path, stamp: Stamp, data: bytes | None = None) -> bytes:
    """The file with a stamp, in the place of the one that it may have.

    Args:
        path: of the file.
        stamp: what was proved of it.
        data: what it will hold, if that is not written yet.

    Raises:
        DocumentError: it is damaged, or of a format that keeps none.
    """
    package = Package(path, data)
    if "content.xml" in package:
        _into_odt(package, path, stamp)
    elif _TYPES in package:
        _into_docx(package, path, stamp)
    else:
        raise DocumentError(f"{path} : seul un fichier .docx ou .odt garde ce qui a été prouvé.")
    return package.packed()


def read_stamp(path: Path) -> Stamp | None:
    """The stamp of a file; None if it has none.

    Raises:
        DocumentError: the file is damaged.
        OSError: it cannot be read.
    """
    with Archive(path) as archive:
        for name in archive.names():
            if _ITEM.fullmatch(name):
                data = archive.read(name) or b""
                if SPACE.encode() in data and (found := from_xml(parse(data, path))):
                    return found
        meta = archive.read(_META)
    if meta is None or _NAME.encode() not in meta:
        return None
    told = next(iter(_defined(parse(meta, path))), None)
    return from_xml(parse((told.text or "").encode(), path)) if told is not None else None


def _into_docx(package: Package, path: Path, stamp: Stamp) -> None:
    for name in package.names():
        if _ITEM.fullmatch(name) and SPACE.encode() in package[name]:
            package[name] = as_xml(stamp)
            return
    number = next(n for n in count(1) if f"customXml/item{n}.xml" not in package)
    part = f"customXml/item{number}.xml"
    package[part] = as_xml(stamp)
    package[f"customXml/itemProps{number}.xml"] = _PROPERTIES.encode()
    _relate(package, path, part, f"itemProps{number}.xml", "customXmlProps")
    main = _main_part(package, path)
    _relate(package, path, main, posixpath.relpath(part, posixpath.dirname(main)), "customXml")
    types = parse(package[_TYPES], path)
    facts = {"PartName": f"/customXml/itemProps{number}.xml", "ContentType": _PROPERTIES_TYPE}
    etree.SubElement(types, f"{types.tag.rpartition('}')[0]}}}Override", facts)
    package[_TYPES] = _written(types)


def _relate(package: Package, path: Path, part: str, target: str, kind: str) -> None:
    """Let a part lead to another, under an id that none of its relations has."""
    folder, file = posixpath.split(part)
    related = posixpath.join(folder, "_rels", f"{file}.rels")
    root = (
        parse(package[related], path)
        if related in package
        else etree.Element(f"{_RELATIONS}Relationships", nsmap={None: _RELATIONS[1:-1]})
    )
    taken = {relation.get("Id") for relation in root}
    key = next(f"rIdProof{n}" for n in count(1) if f"rIdProof{n}" not in taken)
    facts = {"Id": key, "Type": f"{_KINDS}/{kind}", "Target": target}
    etree.SubElement(root, f"{_RELATIONS}Relationship", facts)
    package[related] = _written(root)


def _written(root: Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _main_part(package: Package, path: Path) -> str:
    for relation in parse(package["_rels/.rels"], path):
        if relation.get("Type") == f"{_KINDS}/officeDocument":
            return (relation.get("Target") or "").lstrip("/")
    return "word/document.xml"


def _into_odt(package: Package, path: Path, stamp: Stamp) -> None:
    if _META not in package:
        raise DocumentError(
            f"{path} n’a pas de propriétés : ouvrez-le dans LibreOffice et enregistrez-le de "
            "nouveau."
        )
    root = parse(package[_META], path)
    held = root.find(f"{_OFFICE}meta")
    if held is None:
        held = etree.SubElement(root, f"{_OFFICE}meta")
    for old in _defined(root):
        held.remove(old)
    made = etree.SubElement(held, _DEFINED, {f"{{{_OASIS}:meta:1.0}}name": _NAME})
    made.text = as_xml(stamp).decode()
    package[_META] = etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _defined(root: Element) -> list[Element]:
    name = f"{{{_OASIS}:meta:1.0}}name"
    return [e for e in root.iter(_DEFINED) if e.get(name) == _NAME]
