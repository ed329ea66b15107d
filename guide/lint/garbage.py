"""Making many objects that last, without Python's looking through all of them for garbage."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator


@contextmanager
def no_collection() -> Generator[None]:
    """Parsing makes many objects and no garbage: looking for some takes a quarter of the time.

    Ever more of it the more there is already: two thirds while ten thousand scenarios are read.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
