"""What commands take as evidence: a folder, or a pack of it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guide.evidence.folder import MESSAGES, PICTURES
from guide.evidence.record import EvidenceError
from guide.i18n import gettext

if TYPE_CHECKING:
    from os import PathLike


class EvidencePath(click.Path):
    """A folder of evidence as it is, or a pack unfolded for as long as the command runs.

    Args:
        pictures: whether the command draws pictures, and refuses a pack without any.
    """

    name = "evidence"

    def __init__(self, *, pictures: bool = False) -> None:
        super().__init__(path_type=Path)
        self._pictures = pictures

    def convert(
        self,
        value: str | PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Path:
        """The folder to read; what is no folder and no pack is refused in a sentence."""
        path = Path(value)
        if ctx is None or ctx.resilient_parsing or path.is_dir() or not path.exists():
            return path
        home = tempfile.TemporaryDirectory(prefix="guide-")
        folder = Path(home.name) / path.name
        try:
            self._unfold(path, folder)
        except EvidenceError as error:
            home.cleanup()
            raise click.UsageError(str(error), ctx) from error
        ctx.with_resource(home)
        return folder

    def _unfold(self, path: Path, folder: Path) -> None:
        from guide.packs.opening import unpack

        try:
            unpack(path, folder)
        except OSError as error:
            why = error.strerror or str(error)
            told = gettext("« {path} » ne peut pas être déplié ({why}).")
            raise EvidenceError(told.format(path=path, why=why)) from error
        if self._pictures and not (folder / PICTURES).is_dir():
            told = gettext(
                "{path} a été empaqueté sans images ({name} seul), et il en faut ici. "
                "Refaites-le sans --no-pictures."
            )
            raise EvidenceError(told.format(path=path, name=MESSAGES))
