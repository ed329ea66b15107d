"""What a suite attached to its steps, as a page can show it."""

from __future__ import annotations

import re
from base64 import b64encode
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from guide.evidence.record import Attached

_SHOWN = {"image/png", "image/jpeg", "image/gif", "image/webp"}
_ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


def picture_in(attached: Attached) -> str | None:
    """The address of a picture, with its bytes; None for anything else."""
    if attached.data is None or attached.media_type not in _SHOWN:
        return None
    return f"data:{attached.media_type};base64,{b64encode(attached.data).decode()}"


def link_in(attached: Attached) -> str | None:
    """The address of a link that may be followed; None for anything else."""
    if attached.media_type != "text/uri-list" or attached.text is None:
        return None
    return attached.text if urlsplit(attached.text).scheme in ("http", "https") else None


def text_in(attached: Attached) -> str | None:
    """A text without the colours of a terminal; None for the bytes of a file."""
    return None if attached.text is None else _ANSI.sub("", attached.text)
