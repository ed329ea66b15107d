"""``guide report``: everything that a run did, as one page."""

from __future__ import annotations

from pathlib import Path

import click

from guide.evidence.record import EvidenceError, read_evidence
from guide.packs.option import EvidencePath
from guide.report.page import write_report
from guide.runs.rules import RulesError, declared_rules


@click.command("report", short_help="Écrire le rapport d'une exécution.")
@click.argument("directory", metavar="PREUVE", type=EvidencePath())
@click.option(
    "-o",
    "--output",
    default=Path("report.html"),
    show_default=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FICHIER",
    help="Où l’écrire.",
)
@click.option(
    "--rules",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FICHIER.md",
    help="Les règles, une par titre (« ### R22 – … ») : le rapport dit ce que rien ne prouve.",
)
@click.option(
    "--traces",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DOSSIER",
    help="Où Playwright a gardé ses traces (« build/test-results ») : le rapport y renvoie.",
)
def report(directory: Path, output: Path, rules: Path | None, traces: Path | None) -> None:
    """Écrit en une seule page tout ce que « pytest --evidence DOSSIER » a prouvé.

    PREUVE est ce dossier, ou le fichier que « guide pack » en fait. La page s'ouvre sans réseau.

    Code de sortie : 0 si elle est écrite, que l'exécution soit verte ou non ; 2 si PREUVE n'en est
    pas une ou si la page ne peut pas être écrite.
    """
    try:
        declared = declared_rules(rules) if rules else {}
        write_report(read_evidence(directory), output, declared, traces)
    except (EvidenceError, RulesError) as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        raise click.UsageError(
            f"{output} : le rapport ne peut pas être écrit ({error.strerror or error})."
        ) from error
    click.echo(f"Rapport écrit : {output}")
