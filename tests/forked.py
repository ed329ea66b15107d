"""pytest in processes of their own that start at once, from one that has the libraries loaded."""

from __future__ import annotations

import atexit
import os
import runpy
import signal
import sys
from collections.abc import Mapping, Sequence
from multiprocessing import get_context
from pathlib import Path
from tempfile import NamedTemporaryFile

_SERVER = get_context("forkserver")
_SERVER.set_forkserver_preload(["tests.libraries"])


class Forked:
    """``python -m pytest`` with these words in this folder and environment.

    What the words load is loaded as in any new process, but for ``tests.libraries``: importing
    those is most of what a small suite costs. Python's own options are those of this process.
    """

    def __init__(self, folder: Path, words: Sequence[str], environment: Mapping[str, str]) -> None:
        self._printed = NamedTemporaryFile(mode="r", encoding="utf-8", errors="replace")  # noqa: SIM115
        told = (self._printed.name, str(folder), list(words), dict(environment))
        self._process = _SERVER.Process(target=_play, args=told)
        self._process.start()

    def end(self, timeout: float = 400) -> tuple[int, str]:
        """Wait for its end; its exit code, and all that it printed.

        Raises:
            TimeoutError: it was still running, and was killed.
        """
        self._process.join(timeout)
        code = self._process.exitcode
        if code is None:
            self._process.kill()
            self._process.join()
        self._process.close()
        with self._printed:
            text = self._printed.read()
        if code is None:
            raise TimeoutError(text)
        return code, text


def _play(printed: str, folder: str, words: list[str], environment: dict[str, str]) -> None:
    """Be the new process."""
    with Path(printed).open("w", encoding="utf-8") as output:
        for stream in (1, 2):
            os.dup2(output.fileno(), stream)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.path.insert(0, folder)
    sys.argv = ["pytest", *words]
    try:
        runpy.run_module("pytest", run_name="__main__", alter_sys=True)
    finally:
        atexit._run_exitfuncs()  # noqa: SLF001 - a process of multiprocessing leaves them out
