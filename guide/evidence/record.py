"""The one thing that reports, guides and checks are drawn from: a run, read back from its folder.

``read_evidence(directory)`` gives a ``Run``; everything under it is frozen and in lasting order.
"""

from __future__ import annotations

from pathlib import Path

from guide.evidence.observed import (
    Action,
    Box,
    Element,
    Failure,
    Fault,
    Moment,
    PageView,
    Picture,
    Reading,
    View,
    Wreck,
)
from guide.evidence.reading import read_stream
from guide.evidence.run import (
    Attempt,
    Counts,
    Definition,
    EvidenceError,
    Feature,
    Run,
    Scenario,
    Status,
    Step,
    WrittenStep,
    worst,
)

__all__ = [
    "Action",
    "Attempt",
    "Box",
    "Counts",
    "Definition",
    "Element",
    "EvidenceError",
    "Failure",
    "Fault",
    "Feature",
    "Moment",
    "PageView",
    "Picture",
    "Reading",
    "Run",
    "Scenario",
    "Status",
    "Step",
    "View",
    "Wreck",
    "WrittenStep",
    "read_evidence",
    "worst",
]


def read_evidence(directory: Path) -> Run:
    """Read an evidence folder back.

    Raises:
        EvidenceError: when the folder holds no evidence, or evidence that does not read.
    """
    return read_stream(directory)
