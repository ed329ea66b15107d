"""Sweeping worlds left behind, beside the requests and never inside one."""

import logging
from collections.abc import Callable
from threading import Event, Thread

FIRST, EVERY = 10.0, 3600.0
"""Seconds before the first sweep, so that the portal starts at once, and between two."""


class Sweeping(Thread):
    """A thread that sweeps from time to time until it is stopped or the program ends.

    Args:
        sweep: deletes what is left behind.
        first: seconds before the first time.
        every: seconds between two times.
    """

    def __init__(
        self, sweep: Callable[[], object], first: float = FIRST, every: float = EVERY
    ) -> None:
        super().__init__(name="sweeping", daemon=True)
        self._sweep, self._first, self._every = sweep, first, every
        self._stopped = Event()

    def run(self) -> None:
        delay = self._first
        while not self._stopped.wait(delay):
            delay = self._every
            try:
                self._sweep()
            except Exception:
                logging.getLogger(__name__).warning("Mondes non balayés.", exc_info=True)

    def stop(self) -> None:
        """Sweep no more, and wait for the sweep that is going on."""
        self._stopped.set()
        self.join()
