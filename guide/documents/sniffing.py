"""What a file holds, told by its first bytes; and what is refused before it is opened."""

from __future__ import annotations

import os
import re
import stat
from typing import TYPE_CHECKING

from guide.documents.archive import Archive, broken, locked
from guide.documents.bounds import MOST_BYTES, MOST_BYTES_OF, check_size
from guide.documents.model import DocumentError

if TYPE_CHECKING:
    from pathlib import Path

_HEAD, _OPENING = 4096, 65_536
_OLE, _ZIP, _PDF, _RTF = b"\xd0\xcf\x11\xe0", b"PK", b"%PDF-", b"{\\rtf"
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_FLAT = re.compile(rb"<office:document\b")
_WORD_XML = re.compile(rb"<\?mso-application[^>]*Word\.Document|<(?:pkg:package|w:wordDocument)\b")
_KNOWN = "un document .txt, .md, .docx, .odt, .pdf ou .html"


def format_of(path: Path) -> str:
    """``txt``, ``md``, ``docx``, ``odt``, ``fodt``, ``pdf`` or ``html``.

    Raises:
        DocumentError: it is no file, cannot be opened, is empty, too large or of another format.
    """
    head, size = _head(path)
    if size == 0:
        raise DocumentError(f"{path} est vide. Donnez un document qui contient une procédure.")
    check_size(path, size, MOST_BYTES)
    if head.startswith(_ZIP):
        return _zipped(path)
    if _PDF in head[:1024]:
        return "pdf"
    _refuse_others(path, head)
    kind = _flat(path, head) or _textual(path, head)
    check_size(path, size, MOST_BYTES_OF[kind])
    return kind


def _refuse_others(path: Path, head: bytes) -> None:
    """Refuse what is known and not read, and say how to save it otherwise."""
    if head.startswith(_OLE):
        raise _old_word(path)
    if head.startswith(_RTF):
        raise _saved_otherwise(path, "RTF")
    if _WORD_XML.search(head):
        raise _saved_otherwise(path, "XML de Word")
    if head.startswith(_PICTURES):
        raise DocumentError(f"{path} est une image. Donnez {_KNOWN}.")


def _flat(path: Path, head: bytes) -> str | None:
    """``fodt`` if it is a LibreOffice text of one XML file; None if it is none of LibreOffice."""
    if not head.lstrip(b"\xef\xbb\xbf").startswith(b"<?xml") or not _FLAT.search(head):
        return None
    with path.open("rb") as stream:
        opening = stream.read(_OPENING)
    if b"application/vnd.oasis.opendocument.text" in opening:
        return "fodt"
    raise DocumentError(
        f"{path} est un classeur ou un dessin de LibreOffice, pas un texte. Donnez {_KNOWN}."
    )


def _textual(path: Path, head: bytes) -> str:
    """What a file of mere text is."""
    suffix = path.suffix.lower()
    if suffix in {".docx", ".docm", ".odt", ".pdf"}:
        raise broken(path)
    if suffix in {".html", ".htm", ".xhtml"} or _MARKUP.match(head.removeprefix(b"\xef\xbb\xbf")):
        return "html"
    return "md" if suffix in {".md", ".markdown"} else "txt"


def _head(path: Path) -> tuple[bytes, int]:
    """The first bytes of a file, and its size."""
    try:
        status = path.stat()
    except FileNotFoundError:
        raise DocumentError(f"{path} n’existe pas. Vérifiez le nom du document.") from None
    if stat.S_ISDIR(status.st_mode):
        raise DocumentError(f"{path} est un dossier. Donnez {_KNOWN}.")
    if not stat.S_ISREG(status.st_mode):
        raise DocumentError(f"{path} n’est pas un fichier ordinaire. Donnez {_KNOWN}.")
    if not os.access(path, os.R_OK):
        raise _no_right(path)
    try:
        with path.open("rb") as stream:
            return stream.read(_HEAD), status.st_size
    except PermissionError:
        raise _no_right(path) from None


def _zipped(path: Path) -> str:
    """Which office format an archive holds."""
    with Archive(path) as archive:
        names = archive.names()
        kind = archive.read("mimetype") or b""
    if kind.startswith(b"application/vnd.oasis.opendocument.text"):
        return "odt"
    if any(name.startswith("word/") for name in names):
        return "docx"
    other = "un tableur" if any(name.startswith("xl/") for name in names) else "une archive"
    raise DocumentError(f"{path} est {other}, pas un document. Donnez {_KNOWN}.")


def _old_word(path: Path) -> DocumentError:
    """An OLE file: a protected Word document, or one in the format before 2007."""
    if _ENCRYPTED_OFFICE in path.read_bytes():
        return locked(path)
    return _saved_otherwise(path, "Word 97-2003 (.doc)")


def _saved_otherwise(path: Path, found: str) -> DocumentError:
    return DocumentError(
        f"{path} est au format {found}, qui ne se lit pas ici. Ouvrez-le dans Word ou LibreOffice "
        "et enregistrez-le en .docx ou .odt."
    )


def _no_right(path: Path) -> DocumentError:
    return DocumentError(
        f"{path} ne peut pas être lu : vous n’en avez pas le droit. Demandez l’accès ou donnez-en "
        "une copie."
    )
