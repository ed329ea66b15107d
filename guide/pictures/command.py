"""``guide pictures``: compare what a run shows with what was approved, approve it, export it."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import click

from guide.documents.writing import write_whole
from guide.evidence.record import EvidenceError, read_evidence
from guide.french.counting import counted
from guide.packs.option import EvidencePath
from guide.pictures import summary
from guide.pictures.baseline import MARK, Approval, ApprovalRefused, approve, read_baseline
from guide.pictures.comparison import Comparison, Entry, Verdict, compare
from guide.pictures.folder import FolderError
from guide.pictures.review import write_review
from guide.pictures.screenshots import (
    LostPicture,
    ScreenshotsError,
    ScreenshotSet,
    screenshots_of,
)

FORMATS = ("png", "webp", "avif")
_FOLDER = click.Path(path_type=Path)
_FILE = click.Path(path_type=Path, dir_okay=False)
_EVIDENCE = EvidencePath(pictures=True)


@click.group("pictures", short_help="Comparer et approuver les images d’une exécution.")
def pictures() -> None:
    """Le contrat des images : ce que le portail montre, contre ce qui a été approuvé."""


@pictures.command("compare", short_help="Comparer deux jeux d’images.")
@click.argument("baseline", metavar="RÉFÉRENCE", type=_EVIDENCE)
@click.argument("directory", metavar="PREUVE", type=_EVIDENCE)
@click.option(
    "-o",
    "--output",
    default=Path("build/pictures"),
    show_default=True,
    type=_FOLDER,
    metavar="DOSSIER",
    help="Où écrire la page de revue et les images en trois parties.",
)
@click.option(
    "--threshold",
    type=click.FloatRange(0, 100),
    default=0,
    show_default=True,
    metavar="POURCENT",
    help="Part de pixels différents acceptée quand aucun titre ni contrôle n’a changé.",
)
@click.option(
    "--junit", type=_FILE, metavar="FICHIER.xml", help="Écrire aussi un cas par image (JUnit)."
)
@click.option(
    "--summary",
    type=_FILE,
    metavar="FICHIER.md",
    help="Écrire aussi, en Markdown, ce qui a changé et les étapes qui n’ont pas changé.",
)
@click.option(
    "--annotations", is_flag=True, help="Dire aussi chaque changement comme GitHub l’annote."
)
def compare_pictures(
    baseline: Path,
    directory: Path,
    output: Path,
    threshold: float,
    annotations: bool,
    **files: Path | None,
) -> None:
    """Compare les images de PREUVE à celles de RÉFÉRENCE.

    PREUVE est un dossier (« pytest --evidence DOSSIER ») ou un .zip ; RÉFÉRENCE en est une autre,
    ou une référence approuvée par « guide pictures approve ». Les images vont par leur nom, et un
    changement se dit d’abord en mots : libellé, rôle, place, taille, état, ce qui apparaît ou
    disparaît. Le seuil ne vaut que sans aucun de ces changements ; un paragraphe n’est ni un titre
    ni un contrôle, un seuil élevé peut donc cacher le sien.

    Code de sortie : 0 si tout est identique ou toléré ; 1 s’il y a des différences ; 2 si un
    dossier est illisible, si aucune image n’est à comparer ou si l’appel est incorrect.
    """
    with _calm():
        if not baseline.exists():
            raise click.UsageError(
                f"Il n’y a pas encore de référence « {baseline} ». Pour la première, approuvez une "
                f"exécution verte : guide pictures approve {directory} --baseline {baseline}"
            )
        found = compare(_screenshots(baseline), _screenshots(directory), threshold / 100)
        page = write_review(found, output, (str(baseline), str(directory)))
        for name, write in (("junit", summary.as_junit), ("summary", summary.as_markdown)):
            if target := files[name]:
                write_whole(target, write(found).encode())
    for line in (*_lines(found), *(summary.as_annotations(found) if annotations else ())):
        click.echo(line)
    click.echo(f"Revue : {page}")
    sys.exit(1 if found.differs else 0)


@pictures.command("approve", short_help="Faire d’une exécution verte la référence.")
@click.argument("directory", metavar="PREUVE", type=_EVIDENCE)
@click.option(
    "--baseline",
    required=True,
    type=_FOLDER,
    metavar="DOSSIER",
    help="La référence à écrire ou à remplacer.",
)
def approve_pictures(directory: Path, baseline: Path) -> None:
    """Fait des images de PREUVE la nouvelle référence.

    Rien n’est remplacé si l’exécution n’est pas entièrement verte, si elle a été coupée, ou si un
    scénario de la référence n’a pas été joué. La référence change en entier ou pas du tout.

    Code de sortie : 0 si la référence est à jour ; 1 si l’approbation est refusée ; 2 si un dossier
    est illisible ou si l’appel est incorrect.
    """
    with _calm():
        screenshots = screenshots_of(read_evidence(directory))
        try:
            approval = approve(screenshots, baseline)
        except ApprovalRefused as refused:
            click.echo(f"Rien n’est approuvé. {refused}", err=True)
            sys.exit(1)
    for line in (*_approved(approval), *map(_lost, screenshots.lost)):
        click.echo(line)
    click.echo(f"Référence : {baseline}")


@pictures.command("export", short_help="Écrire les images de chaque étape documentée.")
@click.argument("directory", metavar="PREUVE", type=_EVIDENCE)
@click.option(
    "-o",
    "--output",
    default=Path("build/images"),
    show_default=True,
    type=_FOLDER,
    metavar="DOSSIER",
    help="Où les écrire ; un export précédent y est remplacé.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="png",
    show_default=True,
    help="webp est sans perte ; avif, plus petit, en a une que l’œil ne voit guère.",
)
def export_pictures(directory: Path, output: Path, form: str) -> None:
    """Écrit les images de chaque étape documentée, message et lettre de PREUVE.

    Les procédures sont les fonctionnalités étiquetées « @procedure » ; si aucune ne l’est, toutes
    servent. Une étape que plusieurs branches parcourent n’a qu’une image. Le nom d’une image est le
    même d’une nuit à l’autre : procédure, étape, rang dans l’étape, libellé documenté.

    « encadrees » montre le contrôle dans un cadre, « nettes » la même image sans cadre ;
    « images.json » dit de chacune l’étape, la page, le libellé, la place du contrôle, les règles et
    l’empreinte ; « index.html » et « index.md » les montrent toutes.

    Code de sortie : 0 si le dossier est écrit ; 2 si la preuve est illisible ou ne montre rien, ou
    si l’appel est incorrect.
    """
    from guide.extras import MissingExtra, require

    try:
        require("documents")
    except MissingExtra as missing:
        raise click.UsageError(str(missing)) from missing
    from guide.pictures.handing import PAGE, export

    with _calm():
        drawn = export(read_evidence(directory), output, form)
    procedures = len({one.figure.procedure for one in drawn})
    words = counted(procedures, "procédure", "procédures")
    click.echo(f"{counted(len(drawn), 'image', 'images')} pour {words} : {output / PAGE}")


@contextmanager
def _calm() -> Generator[None]:
    """What cannot be read or written ends the command with a sentence and exit code 2."""
    try:
        yield
    except (EvidenceError, ScreenshotsError, FolderError) as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        raise click.UsageError(
            f"« {error.filename} » ne peut pas être lu ou écrit ({error.strerror})."
        ) from error


def _screenshots(folder: Path) -> ScreenshotSet:
    if (folder / MARK).is_file():
        return read_baseline(folder)
    return screenshots_of(read_evidence(folder))


def _lines(found: Comparison) -> list[str]:
    told = [_line(entry) for entry in found.entries if entry.verdict is not Verdict.SAME]
    pictures = counted(len(found.entries), "image", "images")
    return [*told, *found.notes, f"{pictures} : {summary.counts(found)}"]


def _line(entry: Entry) -> str:
    return f"{entry.verdict.value:<9} {entry.name} : {summary.told(entry.words, entry)}"


def _lost(one: LostPicture) -> str:
    return f"Pas prise, donc pas approuvée : {one.step} · {one.play} ({one.why})"


def _approved(approval: Approval) -> list[str]:
    parts = (
        ("ajoutée", approval.added),
        ("remplacée", approval.replaced),
        ("retirée", approval.removed),
    )
    lines = [f"{word:<9} {name}" for word, names in parts for name in names]
    counts = [counted(len(names), word, f"{word}s") for word, names in parts]
    kept = counted(len(approval.kept), "inchangée", "inchangées")
    return [*lines, ", ".join([*counts, kept])]
