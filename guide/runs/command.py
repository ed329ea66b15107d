"""``guide evidence``: what a run proved, in a few lines."""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

import click

from guide.evidence.record import EvidenceError, Run, Scenario, Status, read_evidence
from guide.i18n import gettext, mark, ngettext
from guide.i18n.detecting import speak_as
from guide.packs.option import EvidencePath


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
    found: dict[tuple[Status, str], list[Scenario]] = defaultdict(list)
    for scenario in run.scenarios():
        found[scenario.status, _words(scenario)].append(scenario)
    lines = [_counted(alike) for _, alike in sorted(found.items(), key=lambda pair: pair[0])]
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


def _counted(alike: list[Scenario]) -> str:
    """How many scenarios became the same."""
    count = len(alike)
    told = ngettext("{count} scénario {words}", "{count} scénarios {words}", count)
    return told.format(count=count, words=_words(alike[0], count))


def _words(scenario: Scenario, count: int = 1) -> str:
    """What became of so many scenarios; one that the run’s end caught on its way did not fail."""
    if scenario.last is not None and scenario.last.cut_off:
        return ngettext("interrompu en chemin", "interrompus en chemin", count)
    if scenario.objections and scenario.status is Status.PASSED:
        return ngettext("joué sans rien prouver", "joués sans rien prouver", count)
    return _word(scenario.status, count)


def _word(status: Status, count: int) -> str:
    return {
        Status.PASSED: ngettext("réussi", "réussis", count),
        Status.FAILED: gettext("en échec"),
        Status.SKIPPED: ngettext("sauté", "sautés", count),
        Status.UNDEFINED: gettext("avec une étape sans définition"),
        Status.PENDING: ngettext("en attente d'être écrit", "en attente d'être écrits", count),
        Status.AMBIGUOUS: gettext("avec une étape ambiguë"),
        Status.UNKNOWN: gettext("sans résultat"),
        Status.NOT_RUN: ngettext("non joué", "non joués", count),
        Status.NOT_WANTED: ngettext("écarté", "écartés", count),
    }[status]
