"""Moments that the tests speak of."""

from __future__ import annotations

from datetime import datetime

from mockportal.domain.moments import PARIS

DEFAULT_NOW = datetime(2026, 1, 12, 9, tzinfo=PARIS)


def at(text: str) -> datetime:
    """A moment in ISO 8601; without an offset on the Paris wall clock."""
    read = datetime.fromisoformat(text)
    return read if read.tzinfo else read.replace(tzinfo=PARIS)
