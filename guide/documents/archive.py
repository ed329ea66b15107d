"""Documents that are ZIP archives, opened with bounds on what they may unfold to."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Self

from guide.documents.model import DocumentError

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

MOST_MEMBERS = 10_000
MOST_BYTES = 32 * 1024 * 1024
"""Bytes of all XML that may be unfolded from one document; pictures are never unfolded."""
MOST_RATIO = 250
"""How many times its packed size a part may have; Word's own XML stays below 50."""
MOST_DIRECTORY = 2 * 1024 * 1024
"""Bytes of the list of parts, which is read as a whole."""
_SMALL = 1024 * 1024
_END, _END_SIZE, _COMMENT = b"PK\x05\x06", 22, 0xFFFF
_ENCRYPTED = 0x1


class Archive:
    """An archive whose parts are read one by one, each within the bounds.

    Another kind of archive than a document has bounds and refusals of its own.
    """

    most_bytes = MOST_BYTES
    most_members = MOST_MEMBERS
    most_directory = MOST_DIRECTORY

    def __init__(self, path: Path) -> None:
        """Open an archive.

        Raises:
            DocumentError: it is broken, encrypted or too large.
        """
        self.path = path
        self._left = self.most_bytes
        if _directory_size(path) > self.most_directory:
            raise self.bomb()
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
            raise self.broken() from error
        if len(self._zip.filelist) > self.most_members:
            raise self.bomb()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    def names(self) -> list[str]:
        """The names of its parts."""
        return self._zip.namelist()

    def members(self) -> list[zipfile.ZipInfo]:
        """What is declared of each part."""
        return self._zip.infolist()

    def read(self, name: str) -> bytes | None:
        """Unfold one part; None if the archive has no such part.

        Raises:
            DocumentError: it is broken, encrypted or too large.
        """
        try:
            member = self._zip.getinfo(name)
        except KeyError:
            return None
        if member.flag_bits & _ENCRYPTED:
            raise self.locked()
        packed = max(member.compress_size, 1)
        large = member.file_size > _SMALL and member.file_size > MOST_RATIO * packed
        if large or member.file_size > self._left:
            raise self.bomb()
        try:
            with self._zip.open(member) as stream:
                data = stream.read(self._left + 1)
        except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError) as error:
            raise self.broken() from error
        except Exception as error:  # zlib.error and its kin have no common ancestor
            raise self.broken() from error
        if len(data) > self._left:
            raise self.bomb()
        self._left -= len(data)
        return data

    def broken(self) -> Exception:
        """The refusal of an archive that is damaged."""
        return broken(self.path)

    def locked(self) -> Exception:
        """The refusal of an archive that a password protects."""
        return locked(self.path)

    def bomb(self) -> Exception:
        """The refusal of an archive that unfolds to more than its bounds."""
        return DocumentError(
            f"{self.path} se déplie en bien plus que ce qu’un document contient : il n’est pas "
            "lu. Ouvrez-le dans son logiciel, enregistrez-le sous un autre nom et réessayez."
        )


def _directory_size(path: Path) -> int:
    """Bytes of the list of parts, as the end of the archive tells them; 0 if it has no end."""
    with path.open("rb") as stream:
        stream.seek(max(path.stat().st_size - _END_SIZE - _COMMENT, 0))
        tail = stream.read()
    at = tail.rfind(_END)
    return int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0


def broken(path: Path) -> DocumentError:
    """The refusal of a file that is damaged."""
    return DocumentError(
        f"{path} est abîmé ou incomplet. Reprenez-en une copie, ou ouvrez-le dans son logiciel et "
        "enregistrez-le de nouveau."
    )


def locked(path: Path) -> DocumentError:
    """The refusal of a file that a password protects."""
    return DocumentError(
        f"{path} est protégé par un mot de passe. Enregistrez-en une copie sans mot de passe."
    )
