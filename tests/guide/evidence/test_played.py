"""What the record says was played is what was played, and each way of playing it has a name."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from guide.cli import main
from guide.evidence.places import folder_name
from guide.evidence.plan import parse_feature
from guide.evidence.record import Attached, read_proof
from tests.guide.evidence.suites import Outcome, Suite

SCENARIOS = """
  Plan du scénario: <n> pommes
    Étant donné un panier de <n> pommes
      | <b>gras</b> | <n> |
    Alors voici le texte
      \"\"\"
      <p>Il y en a <n>.</p>
      \"\"\"

    Exemples:
      | n |
      | 1 |
      | 2 |

  Scénario: promesse
    Quand on promet sans tenir

  Scénario: promesse tenue
    Quand on promet
    Alors on tient
"""
STEPS = """
@pytest.fixture(params=["seul", "à deux"], autouse=True)
def monde(request): ...

@pytest.fixture
def couleur(request): return request.param

@given(parsers.parse("un panier de {n:d} pommes"))
def _(n, couleur, datatable):
    assert datatable == [["<b>gras</b>", str(n)]]
    assert (n, couleur) != (2, "vert")

@then("voici le texte")
def _(docstring, attach):
    assert docstring.startswith("<p>Il y en a ")
    attach.log("\\x1b[31mrouge\\x1b[0m & <b>")
    attach(b"GIF89a", "image/gif", "pomme.gif")
    attach.link("javascript:alert(1)")
    attach.link("https://pommes.example/")

async def promise(): ...

@when("on promet sans tenir")
def _(): return promise()

@when("on promet", target_fixture="promised")
def _(): return promise()

@then("on tient")
def _(promised):
    with pytest.raises(StopIteration):
        promised.send(None)
"""
MODULE = """
import pytest
from pytest_bdd import scenario, scenarios

@pytest.mark.parametrize("couleur", ["rouge", "vert"], indirect=True)
@scenario("essai.feature", "<n> pommes")
def test_pommes(couleur): ...

scenarios("essai.feature")
"""
NAMES = [
    "a",
    "clé",
    "cle",
    "CLE",
    "c le",
    "con",
    "ligne-01",
    "x" * 70,
    "x" * 71,
    "..",
    "a_b",
    "a-b",
]


def _suite(path: Suite) -> Suite:
    path.feature(SCENARIOS)
    path.steps(STEPS)
    path.write({"test_essai.py": MODULE})
    return path


@pytest.fixture(scope="module")
def suite(tmp_path_factory: pytest.TempPathFactory) -> Suite:
    return _suite(Suite(tmp_path_factory.mktemp("joue")))


@pytest.fixture(scope="module")
def whole(suite: Suite) -> Outcome:
    return suite.play()


def _variants(outcome: Outcome) -> dict[str, tuple[str, int | None, str]]:
    return {
        str(s.variant).partition("::")[2]: (s.id, s.row, s.status.value)
        for s in outcome.run.scenarios()
        if s.name.endswith("pommes") and s.last
    }


def test_each_row_is_told_in_every_way_it_was_played(whole: Outcome) -> None:
    found = _variants(whole)
    assert len(found) == 8, whole.text
    assert len({case for case, _, _ in found.values()}) == 8
    for name, (_, row, status) in found.items():
        assert row == (2 if "2" in name else 1), name
        assert status == ("FAILED" if row == 2 and "vert" in name else "PASSED"), name


def test_a_part_of_the_ways_keeps_the_names_of_the_whole(suite: Suite, whole: Outcome) -> None:
    part = suite.play("-k", "pommes and vert and seul", directory="partie")
    found = _variants(part)
    assert len(found) == 2, part.text
    assert found.items() <= _variants(whole).items()


def test_what_a_step_attaches_is_read_back_and_shown(whole: Outcome, tmp_path: Path) -> None:
    step = whole.scenario("1 pommes").steps[1]
    found = [(m.media_type, m.name, m.data) for m in step.moments if isinstance(m, Attached)]
    assert found[:2] == [
        ("text/x.cucumber.log+plain", None, None),
        ("image/gif", "pomme.gif", b"GIF89a"),
    ]
    page = tmp_path / "rapport.html"
    CliRunner().invoke(main, ["report", str(whole.directory), "-o", str(page)])
    text = page.read_text("utf-8")
    assert "<pre>rouge &amp; &lt;b&gt;</pre>" in text
    assert 'src="data:image/gif;base64,R0lGODlh"' in text
    assert 'href="https://pommes.example/"' in text
    assert 'href="javascript:' not in text


def test_markup_in_tables_and_texts_is_no_parameter(whole: Outcome) -> None:
    assert not any("colonne" in str(objection) for objection in whole.run.objections)


def test_a_coroutine_that_nobody_awaits_takes_its_scenario_out(whole: Outcome) -> None:
    told = [o for o in whole.run.objections if "coroutine" in o.why]
    assert [(o.place, "on promet sans tenir" in o.why) for o in told] == [
        ("essai.feature:18", True)
    ]
    assert {s.name for s in read_proof(whole.directory).scenarios() if s.last} == {
        "1 pommes",
        "2 pommes",
        "promesse tenue",
    }


def test_an_asynchronous_suite_is_told_so_in_one_line(tmp_path: Path) -> None:
    other = Suite(tmp_path)
    other.feature("\n  Scénario: a\n    Quand un\n    Alors deux\n")
    other.steps('@when("un")\nasync def _(): ...\n@then("deux")\nasync def _(): ...\n')
    (told,) = other.play("-W", "ignore").run.objections
    assert told.why.startswith("2 étapes sont des coroutines (async def), dont « un »")


def test_no_two_names_share_a_folder() -> None:
    folders = [folder_name(name) for name in NAMES]
    assert len({folder.casefold() for folder in folders}) == len(NAMES)
    assert [folder_name(name) for name in ("a", "a_b", "cle")] == ["a", "a_b", "cle"]


def test_an_attempt_at_one_scenario_is_not_the_folder_of_another() -> None:
    text = "Feature: f\n  Scenario: Essai 1\n    Given a\n  Scenario: Essai-1\n    Given a\n"
    folders = [s.folder for s in parse_feature("features/b/c.feature", text).scenarios]
    assert len(set(folders)) == 2
    assert not any(folder.endswith("/essai-1") for folder in folders)
