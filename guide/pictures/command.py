"""``guide pictures``: compare what a run shows with what was approved, approve it, export it."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import click

from guide.documents.writing import write_whole
from guide.evidence.record import EvidenceError, Run, read_evidence
from guide.i18n import gettext, mark, ngettext
from guide.i18n.detecting import speak_as
from guide.i18n.numbers import number
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


@click.group(
    "pictures",
    short_help=mark("Comparer et approuver les images d’une exécution."),
    help=mark("Le contrat des images : ce que le portail montre, contre ce qui a été approuvé."),
)
def pictures() -> None:
    """The picture contract."""


@pictures.command(
    "compare",
    short_help=mark("Comparer deux jeux d’images."),
    help=mark(
        "Compare les images de PREUVE à celles de RÉFÉRENCE.\n\n"
        "PREUVE est un dossier (« pytest --evidence DOSSIER ») ou un .zip ; RÉFÉRENCE en est une "
        "autre, ou une référence approuvée par « guide pictures approve ». Les images vont par "
        "leur nom, et un changement se dit d’abord en mots : libellé, rôle, place, taille, état, "
        "ce qui apparaît ou disparaît. Le seuil ne vaut que sans aucun de ces changements ; un "
        "paragraphe n’est ni un titre ni un contrôle, un seuil élevé peut donc cacher le sien.\n\n"
        "Code de sortie : 0 si tout est identique ou toléré ; 1 s’il y a des différences ; 2 si un "
        "dossier est illisible, si aucune image n’est à comparer ou si l’appel est incorrect."
    ),
)
@click.argument("baseline", metavar=mark("RÉFÉRENCE"), type=_EVIDENCE)
@click.argument("directory", metavar=mark("PREUVE"), type=_EVIDENCE)
@click.option(
    "-o",
    "--output",
    default=Path("build/pictures"),
    show_default=True,
    type=_FOLDER,
    metavar=mark("DOSSIER"),
    help=mark("Où écrire la page de revue et les images en trois parties."),
)
@click.option(
    "--threshold",
    type=click.FloatRange(0, 100),
    default=0,
    show_default=True,
    metavar=mark("POURCENT"),
    help=mark("Part de pixels différents acceptée quand aucun titre ni contrôle n’a changé."),
)
@click.option(
    "--junit",
    type=_FILE,
    metavar=mark("FICHIER.xml"),
    help=mark("Écrire aussi un cas par image (JUnit)."),
)
@click.option(
    "--summary",
    type=_FILE,
    metavar=mark("FICHIER.md"),
    help=mark("Écrire aussi, en Markdown, ce qui a changé et les étapes qui n’ont pas changé."),
)
@click.option(
    "--annotations", is_flag=True, help=mark("Dire aussi chaque changement comme GitHub l’annote.")
)
def compare_pictures(
    baseline: Path,
    directory: Path,
    output: Path,
    threshold: float,
    annotations: bool,
    **files: Path | None,
) -> None:
    """Compare, and tell what changed."""
    with _calm():
        if not baseline.exists():
            told = gettext(
                "Il n’y a pas encore de référence « {baseline} ». Pour la première, approuvez une "
                "exécution verte : guide pictures approve {directory} --baseline {baseline}"
            )
            raise click.UsageError(told.format(baseline=baseline, directory=directory))
        found = compare(_screenshots(baseline), _screenshots(directory), threshold / 100)
        page = write_review(found, output, (str(baseline), str(directory)))
        for name, write in (("junit", summary.as_junit), ("summary", summary.as_markdown)):
            if target := files[name]:
                write_whole(target, write(found).encode())
    for line in (*_lines(found), *(summary.as_annotations(found) if annotations else ())):
        click.echo(line)
    click.echo(gettext("Revue : {page}").format(page=page))
    sys.exit(1 if found.differs else 0)


@pictures.command(
    "approve",
    short_help=mark("Faire d’une exécution verte la référence."),
    help=mark(
        "Fait des images de PREUVE la nouvelle référence.\n\n"
        "Rien n’est remplacé si l’exécution n’est pas entièrement verte, si elle a été coupée, ou "
        "si un scénario de la référence n’a pas été joué. La référence change en entier ou pas du "
        "tout.\n\n"
        "Code de sortie : 0 si la référence est à jour ; 1 si l’approbation est refusée ; 2 si un "
        "dossier est illisible ou si l’appel est incorrect."
    ),
)
@click.argument("directory", metavar=mark("PREUVE"), type=_EVIDENCE)
@click.option(
    "--baseline",
    required=True,
    type=_FOLDER,
    metavar=mark("DOSSIER"),
    help=mark("La référence à écrire ou à remplacer."),
)
def approve_pictures(directory: Path, baseline: Path) -> None:
    """Make a run the baseline."""
    with _calm():
        screenshots = screenshots_of(_read(directory))
        try:
            approval = approve(screenshots, baseline)
        except ApprovalRefused as refused:
            told = gettext("Rien n’est approuvé. {why}").format(why=refused)
            click.echo(told, err=True)
            sys.exit(1)
    for line in (*_approved(approval), *map(_lost, screenshots.lost)):
        click.echo(line)
    click.echo(gettext("Référence : {baseline}").format(baseline=baseline))


@pictures.command(
    "export",
    short_help=mark("Écrire les images de chaque étape documentée."),
    help=mark(
        "Écrit les images de chaque étape documentée, message et lettre de PREUVE.\n\n"
        "Les procédures sont les fonctionnalités étiquetées « @procedure » ; si aucune ne l’est, "
        "toutes servent. Une étape que plusieurs branches parcourent n’a qu’une image. Le nom "
        "d’une image est le même d’une nuit à l’autre : procédure, étape, rang dans l’étape, "
        "libellé documenté.\n\n"
        "« encadrees » montre le contrôle dans un cadre, « nettes » la même image sans cadre ; "
        "« images.json » dit de chacune l’étape, la page, le libellé, la place du contrôle, les "
        "règles et l’empreinte ; « index.html » et « index.md » les montrent toutes.\n\n"
        "Code de sortie : 0 si le dossier est écrit ; 2 si la preuve est illisible ou ne montre "
        "rien, ou si l’appel est incorrect."
    ),
)
@click.argument("directory", metavar=mark("PREUVE"), type=_EVIDENCE)
@click.option(
    "-o",
    "--output",
    default=Path("build/images"),
    show_default=True,
    type=_FOLDER,
    metavar=mark("DOSSIER"),
    help=mark("Où les écrire ; un export précédent y est remplacé."),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="png",
    show_default=True,
    help=mark("webp est sans perte ; avif, plus petit, en a une que l’œil ne voit guère."),
)
def export_pictures(directory: Path, output: Path, form: str) -> None:
    """Hand the pictures out."""
    from guide.extras import MissingExtra, require

    try:
        require("documents")
    except MissingExtra as missing:
        said = gettext("« guide {name} » : il manque {libraries}. Tapez : {line}")
        raise click.UsageError(
            said.format(name="pictures export", libraries=missing.libraries, line=missing.line)
        ) from missing
    from guide.pictures.handing import PAGE, export

    with _calm():
        drawn = export(_read(directory), output, form)
    count = len({one.figure.procedure for one in drawn})
    procedures = ngettext("{number}\u00a0procédure", "{number}\u00a0procédures", count)
    click.echo(
        gettext("{images} pour {procedures} : {page}").format(
            images=summary.images(len(drawn)),
            procedures=procedures.format(number=number(count)),
            page=output / PAGE,
        )
    )


@contextmanager
def _calm() -> Generator[None]:
    """What cannot be read or written ends the command with a sentence and exit code 2."""
    try:
        yield
    except (EvidenceError, ScreenshotsError, FolderError) as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        raise click.UsageError(
            gettext("« {name} » ne peut pas être lu ou écrit ({why}).").format(
                name=error.filename, why=error.strerror
            )
        ) from error


def _read(directory: Path) -> Run:
    """The run of an evidence folder, whose language is spoken from then on."""
    run = read_evidence(directory)
    speak_as(run.features)
    return run


def _screenshots(folder: Path) -> ScreenshotSet:
    if (folder / MARK).is_file():
        return read_baseline(folder)
    return screenshots_of(_read(folder))


def _lines(found: Comparison) -> list[str]:
    told = [_line(entry) for entry in found.entries if entry.verdict is not Verdict.SAME]
    last = gettext("{images} : {counts}").format(
        images=summary.images(len(found.entries)), counts=summary.counts(found)
    )
    return [*told, *found.notes, last]


def _line(entry: Entry) -> str:
    change = summary.told(entry.words, entry)
    return f"{entry.verdict.said():<9} {entry.name}{gettext(' : ')}{change}"


def _lost(one: LostPicture) -> str:
    told = gettext("Pas prise, donc pas approuvée : {step} · {play} ({why})")
    return told.format(step=one.step, play=one.play, why=one.why)


def _approved(approval: Approval) -> list[str]:
    parts = ((_added, approval.added), (_replaced, approval.replaced), (_removed, approval.removed))
    lines = [f"{said(1):<9} {name}" for said, names in parts for name in names]
    parts = (*parts, (_kept, approval.kept))
    counts = [f"{number(len(names))}\u00a0{said(len(names))}" for said, names in parts]
    return [*lines, ", ".join(counts)]


def _added(count: int) -> str:
    return ngettext("ajoutée", "ajoutées", count)


def _replaced(count: int) -> str:
    return ngettext("remplacée", "remplacées", count)


def _removed(count: int) -> str:
    return ngettext("retirée", "retirées", count)


def _kept(count: int) -> str:
    return ngettext("inchangée", "inchangées", count)
