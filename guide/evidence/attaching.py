"""What a suite's own steps add to the record: texts, files, lines of a log, links."""

from __future__ import annotations

from collections.abc import Callable

Record = Callable[[str, "str | bytes", "str | None"], None]
"""Takes a media type, a body, and the name of a file or None."""

LOG = "text/x.cucumber.log+plain"
LINK = "text/uri-list"
"""Media types that Cucumber's formatters show as a log, and as links."""


class Attach:
    """Adds something to the step that is open, or to the fixture that is being made.

    Outside of scenarios, and without evidence, nothing is kept.

    Args:
        record: keeps it; None when nobody records.
    """

    def __init__(self, record: Record | None) -> None:
        self._record = record

    def __call__(self, body: str | bytes, media_type: str, file_name: str | None = None) -> None:
        """Attach a text or the bytes of a file, with its media type (``image/png``)."""
        if self._record is not None:
            self._record(media_type, body, file_name)

    def log(self, text: str) -> None:
        """Attach a line of a log; colours of a terminal are kept."""
        self(text, LOG)

    def link(self, address: str) -> None:
        """Attach a link."""
        self(address, LINK)
