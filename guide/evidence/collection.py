"""What pytest collected, set against what is written, before anything runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest
from pytest_bdd.feature import features as parsed_features

from guide.evidence.case import Case
from guide.evidence.definitions import Catalogue, definitions_as_data, step_types
from guide.evidence.matched import of_coroutines, of_definitions, of_steps, undefined
from guide.evidence.objection import Objection, each_once
from guide.evidence.plan import Node, Plan, WrittenScenario
from guide.evidence.settings import features_to_bind, is_strict, names_single_tests
from guide.evidence.templates import template_of
from guide.evidence.written import add_to, hidden_in, overridden, unchecked
from guide.i18n import gettext

ROW = "_pytest_bdd_example"


@dataclass
class Collection:
    """The cases of a run, with all that is known to be no proof before the first one starts."""

    plan: Plan
    catalogue: Catalogue
    cases: dict[str, Case] = field(default_factory=dict[str, Case])
    elsewhere: set[str] = field(default_factory=set[str])
    """The tests among them that other shares of the suite play."""
    deselected: set[str] = field(default_factory=set[str])
    not_asked: set[str] = field(default_factory=set[str])
    objections: list[Objection] = field(default_factory=list[Objection])
    refused: bool = False
    """Whether nothing is to be played: there are objections, and the run is a strict one."""

    def as_event(self) -> dict[str, Any]:
        """The collection as the merger reads it back."""
        numbers = {id(d): n for n, d in enumerate(self.catalogue.ordered, 1)}
        cases = self.cases.items()
        return {
            "features": {uri: feature.source for uri, feature in self.plan.features.items()},
            **definitions_as_data(self.catalogue.ordered),
            "cases": [_case_as_data(c, numbers) for n, c in cases if n not in self.elsewhere],
            "elsewhere": [_case_as_data(c, numbers) for n, c in cases if n in self.elsewhere],
            "deselected": sorted(self.deselected),
            "not_asked": sorted(self.not_asked),
            "objections": [objection.as_data() for objection in self.objections],
            "faults": [str(objection) for objection in self.objections] if self.refused else [],
        }


def _case_as_data(case: Case, numbers: dict[int, int]) -> Node:
    steps: list[Node] = []
    written = case.scenario.pickle["steps"]
    for step, definitions, rivals in zip(written, case.definitions, case.rivals, strict=True):
        steps.append(
            {
                "ids": [f"definition-{numbers[id(d)]}" for d in definitions],
                "arguments": [
                    {"stepMatchArguments": d.arguments(step["text"])} for d in definitions
                ],
                "ambiguous": "\n".join(f"{d.text} ({d.place})" for d in rivals),
            }
        )
    return {
        "id": case.id,
        "node": case.nodeid,
        "pickle": case.scenario.id,
        "folder": case.folder,
        "variant": case.variant,
        "steps": steps,
    }


def collect(
    config: pytest.Config,
    seen: list[pytest.Item],
    kept: list[pytest.Item],
    elsewhere: list[pytest.Item],
) -> Collection:
    """Set the collected tests against the feature files; an error of its own is an objection.

    Args:
        config: what the command line and the project's settings ask for.
        seen: every test that was found.
        kept: those of them that are asked for.
        elsewhere: those of the kept ones that other shares of the suite run.
    """
    collection = Collection(Plan(config.rootpath), Catalogue(config.rootpath))
    collection.elsewhere = {item.nodeid for item in elsewhere}
    try:
        _fill(collection, config, seen, kept)
    except Exception as error:  # noqa: BLE001 - the run goes on whatever befalls who watches it
        collection = Collection(Plan(config.rootpath), Catalogue(config.rootpath))
        why = gettext("la preuve n'a pas pu relever les scénarios ({name} : {error}).").format(
            name=type(error).__name__, error=error
        )
        collection.objections = [Objection(".", None, why)]
    collection.refused = is_strict(config) and bool(collection.objections)
    return collection


def _fill(
    collection: Collection, config: pytest.Config, seen: list[pytest.Item], kept: list[pytest.Item]
) -> None:
    plan = collection.plan
    files = [*map(Path, parsed_features), *features_to_bind(config)]
    unread = [objection for path in files if (objection := add_to(plan, path))]
    twice = list(_bind(collection, seen, kept))
    _leave_out(collection, seen, kept)
    lost = list(_lost(collection, names_single_tests(config)))
    cases = list(collection.cases.values())
    found = [*unread, *twice, *lost, *hidden_in(plan), *of_steps(plan, cases)]
    strict = is_strict(config)
    found.extend(of_coroutines(collection.catalogue.ordered, cases, unused=strict))
    for scope in collection.catalogue.scopes:
        found.extend(o for o in of_definitions(scope, cases) if o.scenarios or strict)
    if strict:
        found.extend(unchecked(plan))
        skipped = {item.nodeid for item in kept if item.get_closest_marker("skip")}
        found.extend(undefined(plan, (case for case in cases if case.nodeid not in skipped)))
    unwanted = collection.deselected | collection.not_asked
    unwanted -= {case.scenario.id for case in cases}
    collection.objections = each_once(
        one for one in found if not one.scenarios or not unwanted.issuperset(one.scenarios)
    )


def scenario_of(plan: Plan, item: pytest.Item) -> WrittenScenario | None:
    """The written scenario that a test plays; None for an ordinary test."""
    template = template_of(item)
    if template is None:
        return None
    return plan.find(Path(template.feature.filename), template.line_number, _row_of(item))


def _params(item: pytest.Item) -> dict[str, Any]:
    return cast(Any, item).callspec.params if hasattr(item, "callspec") else {}


def _row_of(item: pytest.Item) -> int | None:
    """Which row of its outline a test plays, by the row itself: two rows may be equal.

    pytest's own index counts over all combinations with other parameters, such as the browser.
    """
    example = _params(item).get(ROW)
    for mark in item.iter_markers("parametrize"):
        if mark.args[0] == ROW:
            rows: list[Any] = mark.args[1]
            return next((n for n, row in enumerate(rows) if row.values[0] is example), None)
    return None


def _variant(item: pytest.Item) -> str:
    """What tells apart two tests of one scenario, such as the browser, in the words of pytest."""
    return str(cast(Any, item).callspec.id) if _params(item).keys() - {ROW} else ""


def _several(plan: Plan, seen: list[pytest.Item]) -> set[str]:
    """The scenarios that are there to be played in several ways, however few of them are asked."""
    ways: dict[str, set[str]] = {}
    for item in seen:
        written = scenario_of(plan, item)
        if written is not None:
            ways.setdefault(written.id, set()).add(_variant(item))
    return {scenario for scenario, found in ways.items() if len(found) > 1}


def _bind(
    collection: Collection, seen: list[pytest.Item], kept: list[pytest.Item]
) -> Iterator[Objection]:
    """Note which test plays which scenario; what two tests play alike is no proof of either."""
    several = _several(collection.plan, seen)
    played: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], str] = {}
    for item in sorted(kept, key=lambda item: item.nodeid):
        written = scenario_of(collection.plan, item)
        if written is None:
            continue
        way = written.id, _variant(item) if written.id in several else ""
        played[way] += 1
        other = first.setdefault(way, item.nodeid)
        if other != item.nodeid:
            yield Objection(
                written.uri,
                written.line,
                gettext(
                    "le scénario « {name} » est joué deux fois, par {other} et par {nodeid}. "
                    "Gardez un seul module pour ce fichier."
                ).format(name=written.name, other=other, nodeid=item.nodeid),
                (written.id,),
            )
        catalogue, types = collection.catalogue, step_types(written)
        found = [
            catalogue.matching(item, kind, step["text"])
            for step, kind in zip(written.pickle["steps"], types, strict=True)
        ]
        collection.catalogue.visible(item)
        collection.cases[item.nodeid] = Case(
            nodeid=item.nodeid,
            scenario=written,
            variant=way[1],
            number=played[way],
            definitions=tuple(tuple(each) for each in found),
            rivals=tuple(tuple(catalogue.rivals(item, each)) for each in found),
        )


def _leave_out(collection: Collection, seen: list[pytest.Item], kept: list[pytest.Item]) -> None:
    """Note the scenarios whose test was found and then left out, by pytest or by anybody else."""
    staying = {id(item) for item in kept}
    for item in seen:
        written = None if id(item) in staying else scenario_of(collection.plan, item)
        if written is not None:
            collection.deselected.add(written.id)


def _lost(collection: Collection, partial: bool) -> Iterator[Objection]:
    """Written = collected + deselected + not asked for; what is missing is lost."""
    bound = {case.scenario.id for case in collection.cases.values()} | collection.deselected
    for feature in collection.plan.features.values():
        told = {node["location"]["line"] for node, _ in overridden(feature)}
        for written in feature.scenarios:
            if written.id in bound:
                continue
            if partial:
                collection.not_asked.add(written.id)
            elif written.scenario_line not in told:
                yield Objection(
                    written.uri,
                    written.line,
                    gettext(
                        "le scénario « {name} » est écrit mais aucun test ne le joue. Liez ce "
                        "fichier dans un module, avec « scenarios(…) »."
                    ).format(name=written.name),
                    (written.id,),
                )
