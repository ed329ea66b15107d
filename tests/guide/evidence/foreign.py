"""Small suites of other people's making: every way to play them, every end that they can have."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.forked import Forked
from tests.guide.evidence.suites import PLUGINS, Suite

ON_DEMAND = {"-n": "xdist", "--reruns": "rerunfailures", "--lf": "cacheprovider"}
NOTER = """
import json

def pytest_runtest_logreport(report):
    said = [report.nodeid, report.when, str(report.outcome), hasattr(report, "wasxfail")]
    with open("noted", "a", encoding="utf-8") as notes:
        notes.write(json.dumps(said) + "\\n")
"""
STEPS = """
import functools
import pytest
from pytest_bdd import given, parsers, scenario, scenarios, then, when

@given("all is well")
def _(): ...

@when("it breaks")
def _(): assert 1 == 2

@when(parsers.parse("{what} is taken"))
def _(what): ...

@when("it skips")
def _(): pytest.skip("not here")

@pytest.fixture
def closed():
    pytest.skip("closed on Sundays")

@given("the shop is open")
def _(closed): ...

@given("the lights are on")
async def _(): ...

@pytest.fixture
def broken():
    raise RuntimeError("the till is out of order")

@given("the till works")
def _(broken): ...
"""
GOOD = (
    "Feature: good\n  Scenario: well\n    Given all is well\n"
    "  Scenario: broken\n    When it breaks\n"
)
EVERYTHING: dict[str, str] = {
    "good.feature": GOOD,
    "test_good.py": STEPS + 'scenarios("good.feature")\n',
    "stub.feature": (
        "Feature: stub\n  Scenario: fine\n    Given all is well\n"
        "  @todo\n  Scenario: to be written\n"
    ),
    "test_stub.py": STEPS + 'scenarios("stub.feature")\ndef test_plain(): ...\n',
    "twice.feature": (
        "Feature: twice\n  Scenario: same\n    When it breaks\n"
        "  Scenario: same\n    Given all is well\n"
    ),
    "test_twice.py": STEPS + 'scenarios("twice.feature")\n',
    "bound.feature": "Feature: bound\n  Scenario: both\n    Given all is well\n",
    "test_bound.py": STEPS + 'scenarios("bound.feature")\n',
    "test_bound_again.py": STEPS + 'scenarios("bound.feature")\n',
    "steps.feature": (
        "Feature: steps\n  Scenario: doubled\n    Given all is said\n"
        "  Scenario: awaited\n    Given the lights are on\n"
        "  Scenario: ambiguous\n    When bread is taken\n"
        "  Scenario: unknown\n    Given nobody knows\n    When it breaks\n"
        "  Scenario: only mine\n    Given all is well\n"
    ),
    "test_steps.py": STEPS
    + '@given("all is said")\ndef _(): ...\n'
    + '@given("all is said")\ndef _(): assert False\n'
    + '@when(parsers.parse("bread is {how}"))\ndef _(how): ...\n'
    + 'scenarios("steps.feature")\n',
    "rows.feature": (
        "Feature: rows\n  Scenario Outline: <n> apples\n    When <n> apples is taken\n"
        "    Examples:\n      | n |\n      | 1 |\n      | 2 |\n"
        "  Scenario Outline: none\n    When <n> is taken\n    Examples:\n"
        "  Scenario Outline: hole\n    When <m> is taken\n    Examples:\n      | n |\n      | 1 |\n"
    ),
    "test_rows.py": STEPS
    + '@pytest.mark.parametrize("colour", ["red", "green"])\n'
    + '@scenario("rows.feature", "<n> apples")\ndef test_apples(colour): ...\n'
    + 'scenarios("rows.feature")\n',
    "skips.feature": (
        "Feature: skips\n  Scenario: in a step\n    When it skips\n    And nobody knows\n"
        "  Scenario: in a fixture\n    Given the shop is open\n"
        "  @skip\n  Scenario: marked\n    Given nobody knows\n"
        "  @xfail\n  Scenario: expected to fail\n    When it breaks\n"
        "  @xfail\n  Scenario: passes all the same\n    Given all is well\n"
        "  Scenario: unplugged\n    Given the till works\n"
    ),
    "test_skips.py": STEPS + 'scenarios("skips.feature")\n',
    "latin.feature": "Feature: café\n  Scenario: noir\n    Given all is well\n",
    "test_latin.py": STEPS
    + '@scenario("latin.feature", "noir", encoding="latin-1")\ndef test_noir(): ...\n',
    "hidden.feature": ("Feature: hidden\n  Scenario: left out by a hook\n    Given all is well\n"),
    "test_hidden.py": STEPS + 'scenarios("hidden.feature")\n',
    "lost.feature": "Feature: lost\n  Scenario: nobody plays it\n    Given all is well\n",
    "conftest.py": (
        "def pytest_collection_modifyitems(items):\n"
        "    items[:] = [item for item in items if 'left_out' not in item.name]\n"
    ),
}
ENDS: dict[str, tuple[dict[str, str], list[str], int]] = {
    "a module that does not load": ({"test_bad.py": "import absent\n"}, [], 2),
    "the same, gone on": (
        {"test_bad.py": "import absent\n"},
        ["--continue-on-collection-errors"],
        1,
    ),
    "a feature that does not parse": (
        {
            "bad.feature": "Feature: b\n  Scenario: x\n    Given all is well\n    Nonsense\n",
            "test_bad.py": STEPS + 'scenarios("bad.feature")\n',
        },
        ["--continue-on-collection-errors"],
        1,
    ),
    "Ctrl-C": ({"test_key.py": "def test_key(): raise KeyboardInterrupt\n"}, [], 2),
    "a code of its own": (
        {"test_own.py": "import pytest\ndef test_own(): pytest.exit('enough', 7)\n"},
        [],
        7,
    ),
    "plain tests alone": ({"test_good.py": "def test_plain(): ...\n"}, [], 0),
    "all skipped": (
        {"good.feature": "Feature: g\n  Scenario: s\n    When it skips\n"},
        [],
        0,
    ),
    "steps that are no functions": (
        {
            "good.feature": "Feature: g\n  Scenario: s\n    Given part of a function\n",
            "test_good.py": STEPS
            + "def part(x): ...\n"
            + 'given("part of a function")(functools.partial(part, x=1))\n'
            + 'scenarios("good.feature")\n',
        },
        [],
        0,
    ),
    "half a character in a message": (
        {
            "good.feature": "Feature: g\n  Scenario: s\n    When half a letter is read\n",
            "test_good.py": STEPS
            + '@when("half a letter is read")\n'
            + 'def _(): raise ValueError("half \\udcff letter")\n'
            + 'scenarios("good.feature")\n',
        },
        [],
        1,
    ),
    "an error of the recorder's own": (
        {
            "conftest.py": "from guide.evidence import collection\n"
            "collection.hidden_in = lambda plan: 1 / 0\n"
        },
        [],
        1,
    ),
    "a fixture that fails before each scenario": (
        {
            "conftest.py": "import pytest\n@pytest.fixture(autouse=True)\ndef till():\n"
            "    raise RuntimeError('the till is out of order')\n"
        },
        [],
        1,
    ),
    "a fixture that fails after each scenario": (
        {
            "conftest.py": "import pytest\n@pytest.fixture(autouse=True)\ndef till():\n"
            "    yield\n    raise RuntimeError('the till is out of order')\n"
        },
        [],
        1,
    ),
    "steps that are imported twice under two names": (
        {
            "conftest.py": "pytest_plugins = ['more']\n",
            "more.py": STEPS + "del scenarios, scenario\n",
            "test_good.py": (
                "import importlib.util, sys\n"
                "spec = importlib.util.spec_from_file_location('again', 'more.py')\n"
                "again = importlib.util.module_from_spec(spec)\n"
                "spec.loader.exec_module(again)\n"
                "own = {k: v for k, v in vars(again).items() if not k.endswith('__')}\n"
                "globals().update(own)\n"
                "from pytest_bdd import scenarios\nscenarios('good.feature')\n"
            ),
        },
        [],
        1,
    ),
    "a feature that is gone when the run ends": (
        {
            "test_z.py": "from pathlib import Path\ndef test_z(): Path('good.feature').unlink()\n",
        },
        [],
        1,
    ),
    "a parser of their own that breaks": (
        {
            "test_good.py": STEPS
            + "from pytest_bdd.parsers import StepParser\n"
            + "class Odd(StepParser):\n"
            + "    def parse_arguments(self, name): return {}\n"
            + "    def is_matching(self, name): raise RuntimeError('odd')\n"
            + '@given(Odd("odd"))\ndef _(): ...\n'
            + 'scenarios("good.feature")\n',
        },
        [],
        1,
    ),
}


@dataclass(frozen=True)
class Ending:
    """How a run ended: its exit code, what became of each test, and what it printed."""

    code: int
    tests: list[list[object]]
    text: str


def lay(folder: Path, files: Mapping[str, str]) -> Path:
    Suite(folder).write({"noter.py": NOTER, "pytest.ini": "[pytest]\nevidence_features = .\n"})
    for name, text in files.items():
        encoding = "latin-1" if name.startswith("latin") else "utf-8"
        (folder / name).write_text(text, encoding)
    return folder


def start(folder: Path, options: Sequence[str], evidence: Sequence[str]) -> Forked:
    wanted = [*PLUGINS, *(p for option, p in ON_DEMAND.items() if option in options), "noter"]
    if "--sw" in options:
        wanted += ["cacheprovider", "stepwise"]
    plugins = [word for plugin in wanted for word in ("-p", plugin)]
    return Forked(folder, [*plugins, *evidence, *options], Suite(folder).environment)


def end(run: Forked, folder: Path) -> Ending:
    code, text = run.end()
    notes = folder / "noted"
    lines = notes.read_text("utf-8").splitlines() if notes.is_file() else []
    return Ending(code, sorted(json.loads(line) for line in lines), text)


def both(
    tmp_path: Path, files: Mapping[str, str], options: Sequence[str], before: Sequence[str] | None
) -> tuple[Ending, Ending]:
    """Play a suite unwatched and watched, side by side; ``before`` is a run that both remember."""
    bare = lay(tmp_path / "bare", files)
    if before is not None:
        start(bare, before, ()).end()
        (bare / "noted").unlink()
    watched = tmp_path / "watched"
    shutil.copytree(bare, watched)
    runs = start(bare, options, ()), start(watched, options, ("--evidence", "ev"))
    return end(runs[0], bare), end(runs[1], watched)
