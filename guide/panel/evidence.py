"""Which evidence the panel can hold a document against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

GIVEN = "GUIDE_EVIDENCE"
"""Environment variable that names the evidence; without it, what ``guide check`` kept counts."""
KEPT = Path("build/check")
BUILT = Path("build/evidence")
_MESSAGES = "messages.ndjson"


@dataclass(frozen=True, slots=True)
class Kept:
    """Evidence that can be chosen: its name, its folder, and when it was made."""

    name: str
    folder: Path
    made: datetime

    @property
    def called(self) -> str:
        """Its name and its day, for people."""
        return f"{self.name}, du {self.made:%d/%m/%Y à %H h %M}"


def kept_evidence(project: Path, environment: Mapping[str, str]) -> list[Kept]:
    """The evidence of a project, the newest first.

    Args:
        project: the folder in which the portal was started.
        environment: of the program.
    """
    given = environment.get(GIVEN)
    folders = [Path(given)] if given else [*(project / KEPT).glob("*"), project / BUILT]
    found = [
        Kept(folder.name, folder, datetime.fromtimestamp(made.stat().st_mtime).astimezone())
        for folder in folders
        if (made := folder / _MESSAGES).is_file()
    ]
    return sorted(found, key=lambda kept: kept.made, reverse=True)
