"""Which moment of the run shows each label that a procedure quotes: where the label was judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.alignment.chains import heaviest_chain
from guide.alignment.labels import says
from guide.documents import read_document
from guide.judging.checking import held

if TYPE_CHECKING:
    from guide.alignment.shown import Shown
    from guide.judging.checking import Proven
    from guide.judging.verdicts import Judged
    from guide.publish.procedure import Procedure, Section


@dataclass(frozen=True, slots=True)
class Mention:
    """A label at its place: ``index`` counts within the section."""

    section: Section
    index: int
    label: str


def shown_by_label(procedure: Procedure, proof: Proven) -> dict[Mention, Shown]:
    """What shows each label, in the order of the text; those that nothing shows are left out.

    Raises:
        DocumentError: the procedure cannot be read as a document.
    """
    mentions = [
        Mention(s, i, label) for s in procedure.sections for i, label in enumerate(s.labels)
    ]
    judged = [j for j in held(read_document(procedure.path), proof).claims() if _stands(j)]
    same = [[float(says(m.label, j.claim.text)) for j in judged] for m in mentions]
    pairs = ((mentions[i], judged[j].shown) for i, j in heaviest_chain(same))
    return {mention: shown for mention, shown in pairs if shown is not None}


def _stands(judged: Judged) -> bool:
    """Whether the portal has what the text quotes, by that name."""
    if judged.claim.kind not in {"label", "field"} or judged.shown is None:
        return False
    return judged.verdict == "confirmed" or says(judged.claim.text, judged.offered or "")
