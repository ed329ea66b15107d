"""``guide refresh``: a writer's document with current pictures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console

from guide.documents import DocumentError
from guide.evidence.record import EvidenceError
from guide.french.counting import counted
from guide.judging.checking import proven
from guide.judging.suite import SuiteError, suite_of
from guide.packs.option import EvidencePath
from guide.refresh.outcome import RefreshError, WrongCall
from guide.refresh.previewing import preview
from guide.refresh.refreshing import refresh as refresh_document
from guide.runs.playing import NoProject, RunError
from guide.runs.proof import proof_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.packs.option import EvidencePath
from guide.refresh.outcome import Outcome

_WHERE = ", à accepter ou à refuser dans Word ou LibreOffice"
_MENDED = (f"correction proposée{_WHERE}", f"corrections proposées{_WHERE}")


@click.command("refresh", short_help="Refaire les images d’un document.")
@click.argument("document", metavar="DOCUMENT", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FICHIER",
    help="Le document rafraîchi, jamais l’original ; avec --dry-run, une page .html.",
)
@click.option(
    "--evidence",
    type=EvidencePath(pictures=True),
    metavar="PREUVE",
    help="Une preuve (dossier ou .zip) ; sans elle, le portail est parcouru, et la preuve gardée.",
)
@click.option("--variant", metavar="NOM", help="Parcourir cette variante du portail.")
@click.option(
    "--mend", is_flag=True, help="Proposer aussi les mots du portail (révisions de Word)."
)
@click.option("--partial", is_flag=True, help="Écrire même s’il manque l’image d’une étape.")
@click.option(
    "--stamp", is_flag=True, help="Garder dans le document ce qui a été prouvé (« guide status »)."
)
@click.option(
    "--dry-run", is_flag=True, help="Ne rien changer : écrire une page, avant et après côte à côte."
)
def refresh(
    document: Path,
    output: Path,
    evidence: Path | None,
    variant: str | None,
    dry_run: bool,
    **wanted: bool,
) -> None:
    """Récrit un document (.docx, .odt, .md) avec les images d’aujourd’hui.

    Le texte, les styles, les en-têtes et les champs restent ce qu’ils sont ; chaque image garde sa
    place et sa largeur.

    Code de sortie : 0 si le document est écrit ; 1 s’il manque une image, rien n’est alors écrit ;
    2 si le document est illisible ou si l’appel est mauvais.
    """
    console = Console(stderr=True)
    try:
        run = proof_for(Path.cwd(), evidence, variant, None, again=False)
        proof = proven(run, suite_of(Path.cwd()))
        with console.status("Lecture du document") as status:

            def tell(what: str) -> None:
                status.update(what[:1].upper() + what[1:])

            outcome = (
                preview(document, proof, output, tell)
                if dry_run
                else refresh_document(document, proof, output, tell=tell, **wanted)
            )
    except WrongCall as error:
        raise click.UsageError(f"{error} {error.remedy}".strip()) from error
    except (DocumentError, EvidenceError, NoProject, SuiteError) as error:
        raise click.UsageError(str(error)) from error
    except RefreshError as error:
        click.secho(f"{error} {error.remedy}".strip(), fg="red", err=True)
        raise SystemExit(1) from error
    except RunError as error:
        click.secho(str(error), fg="red", err=True)
        raise SystemExit(1) from error
    except OSError as error:
        place = error.filename or document
        raise click.UsageError(
            f"« {place} » ne peut pas être lu ou écrit ({error.strerror or error})."
        ) from error
    _tell(outcome)
    click.echo(f"Page écrite : {output}" if dry_run else f"Document écrit : {output}")


def _tell(outcome: Outcome) -> None:
    for count, words in (
        (len(outcome.replaced), ("image remplacée", "images remplacées")),
        (len(outcome.inserted), ("image ajoutée", "images ajoutées")),
        (outcome.fresh, ("image déjà à jour", "images déjà à jour")),
        (len(outcome.mended), _MENDED),
    ):
        if count:
            click.echo(counted(count, *words))
    _list("Images remplacées :", outcome.replaced)
    _list("Images ajoutées, sous le texte de leur étape :", outcome.inserted)
    if outcome.doubt:
        click.echo(outcome.doubt)
    for words, other in outcome.mended:
        click.echo(f"  - « {words} » → « {other} »")
    _list("Sans image dans la preuve :", outcome.lacking)
    _list("Images laissées telles quelles :", outcome.alone)
    _list(
        "Corrections à faire à la main :",
        [f"« {words} » → « {other} »" for words, other in outcome.unmended],
    )
    _list("Phrases à ajouter à la main :", outcome.missed)


def _list(title: str, lines: Sequence[str]) -> None:
    if lines:
        click.echo(title)
        for line in lines:
            click.echo(f"  - {line}")
