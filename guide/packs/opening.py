"""A pack unfolded into a folder: nothing of it is believed before it is looked at."""

from __future__ import annotations

import stat
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from guide.documents.archive import Archive
from guide.evidence.folder import MESSAGES, PICTURES
from guide.evidence.record import EvidenceError
from guide.i18n import gettext, mark

if TYPE_CHECKING:
    import zipfile
    from pathlib import Path

_MEGABYTE = 1024 * 1024
MOST_BYTES = 1024 * _MEGABYTE
"""Bytes of a whole pack, packed or unfolded; a thousand scenarios with pictures take a third."""
MOST_OF_RECORD = 256 * _MEGABYTE
MOST_PIXELS = 40_000_000
"""Of one picture: a page of 1280 pixels may be thirty thousand high."""
_REMEDY = mark("Redemandez-le à qui l’a fait (guide pack).")
_SIGNATURE, _HEADER = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", 24


class Pack(Archive):
    """The archive of a pack, with its own bounds and words."""

    most_bytes = MOST_BYTES
    most_members = 50_000
    most_directory = 16 * _MEGABYTE

    def broken(self) -> EvidenceError:
        """The refusal of a file that is no archive, or a damaged one."""
        return self._refused(gettext("{path} n’est pas une preuve empaquetée, ou il est abîmé."))

    def locked(self) -> EvidenceError:
        """The refusal of an archive that a password protects."""
        return self._refused(gettext("{path} est protégé par un mot de passe."))

    def bomb(self) -> EvidenceError:
        """The refusal of an archive that unfolds to more than its bounds."""
        return self._refused(
            gettext("{path} se déplie en bien plus qu’une preuve ne contient : il n’est pas lu.")
        )

    def foreign(self, name: str, why: str) -> EvidenceError:
        """The refusal of a part that no pack has."""
        return self._refused(
            gettext("{path} contient « {name} », {why}."), name=name[:80], why=gettext(why)
        )

    def _refused(self, told: str, **values: str) -> EvidenceError:
        return EvidenceError(f"{told.format(path=self.path, **values)} {gettext(_REMEDY)}")


def unpack(path: Path, folder: Path) -> None:
    """Unfold a pack into a new folder, which then is an evidence folder.

    Args:
        path: the pack; anybody may have sent it.
        folder: where its record and pictures go; only they are written.

    Raises:
        EvidenceError: it is no pack, damaged, too large, or holds what no evidence holds.
        OSError: a file cannot be read or written.
    """
    if not path.is_file():
        told = gettext("{path} n’est ni un dossier ni un fichier ordinaire.")
        raise EvidenceError(told.format(path=path))
    if path.stat().st_size > MOST_BYTES:
        told = gettext("{path} dépasse {most} Mo : il n’est pas lu.")
        raise EvidenceError(told.format(path=path, most=MOST_BYTES // _MEGABYTE))
    folder.mkdir(parents=True)
    with Pack(path) as archive:
        _refuse_foreign(archive)
        for name in archive.names():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(_checked(archive, name))


def _refuse_foreign(archive: Pack) -> None:
    """Refuse by what is declared, before anything is unfolded."""
    seen: set[str] = set()
    for part in archive.members():
        if part.filename.casefold() in seen:
            raise archive.foreign(part.filename, mark("deux fois"))
        seen.add(part.filename.casefold())
        if _is_link(part):
            raise archive.foreign(part.filename, mark("qui est un lien"))
        if part.filename != MESSAGES and not _is_picture(part.filename):
            raise archive.foreign(part.filename, mark("qui n’est pas d’une preuve"))
        if part.filename == MESSAGES and part.file_size > MOST_OF_RECORD:
            raise archive.bomb()
    if MESSAGES not in seen:
        raise archive.broken()
    if any(str(above) in seen for name in seen for above in PurePosixPath(name).parents):
        raise archive.broken()


def _is_link(part: zipfile.ZipInfo) -> bool:
    kind = stat.S_IFMT(part.external_attr >> 16)
    return kind not in {0, stat.S_IFREG}


def _is_picture(name: str) -> bool:
    """Whether it is the name of a picture, below its folder on every system."""
    pieces = name.split("/")
    safe = all(
        piece.strip(". ") and piece.isprintable() and not set(piece) & set('\\:*?"<>|')
        for piece in pieces
    )
    return safe and pieces[0] == PICTURES and len(pieces) > 1 and name.endswith(".png")


def _checked(archive: Pack, name: str) -> bytes:
    data = archive.read(name)
    assert data is not None
    if name == MESSAGES:
        return data
    width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
    if not data.startswith(_SIGNATURE) or len(data) < _HEADER:
        raise archive.foreign(name, mark("qui n’est pas une image PNG"))
    if width * height > MOST_PIXELS:
        raise archive.bomb()
    return data
