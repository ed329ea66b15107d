"""Which step a picture belongs to, by where the document puts it: cell, row, box, above, below."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from guide.refresh.units import Unit

ContainerKind = Literal["cell", "row", "column", "box"]
_SAID: dict[ContainerKind, str] = {
    "cell": "dans la même cellule que son texte",
    "row": "sur la même ligne du tableau que son texte",
    "column": "dans la même colonne du tableau que son texte",
    "box": "dans le même cadre que son texte",
}
_WITHIN, _BELOW, _ABOVE = "dans son texte", "sous son texte", "au-dessus de son texte"
DOUBT = (
    "Le document ne dit pas si ses images sont au-dessus ou au-dessous de leur texte : une image "
    "précède la première étape, une autre suit la dernière. Elles ont été prises pour celles du "
    "texte qui les précède ; relisez-les."
)
_MOST, _LOGO, _FEWEST = 2 / 3, 0.5, 2
"""Where a document has pictures above its texts, the part of its steps that have one; the part of
the usual width below which a picture over the first step is a logo; the fewest that make a rule."""


@dataclass(frozen=True, slots=True)
class Container:
    """What holds a picture, with the numbers of all paragraphs or lines in it."""

    kind: ContainerKind
    numbers: frozenset[int]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a document.

    Attributes:
        at: its paragraph or line.
        containers: what holds it, the innermost first.
        width: on the page, in centimetres, where the file says it.
        drawn: whether the writer drew upon it, with arrows or boxes.
    """

    at: int
    containers: tuple[Container, ...] = ()
    width: float | None = None
    drawn: bool = False


@dataclass(frozen=True, slots=True)
class Owned:
    """The step of a picture by its index, None for none; why, in French; whether after its text."""

    unit: int | None
    why: str
    follows: bool


@dataclass(frozen=True, slots=True)
class _Between:
    """A picture between two texts of its surroundings: the units of both, None where none is."""

    before: int | None
    after: int | None
    last: bool


class Geometry:
    """The steps of a document and its texts, among which pictures are placed."""

    def __init__(self, units: Sequence[Unit], texts: Iterable[int]) -> None:
        """Begin.

        Args:
            units: the steps, in order.
            texts: number of each paragraph or line that holds words.
        """
        self._units = units
        self._texts = sorted(set(texts))
        self._of = {number: self._unit_at(number) for number in self._texts}
        self._starts = {unit.start: at for at, unit in enumerate(units) if unit.name is not None}
        named = [at for at, unit in enumerate(units) if unit.name is not None]
        self._last = named[-1] if named else None

    def owners(self, pictures: Sequence[Picture]) -> tuple[list[Owned], str | None]:
        """The step of each picture, and what could not be told of the document, in French."""
        found = [self._settled(picture) for picture in pictures]
        between = [
            None if settled else self._between(picture)
            for settled, picture in zip(found, pictures, strict=True)
        ]
        above, doubt = self._convention(between, pictures)
        owned = [
            settled or self._by(each, above=above)
            for settled, each in zip(found, between, strict=True)
        ]
        return owned, doubt

    def _unit_at(self, number: int) -> int | None:
        at = next((i for i, unit in enumerate(self._units) if unit.holds(number)), None)
        return at if at is not None and self._units[at].name is not None else None

    def _settled(self, picture: Picture) -> Owned | None:
        """What a container, or words in its own paragraph, say by themselves."""
        for container in picture.containers:
            begun = {self._starts[n] for n in container.numbers if n in self._starts}
            if len(begun) == 1 and container.kind != "column":
                return Owned(begun.pop(), _SAID[container.kind], follows=False)
        if picture.at in self._of:
            return Owned(self._of[picture.at], _WITHIN, follows=True)
        for container in picture.containers:
            told = {self._of[n] for n in container.numbers if n in self._of} - {None}
            if len(told) == 1:
                return Owned(told.pop(), _SAID[container.kind], follows=False)
        return None

    def _between(self, picture: Picture) -> _Between:
        """The texts around a picture, in the innermost container that tells steps, or in all."""
        around = self._texts
        for container in picture.containers:
            told = sorted(n for n in container.numbers if n in self._of)
            if any(self._of[n] is not None for n in told):
                around = told
                break
        first = bisect_left(around, picture.at)
        later = bisect_right(around, picture.at)
        before = self._of[around[first - 1]] if first else None
        after = self._of[around[later]] if later < len(around) else None
        return _Between(before, after, last=before is not None and before == self._last)

    def _convention(
        self, between: Sequence[_Between | None], pictures: Sequence[Picture]
    ) -> tuple[bool, str | None]:
        """Whether pictures stand above their texts throughout; and the doubt, if there is one."""
        widths = [picture.width for picture in pictures if picture.width]
        narrow = _LOGO * median(widths) if widths else 0.0
        opening = any(
            each.before is None
            and self._begins_bare(each.after)
            and (picture.width or narrow) >= narrow
            for each, picture in zip(between, pictures, strict=True)
            if each
        )
        closing = any(each.last for each in between if each)
        parted = [each for each in between if each and each.before != each.after]
        if not opening:
            return False, None
        if closing:
            decides = any(each.before is not None and each.after is not None for each in parted)
            return False, DOUBT if decides else None
        reached = {each.after for each in parted if self._begins_bare(each.after)}
        steps = sum(1 for unit in self._units if unit.name is not None and unit.asks)
        return len(reached) >= max(_FEWEST, _MOST * steps), None

    def _begins_bare(self, unit: int | None) -> bool:
        """Whether a step begins with its text; above a title no picture of its step stands."""
        return unit is not None and not self._units[unit].headed

    @staticmethod
    def _by(each: _Between | None, *, above: bool) -> Owned:
        assert each is not None
        if each.before == each.after:
            return Owned(each.before, _WITHIN, follows=True)
        if above:
            return Owned(each.after, _ABOVE, follows=False)
        return Owned(each.before, _BELOW, follows=True)
