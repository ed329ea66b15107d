"""Which picture of a document shows which page: within each step, in the order of both."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from guide.refresh.geometry import Geometry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from guide.refresh.geometry import Picture
    from guide.refresh.units import Figure, Unit

_NARROWEST = 1.0
"""Centimetres; what is narrower is an icon in a sentence, not a picture of a page."""
_BEHIND = inf
"""Where a picture counts to stand that goes with the whole text of its step."""
_DRAWN = "l’auteur a dessiné dessus (flèches ou cadres) : à refaire à la main"


@dataclass(frozen=True, slots=True)
class Pairing:
    """What to do, by index of the pictures of the document.

    Attributes:
        reasons: why each replaced picture is taken for its step's, in French.
        alone: the pictures that stay as they are, each with the reason, in French.
        lacking: the units for which the evidence shows nothing.
        doubt: what could not be told of the document, in French.
    """

    replaced: dict[int, Figure]
    reasons: dict[int, str]
    inserted: tuple[Figure, ...]
    alone: dict[int, str]
    lacking: tuple[str, ...]
    doubt: str | None = None


def pair(units: Sequence[Unit], texts: Iterable[int], pictures: Sequence[Picture]) -> Pairing:
    """Match the pictures of a document with the pages that its steps pass.

    A step that has a picture keeps as many as it has; one that has none receives one for each
    page. A picture that the writer drew upon counts, and stays.

    Args:
        units: the steps, in order.
        texts: number of each paragraph or line that holds words.
        pictures: those of the document, in order.
    """
    large = [index for index, picture in enumerate(pictures) if not _is_icon(picture)]
    found, doubt = Geometry(units, texts).owners([pictures[index] for index in large])
    owned = dict(zip(large, found, strict=True))
    replaced: dict[int, Figure] = {}
    inserted: list[Figure] = []
    lacking: list[str] = []
    alone = {index: _why_alone(picture) for index, picture in enumerate(pictures)}
    for at, unit in enumerate(units):
        here = [index for index, one in owned.items() if one.unit == at]
        if unit.name is None:
            continue
        alone |= {i: _other(unit.name) for i in here if not pictures[i].drawn}
        if not unit.figures:
            if unit.asks or here:
                lacking.append(unit.name)
        elif not here:
            inserted.extend(unit.figures)
        else:
            places = {i: pictures[i].at if owned[i].follows else _BEHIND for i in here}
            replaced |= _paired(unit.figures, here, places)
    replaced = {i: figure for i, figure in replaced.items() if not pictures[i].drawn}
    alone = {index: why for index, why in alone.items() if index not in replaced}
    reasons = {index: owned[index].why for index in replaced}
    return Pairing(replaced, reasons, tuple(inserted), alone, tuple(lacking), doubt)


def _is_icon(picture: Picture) -> bool:
    return picture.width is not None and picture.width < _NARROWEST


def _why_alone(picture: Picture) -> str:
    if _is_icon(picture):
        return "trop petite pour montrer une page"
    return _DRAWN if picture.drawn else "sous aucune étape"


def _other(step: str) -> str:
    return f"{step} ne montre pas d’autre page"


def _paired(
    figures: Sequence[Figure], here: Sequence[int], pictures: Mapping[int, float]
) -> dict[int, Figure]:
    """In order; the side with more has those left out that stand farthest from the other's."""
    if len(figures) == len(here):
        return dict(zip(here, figures, strict=True))
    if len(figures) > len(here):
        return dict(zip(here, _nearest_before(figures, [pictures[i] for i in here]), strict=True))
    chosen = _first_after(list(here), pictures, [figure.at for figure in figures])
    return dict(zip(chosen, figures, strict=True))


def _nearest_before(figures: Sequence[Figure], places: Sequence[float]) -> list[Figure]:
    """For each picture, the last page that its text names before it."""
    chosen: list[Figure] = []
    next_free = 0
    for number, place in enumerate(places):
        last = len(figures) - (len(places) - number)
        best = next_free
        for candidate in range(next_free, last + 1):
            if figures[candidate].at <= place:
                best = candidate
        chosen.append(figures[best])
        next_free = best + 1
    return chosen


def _first_after(
    here: list[int], pictures: Mapping[int, float], places: Sequence[int]
) -> list[int]:
    """For each page, the first picture that follows its text."""
    chosen: list[int] = []
    for number, place in enumerate(places):
        offered = here[: len(here) - (len(places) - number) + 1]
        best = next((index for index in offered if pictures[index] >= place), offered[-1])
        chosen.append(best)
        here = here[here.index(best) + 1 :]
    return chosen
