"""``guide lint``: check French feature files, for people who write no Python."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guide.i18n import gettext, mark, speak
from guide.i18n.detecting import language_of, languages_in
from guide.lint.check import check_read, feature_files, mend_features, read_features
from guide.lint.report import as_json, as_lines, as_page, summary
from guide.lint.settings import configured_steps
from guide.lint.suite import project_of, suite_in, suite_of
from guide.lint.wording import STEPS_LEFT_OUT

if TYPE_CHECKING:
    from guide.lint.finding import Finding
    from guide.lint.suite import Suite

_ENOUGH = 20
"""Files that tell the language of a suite."""


@click.command(
    "lint",
    short_help=mark("Vérifier les fichiers .feature."),
    help=mark(
        "Vérifie les fichiers .feature donnés, ou tous ceux des dossiers donnés.\n\n"
        "Sans CHEMIN, vérifie le dossier « features » du dossier courant, ou à défaut tout le "
        "dossier courant. Le code Python des étapes est lu, jamais exécuté.\n\n"
        "Code de sortie : 0 si tout est en ordre, 1 s'il reste des points à corriger, 2 si "
        "l'appel est incorrect."
    ),
)
@click.argument("paths", metavar=mark("[CHEMIN]..."), nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--steps",
    metavar=mark("DOSSIER"),
    type=click.Path(path_type=Path),
    help=mark(
        "Dossier des définitions d'étapes (sans cette option : celui que nomme « steps » de "
        "[tool.guide], à défaut tous les modules du projet qui se servent de pytest-bdd)."
    ),
)
@click.option("--fix", is_flag=True, help=mark("Corriger ce qui peut l'être sans changer le sens."))
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help=mark("Forme du résultat."),
)
def lint(paths: tuple[Path, ...], steps: Path | None, fix: bool, format_: str) -> None:
    """Check feature files."""
    asked = _asked(paths)
    speak(language_of(project_of(asked[0]), languages_in(feature_files(asked)[:_ENOUGH])))
    steps = steps or configured_steps(project_of(asked[0]))
    if steps is not None and not steps.exists():
        raise click.UsageError(
            gettext("Le dossier d'étapes « {steps} » n'existe pas.").format(steps=steps)
        )
    try:
        suite = suite_in(steps) if steps else suite_of(asked)
        findings, files, mended = _check(asked, suite, fix)
    except OSError as error:
        raise click.UsageError(
            gettext("« {filename} » ne peut pas être lu ou écrit ({strerror}).").format(
                filename=error.filename, strerror=error.strerror
            )
        ) from error
    _print(findings, files, mended, format_)
    if not suite.has_modules:
        click.echo(gettext(STEPS_LEFT_OUT), err=True)
    sys.exit(1 if findings else 0)


def _asked(paths: tuple[Path, ...]) -> list[Path]:
    asked = list(paths) or [Path("features") if Path("features").is_dir() else Path()]
    for path in asked:
        if not path.exists():
            raise click.UsageError(gettext("« {path} » n'existe pas.").format(path=path))
        if path.is_file() and path.suffix != ".feature":
            raise click.UsageError(
                gettext("« {path} » n'est pas un fichier .feature.").format(path=path)
            )
    if not feature_files(asked):
        raise click.UsageError(
            gettext("Aucun fichier .feature dans {value}.").format(
                value=", ".join(f"« {path} »" for path in asked)
            )
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
