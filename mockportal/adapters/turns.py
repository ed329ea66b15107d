"""Turns to write into a file, which has one writer at a time: who came first goes first.

SQLite has those who wait look again now and then, who has waited longest least often: among many
that write, somebody's patience ends while others go twice.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

from mockportal.adapters.troubles import busy


class Turns:
    """A line of those who want to write; its length counts who writes."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._line: deque[object] = deque()

    def __len__(self) -> int:
        return len(self._line)

    @contextmanager
    def taken(self, patience: float) -> Iterator[None]:
        """Write in the block.

        Args:
            patience: seconds to wait for those who came first.

        Raises:
            Unavailable: the turn did not come in time (R59).
        """
        turn = object()
        with self._changed:
            self._line.append(turn)
        try:
            with self._changed:
                if not self._changed.wait_for(lambda: self._line[0] is turn, patience):
                    raise busy()
            yield
        finally:
            with self._changed:
                self._line.remove(turn)
                self._changed.notify_all()
