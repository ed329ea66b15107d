"""Writing the guide whole, or leaving the former one in place."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from guide.build.alignment import Mention, align
from guide.build.drawing import draw
from guide.build.figures import Figure, figures
from guide.build.typography import typeset
from guide.evidence.record import Action

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.build.procedure import Procedure, Section
    from guide.evidence.record import Run

_PICTURES = "images"


class BuildError(Exception):
    """The guide cannot be built from this evidence; the message says which step, in French."""


@dataclass(frozen=True, slots=True)
class Illustrated:
    """A section with its figures."""

    section: Section
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A procedure with its illustrated sections."""

    procedure: Procedure
    sections: tuple[Illustrated, ...]


def publish(procedures: Sequence[Procedure], run: Run, output: Path) -> Path:
    """Write ``index.html`` and its pictures.

    Returns:
        The path of the entry page.

    Raises:
        BuildError: the run is not green, or a quoted label or a step has no picture.
    """
    if not run.success:
        raise BuildError("La preuve n’est pas entièrement verte : rien n’est publié.")
    chapters = [_chapter(procedure, run) for procedure in procedures]
    output.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(dir=output.parent, prefix=f".{output.name}-"))
    try:
        _write(chapters, run, draft)
        _replace(output, draft)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return output / "index.html"


def _chapter(procedure: Procedure, run: Run) -> Chapter:
    found = align(procedure, run)
    illustrated: list[Illustrated] = []
    for section in procedure.sections:
        for index, label in enumerate(section.labels):
            if Mention(section, index, label) not in found:
                raise BuildError(
                    f"{procedure.path}, « {section.title} » : aucun scénario ne montre "
                    f"« {label} ». Corrigez le libellé, ou écrivez le scénario qui passe par là."
                )
        pictures = figures(section, found)
        acts = any(
            isinstance(found[Mention(section, i, label)].moment, Action)
            for i, label in enumerate(section.labels)
        )
        if acts and not pictures:
            raise BuildError(
                f"{procedure.path}, « {section.title} » : aucune image dans la preuve."
            )
        illustrated.append(Illustrated(section, tuple(pictures)))
    return Chapter(procedure, tuple(illustrated))


def _write(chapters: Sequence[Chapter], run: Run, draft: Path) -> None:
    (draft / _PICTURES).mkdir()
    for chapter in chapters:
        for illustrated in chapter.sections:
            for figure in illustrated.figures:
                draw(figure, draft / _PICTURES / figure.file, run.scale)
    templates = Environment(
        loader=PackageLoader("guide.build"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = templates.get_template("guide.html")
    page = template.render(chapters=chapters, pictures=_PICTURES, fr=typeset)
    (draft / "index.html").write_text(page, "utf-8")


def _replace(output: Path, draft: Path) -> None:
    """Put the new folder in place of the former one."""
    draft.chmod(0o755)
    former = draft.with_name(draft.name + "-former")
    if output.exists():
        output.rename(former)
    draft.rename(output)
    shutil.rmtree(former, ignore_errors=True)
