"""Written = collected = run = reported: what must agree before a run may be believed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from guide.evidence.plan import Plan, uri_of
from guide.lint.check import check_features

HIDING = {"G202", "G203", "G204", "G205", "G208", "G209", "G301", "G302", "G303", "G306", "G307"}
"""Findings of the lint behind which a scenario, a step or a row vanishes from a green run."""


def feature_faults(plan: Plan) -> list[str]:
    """What the French feature files of the run hide, each with its file, line and remedy."""
    french = [f for f in plan.features.values() if f.language == "fr"]
    findings = check_features([plan.root / f.uri for f in french])
    return [
        f"{uri_of(Path(f.path), plan.root)}:{f.line} : {f.message} {f.remedy}"
        for f in findings
        if f.code in HIDING
    ]


def run_faults(summary: dict[str, Any], stopped: bool) -> list[str]:
    """What does not agree after the run. ``stopped`` says that the run was told to stop early."""
    faults: list[str] = []
    if summary["run"] < summary["collected"] and not stopped:
        faults.append(
            f"{summary['collected'] - summary['run']} scénario(s) retenu(s) n'ont pas été joués."
        )
    if summary["reported"] != summary["run"] and not stopped:
        faults.append(
            f"{summary['run']} scénario(s) joué(s), mais pytest rend compte de "
            f"{summary['reported']} : un compte rendu s'est perdu."
        )
    if not (summary["passed"] or summary["red"] or faults or stopped):
        faults.append("Aucun scénario n'a réussi : cette exécution ne prouve rien.")
    return faults


def compare_outcomes(
    stream: dict[str, bool], pytest_says: dict[str, bool], nodes: Iterable[str]
) -> list[str]:
    """Scenarios that the stream and pytest judge differently; True is green on both sides."""
    faults: list[str] = []
    for node in nodes:
        if node not in stream or node not in pytest_says or stream[node] == pytest_says[node]:
            continue
        if pytest_says[node]:
            faults.append(
                f"{node} : une étape a échoué sans que pytest compte le scénario comme échoué."
            )
        else:
            faults.append(f"{node} : pytest compte un échec qu'aucune étape ne porte.")
    return faults
