"""What is done with a document, in a process of its own.

``python -m guide.panel.work FOLDER SECONDS``: the folder holds the document and ``job.json``; what
comes of it is written beside them. It is ended when it has used so many seconds of the processor.
"""

from __future__ import annotations

import json
import math
import os
import signal
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from guide.panel.refreshed import Unrefreshed, before_and_after, refreshed, with_proof

JOB, RESULT, REFUSED = "job.json", "result", "refused.txt"
WANTED = REPORT, PREVIEW, PICTURES, PROOF = "report", "preview", "pictures", "proof"
SPENT = frozenset({-signal.SIGXCPU, -signal.SIGKILL} if hasattr(signal, "SIGXCPU") else {})
"""How a process ends that used up its seconds."""
_POLITE = 10


@dataclass(frozen=True, slots=True)
class Job:
    """What is asked.

    Attributes:
        document: name of the file in the folder.
        evidence: folder of the evidence.
        wanted: ``report``, ``preview`` (each picture before and after), ``pictures`` (the
            document itself with fresh ones) or ``proof`` (itself, with what was proved of it).
        mend: whether to suggest the portal's words as well, with the pictures.
        partial: whether to give it back even when a step has no picture.
        style: address of the style of the page that comes of it.
        back: address of the page that asks for a document.
    """

    document: str
    evidence: str
    wanted: str
    mend: bool
    partial: bool
    style: str
    back: str

    def write(self, folder: Path) -> None:
        """Put it where the process looks."""
        (folder / JOB).write_text(json.dumps(asdict(self)), "utf-8")


def work(folder: Path) -> None:
    """Do the job of a folder: its result is there at the end, or why there is none, in French."""
    from guide.documents import DocumentError
    from guide.evidence.record import EvidenceError
    from guide.judging.suite import SuiteError

    job = Job(**json.loads((folder / JOB).read_text("utf-8")))
    path = folder / job.document
    try:
        if job.wanted == PICTURES:
            target = refreshed(path, Path(job.evidence), mend=job.mend, partial=job.partial)
            target.rename(folder / RESULT)
        elif job.wanted == PROOF:
            with_proof(path, Path(job.evidence)).rename(folder / RESULT)
        elif job.wanted == PREVIEW:
            page = before_and_after(path, Path(job.evidence), style=job.style, back=job.back)
            (folder / RESULT).write_text(page, "utf-8")
        else:
            (folder / RESULT).write_text(_report(path, job), "utf-8")
    except (DocumentError, EvidenceError, SuiteError, Unrefreshed) as error:
        (folder / REFUSED).write_text(str(error).replace(f"{path}", path.name), "utf-8")


def _report(path: Path, job: Job) -> str:
    from guide.check.output.as_html import as_html
    from guide.documents import read_document
    from guide.evidence.record import read_proof
    from guide.judging.checking import check
    from guide.judging.suite import suite_of

    checked = check(read_document(path), read_proof(Path(job.evidence)), suite_of(Path.cwd()))
    return as_html(checked, style=job.style, back=job.back)


def _allow(seconds: float) -> None:
    """Be ended after so many seconds of the processor, where the system can."""
    try:
        import resource
    except ImportError:  # Windows: the clock alone ends it
        return
    most = math.ceil(seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (most, most + 1))


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(_POLITE)  # pages are served before documents are read
    _allow(float(sys.argv[2]))
    work(Path(sys.argv[1]))
