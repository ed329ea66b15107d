"""The evidence that a document is held against: given, kept from before, or made now."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import click
from rich.console import Console

from guide.evidence.folder import MESSAGES
from guide.evidence.record import EvidenceError, read_proof
from guide.french.counting import counted
from guide.runs.outcomes import Outcome, outcome_of
from guide.runs.playing import play

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from guide.evidence.record import Run

KEPT = "build/check"
ORIGIN = "origin.json"
_SUFFIXES = frozenset({".py", ".feature", ".toml", ".html"})
_ELSEWHERE = frozenset({"build", "dist", "node_modules", "tests", "docs", "__pycache__"})


def proof_for(
    project: Path, evidence: Path | None, variant: str | None, portal: str | None, *, again: bool
) -> Run:
    """Read the evidence to check against.

    Args:
        project: the folder of the pytest project, for want of evidence.
        evidence: a folder that holds some; it is taken as it is.
        variant: the variant of the portal to walk.
        portal: the address of a portal that runs.
        again: walk again even when the kept evidence is newer than every file of the project.

    Raises:
        EvidenceError: the folder holds no whole evidence, or evidence and a portal are given.
        RunError: the features cannot be played.
    """
    if evidence is not None:
        if variant or portal:
            raise EvidenceError(
                "--evidence donne une preuve déjà faite : ni --variant ni --portal ne s’y ajoutent."
            )
        return _told(read_proof(evidence))
    kept = project / KEPT / (variant or "documente")
    if again or not is_fresh(kept, project, portal):
        _make(project, kept, variant, portal)
    else:
        click.echo(f"Preuve gardée : {kept} (--again pour parcourir de nouveau).", err=True)
    return _told(read_proof(kept))


def tell_objections(run: Run) -> None:
    """Say which scenarios of a run are left out because they are no proof, and why."""
    for objection in run.objections:
        click.echo(f"Hors preuve : {objection}", err=True)


def _told(run: Run) -> Run:
    """Say what of a run did not go as it is written, so that nobody takes it for green."""
    tell_objections(run)
    outcomes = [outcome_of(scenario) for scenario in run.scenarios()]
    drifted, failed = outcomes.count(Outcome.DRIFTED), outcomes.count(Outcome.FAILED)
    if drifted:
        words = ("scénario s’écarte", "scénarios s’écartent")
        click.echo(f"{counted(drifted, *words)} du portail : chaque écart est jugé.", err=True)
    if failed:
        words = ("scénario s’est arrêté", "scénarios se sont arrêtés")
        click.echo(
            f"{counted(failed, *words)} en chemin : ce qui vient après n’y est pas prouvé.",
            err=True,
        )
    return run


def _make(project: Path, kept: Path, variant: str | None, portal: str | None) -> None:
    console = Console(stderr=True)
    play(project, kept, console, variant=variant, portal=portal, even_red=True)
    (kept / ORIGIN).write_text(json.dumps({"portal": portal}), "utf-8")
    click.echo(f"Preuve gardée pour la prochaine fois : {kept}", err=True)


def is_fresh(kept: Path, project: Path, portal: str | None) -> bool:
    """Whether kept evidence is of the same portal, and newer than every file of the project."""
    messages, origin = kept / MESSAGES, kept / ORIGIN
    if not messages.is_file() or not origin.is_file():
        return False
    if json.loads(origin.read_text("utf-8")) != {"portal": portal}:
        return False
    made = messages.stat().st_mtime
    return all(changed <= made for changed in _changes(project))


def _changes(project: Path) -> Iterator[float]:
    """When each file that can change a walk was last written."""
    for folder, names, files in os.walk(project):
        names[:] = [n for n in names if not n.startswith(".") and n not in _ELSEWHERE]
        for name in files:
            if os.path.splitext(name)[1] in _SUFFIXES:  # noqa: PTH122 - thousands of files
                yield os.stat(os.path.join(folder, name)).st_mtime  # noqa: PTH116, PTH118
