"""``guide evidence``: what a run proved, in a few lines."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click

from guide.evidence.record import EvidenceError, Run, Scenario, Status, read_evidence
from guide.i18n import gettext, mark
from guide.i18n.detecting import speak_as
from guide.packs.option import EvidencePath

WORDS = {
    Status.PASSED: mark("réussi(s)"),
    Status.FAILED: mark("en échec"),
    Status.SKIPPED: mark("sauté(s)"),
    Status.UNDEFINED: mark("avec une étape sans définition"),
    Status.PENDING: mark("en attente d'être écrit(s)"),
    Status.AMBIGUOUS: mark("avec une étape ambiguë"),
    Status.UNKNOWN: mark("sans résultat"),
    Status.NOT_RUN: mark("non joué(s)"),
    Status.NOT_WANTED: mark("écarté(s)"),
}


@click.command(
    "evidence",
    short_help=mark("Résumer la preuve d'une exécution."),
    help=mark(
        "Résume la preuve que « pytest --evidence DOSSIER » a écrite.\n\n"
        "Ce qui est « hors preuve » n'entre dans aucun document ; un scénario sauté en est, sans "
        "rien changer au code de sortie.\n\n"
        "Code de sortie : 0 si tout ce qui a été joué est réussi, et rien d'autre n'est hors "
        "preuve ; 1 sinon ; 2 si le dossier n'est pas une preuve."
    ),
)
@click.argument("directory", metavar=mark("PREUVE"), type=EvidencePath())
def evidence(directory: Path) -> None:
    """Tell the evidence in a few lines."""
    try:
        run = read_evidence(directory)
        speak_as(run.features)
    except EvidenceError as error:
        raise click.UsageError(str(error)) from error
    for line in _lines(run):
        click.echo(line)
    sys.exit(0 if run.success else 1)


def _lines(run: Run) -> list[str]:
    found = Counter((scenario.status, _words(scenario)) for scenario in run.scenarios())
    lines = [
        gettext("{count} scénario(s) {words}").format(count=count, words=words)
        for (_, words), count in sorted(found.items())
    ]
    lines.extend(
        f"  {scenario.uri}:{scenario.line}{gettext(' : ')}{scenario.name} ({_words(scenario)})"
        for scenario in run.scenarios()
        if scenario.status.is_red
    )
    if run.cut_off:
        lines.append(run.cut_off)
    lines.extend(run.faults)
    told = [text for text in map(str, run.objections) if text not in run.faults]
    lines.extend(gettext("  hors preuve : {text}").format(text=text) for text in told)
    lines.append(_conclusion(run))
    return lines


def _conclusion(run: Run) -> str:
    if run.success and not run.objections:
        return gettext("Preuve recevable.")
    if run.success or run.proof().success:
        return gettext("Preuve recevable, sauf ce qui est hors preuve.")
    return gettext("Preuve non recevable.")


def _words(scenario: Scenario) -> str:
    """What became of a scenario; one that the end of the run caught on its way did not fail."""
    if scenario.last is not None and scenario.last.cut_off:
        return gettext("interrompu(s) en chemin")
    if scenario.objections and scenario.status is Status.PASSED:
        return gettext("joué(s) sans rien prouver")
    return gettext(WORDS[scenario.status])
