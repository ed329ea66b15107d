"""``guide evidence``: what a run proved, in a few lines."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click

from guide.evidence.record import EvidenceError, Run, Scenario, Status, read_evidence

WORDS = {
    Status.PASSED: "réussi(s)",
    Status.FAILED: "en échec",
    Status.SKIPPED: "passé(s) sans être joué(s)",
    Status.UNDEFINED: "avec une étape sans définition",
    Status.PENDING: "en attente d'être écrit(s)",
    Status.AMBIGUOUS: "avec une étape ambiguë",
    Status.UNKNOWN: "sans résultat",
    Status.NOT_RUN: "non joué(s)",
    Status.NOT_WANTED: "écarté(s)",
}


@click.command("evidence", short_help="Résumer la preuve d'une exécution.")
@click.argument("directory", metavar="DOSSIER", type=click.Path(path_type=Path))
def evidence(directory: Path) -> None:
    """Résume la preuve que « pytest --evidence DOSSIER » a écrite.

    Ce qui est « hors preuve » n'entre dans aucun document, et garde l'exécution d'être entièrement
    prouvée, sauf s'il s'agit d'un scénario sauté.

    Code de sortie : 0 si tout est réussi et prouvé, 1 sinon, 2 si le dossier n'est pas une preuve.
    """
    try:
        run = read_evidence(directory)
    except EvidenceError as error:
        raise click.UsageError(str(error)) from error
    for line in _lines(run):
        click.echo(line)
    sys.exit(0 if run.success else 1)


def _lines(run: Run) -> list[str]:
    found = Counter((scenario.status, _words(scenario)) for scenario in run.scenarios())
    lines = [f"{count} scénario(s) {words}" for (_, words), count in sorted(found.items())]
    lines.extend(
        f"  {scenario.uri}:{scenario.line} : {scenario.name} ({_words(scenario)})"
        for scenario in run.scenarios()
        if scenario.status.is_red
    )
    if run.cut_off:
        lines.append(run.cut_off)
    lines.extend(run.faults)
    told = [text for text in map(str, run.objections) if text not in run.faults]
    lines.extend(f"  hors preuve : {text}" for text in told)
    lines.append(_conclusion(run))
    return lines


def _conclusion(run: Run) -> str:
    if run.success:
        return "Preuve recevable."
    if run.proof().success:
        return "Preuve recevable, sauf ce qui est hors preuve."
    return "Preuve non recevable."


def _words(scenario: Scenario) -> str:
    """What became of a scenario; one that the end of the run caught on its way did not fail."""
    if scenario.last is not None and scenario.last.cut_off:
        return "interrompu(s) en chemin"
    if scenario.objections and scenario.status is Status.PASSED:
        return "joué(s) sans rien prouver"
    return WORDS[scenario.status]
