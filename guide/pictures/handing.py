"""The exported folder: pictures, a manifest and a contact sheet, whole or not at all."""

from __future__ import annotations

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image, features

from guide.drawing.cropping import Crop, crop_of
from guide.drawing.frames import border_of, draw
from guide.drawing.picturing import title_of
from guide.i18n import gettext, in_each_language, mark
from guide.i18n.numbers import running
from guide.looks import templates_of
from guide.pictures.figures import Figure, figures_of
from guide.pictures.folder import refuse_foreign, replaced
from guide.pictures.screenshots import ScreenshotsError
from guide.runs.portal import is_fictional
from guide.runs.rules import tagged_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.evidence.record import Run

MANIFEST, PAGE, TEXT = "images.json", "index.html", "index.md"
FRAMED, CLEAN = mark("encadrees"), mark("nettes")
"""The folders of the pictures, which an English suite calls in English."""
FORMAT = 1


@dataclass(frozen=True, slots=True)
class DrawnFigure:
    """A picture that was written, framed and clean: same names, same size, in pixels.

    Attributes:
        box: of the control, in pixels of the written picture: left, top, width, height.
        digest: SHA-256 of the framed picture.
    """

    figure: Figure
    framed: str
    clean: str
    size: tuple[int, int]
    box: tuple[int, int, int, int] | None
    digest: str

    @property
    def page(self) -> str:
        """What the page calls itself."""
        return title_of(self.figure.screenshot.page)


def export(run: Run, folder: Path, form: str = "png") -> list[DrawnFigure]:
    """Write the pictures of the documented steps of a run, mails and letters among them.

    Args:
        run: the evidence.
        folder: where they go; a former export there is replaced.
        form: "png", "webp" or "avif".

    Raises:
        ScreenshotsError: there is nothing to hand out, or this machine cannot write the format.
        FolderError: the folder holds something else.
        OSError: a picture cannot be read, or the folder cannot be written.
    """
    if form != "png" and not features.check(form):
        told = gettext("La bibliothèque d’images de cette machine n’écrit pas le format {form}.")
        raise ScreenshotsError(told.format(form=form))
    figures = figures_of(run)
    if not figures:
        raise ScreenshotsError(
            gettext("Cette preuve ne montre aucune étape en image : rien n’est écrit.")
        )
    own = in_each_language(FRAMED) | in_each_language(CLEAN)
    refuse_foreign(folder, {MANIFEST, PAGE, TEXT, *own}, MANIFEST)
    fictional = is_fictional(run)
    with replaced(folder) as draft, ThreadPoolExecutor() as side_by_side:
        work = (side_by_side.submit(_draw, p, draft, form, run.scale, fictional) for p in figures)
        drawn = [one.result() for one in list(work)]
        (draft / MANIFEST).write_text(_manifest(drawn), "utf-8")
        for name, template in ((PAGE, "contact.html"), (TEXT, "contact.md")):
            (draft / name).write_text(_sheet(template, run, drawn), "utf-8")
    return drawn


def _draw(figure: Figure, folder: Path, form: str, scale: float, fictional: bool) -> DrawnFigure:
    crop = crop_of(figure.screenshot, scale)
    bare = replace(figure.screenshot, marks=())
    names = [f"{gettext(place)}/{figure.file}.{form}" for place in (FRAMED, CLEAN)]
    for name, screenshot in zip(names, (figure.screenshot, bare), strict=True):
        draw(screenshot, crop, folder / name, scale, fictional=fictional and crop.top > 0)
    with Image.open(folder / names[0]) as written:
        size = written.size
    digest = hashlib.sha256((folder / names[0]).read_bytes()).hexdigest()
    return DrawnFigure(figure, names[0], names[1], size, _box(figure, crop, scale), digest)


def _box(figure: Figure, crop: Crop, scale: float) -> tuple[int, int, int, int] | None:
    if not figure.screenshot.marks:
        return None
    box, line = figure.screenshot.marks[0].box, border_of(scale)
    left, top = round(box.x) - crop.left + line, round(box.y) - crop.top + line
    return left, top, round(box.width), round(box.height)


def _manifest(drawn: Sequence[DrawnFigure]) -> str:
    pictures = [_facts(one) for one in drawn]
    return json.dumps({"format": FORMAT, "pictures": pictures}, ensure_ascii=False, indent=1) + "\n"


def _facts(one: DrawnFigure) -> dict[str, Any]:
    figure = one.figure
    return {
        "file": one.framed,
        "clean": one.clean,
        "sha256": one.digest,
        "size": one.size,
        "procedure": figure.procedure,
        "documented": figure.documented,
        "step": figure.written,
        "place": figure.place,
        "scenario": figure.scenario.name,
        "actor": figure.screenshot.actor,
        "label": figure.label,
        "page": {"title": one.page, "path": figure.screenshot.page.path},
        "box": one.box,
        "rules": figure.rules,
        "scenario_rules": tagged_rules(figure.scenario),
        "evidence": figure.screenshot.file.name,
    }


def _sheet(template: str, run: Run, drawn: Sequence[DrawnFigure]) -> str:
    templates = templates_of("guide.pictures")
    templates.autoescape = template.endswith(".html")
    templates.filters["fr"] = running
    templates.filters["md"] = _plain_in_markdown
    chapters = [
        (
            procedure,
            [(name, list(part)) for name, part in groupby(ones, lambda d: d.figure.section)],
        )
        for procedure, group in groupby(drawn, lambda d: d.figure.procedure)
        for ones in [list(group)]
    ]
    return templates.get_template(template).render(run=run, chapters=chapters, count=len(drawn))


def _plain_in_markdown(text: str) -> str:
    """A text that Markdown takes as it is."""
    return "".join(f"\\{letter}" if letter in r"\`*_[]<>|#" else letter for letter in text)
