"""An office file as a ZIP archive whose untouched parts stay byte for byte what they were."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from typing import TYPE_CHECKING

from guide.documents.archive import broken
from guide.documents.bounds import check_size

if TYPE_CHECKING:
    from pathlib import Path

DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError,
    ValueError,
)  # fmt: skip
"""What ``zipfile`` raises for a part with a wrong sum, a broken stream or a password."""
MOST_UNFOLDED = 256 * 1024 * 1024
"""Bytes of all parts; pictures hardly shrink when packed."""
_STILL = (1980, 1, 1, 0, 0, 0)


class Package:
    """The parts of an archive, some of them changed, added or dropped."""

    def __init__(self, path: Path, data: bytes | None = None) -> None:
        """Unfold an archive that ``guide.documents`` has read before, pictures included.

        Args:
            path: of the file.
            data: what it will hold, if that is not written yet.

        Raises:
            DocumentError: a part of it is damaged, encrypted or too large.
        """
        try:
            with zipfile.ZipFile(path if data is None else io.BytesIO(data)) as archive:
                self._entries = archive.infolist()
                check_size(path, sum(e.file_size for e in self._entries), MOST_UNFOLDED)
                self._parts = {entry.filename: archive.read(entry) for entry in self._entries}
        except DAMAGED as error:
            raise broken(path) from error
        self._added: list[str] = []

    def __getitem__(self, name: str) -> bytes:
        return self._parts[name]

    def __setitem__(self, name: str, data: bytes) -> None:
        if name not in self._parts:
            self._added.append(name)
        self._parts[name] = data

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def get(self, name: str) -> bytes | None:
        """A part, or None where there is none of this name."""
        return self._parts.get(name)

    def names(self) -> list[str]:
        """The names of all parts."""
        return list(self._parts)

    def drop(self, name: str) -> None:
        """Leave a part out."""
        del self._parts[name]

    def free(self, folder: str, stem: str, ending: str) -> str:
        """A name in a folder that no part has."""
        name, count = f"{folder}/{stem}{ending}", 1
        while name in self._parts:
            count += 1
            name = f"{folder}/{stem}-{count}{ending}"
        return name

    def packed(self) -> bytes:
        """The archive: former parts in their order with their dates, new ones behind."""
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
            for entry in self._entries:
                if entry.filename in self._parts:
                    kept = zipfile.ZipInfo(entry.filename, entry.date_time)
                    kept.compress_type, kept.external_attr = (
                        entry.compress_type,
                        entry.external_attr,
                    )
                    archive.writestr(kept, self._parts[entry.filename])
            for name in self._added:
                if name in self._parts:
                    new = zipfile.ZipInfo(name, _STILL)
                    new.compress_type = zipfile.ZIP_DEFLATED
                    archive.writestr(new, self._parts[name])
        return written.getvalue()
