"""From a procedure and a run to a chapter: every label finds its picture, every actor a name."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, cast

from guide.alignment.shown import Shown
from guide.drawing.cropping import crop_of
from guide.drawing.picturing import Annotated, annotate
from guide.evidence.record import Action
from guide.french.text import normalise
from guide.publish.model import Chapter, ChapterSection, Figure, Piece
from guide.publish.prose import Listing, labels_of
from guide.publish.proving import facts_of, proof_of, scenarios_of
from guide.publish.quoted import Mention, shown_by_label
from guide.publish.troubles import troubles_of
from guide.runs.portal import is_fictional

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guide.judging.checking import Proven
    from guide.publish.procedure import Procedure, Section
    from guide.publish.prose import Block


class BuildError(Exception):
    """The guide cannot be built from this evidence; the message says which step, in French."""


@dataclass
class Figures:
    """Numbers the pictures of a chapter as they come."""

    scale: float
    fictional: bool
    count: int = field(default=0, init=False)

    def add(self, file: str, screenshot: Annotated) -> Figure:
        """A new picture of this name."""
        self.count += 1
        crop = crop_of(screenshot, self.scale)
        return Figure(
            number=self.count,
            file=f"{file}.png",
            screenshot=screenshot,
            crop=crop,
            fictional=self.fictional and crop.top > 0,
            width=(crop.right - crop.left) / self.scale + 2,
        )


def compose(procedure: Procedure, proof: Proven, variant: str | None) -> Chapter:
    """Illustrate a procedure with what a run has shown.

    Args:
        procedure: the text.
        proof: a green run, made ready.
        variant: name of the portal's variant that the run walked; None when it is not told.

    Raises:
        BuildError: a quoted label or a step has no picture.
        OSError: a picture cannot be read.
    """
    run = proof.run
    found = shown_by_label(procedure, proof)
    _refuse_gaps(procedure, found)
    fictional = is_fictional(run)
    numbered = Figures(run.scale, fictional)
    parts = tuple(_parts(procedure, found, numbered))
    scenarios = scenarios_of(found)
    troubles = troubles_of(procedure, parts, scenarios, run, numbered.add)
    played = dict.fromkeys((*(s.id for s in scenarios), *(t.scenario for t in troubles)))
    return Chapter(
        procedure=procedure,
        facts=facts_of(scenarios),
        parts=parts,
        troubles=troubles,
        proof=proof_of(run, [s for s in run.scenarios() if s.id in played], variant),
        fictional=fictional,
    )


def _refuse_gaps(procedure: Procedure, found: dict[Mention, Shown]) -> None:
    for section in procedure.sections:
        for index, label in enumerate(section.labels):
            if Mention(section, index, label) not in found:
                raise BuildError(
                    f"{procedure.path}, « {section.title} » : aucun scénario ne montre "
                    f"« {label} ». Corrigez le libellé, ou écrivez le scénario qui passe par là."
                )


def _parts(
    procedure: Procedure, found: dict[Mention, Shown], numbered: Figures
) -> Iterator[ChapterSection]:
    """Who acts is told against what was read just above, also where a branch begins."""
    actor: str | None = None
    for section in procedure.sections:
        pieces = tuple(_pieces(procedure, section, found, numbered, actor))
        actor = next((piece.actor for piece in reversed(pieces) if piece.actor), actor)
        yield ChapterSection(section, pieces)


def _pieces(
    procedure: Procedure,
    section: Section,
    found: dict[Mention, Shown],
    numbered: Figures,
    actor: str | None,
) -> Iterator[Piece]:
    rows = list(_rows(section, found))
    screenshots = list(_annotated(procedure, section, rows))
    number = 0
    pieces: list[Piece] = []
    for place, block in enumerate(_units(section)):
        here = [shown for at, _, shown in rows if at == place]
        now = here[0].moment.actor if here else actor
        figures: list[Figure] = []
        for at, screenshot in screenshots:
            if at == place:
                number += 1
                figures.append(numbered.add(f"{section.anchor}-{number}", screenshot))
        pieces.append(Piece(block, now if now != actor else None, tuple(figures)))
        actor = now
    return _joined(pieces)


def _units(section: Section) -> list[Block]:
    """The blocks of a section, each item of a list without numbers for itself."""
    units: list[Block] = []
    for block in section.blocks:
        if isinstance(block, Listing) and not block.numbered:
            units.extend(Listing(numbered=False, items=(item,)) for item in block.items)
        else:
            units.append(block)
    return units


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, with items that nothing parts in one list again."""
    last: Piece | None = None
    for piece in pieces:
        if last is None:
            last = piece
        elif _is_one_list(last, piece):
            items = (*cast("Listing", last.block).items, *cast("Listing", piece.block).items)
            last = Piece(Listing(numbered=False, items=items), last.actor, piece.figures)
        else:
            yield last
            last = piece
    if last is not None:
        yield last


def _is_one_list(last: Piece, piece: Piece) -> bool:
    return (
        isinstance(last.block, Listing)
        and isinstance(piece.block, Listing)
        and not (last.block.numbered or piece.block.numbered)
        and not last.figures
        and piece.actor is None
    )


def _rows(section: Section, found: dict[Mention, Shown]) -> Iterator[tuple[int, str, Shown]]:
    """Each label with the place of its block and what shows it."""
    index = 0
    for place, block in enumerate(_units(section)):
        for label in map(normalise, labels_of(block)):
            yield place, label, found[Mention(section, index, label)]
            index += 1


def _annotated(
    procedure: Procedure, section: Section, rows: Sequence[tuple[int, str, Shown]]
) -> Iterator[tuple[int, Annotated]]:
    """One picture for each page that the section passes, under the text that leaves that page."""
    any_picture = False
    for _, run_of_page in groupby(rows, key=lambda row: _page(row[2])):
        group = list(run_of_page)
        screenshot = annotate([shown for _, _, shown in group], [label for _, label, _ in group])
        if screenshot is not None:
            any_picture = True
            yield group[-1][0], screenshot
    if not any_picture and any(isinstance(shown.moment, Action) for _, _, shown in rows):
        raise BuildError(f"{procedure.path}, « {section.title} » : aucune image dans la preuve.")


def _page(shown: Shown) -> tuple[str, str]:
    page = shown.moment.page
    return shown.moment.actor, page.path if page else ""
