"""What a run proves of a procedure: its delays and limits, when, and on which portal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.evidence.observed import ROLE_UNIT
from guide.publish.model import Fact, Proof
from guide.runs.portal import portal_of
from guide.runs.rules import tagged_rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guide.alignment.shown import Shown
    from guide.evidence.observed import Reading
    from guide.evidence.record import Run, Scenario
    from guide.publish.quoted import Mention


def scenarios_of(found: dict[Mention, Shown]) -> tuple[Scenario, ...]:
    """The scenarios that show the procedure, in the order in which it needs them."""
    return tuple({shown.scenario.id: shown.scenario for shown in found.values()}.values())


def facts_of(scenarios: Iterable[Scenario]) -> tuple[Fact, ...]:
    """The values of rules, read off pages and mails, each once."""
    readings = (r for scenario in scenarios for step in scenario.steps for r in step.readings)
    facts = (Fact(r.name, _value(r), r.rule) for r in readings if r.rule)
    return tuple(dict.fromkeys(facts))


def proof_of(run: Run, scenarios: Iterable[Scenario], variant: str | None) -> Proof:
    """When and on what the procedure was verified, and which rules its scenarios prove."""
    walked = tuple(scenarios)
    rules = sorted({rule for scenario in walked for rule in tagged_rules(scenario)})
    return Proof(run.started.date(), portal_of(run), variant, len(walked), tuple(rules))


def _value(reading: Reading) -> str:
    measured = reading.unit and reading.unit not in {reading.name, ROLE_UNIT}
    return f"{reading.value} {reading.unit}" if measured else reading.value
