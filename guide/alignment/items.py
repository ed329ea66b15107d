"""The claims of a procedure, each at its section and sub-branch, and the ways through them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.claims.reading import Reader
from guide.documents.model import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.claims.model import Claim
    from guide.documents.model import Branch, Procedure

PREAMBLE = -1
"""The section that what stands before the first one belongs to."""


@dataclass(frozen=True, slots=True)
class Item:
    """A claim at its place; ``index`` orders all claims of the procedure.

    Attributes:
        section: which section, from 0; ``PREAMBLE`` before the first one.
        branch: which sub-branch of the section, from 0; None for its common part.
    """

    index: int
    claim: Claim
    section: int
    branch: int | None

    @property
    def is_chained(self) -> bool:
        """Whether its order counts: a label that is pressed, ticked, chosen or opened."""
        return self.claim.kind == "label" and self.claim.verb in {"press", "tick", "choose", "open"}


def items_of(procedure: Procedure, people: frozenset[str]) -> list[Item]:
    """Every claim of a procedure, in the order of the document.

    Args:
        procedure: as it was read.
        people: the nouns for those who act in the suite.
    """
    return [
        Item(index, claim, section, branch)
        for index, (claim, section, branch) in enumerate(_claims(procedure, people))
    ]


def ways(items: list[Item]) -> list[list[Item]]:
    """Each way through: the common parts, and one sub-branch of each section that has some.

    The sub-branches of several sections go together by their rank: what is chosen first at one
    section leads to the first one at the next.
    """
    count = max((item.branch + 1 for item in items if item.branch is not None), default=0)
    if not count:
        return [items]
    widths = _widths(items)
    return [
        [i for i in items if i.branch is None or i.branch == min(way, widths[i.section] - 1)]
        for way in range(count)
    ]


def _widths(items: list[Item]) -> dict[int, int]:
    """How many sub-branches each section has."""
    widths: dict[int, int] = {}
    for item in items:
        if item.branch is not None:
            widths[item.section] = max(widths.get(item.section, 0), item.branch + 1)
    return widths


def _claims(
    procedure: Procedure, people: frozenset[str]
) -> Iterator[tuple[Claim, int, int | None]]:
    for claim in _of_title(procedure, people):
        yield claim, PREAMBLE, None
    for claim in Reader(people, of_step=False).read(procedure.preamble):
        yield claim, PREAMBLE, None
    for number, section in enumerate(procedure.sections):
        reader, branch = Reader(people), -1
        for part in section.branches:
            branch += _is_branch(part)
            for claim in reader.read(part.paragraphs):
                yield claim, number, branch if _is_branch(part) else None


def _of_title(procedure: Procedure, people: frozenset[str]) -> list[Claim]:
    """« Ajouter un administrateur (3 maximum) »: of a title, only what it limits is judged."""
    title = Paragraph(procedure.title or "", procedure.place, "heading")
    return [c for c in Reader(people, of_step=False).read([title]) if c.kind == "limit"]


def _is_branch(part: Branch) -> bool:
    return part.marker is not None or part.title is not None
