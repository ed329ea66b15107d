"""``guide lint``: check French feature files, for people who write no Python."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guide.lint.check import check_read, feature_files, mend_features, read_features
from guide.lint.report import as_json, as_lines, as_page, summary
from guide.lint.suite import suite_in, suite_of
from guide.lint.wording import STEPS_LEFT_OUT

if TYPE_CHECKING:
    from guide.lint.finding import Finding
    from guide.lint.suite import Suite


@click.command("lint", short_help="Vérifier les fichiers .feature écrits en français.")
@click.argument("paths", metavar="[CHEMIN]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--steps",
    metavar="DOSSIER",
    type=click.Path(path_type=Path),
    help=(
        "Dossier des définitions d'étapes (sans cette option : tous les modules du projet "
        "qui se servent de pytest-bdd)."
    ),
)
@click.option("--fix", is_flag=True, help="Corriger ce qui peut l'être sans changer le sens.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Forme du résultat.",
)
def lint(paths: tuple[Path, ...], steps: Path | None, fix: bool, format_: str) -> None:
    """Vérifie les fichiers .feature donnés, ou tous ceux des dossiers donnés.

    Sans CHEMIN, vérifie le dossier « features » du dossier courant. Le code Python des étapes
    est lu, jamais exécuté.

    Code de sortie : 0 si tout est en ordre, 1 s'il reste des points à corriger, 2 si l'appel
    est incorrect.
    """
    asked = _asked(paths)
    if steps is not None and not steps.exists():
        raise click.UsageError(f"Le dossier d'étapes « {steps} » n'existe pas.")
    try:
        suite = suite_in(steps) if steps else suite_of(asked)
        findings, files, mended = _check(asked, suite, fix)
    except OSError as error:
        raise click.UsageError(
            f"« {error.filename} » ne peut pas être lu ou écrit ({error.strerror})."
        ) from error
    _print(findings, files, mended, format_)
    if not suite.has_modules:
        click.echo(STEPS_LEFT_OUT, err=True)
    sys.exit(1 if findings else 0)


def _asked(paths: tuple[Path, ...]) -> list[Path]:
    if not paths and not Path("features").is_dir():
        raise click.UsageError(
            "Il n'y a pas de dossier « features » ici. Placez-vous dans le dossier du projet, "
            "ou indiquez les fichiers à vérifier : guide lint CHEMIN"
        )
    asked = list(paths) or [Path("features")]
    for path in asked:
        if not path.exists():
            raise click.UsageError(f"« {path} » n'existe pas.")
        if path.is_file() and path.suffix != ".feature":
            raise click.UsageError(f"« {path} » n'est pas un fichier .feature.")
    if not feature_files(asked):
        raise click.UsageError(
            f"Aucun fichier .feature dans {', '.join(f'« {path} »' for path in asked)}."
        )
    return asked


def _check(asked: list[Path], suite: Suite, fix: bool) -> tuple[list[Finding], int, int]:
    features = read_features(asked)
    mended = {feature.path: feature for feature in mend_features(features)} if fix else {}
    features = [mended.get(feature.path, feature) for feature in features]
    return check_read(features, asked, suite), len(features), len(mended)


def _print(findings: list[Finding], files: int, mended: int, format_: str) -> None:
    if format_ == "json":
        click.echo(as_json(findings, mended))
        return
    if findings and sys.stdout.isatty():
        click.echo(as_page(findings, shutil.get_terminal_size().columns))
    elif findings:
        click.echo(as_lines(findings))
    click.echo(summary(findings, files, mended))
