"""Rules are broken one by one in a copy of the portal, and a scenario goes red.

What is broken stands in ``tools/mutants``, with the scenario that saw it last: it alone is played,
all of them in one process.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from tools.mutants.model import ROOT, Mutant, killers, mutants
from tools.mutants.playing import Played, by_their_own, copy_portal, first_red

MUTANTS = [mutant for mutant in mutants() if not mutant.equivalent]
KILLERS = killers()
AS_IT_IS = ""
"""Stands in the place of a mutant for a portal that nothing broke."""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_portal(tmp_path_factory.mktemp("copie"))


@pytest.fixture(scope="module")
def played(request: pytest.FixtureRequest, copy: Path) -> Mapping[str, Played]:
    """What its own scenario comes to for each mutant chosen, and one on the right portal."""
    specs = [getattr(item, "callspec", None) for item in request.session.items]
    asked = {s.params["mutant"].name for s in specs if s and "mutant" in s.params}
    known = {name: test for name, test in KILLERS.items() if name in asked}
    right = next(KILLERS[mutant.name] for mutant in MUTANTS if mutant.landing)
    return by_their_own(copy, {AS_IT_IS: right, **known})


def test_each_mutant_still_finds_the_rule_that_it_breaks() -> None:
    """Told at once, not only by the slow tests."""
    for mutant in mutants():
        assert mutant.breaks(), f"« {mutant.name} »: {mutant.file} does not hold this any more"


def test_each_mutant_is_a_program_still() -> None:
    """One that is none would be seen by every scenario, and prove nothing of any."""
    for mutant in mutants():
        text = (ROOT / mutant.path).read_text("utf-8").replace(mutant.right, mutant.wrong)
        if mutant.path.endswith(".py"):
            compile(text, mutant.name, "exec")
        else:
            tomllib.loads(text)


def test_what_is_played_before_a_change_lands_knows_its_scenario() -> None:
    assert {mutant.name for mutant in MUTANTS if mutant.landing} - KILLERS.keys() == set()
    assert len({mutant.name for mutant in mutants()}) == len(mutants())


@pytest.mark.slow
def test_on_a_portal_that_nothing_breaks_a_scenario_is_green(
    played: Mapping[str, Played],
) -> None:
    """It is served as the broken ones are: what turns others red is no fault of that."""
    assert played[AS_IT_IS].outcome == "passed", played[AS_IT_IS].why


@pytest.mark.parametrize(
    "mutant",
    [
        pytest.param(m, id=m.name, marks=pytest.mark.slow if m.landing else pytest.mark.nightly)
        for m in MUTANTS
    ],
)
def test_a_broken_rule_turns_its_scenario_red(
    copy: Path, played: Mapping[str, Played], mutant: Mutant
) -> None:
    """By the scenario that saw it when all were played last (``make mutants``)."""
    if mutant.name not in KILLERS:
        assert first_red(copy, mutant)
        return
    own = played[mutant.name]
    assert own.test == KILLERS[mutant.name]
    assert own.is_red, own.why or f"{own.test} is green"
