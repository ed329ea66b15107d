"""A refresh that is not done, as one page: each picture before and after, side by side."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from guide.documents.writing import write_whole
from guide.french.typography import typeset
from guide.looks import templates_of
from guide.refresh.figures import drawn_figures
from guide.refresh.outcome import WrongCall
from guide.refresh.planning import Plan, planned

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from guide.judging.checking import Proven
    from guide.looks import Templates
    from guide.refresh.figures import DrawnFigure
    from guide.refresh.outcome import Outcome
    from guide.refresh.units import Figure

_TYPES = {
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"BM": "image/bmp",
}
"""Media types by first bytes; a browser shows no other kind that office programs keep."""


@dataclass(frozen=True, slots=True)
class Row:
    """A picture before and after, as addresses that hold it; None where there is none to show."""

    step: str
    told: str
    before: str | None
    after: str | None
    alt: str


def preview(
    path: Path,
    proof: Proven,
    page: Path,
    tell: Callable[[str], None],
    *,
    style: str | None = None,
    back: str | None = None,
) -> Outcome:
    """Write the page of what a refresh would change; the document stays as it is.

    Args:
        path: the writer's document.
        proof: the run, made ready.
        page: where the page goes; its name ends in ``.html``.
        tell: hears, in French, what is being done.
        style: address of the style sheet; None puts it into the page.
        back: address of the page to go back to; None where there is none.

    Raises:
        DocumentError: the document cannot be read.
        RefreshError: it cannot be refreshed.
        OSError: the page cannot be written.
    """
    if page.suffix.lower() not in {".html", ".htm"}:
        raise WrongCall(
            f"{page} : avec --dry-run, une page est écrite ; son nom finit par « .html »."
        )
    tell("lecture du document")
    plan = planned(path, proof, path)
    figures = [*plan.pairing.replaced.values(), *plan.pairing.inserted]
    drawn = drawn_figures(figures, proof.run, tell)
    outcome = plan.outcome
    for index, figure in plan.pairing.replaced.items():
        if plan.editor.shown(index) == drawn[figure].png:
            outcome.fresh += 1
        else:
            outcome.replaced.append(plan.line(index))
    outcome.inserted = [figure.step for figure in plan.pairing.inserted]
    written = (
        _templates()
        .get_template("preview.html")
        .render(
            name=plan.path.name,
            rows=_rows(plan, drawn),
            outcome=outcome,
            style=style,
            back=back,
        )
    )
    write_whole(page, written.encode())
    return outcome


def style_sheet() -> str:
    """The style of the page."""
    templates = _templates()
    return "".join(templates.get_template(name).render() for name in ("looks.css", "preview.css"))


def _templates() -> Templates:
    environment = templates_of("guide.refresh")
    environment.filters["fr"] = typeset
    return environment


def _rows(plan: Plan, drawn: dict[Figure, DrawnFigure]) -> list[Row]:
    """The pictures of the document and those that are added, in the order of its text."""
    pairing, editor = plan.pairing, plan.editor
    rows: list[tuple[int, Row]] = []
    for index in sorted({*pairing.replaced, *pairing.alone}):
        before, where = _address(editor.shown(index)), editor.where(index)
        figure = pairing.replaced.get(index)
        if figure is None:
            told = f"{where} : {pairing.alone[index]}"
            row = Row("Laissée telle quelle", told, before, None, "")
        else:
            made = drawn[figure]
            told = f"{where} : {pairing.reasons[index]}"
            row = Row(figure.step, told, before, _address(made.png), made.alt)
        rows.append((editor.pictures[index].at, row))
    for figure in pairing.inserted:
        made = drawn[figure]
        added = Row(figure.step, "ajoutée sous son texte", None, _address(made.png), made.alt)
        rows.append((figure.at, added))
    return [row for _, row in sorted(rows, key=itemgetter(0))]


def _address(picture: bytes | None) -> str | None:
    """A picture as an address that holds its bytes."""
    if picture is None:
        return None
    kind = next((kind for first, kind in _TYPES.items() if picture.startswith(first)), None)
    return f"data:{kind};base64,{base64.b64encode(picture).decode()}" if kind else None
