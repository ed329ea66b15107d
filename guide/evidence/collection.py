"""What pytest collected, set against what is written, before anything runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest
from gherkin.errors import ParserError
from pytest_bdd.feature import features as parsed_features
from pytest_bdd.parser import ScenarioTemplate
from pytest_bdd.scenario import scenario_wrapper_template_registry

from guide.evidence.definitions import (
    Catalogue,
    Definition,
    definition_message,
    fault_of_ambiguity,
    faults_of_definitions,
    step_types,
)
from guide.evidence.plan import Node, Plan, WrittenScenario

ROW = "_pytest_bdd_example"


@dataclass(frozen=True)
class Case:
    """One test of pytest that plays one written scenario."""

    nodeid: str
    scenario: WrittenScenario
    variant: int
    """1, or more when the same scenario is played several times (several browsers)."""
    definitions: tuple[tuple[Definition, ...], ...]

    @property
    def id(self) -> str:
        """Its id in the stream."""
        return f"case-{self.scenario.id}" + (f"-{self.variant}" if self.variant > 1 else "")

    @property
    def folder(self) -> str:
        """Where its pictures go, under the pictures folder."""
        return self.scenario.folder + (f"/variante-{self.variant}" if self.variant > 1 else "")


@dataclass
class Collection:
    """The cases of a run with everything found wrong before the first one starts."""

    plan: Plan
    catalogue: Catalogue
    cases: dict[str, Case] = field(default_factory=dict[str, Case])
    deselected: set[str] = field(default_factory=set[str])
    not_asked: set[str] = field(default_factory=set[str])
    faults: list[str] = field(default_factory=list[str])

    def as_event(self) -> dict[str, Any]:
        """The collection as the merger reads it back."""
        numbers = {id(d): n for n, d in enumerate(self.catalogue.ordered, 1)}
        return {
            "features": sorted(self.plan.features),
            "root": str(self.plan.root),
            "definitions": [
                definition_message(n, d) for n, d in enumerate(self.catalogue.ordered, 1)
            ],
            "cases": [_case_as_data(case, numbers) for case in self.cases.values()],
            "deselected": sorted(self.deselected),
            "not_asked": sorted(self.not_asked),
            "faults": self.faults,
        }


def _case_as_data(case: Case, numbers: dict[int, int]) -> Node:
    steps: list[Node] = []
    for step, definitions in zip(case.scenario.pickle["steps"], case.definitions, strict=True):
        steps.append(
            {
                "ids": [f"definition-{numbers[id(d)]}" for d in definitions],
                "arguments": [
                    {"stepMatchArguments": d.arguments(step["text"])} for d in definitions
                ],
            }
        )
    return {
        "id": case.id,
        "node": case.nodeid,
        "pickle": case.scenario.id,
        "folder": case.folder,
        "steps": steps,
    }


def scenario_of(plan: Plan, item: pytest.Item) -> WrittenScenario | None:
    """The written scenario that a test plays; None for an ordinary test."""
    template = _template_of(item)
    if template is None:
        return None
    row = cast(Any, item).callspec.indices.get(ROW) if hasattr(item, "callspec") else None
    return plan.find(Path(template.feature.filename), template.line_number, row)


def _template_of(item: pytest.Item) -> ScenarioTemplate | None:
    function = getattr(item, "obj", None)
    return scenario_wrapper_template_registry.get(function) if function is not None else None


def _variant(item: pytest.Item) -> str:
    """What tells apart two tests of one scenario, such as the browser."""
    params: dict[str, Any] = cast(Any, item).callspec.params if hasattr(item, "callspec") else {}
    return repr(sorted((name, repr(value)) for name, value in params.items() if name != ROW))


def collect(
    root: Path,
    kept: Iterable[pytest.Item],
    deselected: Iterable[pytest.Item],
    extra: Iterable[Path],
    partial: bool,
) -> Collection:
    """Set the collected tests against the feature files.

    ``extra`` are feature files that must be bound even if no module of the run binds them.
    ``partial`` says that the command line names single tests: the rest of a file is not asked for.
    """
    collection = Collection(Plan(root), Catalogue(root))
    for name in [*parsed_features, *(str(path) for path in extra)]:
        _read(collection, Path(name))
    _bind(collection, list(kept))
    for item in deselected:
        written = scenario_of(collection.plan, item)
        if written is not None:
            collection.deselected.add(written.id)
    _count(collection, partial)
    _check_scenarios(collection)
    return collection


def _read(collection: Collection, path: Path) -> None:
    try:
        collection.plan.add(path)
    except (OSError, UnicodeDecodeError, ParserError) as unreadable:
        collection.faults.append(
            f"{path} : ce fichier ne se lit pas comme du Gherkin ({unreadable})."
        )


def _bind(collection: Collection, items: list[pytest.Item]) -> None:
    played: Counter[str] = Counter()
    variants: dict[tuple[str, str], str] = {}
    for item in sorted(items, key=lambda item: item.nodeid):
        written = scenario_of(collection.plan, item)
        if written is None:
            if _template_of(item) is not None:
                collection.faults.append(
                    f"{item.nodeid} : ce test joue un scénario qui n'a aucune ligne d'exemples."
                )
            continue
        played[written.id] += 1
        other = variants.setdefault((written.id, _variant(item)), item.nodeid)
        if other != item.nodeid:
            collection.faults.append(
                f"{written.place} : le scénario « {written.name} » est joué deux fois, par {other} "
                f"et par {item.nodeid}. Gardez un seul module pour ce fichier."
            )
        definitions: list[tuple[Definition, ...]] = []
        for step, kind in zip(written.pickle["steps"], step_types(written), strict=True):
            definitions.append(tuple(collection.catalogue.matching(item, kind, step["text"])))
        collection.catalogue.visible(item)
        collection.cases[item.nodeid] = Case(
            item.nodeid, written, played[written.id], tuple(definitions)
        )
    for faults in (faults_of_definitions(v) for v in collection.catalogue.scopes):
        collection.faults.extend(f for f in faults if f not in collection.faults)


def _count(collection: Collection, partial: bool) -> None:
    """Written = collected + deselected + not asked for; what is missing is lost."""
    bound = {case.scenario.id for case in collection.cases.values()} | collection.deselected
    for written in collection.plan.scenarios:
        if written.id in bound:
            continue
        if partial:
            collection.not_asked.add(written.id)
        else:
            collection.faults.append(
                f"{written.place} : le scénario « {written.name} » est écrit mais aucun test ne le "
                "joue. Un autre scénario du fichier porte peut-être le même nom, ou aucun module "
                "ne lie ce fichier."
            )


def _check_scenarios(collection: Collection) -> None:
    lines = {
        uri: {n["id"]: n["location"]["line"] for n in _step_nodes(f.document)}
        for uri, f in collection.plan.features.items()
    }
    for written in collection.plan.scenarios:
        if not written.pickle["steps"]:
            collection.faults.append(
                f"{written.place} : le scénario « {written.name} » n'a aucune étape ; il serait "
                "compté réussi. Vérifiez les mots-clés en début de ligne (« Étant donné », "
                "« Quand », « Alors »)."
            )
    for case in collection.cases.values():
        for step, found in zip(case.scenario.pickle["steps"], case.definitions, strict=True):
            line = lines[case.scenario.uri].get(step["astNodeIds"][0], case.scenario.line)
            fault = fault_of_ambiguity(case.scenario, line, step["text"], list(found))
            if fault and fault not in collection.faults:
                collection.faults.append(fault)


def _step_nodes(document: Node) -> list[Node]:
    found: list[Node] = []
    stack: list[Node] = list(document.get("feature", {}).get("children", []))
    while stack:
        child = stack.pop()
        for kind in ("background", "scenario"):
            found.extend(child.get(kind, {}).get("steps", []))
        stack.extend(child.get("rule", {}).get("children", []))
    return found
