"""``guide steps``: the catalogue of step definitions, for people who write scenarios."""

from __future__ import annotations

from pathlib import Path

import click

from guide.catalogue.entries import Catalogue, read_catalogue
from guide.catalogue.page import render
from guide.evidence.record import EvidenceError, Run, read_evidence
from guide.lint.suite import suite_in, suite_of

_PLACE = click.Path(path_type=Path)


@click.command("steps", short_help="Écrire le catalogue des étapes.")
@click.option(
    "--steps",
    type=_PLACE,
    metavar="DOSSIER",
    help="Dossier des définitions d’étapes (sans cette option : tout le projet) ; le code est lu, "
    "jamais exécuté.",
)
@click.option(
    "--features",
    default=Path("features"),
    show_default=True,
    type=_PLACE,
    metavar="DOSSIER",
    help="Dossier des fichiers .feature.",
)
@click.option(
    "--evidence",
    type=_PLACE,
    metavar="DOSSIER",
    help="Une preuve (« pytest --evidence DOSSIER ») : images, pages et durées en viennent.",
)
@click.option(
    "-o",
    "--output",
    default=Path("build/steps.html"),
    show_default=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FICHIER",
    help="La page à écrire.",
)
def steps(steps: Path | None, features: Path, evidence: Path | None, output: Path) -> None:
    """Écrit le catalogue des étapes : une page où chercher et copier des lignes de scénario.

    Code de sortie : 0 si la page est écrite, 2 si un dossier est illisible ou si l’appel est
    incorrect.
    """
    for place in (steps, features):
        if place is not None and not place.exists():
            raise click.UsageError(f"« {place} » n’existe pas.")
    try:
        suite = suite_in(steps) if steps else suite_of([features])
        run: Run | None = read_evidence(evidence) if evidence else None
        catalogue = read_catalogue(suite, [features], run)
        if not catalogue.entries:
            where = steps or suite.root
            raise click.UsageError(f"« {where} » ne contient aucune définition d’étape.")
        _write(output, render(catalogue, run is not None))
    except EvidenceError as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        raise click.UsageError(
            f"« {error.filename} » ne peut pas être lu ou écrit ({error.strerror})."
        ) from error
    _tell(catalogue, output)


def _write(output: Path, page: str) -> None:
    output.parent.mkdir(parents=True, exist_ok=True)
    draft = output.with_name(f".{output.name}.part")
    draft.write_text(page, "utf-8")
    draft.replace(output)


def _tell(catalogue: Catalogue, output: Path) -> None:
    for finding in catalogue.findings:
        click.echo(f"{finding.path}:{finding.line} : {finding.message} {finding.remedy}", err=True)
    unused = sum(not entry.uses for entry in catalogue.entries)
    click.echo(f"{len(catalogue.entries)} étape(s), dont {unused} que rien n’utilise")
    click.echo(f"Catalogue : {output}")
