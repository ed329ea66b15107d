"""One share of a suite, read from its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.evidence.messages import Stream
from guide.evidence.reading import refusing
from guide.evidence.record import EvidenceError, read_evidence
from guide.evidence.unfolding import unfolded, verdict_of
from guide.i18n import gettext

if TYPE_CHECKING:
    from pathlib import Path

    from guide.evidence.gathered import Gathered
    from guide.evidence.plan import Node
    from guide.evidence.record import Run
    from guide.evidence.verdict import Verdict

MOST = 10_000
"""Shares of one suite."""


@dataclass(frozen=True)
class Share:
    """What one machine played."""

    name: str
    """The folder or the pack, as it was given."""
    run: Run
    meta: Node
    gathered: Gathered
    summary: Node
    verdict: Verdict

    @property
    def shard(self) -> Node:
        """Of what it is a share; see ``guide.evidence.shard``, and the keeper that adds to it."""
        return self.summary["shard"]

    @property
    def number(self) -> int:
        """Which share it is, from 1."""
        return self.shard["number"]

    @property
    def cases(self) -> set[str]:
        """The cases that it plays, by id."""
        return {case["id"] for case in self.gathered.cases}


def read_share(name: str, directory: Path) -> Share:
    """Read the evidence of a share.

    Args:
        name: what to call it in a refusal.
        directory: its folder; anybody may have sent what is in it.

    Raises:
        EvidenceError: it does not read, or is the evidence of a run that was not shared out.
    """
    run = read_evidence(directory)
    stream = Stream(directory)
    if not isinstance(stream.summary.get("shard"), dict):
        why = gettext(
            "{name} n'est pas une part : chacune se joue avec « --splits N --group I » "
            "(pytest-split)."
        )
        raise EvidenceError(" ".join([why.format(name=name), *run.faults]))
    with refusing(directory):
        _look_at(stream.summary["shard"])
        return Share(
            name=name,
            run=run,
            meta=stream.kinds["meta"][0],
            gathered=unfolded(stream),
            summary=stream.summary,
            verdict=verdict_of(stream),
        )


def _look_at(shard: Node) -> None:
    """Believe nothing of what a share says of itself before it is of the kind that it should be.

    Raises:
        TypeError, ValueError: it is not.
    """
    lists = [text for name in ("elsewhere", "deselected") for text in shard[name]]
    texts = [*lists, *shard["options"], *shard["options"].values()]
    if not all(isinstance(text, str) for text in texts):
        raise TypeError(shard)
    if not 1 <= int(shard["number"]) <= int(shard["of"]) <= MOST:
        raise ValueError(shard)
