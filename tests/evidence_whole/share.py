"""Few scenarios in which all happens that the whole suite does and shows."""

from __future__ import annotations

from collections.abc import Hashable

from guide.evidence.record import Action, Run, Scenario, View

PLUGIN = """
from pathlib import Path
from guide.evidence.collection import scenario_of
from guide.evidence.plan import Plan
from guide.evidence.templates import template_of

PLACES = frozenset(Path("share.txt").read_text("utf-8").splitlines())

def pytest_collection_modifyitems(config, items):
    plan = Plan(Path.cwd())
    others = [item for item in items if not _is_taken(plan, item)]
    config.hook.pytest_deselected(items=others)
    items[:] = [item for item in items if item not in others]

def _is_taken(plan, item):
    template = template_of(item)
    if template is None:
        return False
    plan.add(Path(template.feature.filename))
    return scenario_of(plan, item).place in PLACES
"""
"""Plays what ``share.txt`` names, and nothing else."""


def places_of(run: Run) -> list[str]:
    """File and line of scenarios that do every kind of act, and open every page, that a run has.

    Chosen one by one, each for how much it adds by each of its steps.
    """
    happens = [(scenario, kinds(scenario)) for scenario in run.scenarios() if scenario.last]
    left: set[Hashable] = set().union(*(found for _, found in happens))
    places: list[str] = []
    while left:
        best, found = max(happens, key=lambda one: len(one[1] & left) / len(one[0].steps))
        places.append(f"{best.uri}:{best.line}")
        left -= found
    return places


def kinds(scenario: Scenario) -> set[Hashable]:
    """What happens in it: acts by verb and role, pages by title, all else by its kind."""
    found: set[Hashable] = set()
    for moment in (moment for step in scenario.steps for moment in step.moments):
        found.add(type(moment))
        if isinstance(moment, Action):
            found.add((moment.verb, moment.role, moment.secret))
        if isinstance(moment, Action | View) and moment.page:
            found.add(moment.page.title)
    return found
