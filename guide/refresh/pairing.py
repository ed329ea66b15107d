"""Which picture of a document shows which page: within each step, in the order of both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from guide.drawing.picturing import Sight


@dataclass(frozen=True, slots=True)
class Plate:
    """A picture that a step needs.

    Attributes:
        at: the paragraph or line whose text it illustrates.
        step: the step as a reader calls it.
        file: its name, without folder and ending.
    """

    at: int
    step: str
    file: str
    sight: Sight


@dataclass(frozen=True, slots=True)
class Unit:
    """A step, or a sub-branch of one, from paragraph or line ``start`` up to ``end``.

    Attributes:
        name: as a reader calls it; None for what stands under no step.
        asks: whether its text asks for something that a page shows.
    """

    name: str | None
    start: int
    end: float
    plates: tuple[Plate, ...]
    asks: bool

    def holds(self, place: int) -> bool:
        """Whether a paragraph or line belongs to it."""
        return self.start <= place < self.end


@dataclass(frozen=True, slots=True)
class Pairing:
    """What to do, by index of the pictures of the document.

    Attributes:
        alone: the pictures that stay as they are, each with the reason, in French.
        lacking: the units for which the evidence shows nothing.
    """

    replaced: dict[int, Plate]
    inserted: tuple[Plate, ...]
    alone: dict[int, str]
    lacking: tuple[str, ...]


def pair(units: Sequence[Unit], pictures: Sequence[int], small: Collection[int] = ()) -> Pairing:
    """Match the pictures of a document with the pages that its steps pass.

    A step that has a picture keeps as many as it has; one that has none receives one for each
    page.

    Args:
        units: the steps, in order.
        pictures: the paragraph or line of each picture, in order.
        small: which of them are too small to show a page, such as an icon in a sentence.
    """
    replaced: dict[int, Plate] = {}
    inserted: list[Plate] = []
    lacking: list[str] = []
    alone = dict.fromkeys(range(len(pictures)), "sous aucune étape")
    alone |= dict.fromkeys(small, "trop petite pour montrer une page")
    for unit in units:
        held = (index for index, place in enumerate(pictures) if unit.holds(place))
        here = [index for index in held if index not in small]
        if unit.name is None:
            continue
        alone |= dict.fromkeys(here, f"{unit.name} ne montre pas d’autre page")
        if not unit.plates:
            if unit.asks or here:
                lacking.append(unit.name)
        elif not here:
            inserted.extend(unit.plates)
        else:
            replaced |= _paired(unit.plates, here, pictures)
    alone = {index: why for index, why in alone.items() if index not in replaced}
    return Pairing(replaced, tuple(inserted), alone, tuple(lacking))


def _paired(
    plates: Sequence[Plate], here: Sequence[int], pictures: Sequence[int]
) -> dict[int, Plate]:
    """In order; the side with more has those left out that stand farthest from the other's."""
    if len(plates) == len(here):
        return dict(zip(here, plates, strict=True))
    if len(plates) > len(here):
        return dict(zip(here, _nearest_before(plates, [pictures[i] for i in here]), strict=True))
    chosen = _first_after(list(here), pictures, [plate.at for plate in plates])
    return dict(zip(chosen, plates, strict=True))


def _nearest_before(plates: Sequence[Plate], places: Sequence[int]) -> list[Plate]:
    """For each picture, the last page that its text names before it."""
    chosen: list[Plate] = []
    next_free = 0
    for number, place in enumerate(places):
        last = len(plates) - (len(places) - number)
        best = next_free
        for candidate in range(next_free, last + 1):
            if plates[candidate].at <= place:
                best = candidate
        chosen.append(plates[best])
        next_free = best + 1
    return chosen


def _first_after(here: list[int], pictures: Sequence[int], places: Sequence[int]) -> list[int]:
    """For each page, the first picture that follows its text."""
    chosen: list[int] = []
    for number, place in enumerate(places):
        offered = here[: len(here) - (len(places) - number) + 1]
        best = next((index for index in offered if pictures[index] >= place), offered[-1])
        chosen.append(best)
        here = here[here.index(best) + 1 :]
    return chosen
