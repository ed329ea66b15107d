"""Writing the guide whole in four formats, or leaving the former one in place."""

from __future__ import annotations

import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from guide.drawing.frames import draw
from guide.publish.composing import BuildError, compose
from guide.publish.html import chapter_page, entry_page
from guide.publish.markdown import chapter_text
from guide.publish.printing import PrintError, print_pages
from guide.publish.word import chapter_file

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from guide.judging.checking import Proven
    from guide.publish.model import Chapter, Figure
    from guide.publish.procedure import Procedure

FORMATS = {"html": "Page web", "pdf": "PDF", "docx": "Word", "md": "Markdown"}
PICTURES = "images"


@dataclass(frozen=True, slots=True)
class Published:
    """What was written: the entry page and, for each procedure, its number of pictures."""

    entry: Path
    pictures: dict[str, int]


def publish(
    procedures: Sequence[Procedure],
    proof: Proven,
    output: Path,
    *,
    variant: str | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> Published:
    """Write every procedure as HTML, PDF, DOCX and Markdown, and the page that leads to them.

    Args:
        procedures: the texts.
        proof: the run that illustrates them, made ready.
        output: the folder that takes the place of the former guide.
        variant: name of the variant of the portal that was walked.
        tell: hears, in French, what is being done.

    Raises:
        BuildError: the run is not green, or a step of a procedure or of the work failed.
    """
    if not proof.run.success:
        raise BuildError("La preuve n’est pas entièrement verte : rien n’est publié.")
    _refuse_namesakes(procedures)
    output.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(dir=output.parent, prefix=f".{output.name}-"))
    step = "préparation"

    def doing(what: str) -> None:
        nonlocal step
        step = what
        tell(what)

    try:
        chapters = _write(procedures, proof, draft, variant, doing)
        _replace(output, draft)
    except (OSError, PrintError) as error:
        raise BuildError(f"Échec pendant l’étape « {step} » : {error}. Rien n’a changé.") from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    counts = {c.procedure.title: sum(1 for _ in c.figures()) for c in chapters}
    return Published(output / "index.html", counts)


def _write(
    procedures: Sequence[Procedure],
    proof: Proven,
    draft: Path,
    variant: str | None,
    doing: Callable[[str], None],
) -> list[Chapter]:
    chapters: list[Chapter] = []
    pictures = draft / PICTURES
    pictures.mkdir()
    with ThreadPoolExecutor() as side_by_side:
        for procedure in procedures:
            doing(f"images de « {procedure.title} »")
            chapter = compose(procedure, proof, variant)
            drawn = partial(_draw, pictures=pictures, scale=proof.run.scale)
            list(side_by_side.map(drawn, chapter.figures()))
            chapters.append(chapter)
        doing("pages web")
        pages = [draft / f"{chapter.procedure.anchor}.html" for chapter in chapters]
        for page, chapter in zip(pages, chapters, strict=True):
            page.write_text(chapter_page(chapter, pictures), "utf-8")
        printing = side_by_side.submit(print_pages, pages)
        for chapter in chapters:
            name = chapter.procedure.anchor
            doing(f"textes de « {chapter.procedure.title} »")
            (draft / f"{name}.md").write_text(chapter_text(chapter, PICTURES), "utf-8")
            (draft / f"{name}.docx").write_bytes(chapter_file(chapter, pictures))
        doing("PDF")
        printing.result()
    (draft / "index.html").write_text(entry_page(chapters, FORMATS), "utf-8")
    return chapters


def _draw(figure: Figure, pictures: Path, scale: float) -> None:
    target = pictures / figure.file
    draw(figure.screenshot, figure.crop, target, scale, fictional=figure.fictional)


def _refuse_namesakes(procedures: Sequence[Procedure]) -> None:
    seen: dict[str, Path] = {}
    for procedure in procedures:
        other = seen.setdefault(procedure.anchor, procedure.path)
        if other != procedure.path:
            raise BuildError(
                f"{other} et {procedure.path} porteraient le même nom de fichier : renommez l’un."
            )


def _replace(output: Path, draft: Path) -> None:
    """Put the new folder in place of the former one."""
    draft.chmod(0o755)
    former = draft.with_name(draft.name + "-former")
    if output.exists():
        output.rename(former)
    draft.rename(output)
    shutil.rmtree(former, ignore_errors=True)
