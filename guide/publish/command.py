"""``guide build``: the illustrated guide of every maintained procedure."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich.console import Console

from guide.evidence.record import EvidenceError, read_evidence
from guide.judging.checking import proven
from guide.judging.suite import SuiteError, suite_of
from guide.packs.option import EvidencePath
from guide.publish.composing import BuildError
from guide.publish.procedure import Procedure, ProcedureError, read_procedure
from guide.publish.publishing import FORMATS, publish
from guide.publish.troubles import TAG as TROUBLE_TAG
from guide.runs.playing import NoProject, RunError, play
from guide.runs.proof import tell_objections

FOLDER = Path("procedures")
EVIDENCE = Path("build/evidence")


@click.command("build", short_help="Écrire le guide illustré.")
@click.argument("procedures", nargs=-1, type=click.Path(path_type=Path), metavar="[PROCÉDURE…]")
@click.option(
    "-o",
    "--output",
    default=Path("build/guide"),
    show_default=True,
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DOSSIER",
    help="Où l’écrire.",
)
@click.option(
    "--evidence",
    type=EvidencePath(pictures=True),
    metavar="PREUVE",
    help="Une preuve existante (dossier ou .zip) ; sans elle, le portail est parcouru maintenant.",
)
@click.option(
    "--variant",
    metavar="NOM",
    help="La variante du portail que la preuve montre ; le guide la nomme.",
)
def build(
    procedures: tuple[Path, ...], output: Path, evidence: Path | None, variant: str | None
) -> None:
    """Écrit un guide illustré à partir des procédures (par défaut « procedures/*.md »).

    Chaque procédure est écrite en quatre formats (page web, PDF, Word, Markdown), et la page
    « index.html » y mène.

    Code de sortie : 0 si le guide est écrit ; 1 s’il ne peut pas l’être, l’ancien reste alors en
    place ; 2 si l’appel est mauvais.
    """
    console = Console(stderr=True)
    try:
        chosen = _read(procedures)
        if evidence is None:
            evidence = EVIDENCE
            console.print("1/2 Parcours du portail ; ensuite : images, pages web, PDF, Word…")
            play(Path.cwd(), evidence, console, also=(TROUBLE_TAG,), variant=variant)
        console.print("2/2 Images, pages web, PDF, Word et Markdown")
        with console.status("Lecture de la preuve") as status:
            run = read_evidence(evidence).proof()
            tell_objections(run)
            published = publish(
                chosen,
                proven(run, suite_of(Path.cwd())),
                output,
                variant=variant,
                tell=lambda what: status.update(what[:1].upper() + what[1:]),
            )
    except (ProcedureError, EvidenceError, NoProject, SuiteError) as error:
        raise click.UsageError(str(error)) from error
    except (RunError, BuildError) as error:
        click.secho(str(error), fg="red", err=True)
        sys.exit(1)
    for title, count in published.pictures.items():
        click.echo(f"{title} : {count} images, {', '.join(FORMATS.values())}")
    click.echo(f"Guide écrit : {published.entry}")


def _read(paths: tuple[Path, ...]) -> list[Procedure]:
    found = paths or tuple(sorted(FOLDER.glob("*.md")))
    if not found:
        raise ProcedureError(
            "Aucune procédure : donnez un fichier Markdown, ou écrivez « procedures/*.md »."
        )
    return [read_procedure(path) for path in found]
