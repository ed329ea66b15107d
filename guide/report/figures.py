"""The pictures of a step, each with its controls framed in percentages of its size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.evidence.record import Action, View
from guide.french.text import plain
from guide.i18n import gettext
from guide.report.wording import role_of

if TYPE_CHECKING:
    from guide.evidence.record import Box, PageView, Screenshot, Step, Wreck
    from guide.looks.embedding import EmbeddedImage, EmbeddedImages

_WINDOW = 10 / 16
"""Height of the part shown at first, for a width of one."""
_PAD = 5


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle in percentages of its picture."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture as the page shows it; ``lift`` moves its window, in percent of its width."""

    anchor: str
    image: EmbeddedImage | None
    frame: Frame | None
    lift: float
    caption: str
    alt: str

    @property
    def is_cropped(self) -> bool:
        """Whether the window shows only a part of it."""
        return self.image is not None and self.image.height > self.image.width * _WINDOW + 1


def figures_of(step: Step, anchor: str, embedded: EmbeddedImages) -> tuple[Figure, ...]:
    """What the step's acts and views show, in order; what a failure shows comes apart."""
    pictured = [
        (moment, moment.picture)
        for moment in step.moments
        if isinstance(moment, Action | View) and moment.picture is not None
    ]
    return tuple(
        _figure(f"{anchor}-i{number}", moment, picture, embedded)
        for number, (moment, picture) in enumerate(pictured, 1)
    )


def wreck_figures(
    step: Step, anchor: str, embedded: EmbeddedImages, acting: str | None
) -> tuple[tuple[Wreck, Figure | None], ...]:
    """The pages at the step's failure, each with its picture.

    First comes the page of whom the step names or, when it names nobody, of who acted last.
    """
    pages = step.failure.pages if step.failure else ()
    title = plain(step.title)
    named = {w.actor for w in pages if title.startswith(plain(w.actor))} or {acting}
    return tuple(
        (wreck, _wrecked(f"{anchor}-e{number}", wreck, embedded))
        for number, wreck in enumerate(sorted(pages, key=lambda w: w.actor not in named), 1)
    )


def _wrecked(anchor: str, wreck: Wreck, embedded: EmbeddedImages) -> Figure | None:
    if wreck.picture is None:
        return None
    title = wreck.title or wreck.path
    return Figure(
        anchor=anchor,
        image=embedded.add(wreck.picture),
        frame=None,
        lift=0,
        caption=gettext("Au moment de l’échec ({actor})").format(actor=wreck.actor),
        alt=gettext("Page « {title} » au moment de l’échec").format(title=title),
    )


def _figure(
    anchor: str, moment: Action | View, picture: Screenshot, embedded: EmbeddedImages
) -> Figure:
    kept = embedded.add(picture)
    box = moment.box if isinstance(moment, Action) and kept else None
    heading = _heading(moment.page)
    alt = gettext("Page « {heading} »").format(heading=heading)
    if box is not None and isinstance(moment, Action):
        alt += gettext(", {moment} « {value} » encadré").format(
            moment=role_of(moment), value=moment.name or moment.label
        )
    return Figure(
        anchor=anchor,
        image=kept,
        frame=_frame(box, kept) if box and kept else None,
        lift=_lift(box, kept) if box and kept else 0,
        caption=f"{heading} ({moment.actor})",
        alt=alt,
    )


def _heading(page: PageView | None) -> str:
    if page is None:
        return ""
    return page.headings[0].name if page.headings else page.title


def _frame(box: Box, kept: EmbeddedImage) -> Frame:
    """The control with some air around it, kept inside of the picture."""
    left, top = max(box.x - _PAD, 0), max(box.y - _PAD, 0)
    right = min(box.x + box.width + _PAD, kept.width)
    bottom = min(box.y + box.height + _PAD, kept.height)
    return Frame(
        left=round(100 * left / kept.width, 3),
        top=round(100 * top / kept.height, 3),
        width=round(100 * max(right - left, 0) / kept.width, 3),
        height=round(100 * max(bottom - top, 0) / kept.height, 3),
    )


def _lift(box: Box, kept: EmbeddedImage) -> float:
    """How far to move the picture up so that its control stands in the middle of the window."""
    window = kept.width * _WINDOW
    wanted = box.y + box.height / 2 - window / 2
    return round(100 * min(max(wanted, 0), max(kept.height - window, 0)) / kept.width, 3)
