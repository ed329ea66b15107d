"""``guide steps``: the catalogue of step definitions, for people who write scenarios."""

from __future__ import annotations

from pathlib import Path

import click

from guide.catalogue.entries import Catalogue, read_catalogue
from guide.catalogue.page import render
from guide.evidence.record import EvidenceError, Run, read_evidence
from guide.i18n import gettext, mark, ngettext, speak
from guide.i18n.detecting import language_of, languages_in
from guide.lint.check import feature_files
from guide.lint.settings import configured_steps
from guide.lint.suite import project_of, suite_in, suite_of
from guide.packs.option import EvidencePath

_ENOUGH = 20
"""Files that tell the language of a suite."""
_PLACE = click.Path(path_type=Path)


@click.command(
    "steps",
    short_help=mark("Écrire le catalogue des étapes."),
    help=mark(
        "Écrit le catalogue des étapes : une page où chercher et copier des lignes de "
        "scénario.\n\n"
        "Code de sortie : 0 si la page est écrite, 2 si un dossier est illisible ou si "
        "l’appel est incorrect."
    ),
)
@click.option(
    "--steps",
    type=_PLACE,
    metavar=mark("DOSSIER"),
    help=mark(
        "Dossier des définitions d’étapes (sans cette option : celui que nomme « steps » de "
        "[tool.guide], à défaut tout le projet) ; le code est lu, jamais exécuté."
    ),
)
@click.option(
    "--features",
    type=_PLACE,
    metavar=mark("DOSSIER"),
    help=mark(
        "Dossier des fichiers .feature (sans cette option : « features », ou à défaut tout le "
        "dossier courant)."
    ),
)
@click.option(
    "--evidence",
    type=EvidencePath(pictures=True),
    metavar=mark("PREUVE"),
    help=mark("Une preuve (« pytest --evidence DOSSIER ») : images, pages et durées en viennent."),
)
@click.option(
    "-o",
    "--output",
    default=Path("build/steps.html"),
    show_default=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar=mark("FICHIER"),
    help=mark("La page à écrire."),
)
def steps(steps: Path | None, features: Path | None, evidence: Path | None, output: Path) -> None:
    """Write the catalogue."""
    features = features or (Path("features") if Path("features").is_dir() else Path())
    steps = steps or configured_steps(project_of(features))
    for place in (steps, features):
        if place is not None and not place.exists():
            raise click.UsageError(gettext("« {place} » n’existe pas.").format(place=place))
    try:
        speak(language_of(project_of(features), languages_in(feature_files([features])[:_ENOUGH])))
        suite = suite_in(steps) if steps else suite_of([features])
        run: Run | None = read_evidence(evidence) if evidence else None
        catalogue = read_catalogue(suite, [features], run)
        if not catalogue.entries:
            where = steps or suite.root
            raise click.UsageError(
                gettext("« {where} » ne contient aucune définition d’étape.").format(where=where)
            )
        _write(output, render(catalogue, run is not None))
    except EvidenceError as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        raise click.UsageError(
            gettext("« {filename} » ne peut pas être lu ou écrit ({strerror}).").format(
                filename=error.filename, strerror=error.strerror
            )
        ) from error
    _tell(catalogue, output)


def _write(output: Path, page: str) -> None:
    output.parent.mkdir(parents=True, exist_ok=True)
    draft = output.with_name(f".{output.name}.part")
    draft.write_text(page, "utf-8")
    draft.replace(output)


def _tell(catalogue: Catalogue, output: Path) -> None:
    for finding in catalogue.findings:
        place = f"{finding.path}:{finding.line}{gettext(' : ')}"
        click.echo(f"{place}{finding.message} {finding.remedy}", err=True)
    entries = len(catalogue.entries)
    told = ngettext(
        "{entries} étape, dont {unused} que rien n’utilise",
        "{entries} étapes, dont {unused} que rien n’utilise",
        entries,
    )
    unused = sum(not entry.uses for entry in catalogue.entries)
    click.echo(told.format(entries=entries, unused=unused))
    click.echo(gettext("Catalogue : {output}").format(output=output))
