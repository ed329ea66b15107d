"""How one file stands beside the stamp in it; nothing is walked and no evidence is opened."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from guide.documents import DocumentError, read_document
from guide.evidence.record import EvidenceError
from guide.stamps import read_stamp
from guide.stamps.keeping import FORMATS
from guide.stamps.making import sentences_of
from guide.stamps.model import digest_of_words

if TYPE_CHECKING:
    from pathlib import Path

    from guide.documents.model import Document
    from guide.stamps import Stamp

State = Literal["current", "stale", "unchecked", "unreadable"]
_ASSUMED = "assumed"
_MESSAGES, _BEGIN = "messages.ndjson", '"testRunStarted"'


@dataclass(frozen=True, slots=True)
class Standing:
    """How a file stands.

    Attributes:
        edited: the sentences that no stamp knows: written or changed since.
        removed: how many sentences are there no more.
        assumed: the sentences that rest on a hypothesis of the portal.
        hypotheses: the rules that those sentences stand on.
        older: how many pictures are older than the newest evidence.
        problem: why it cannot be read, in French.
    """

    path: Path
    made: datetime | None = None
    verdict: str | None = None
    edited: tuple[str, ...] = ()
    removed: int = 0
    assumed: tuple[str, ...] = ()
    hypotheses: tuple[str, ...] = ()
    older: int = 0
    problem: str | None = None

    @property
    def state(self) -> State:
        """Whether it can be relied upon as it was checked."""
        if self.problem:
            return "unreadable"
        if self.made is None:
            return "unchecked"
        return "stale" if self.edited or self.removed or self.older else "current"


def standing_of(path: Path, newest: datetime | None = None) -> Standing:
    """Hold a file against the stamp in it.

    Args:
        path: the file.
        newest: when the newest evidence was made, if there is some.

    What cannot be read is told as such whether it was ever checked or not.
    """
    try:
        document = read_document(path)
        stamp = read_stamp(path) if path.suffix.lower().lstrip(".") in FORMATS else None
        return _held_against(document, stamp, newest) if stamp else Standing(path)
    except DocumentError as error:
        return Standing(path, problem=str(error))
    except OSError as error:
        return Standing(path, problem=f"{path} ne s’ouvre pas : {error.strerror or error}.")


def _held_against(document: Document, stamp: Stamp, newest: datetime | None) -> Standing:
    found = {digest_of_words(text): text for _, text, _, _ in sentences_of(document)}
    known = {one.digest: one.verdict for one in stamp.sentences}
    return Standing(
        document.path,
        stamp.made,
        stamp.verdict,
        tuple(text for digest, text in found.items() if digest not in known),
        sum(digest not in found for digest in known),
        tuple(text for digest, text in found.items() if known.get(digest) == _ASSUMED),
        tuple(sorted({r for one in stamp.sentences if one.verdict == _ASSUMED for r in one.rules})),
        sum(newest is not None and picture.made < newest for picture in stamp.pictures),
    )


def made_at(evidence: Path) -> datetime:
    """The second in which a run began, told by the beginning of its record alone.

    Raises:
        EvidenceError: the folder holds no record.
    """
    try:
        with (evidence / _MESSAGES).open(encoding="utf-8") as record:
            line = next((line for line in record if _BEGIN in line[:40]), None)
            at = json.loads(line or "{}")["testRunStarted"]["timestamp"]
            return datetime.fromtimestamp(at["seconds"], UTC)
    except (OSError, KeyError, ValueError) as error:
        raise EvidenceError(f"« {evidence} » ne contient pas de preuve.") from error
