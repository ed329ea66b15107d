"""How much a document may cost: so many seconds in a process that is ended, few at once."""

from __future__ import annotations

import subprocess
import sys
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from guide.panel.work import REFUSED, RESULT

if TYPE_CHECKING:
    from pathlib import Path

SECONDS = 20.0
"""From the moment a document is there to the answer."""

PLACES = 2
"""Documents that are read at once."""

_TO_ANSWER = 1.0
_places = BoundedSemaphore(PLACES)


class OverBudget(Exception):
    """The document costs too much, or comes at a moment when others do; the message is French.

    Attributes:
        status: HTTP status of the answer.
    """

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


class Refused(Exception):
    """The document cannot be used; the message says why, in French."""


def spend(folder: Path) -> Path:
    """Have the job of a folder done within the budget.

    Returns:
        The file with what came of it.

    Raises:
        Refused: the document or the evidence cannot be used.
        OverBudget: it took too long, or too many are read at this moment.
        RuntimeError: the process failed, with what it said.
    """
    if not _places.acquire(blocking=False):
        raise OverBudget(
            "D’autres documents sont en cours de vérification. Recommencez dans une minute.", 503
        )
    try:
        _run(folder)
    finally:
        _places.release()
    if (folder / REFUSED).is_file():
        raise Refused((folder / REFUSED).read_text("utf-8"))
    return folder / RESULT


def _run(folder: Path) -> None:
    command = [sys.executable, "-m", "guide.panel.work", str(folder)]
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=SECONDS - _TO_ANSWER,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise OverBudget(
            f"Ce document demande plus de {SECONDS:.0f} secondes de travail : c’est plus que ce "
            "qu’une page peut attendre. Découpez-le en plusieurs, ou lancez « guide check » dans "
            "un terminal, qui prend le temps qu’il faut.",
            413,
        ) from None
    if done.returncode:
        raise RuntimeError(done.stderr)
