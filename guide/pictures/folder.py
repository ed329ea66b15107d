"""A folder that changes as a whole, or stays as it was."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path

from guide.i18n import gettext


class FolderError(Exception):
    """The folder holds something else and will not be replaced; the message says why."""


def refuse_foreign(folder: Path, own: Iterable[str], mark: str) -> None:
    """Refuse a place that is neither new, nor empty, nor a former folder of the same kind.

    Args:
        folder: the place.
        own: the names that a former one may hold.
        mark: the name that it surely holds.

    Raises:
        FolderError: it holds anything else.
    """
    if not folder.exists():
        return
    if not folder.is_dir():
        told = gettext("« {folder} » est un fichier : donnez un dossier.")
        raise FolderError(told.format(folder=folder))
    names = {path.name for path in folder.iterdir()}
    others = sorted(names - set(own)) or sorted(names if mark not in names else ())
    if others:
        told = gettext(
            "« {folder} » contient autre chose (« {other} ») et serait remplacé en entier. "
            "Donnez un dossier vide ou nouveau."
        )
        raise FolderError(told.format(folder=folder, other=others[0]))


@contextmanager
def replaced(folder: Path) -> Generator[Path]:
    """Give a draft to fill; it takes the folder's place only when nothing failed.

    Raises:
        OSError: the draft cannot be written, or put in place; the former folder is still there.
    """
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}-"))
    former = draft.with_name(f"{draft.name}-former")
    try:
        yield draft
        draft.chmod(0o755)
        if folder.exists():
            folder.rename(former)
        try:
            draft.rename(folder)
        except OSError:
            if former.exists():
                former.rename(folder)
            raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)
        shutil.rmtree(former, ignore_errors=True)
