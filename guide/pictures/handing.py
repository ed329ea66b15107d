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
from guide.french.typography import typeset
from guide.looks import templates_of
from guide.pictures.album import AlbumError
from guide.pictures.folder import refuse_foreign, replaced
from guide.pictures.plates import Plate, plates_of
from guide.runs.portal import is_fictional
from guide.runs.rules import tagged_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.evidence.record import Run

MANIFEST, PAGE, TEXT = "images.json", "index.html", "index.md"
FRAMED, CLEAN = "encadrees", "nettes"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture that was written, framed and clean: same names, same size, in pixels.

    Attributes:
        box: of the control, in pixels of the written picture: left, top, width, height.
        digest: SHA-256 of the framed picture.
    """

    plate: Plate
    framed: str
    clean: str
    size: tuple[int, int]
    box: tuple[int, int, int, int] | None
    digest: str

    @property
    def page(self) -> str:
        """What the page calls itself."""
        return title_of(self.plate.sight.page)


def export(run: Run, folder: Path, form: str = "png") -> list[Drawn]:
    """Write the pictures of the documented steps of a run, mails and letters among them.

    Args:
        run: the evidence.
        folder: where they go; a former export there is replaced.
        form: "png", "webp" or "avif".

    Raises:
        AlbumError: the run shows nothing to hand out, or this machine cannot write the format.
        FolderError: the folder holds something else.
        OSError: a picture cannot be read, or the folder cannot be written.
    """
    if form != "png" and not features.check(form):
        raise AlbumError(f"La bibliothèque d’images de cette machine n’écrit pas le format {form}.")
    plates = plates_of(run)
    if not plates:
        raise AlbumError("Cette preuve ne montre aucune étape en image : rien n’est écrit.")
    refuse_foreign(folder, {MANIFEST, PAGE, TEXT, FRAMED, CLEAN}, MANIFEST)
    fictional = is_fictional(run)
    with replaced(folder) as draft, ThreadPoolExecutor() as side_by_side:
        work = (side_by_side.submit(_draw, p, draft, form, run.scale, fictional) for p in plates)
        drawn = [one.result() for one in list(work)]
        (draft / MANIFEST).write_text(_manifest(drawn), "utf-8")
        for name, template in ((PAGE, "contact.html"), (TEXT, "contact.md")):
            (draft / name).write_text(_sheet(template, run, drawn), "utf-8")
    return drawn


def _draw(plate: Plate, folder: Path, form: str, scale: float, fictional: bool) -> Drawn:
    crop = crop_of(plate.sight, scale)
    bare = replace(plate.sight, marks=())
    names = [f"{place}/{plate.file}.{form}" for place in (FRAMED, CLEAN)]
    for name, sight in zip(names, (plate.sight, bare), strict=True):
        draw(sight, crop, folder / name, scale, fictional=fictional and crop.top > 0)
    with Image.open(folder / names[0]) as written:
        size = written.size
    digest = hashlib.sha256((folder / names[0]).read_bytes()).hexdigest()
    return Drawn(plate, names[0], names[1], size, _box(plate, crop, scale), digest)


def _box(plate: Plate, crop: Crop, scale: float) -> tuple[int, int, int, int] | None:
    if not plate.sight.marks:
        return None
    box, line = plate.sight.marks[0].box, border_of(scale)
    left, top = round(box.x) - crop.left + line, round(box.y) - crop.top + line
    return left, top, round(box.width), round(box.height)


def _manifest(drawn: Sequence[Drawn]) -> str:
    pictures = [_facts(one) for one in drawn]
    return json.dumps({"format": FORMAT, "pictures": pictures}, ensure_ascii=False, indent=1) + "\n"


def _facts(one: Drawn) -> dict[str, Any]:
    plate = one.plate
    return {
        "file": one.framed,
        "clean": one.clean,
        "sha256": one.digest,
        "size": one.size,
        "procedure": plate.procedure,
        "documented": plate.documented,
        "step": plate.written,
        "place": plate.place,
        "scenario": plate.scenario.name,
        "actor": plate.sight.actor,
        "label": plate.label,
        "page": {"title": one.page, "path": plate.sight.page.path},
        "box": one.box,
        "rules": plate.rules,
        "scenario_rules": tagged_rules(plate.scenario),
        "evidence": plate.sight.picture.name,
    }


def _sheet(template: str, run: Run, drawn: Sequence[Drawn]) -> str:
    templates = templates_of("guide.pictures")
    templates.autoescape = template.endswith(".html")
    templates.filters["fr"] = typeset
    templates.filters["md"] = _plain_in_markdown
    chapters = [
        (procedure, [(name, list(part)) for name, part in groupby(ones, lambda d: d.plate.section)])
        for procedure, group in groupby(drawn, lambda d: d.plate.procedure)
        for ones in [list(group)]
    ]
    return templates.get_template(template).render(run=run, chapters=chapters, count=len(drawn))


def _plain_in_markdown(text: str) -> str:
    """A text that Markdown takes as it is."""
    return "".join(f"\\{letter}" if letter in r"\`*_[]<>|#" else letter for letter in text)
