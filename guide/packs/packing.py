"""Evidence written into one file: the same bytes for the same evidence."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from guide.evidence.folder import MESSAGES
from guide.evidence.record import EvidenceError
from guide.i18n import gettext

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from guide.evidence.record import Run, Screenshot

_PLAIN_FILE = 0o100644 << 16


def pack(run: Run, *, pictures: bool = True) -> bytes:
    """Pack the record of a run, and the pictures that it names.

    Args:
        run: what is to be handed on.
        pictures: whether its pictures go with it; a check in words needs none.

    Raises:
        EvidenceError: a picture that the record names is missing.
        OSError: a file cannot be read.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        _add(archive, MESSAGES, (run.directory / MESSAGES).read_bytes(), zipfile.ZIP_DEFLATED)
        for name, path in sorted(_pictures(run)) if pictures else ():
            if not path.is_file():
                told = gettext(
                    "{path} : cette image manque à la preuve. Relancez l’exécution, ou empaquetez "
                    "sans les images (--no-pictures)."
                )
                raise EvidenceError(told.format(path=path))
            _add(archive, name, path.read_bytes(), zipfile.ZIP_STORED)
    return target.getvalue()


def _add(archive: zipfile.ZipFile, name: str, data: bytes, how: int) -> None:
    part = zipfile.ZipInfo(name)  # dated 1980: the same evidence makes the same bytes
    part.create_system, part.external_attr = 3, _PLAIN_FILE
    archive.writestr(part, data, how, compresslevel=9)


def _pictures(run: Run) -> set[tuple[str, Path]]:
    return {(picture.name, picture.path) for picture in screenshots_named(run)}


def screenshots_named(run: Run) -> Iterator[Screenshot]:
    """Every picture that the record of a run names, those of former attempts too."""
    for scenario in run.scenarios():
        for attempt in scenario.attempts:
            for step in (attempt.before, *attempt.steps, attempt.after):
                yield from step.screenshots
