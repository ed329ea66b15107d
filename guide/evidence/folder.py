"""The evidence folder: what lies in it, and how it is made ready for a new run."""

from __future__ import annotations

import shutil
from pathlib import Path

from guide.i18n import gettext

MESSAGES = "messages.ndjson"
"""The stream."""
PARTS = "parts"
"""What each process wrote; gone once the stream is whole."""
PICTURES = "pictures"
"""The screenshots, by feature, scenario and step."""


class NotEvidenceFolder(Exception):
    """The folder holds something else and will not be emptied; the message says so in French."""


def make_ready(directory: Path) -> None:
    """Make room for a new run in a folder that is new, empty, or holds an earlier run.

    Raises:
        NotEvidenceFolder: when the folder holds anything else.
    """
    own = {MESSAGES, PARTS, PICTURES}
    names = {path.name for path in directory.iterdir()} if directory.is_dir() else set[str]()
    others = sorted(names - own)
    if others and MESSAGES not in names:
        raise NotEvidenceFolder(
            gettext(
                "le dossier {directory} contient autre chose qu'une preuve "
                "({others}…). Donnez un dossier vide ou nouveau."
            ).format(directory=directory, others=others[0])
        )
    (directory / MESSAGES).unlink(missing_ok=True)
    for name in (PARTS, PICTURES):
        if (directory / name).is_dir():
            shutil.rmtree(directory / name)
    directory.mkdir(parents=True, exist_ok=True)
