"""How much a document may cost: so many seconds of a processor, few at once.

Seconds of the processor are the document's own; a machine that is busy with something else makes
it wait, and says so.
"""

from __future__ import annotations

import subprocess
import sys
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from guide.panel.work import REFUSED, RESULT, SPENT

if TYPE_CHECKING:
    from pathlib import Path

SECONDS = 20.0
"""Of the processor, for one document; on a quiet machine also those from the file to the answer."""

PATIENCE = 60.0
"""Seconds of the clock after which nobody waits any longer."""

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
        OverBudget: it costs too much, or the machine or too many others are busy.
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
    command = [sys.executable, "-m", "guide.panel.work", str(folder), str(SECONDS - _TO_ANSWER)]
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise OverBudget(
            "Cette machine est trop occupée pour lire ce document maintenant. Recommencez dans une "
            "minute.",
            503,
        ) from None
    if done.returncode in SPENT:
        raise OverBudget(
            f"Ce document demande plus de {SECONDS:.0f} secondes de travail : c’est plus que ce "
            "qu’une page peut attendre. Découpez-le en plusieurs, ou lancez « guide check » dans "
            "un terminal, qui prend le temps qu’il faut.",
            413,
        )
    if done.returncode:
        raise RuntimeError(done.stderr)
