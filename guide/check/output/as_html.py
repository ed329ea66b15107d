"""A check as one page: the document at the left, what the portal shows at the right.

It opens from disk, needs no network and no script.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from guide.check.output.marking import Line, lines_of
from guide.check.output.wording import (
    ALONE,
    UNDOCUMENTED,
    UNREAD,
    WORDS,
    conclusion,
    holes,
    place_of,
    rule_told,
    shows,
    step_called,
    summary,
    told_of,
)
from guide.french.typography import typeset
from guide.looks import Templates, templates_of
from guide.looks.embedding import EmbeddedImages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.judging.verdicts import (
        Checked,
        Judged,
        JudgedProcedure,
        JudgedSection,
        JudgedSentence,
        Proof,
        Shown,
        Undocumented,
    )
    from guide.looks.embedding import EmbeddedImage

_DOUBTED = frozenset({"unproved", "not_understood", "unrelated", "assumed"})
_WINDOW = 0.62
"""Height of the part of a picture that is shown at first, for a width of one."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture as the page shows it: the part around its control, or all of it."""

    image: EmbeddedImage
    top: float
    height: float
    shown: Shown
    alt: str


@dataclass(frozen=True, slots=True)
class Card:
    """A step as the page shows it."""

    anchor: str
    name: str
    step: JudgedSection
    lines: tuple[Line, ...]
    told: tuple[Judged, ...]
    doubted: tuple[JudgedSentence, ...]
    proved: tuple[tuple[int, JudgedSentence, tuple[tuple[Proof, Figure | None], ...]], ...]
    images: tuple[Figure, ...]
    left_out: tuple[tuple[Undocumented, Figure | None], ...]

    @property
    def quiet(self) -> bool:
        """Whether nothing is to be said of its sentences."""
        return not self.told and not self.doubted


@dataclass(frozen=True, slots=True)
class Chapter:
    """A procedure as the page shows it."""

    procedure: JudgedProcedure
    cards: tuple[Card, ...]


def write_page(checked: Checked, output: Path) -> None:
    """Write the page; an earlier one is replaced only when the new one is whole.

    Raises:
        OSError: the page cannot be written.
    """
    output.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as page:
            page.write(as_html(checked))
        Path(draft).chmod(0o644)
        Path(draft).replace(output)
    finally:
        Path(draft).unlink(missing_ok=True)


def as_html(checked: Checked, *, style: str | None = None, back: str | None = None) -> str:
    """The check as a page.

    Args:
        checked: what the check found.
        style: address of the style sheet; None puts it into the page.
        back: address of the page to go back to; None where there is none.
    """
    embedded = EmbeddedImages()
    chapters = [
        _chapter(procedure, rank, embedded) for rank, procedure in enumerate(checked.procedures)
    ]
    return (
        _templates()
        .get_template("check.html")
        .render(
            checked=checked,
            chapters=chapters,
            embedded=embedded,
            style=style,
            back=back,
            title=conclusion(checked),
            tone=checked.verdict,
            summary=summary(checked),
            words=WORDS,
            undocumented=UNDOCUMENTED,
            alone=ALONE,
            unread=UNREAD,
            holes=holes(checked),
        )
    )


def style_sheet() -> str:
    """The style of the page."""
    templates = _templates()
    return "".join(templates.get_template(name).render() for name in ("looks.css", "check.css"))


def _templates() -> Templates:
    environment = templates_of("guide.check.output")
    environment.filters |= {"fr": typeset, "shows": shows, "told_of": told_of}
    environment.globals["rule_told"] = rule_told
    environment.globals["place_of"] = place_of
    return environment


def _chapter(procedure: JudgedProcedure, rank: int, embedded: EmbeddedImages) -> Chapter:
    cards: list[Card] = []
    if procedure.preamble is not None:
        cards.append(
            _card(f"p{rank}-avant", "Avant la première étape", procedure.preamble, (), embedded)
        )
    for number, step in enumerate(procedure.sections, 1):
        name = step_called(step.number, number)
        left_out = [one for one in procedure.undocumented if one.place == step.place]
        cards.append(_card(f"p{rank}-e{number}", name, step, left_out, embedded))
    return Chapter(procedure, tuple(cards))


def _card(
    anchor: str,
    name: str,
    step: JudgedSection,
    left_out: Sequence[Undocumented],
    embedded: EmbeddedImages,
) -> Card:
    told = [j for j in step.claims if j.is_drift or j.verdict == "spelling"]
    doubted = [s for s in step.sentences if s.against or s.verdict in _DOUBTED]
    shown = [j.pictured for j in (*told, *_pressed(step.claims)) if j.pictured]
    images = {_key(one): image for one in shown if (image := _image(one, embedded))}
    return Card(
        anchor=anchor,
        name=name,
        step=step,
        lines=tuple(lines_of(step.sentences)),
        told=tuple(told),
        doubted=tuple(doubted),
        proved=tuple(
            (
                rank,
                sentence,
                tuple((proof, _proof_image(proof, embedded)) for proof in sentence.proofs),
            )
            for rank, sentence in enumerate(step.sentences)
            if sentence.proofs
        ),
        images=tuple(images.values()),
        left_out=tuple((one, _image(one.shown, embedded)) for one in left_out),
    )


def _proof_image(proof: Proof, embedded: EmbeddedImages) -> Figure | None:
    return _image(proof.shown, embedded) if proof.shown else None


def _pressed(claims: Sequence[Judged]) -> list[Judged]:
    """Labels first, then fields and values: what a reader looks for on a picture."""
    return sorted(claims, key=lambda judged: judged.claim.kind != "label")


def _key(shown: Shown) -> str:
    return shown.title


def _image(shown: Shown, embedded: EmbeddedImages) -> Figure | None:
    kept = embedded.add(shown.screenshot) if shown.screenshot else None
    if kept is None:
        return None
    window = min(kept.height, round(kept.width * _WINDOW))
    middle = shown.box.y + shown.box.height / 2 if shown.box else 0
    top = min(max(middle - window / 2, 0), kept.height - window)
    return Figure(kept, top, window, shown, f"Page « {shown.title} »")
