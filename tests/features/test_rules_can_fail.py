"""Rules are broken one by one in a copy of the project, and a scenario goes red.

What is broken stands in ``tools/mutants``, with the scenario that saw it last: it alone is played.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tools.mutants.model import ROOT, Mutant, killers, mutants
from tools.mutants.playing import copy_project, killer_of

MUTANTS = [mutant for mutant in mutants() if not mutant.equivalent]
KILLERS = killers()


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(tmp_path_factory.mktemp("copie"))


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


@pytest.mark.parametrize(
    "mutant",
    [
        pytest.param(m, id=m.name, marks=pytest.mark.slow if m.landing else pytest.mark.nightly)
        for m in MUTANTS
    ],
)
def test_a_broken_rule_turns_its_scenario_red(copy: Path, mutant: Mutant) -> None:
    """By the scenario that saw it when all were played last (``make mutants``)."""
    known = KILLERS.get(mutant.name, "")
    assert killer_of(copy, mutant, known, others=not known)
