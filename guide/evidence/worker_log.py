"""What one process has seen so far, line by line: a crash loses nothing that was finished."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from guide.evidence.folder import PARTS


class WorkerLog:
    """An append-only file of events; a line is out before the next event happens."""

    def __init__(self, directory: Path, worker: str) -> None:
        self.directory = directory
        folder = directory / PARTS
        folder.mkdir(parents=True, exist_ok=True)
        # A message may hold half a character; it is written down as « ? ».
        path = folder / f"{worker}.ndjson"
        self._file: IO[str] = path.open("a", encoding="utf-8", errors="replace")

    def write(self, kind: str, **event: Any) -> None:
        """Append one event of a kind, stamped with the time."""
        event = {"kind": kind, "at": time.time_ns(), **event}
        self._file.write(json.dumps(event, ensure_ascii=False) + "\n")
        self._file.flush()

    def save_screenshot(self, name: str, png: bytes) -> None:
        """Write a screenshot under its lasting name, relative to the evidence folder."""
        path = self.directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(png)

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def read_parts(directory: Path) -> Iterator[Iterator[dict[str, Any]]]:
    """The events of each part, by name of worker; a last line cut short by a crash is left out.

    A part is read while its events are taken: take all of them before asking for the next part.
    """
    for path in sorted((directory / PARTS).glob("*.ndjson")):
        with path.open(encoding="utf-8", errors="replace", newline="\n") as lines:
            yield (json.loads(line) for line in lines if line.endswith("\n"))
