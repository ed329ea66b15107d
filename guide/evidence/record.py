"""The one thing that reports, guides and checks are drawn from: a run, read back from its folder.

``read_evidence(directory)`` gives a ``Run``; everything under it is frozen and in lasting order.
"""

from __future__ import annotations

from pathlib import Path

from guide.evidence.objection import Objection
from guide.evidence.observed import (
    Action,
    Arranged,
    Attached,
    Box,
    Element,
    Failure,
    Fault,
    Lost,
    Moment,
    PageView,
    Reading,
    Screenshot,
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
from guide.i18n import gettext

__all__ = [
    "Action",
    "Arranged",
    "Attached",
    "Attempt",
    "Box",
    "Counts",
    "Definition",
    "Element",
    "EvidenceError",
    "Failure",
    "Fault",
    "Feature",
    "Lost",
    "Moment",
    "Objection",
    "PageView",
    "Reading",
    "Run",
    "Scenario",
    "Screenshot",
    "Status",
    "Step",
    "View",
    "Wreck",
    "WrittenStep",
    "read_evidence",
    "read_proof",
    "worst",
]


def read_evidence(directory: Path) -> Run:
    """Read an evidence folder back.

    Raises:
        EvidenceError: when the folder holds no evidence, or evidence that does not read.
    """
    return read_stream(directory)


def read_proof(directory: Path) -> Run:
    """Read evidence that a document may be held against: whole, green or red.

    A scenario that failed or drifted shows where the portal differs; a run that was cut off proves
    nothing by what it lacks. Scenarios that are no proof are left out; ``objections`` says why.

    Raises:
        EvidenceError: as ``read_evidence``, or the run is not whole, or nothing was played.
    """
    run = read_evidence(directory).proof()
    reason = run.cut_off or next(iter(run.faults), None)
    if reason is None and not any(scenario.last for scenario in run.scenarios()):
        reason = gettext("Aucun scénario n’a été joué.")
    if reason is not None:
        told = " ".join([reason, *map(str, run.objections)])
        raise EvidenceError(
            gettext("{directory} : cette preuve n’est pas recevable. {told}").format(
                directory=directory, told=told
            )
        )
    return run
