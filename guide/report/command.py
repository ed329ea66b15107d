"""``guide report``: everything that a run did, as one page."""

from __future__ import annotations

from pathlib import Path

import click

from guide.evidence.record import EvidenceError, read_evidence
from guide.i18n import gettext, mark
from guide.i18n.detecting import speak_as
from guide.packs.option import EvidencePath
from guide.report.page import write_report
from guide.runs.rules import RulesError, declared_rules


@click.command(
    "report",
    short_help=mark("Écrire le rapport d'une exécution."),
    help=mark(
        "Écrit en une seule page tout ce que « pytest --evidence DOSSIER » a joué.\n\n"
        "PREUVE est ce dossier, ou le fichier que « guide pack » en fait. La page s'ouvre sans "
        "réseau.\n\n"
        "Code de sortie : 0 si elle est écrite, que l'exécution soit verte ou non ; 2 si PREUVE "
        "n'en est pas une ou si la page ne peut pas être écrite."
    ),
)
@click.argument("directory", metavar=mark("PREUVE"), type=EvidencePath())
@click.option(
    "-o",
    "--output",
    default=Path("report.html"),
    show_default=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar=mark("FICHIER"),
    help=mark("Où l’écrire."),
)
@click.option(
    "--rules",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar=mark("FICHIER.md"),
    help=mark(
        "Les règles, une par titre (« ### R22 – … ») : le rapport dit ce que rien ne prouve."
    ),
)
@click.option(
    "--traces",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar=mark("DOSSIER"),
    help=mark("Où Playwright a gardé ses traces (« build/test-results ») : le rapport y renvoie."),
)
def report(directory: Path, output: Path, rules: Path | None, traces: Path | None) -> None:
    """Write the report."""
    try:
        declared = declared_rules(rules) if rules else {}
        run = read_evidence(directory)
        speak_as(run.features)
        write_report(run, output, declared, traces)
    except (EvidenceError, RulesError) as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        raise click.UsageError(
            gettext("{output} : le rapport ne peut pas être écrit ({value}).").format(
                output=output, value=error.strerror or error
            )
        ) from error
    click.echo(gettext("Rapport écrit : {output}").format(output=output))
