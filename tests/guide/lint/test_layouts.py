"""Suites laid out as others lay them out, and in English, are read right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from guide.cli import main

if TYPE_CHECKING:
    from tests.guide.lint.conftest import Folder

FEATURE = """Feature: shop
  Background:
    Given a page
  Scenario: buy
    When I press "Buy"
    Then it shows "Done"
  Scenario Outline: pay with <card>
    When I pay with <card>
    Then it shows "Paid"
    Examples:
      | card |
      | gold |
"""
IMPORTS = "from pytest_bdd import given, parsers, scenarios, then, when\n"
BIND = 'scenarios("{}")\n'
STEPS = """
@given("a page")
def _(page): ...

@when(parsers.parse('I press "{label}"'))
def _(page, label): ...

@when(parsers.re(r"I pay with (?P<card>\\w+)"))
def _(page, card): ...

@then(parsers.parse('it shows "{text}"'))
def _(page, text): ...
"""
LAYOUTS = {
    "steps in a conftest": {
        "tests/features/shop.feature": FEATURE,
        "tests/conftest.py": IMPORTS + STEPS,
        "tests/test_shop.py": IMPORTS + BIND.format("features/shop.feature"),
    },
    "steps beside tests": {
        "pyproject.toml": '[tool.pytest.ini_options]\nbdd_features_base_dir = "specs"\n',
        "specs/shop.feature": FEATURE,
        "specs/more.feature": FEATURE.replace("shop", "more"),
        "tests/functional/test_shop.py": IMPORTS + BIND.format("shop.feature") + STEPS,
        # the same texts, for the scenarios of another module
        "tests/functional/test_more.py": IMPORTS + BIND.format("more.feature") + STEPS,
    },
    "steps in a package that a conftest imports": {
        "pytest.ini": "[pytest]\n",
        "e2e/features/shop.feature": "# language: en\n" + FEATURE,
        "e2e/vocabulary/__init__.py": "from e2e.vocabulary.shop import *\n",
        "e2e/vocabulary/shop.py": IMPORTS + STEPS,
        "e2e/conftest.py": "from e2e.vocabulary import *\n",
        "e2e/test_shop.py": IMPORTS + BIND.format("features/shop.feature"),
        # another suite of the same repository, with words of its own
        "unit/conftest.py": IMPORTS + STEPS,
        "unit/small.feature": "Feature: small\n  Scenario: one\n    Given a page\n",
        "unit/test_small.py": IMPORTS + BIND.format("small.feature"),
        ".venv/lib/x.py": IMPORTS + STEPS,
        "env/pyvenv.cfg": "",
        "env/x.py": IMPORTS + STEPS,
    },
}
FEATURES = {
    "steps in a conftest": "tests/features",
    "steps beside tests": "specs",
    "steps in a package that a conftest imports": "e2e",
}


@pytest.fixture(params=LAYOUTS)
def layout(folder: Folder, request: pytest.FixtureRequest) -> str:
    for path, text in LAYOUTS[request.param].items():
        folder.write(path, text)
    return request.param


def test_nothing_is_found_where_nothing_is_wrong(folder: Folder, layout: str) -> None:
    assert folder.found(FEATURES[layout]) == []


def test_what_is_wrong_is_found(folder: Folder, layout: str) -> None:
    (path,) = [one for one in LAYOUTS[layout] if one.endswith("shop.feature")]
    text = LAYOUTS[layout][path].replace('press "Buy"', "tear it up")
    folder.write(path, text)
    line = text.splitlines().index("    When I tear it up") + 1
    found = folder.found(FEATURES[layout])
    assert ("shop.feature", line, "G501") in found
    assert {code for _, _, code in found} <= {"G501", "G502"}


def test_a_step_of_another_suite_does_not_serve(folder: Folder) -> None:
    for path, text in LAYOUTS["steps in a package that a conftest imports"].items():
        folder.write(path, text)
    folder.write("unit/conftest.py", IMPORTS + STEPS + '@given("a till")\ndef _(): ...\n')
    text = FEATURE.replace("a page", "a till")
    folder.write("e2e/features/shop.feature", text)
    assert ("shop.feature", 3, "G501") in folder.found("e2e")


def test_the_catalogue_knows_what_is_used(folder: Folder, layout: str) -> None:
    result = CliRunner().invoke(main, ["steps", "--features", FEATURES[layout]])
    assert result.exit_code == 0, result.output
    page = (folder.root / "build" / "steps.html").read_text("utf-8")
    assert "<pre>When I press &#34;Buy&#34;</pre>" in page
    assert "<pre>Given a page</pre>" in page


@pytest.mark.parametrize("command", ["lint", "steps"])
def test_the_folder_of_steps_that_the_settings_name_is_known(folder: Folder, command: str) -> None:
    folder.write("pyproject.toml", '[tool.guide]\nsteps = "own"\n')
    folder.write("features/shop.feature", FEATURE)
    folder.write("own/steps.py", IMPORTS + STEPS)
    folder.write("tests/samples.py", IMPORTS + STEPS + '@given("a till")\ndef _(): ...\n')
    result = CliRunner().invoke(main, [command])
    assert result.exit_code == 0, result.output
    said = {"lint": "nothing to report", "steps": "4 steps, 0 of which nothing uses"}
    assert said[command] in result.output


@pytest.mark.parametrize(
    ("named", "why"),
    [('"nowhere"', "“nowhere” does not exist"), ("3", "“steps” of [tool.guide] names a folder")],
)
def test_a_folder_of_steps_that_is_none_is_told(folder: Folder, named: str, why: str) -> None:
    folder.write("pyproject.toml", f"[tool.guide]\nsteps = {named}\n")
    folder.write("features/shop.feature", FEATURE)
    result = CliRunner().invoke(main, ["lint"])
    assert (result.exit_code, why in result.output) == (2, True), result.output
