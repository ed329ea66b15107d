"""What a refresh did, and what it could not do."""

from __future__ import annotations

from dataclasses import dataclass, field


class RefreshError(Exception):
    """The document is not refreshed, and nothing is written.

    Attributes:
        remedy: what to do in a terminal; a page says it in its own words.
    """

    def __init__(self, reason: str, remedy: str = "") -> None:
        """Say why, and what can be done, in French sentences."""
        super().__init__(reason)
        self.remedy = remedy


class WrongCall(RefreshError):
    """What was asked for cannot be done with this file, whatever the evidence shows."""


@dataclass(slots=True)
class Outcome:
    """What became of the pictures and the words of a document.

    Attributes:
        replaced: the pictures that are others now, each with where it stands, its step and why it
            is taken for that step's.
        inserted: the steps that had no picture and have one now, once for each.
        fresh: how many pictures were current already, byte for byte.
        lacking: the steps for which the evidence has no picture.
        alone: the pictures that were left as they are, each with where it stands.
        mended: what was reworded, as tracked changes: what stood there and what was suggested.
        unmended: suggestions that have no place of their own in the text.
        doubt: what of the document's own order of pictures could not be told, in French.
        missed: what the portal asks for and the document lacks, each with where and what to write.
    """

    replaced: list[str] = field(default_factory=list[str])
    inserted: list[str] = field(default_factory=list[str])
    fresh: int = 0
    lacking: list[str] = field(default_factory=list[str])
    alone: list[str] = field(default_factory=list[str])
    mended: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    unmended: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    doubt: str | None = None
    missed: list[str] = field(default_factory=list[str])
