"""A suite played in shares is put together as the one run that it would have been, or refused."""

from __future__ import annotations

import json
import shutil
import struct
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from guide.cli import main
from guide.evidence.summary import concluded
from guide.i18n import SOURCE, speak
from tests.guide.evidence.suites import Outcome, Suite
from tests.guide.evidence.test_workers import untimed

RECORD = "messages.ndjson"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", 10, 10) + bytes(9)
SCENARIOS = """
  Scénario: vert
    Étant donné un départ
    Alors la page est photographiée

  Scénario: rouge
    Étant donné un départ
    Quand tout casse
    Alors la page est photographiée
    Et rien ne définit cela non plus

  Plan du scénario: ligne <n>
    Étant donné un départ
    Quand il se passe <n>

    Exemples:
      | n |
      | 1 |
      | 2 |

  Scénario: sauté
    Étant donné un départ
    Quand on saute

  Scénario: inachevé
    Étant donné un départ
    Quand rien ne définit cela

  Scénario: personne n'en veut
    Étant donné un départ
"""
STEPS = f"""
PNG = {PNG!r}

def pytest_addoption(parser):
    parser.addoption("--portail", default="le vrai")

@pytest.fixture(scope="session", autouse=True)
def ready(attach):
    attach.log("prêt")

@pytest.fixture(autouse=True)
def room(request):
    assert "rouge" not in request.node.name or request.config.getoption("--portail") != "aucun"
    yield
    assert True

@given("un départ")
def _(): ...

@when("tout casse")
def _():
    assert False, "cassé"

@when("on saute")
def _():
    pytest.skip("pas aujourd'hui")

@when(parsers.parse("il se passe {{what}}"))
def _(what, attach):
    attach(what, "text/plain")

@then("la page est photographiée")
def _(request):
    recorder = request.config.pluginmanager.get_plugin("guide-evidence-recorder")
    recorder.attempt.save_screenshot("fin", PNG)
"""
WANTED = ("-k", "not personne")


def guide(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [*map(str, words)])


@pytest.fixture(autouse=True)
def french() -> Any:
    yield
    speak(SOURCE)


@pytest.fixture(scope="module")
def suite(tmp_path_factory: pytest.TempPathFactory) -> Suite:
    made = Suite(tmp_path_factory.mktemp("suite"))
    made.feature(SCENARIOS)
    made.feature(SCENARIOS, name="avant")
    made.steps(STEPS)
    git = ("git", "-c", "user.name=t", "-c", "user.email=t@example.org")
    for words in (("init", "-q"), ("commit", "-q", "--allow-empty", "-m", "un")):
        subprocess.run([*git, *words], cwd=made.path, check=True)
    return made


@pytest.fixture(scope="module")
def whole(suite: Suite) -> Outcome:
    return suite.play(*WANTED, directory="seul")


@pytest.fixture(scope="module")
def parts(suite: Suite) -> list[Path]:
    shares = [
        suite.play(*WANTED, "--splits", "3", "--group", f"{number}", directory=f"part-{number}")
        for number in (1, 2, 3)
    ]
    assert [len(share.pictures) for share in shares] == [1, 1, 0]
    return [share.directory for share in shares]


def test_parts_of_which_everything_passed_end_with_zero(tmp_path: Path) -> None:
    suite = Suite(tmp_path)
    suite.feature(
        "".join(f"  Scénario: {n}\n    Étant donné que tout va\n" for n in ("un", "deux"))
    )
    suite.steps('@given("tout va")\ndef _(): ...\n')
    for number in ("1", "2"):
        suite.play("--splits", "2", "--group", number, directory=f"part-{number}")
    parts = [tmp_path / f"part-{number}" for number in (1, 2)]
    result = guide("merge", *parts, "-o", tmp_path / "tout")
    assert result.exit_code == 0, result.output
    assert "2 scénarios réussis sans « Alors » : rien n'y est vérifié" in result.output


def test_three_parts_make_the_run_that_they_are_parts_of(
    whole: Outcome, parts: list[Path], tmp_path: Path
) -> None:
    packed = tmp_path / "part-2.zip"
    assert guide("pack", parts[1], "-o", packed).exit_code == 0
    result = guide("merge", parts[2], packed, parts[0], "-o", tmp_path / "tout")
    assert result.exit_code == 1, result.output
    merged = Outcome(1, result.output, tmp_path / "tout")
    assert untimed(merged.messages) == untimed(whole.messages)
    assert merged.pictures == whole.pictures
    assert len(merged.pictures) == 2
    counts = result.output.splitlines()[1]
    assert counts.startswith("14 scénarios écrits, 12 retenus, 2 écartés, 10 joués")
    assert counts in whole.text
    assert "2 scénarios sautés : ils ne sont ni joués ni prouvés" in result.output
    assert sorted(p.name for p in tmp_path.iterdir()) == ["part-2.zip", "tout"]


def test_a_part_without_a_scenario_is_no_fault_and_a_whole_without_one_is() -> None:
    counted = {"cut_off": None, "red": 0, "passed": 0}
    whole = concluded(counted, faults=[], sound=True, told=[])
    part = concluded(counted | {"shard": {}}, faults=[], sound=True, told=[])
    assert (whole["success"], part["success"]) == (False, True)


def test_a_part_says_what_it_is_a_part_of(suite: Suite, parts: list[Path]) -> None:
    head = ["git", "rev-parse", "HEAD"]
    done = subprocess.run(head, cwd=suite.path, capture_output=True, text=True, check=True)
    shard = summary_of(lines_of(parts[1]))["shard"]
    assert (shard["number"], shard["of"], shard["options"]) == (2, 3, {"portail": "'le vrai'"})
    assert shard["revision"] == done.stdout.strip()
    assert len(shard["elsewhere"]) == 8


ELSEWHERE = {"uri": "ailleurs.py", "location": {"line": 1}}
Lines = list[dict[str, Any]]
Change = Callable[[Lines], None]


def lines_of(part: Path) -> Lines:
    return [json.loads(line) for line in (part / RECORD).read_text("utf-8").splitlines()]


def summary_of(lines: Lines) -> dict[str, Any]:
    return json.loads(_carrier(lines)["body"])


def _carrier(lines: Lines) -> dict[str, Any]:
    kinds = (line.get("attachment", {}) for line in lines)
    return next(a for a in kinds if "guide.run+" in a.get("mediaType", ""))


def told(**facts: Any) -> Change:
    """A part that says something else of itself as a share."""

    def change(lines: Lines) -> None:
        summary = summary_of(lines)
        summary["shard"] |= facts
        _carrier(lines)["body"] = json.dumps(summary)

    return change


def counted(**facts: Any) -> Change:
    def change(lines: Lines) -> None:
        _carrier(lines)["body"] = json.dumps(summary_of(lines) | facts)

    return change


def unshared(lines: Lines) -> None:
    summary = summary_of(lines)
    del summary["shard"]
    _carrier(lines)["body"] = json.dumps(summary)


def said(kind: str, **facts: Any) -> Change:
    """A part whose first message of a kind says something else."""

    def change(lines: Lines) -> None:
        next(line[kind] for line in lines if kind in line).update(facts)

    return change


def elsewhere_too(lines: Lines) -> None:
    """The scenario that part 1 plays first is another that part 3 plays."""
    shard = summary_of(lines)["shard"]
    told(elsewhere=[*shard["elsewhere"][:-1], "case-inconnu"])(lines)


REFUSED: dict[str, tuple[Change, str]] = {
    "not a part": (unshared, "part-2 n'est pas une part"),
    "doubled": (told(number=1), "la part 1 est donnée deux fois"),
    "another number": (told(of=4), "le nombre de parts (3 / 4)"),
    "another commit": (told(revision="abc"), "/ abc)"),
    "another portal": (told(options={"portail": "'un autre'"}), "l'option « portail » ('le vrai'"),
    "another window": (counted(viewport=[800, 600]), "« viewport » ([1280, 800] / [800, 600])"),
    "another guide": (said("meta", implementation={"name": "guide"}), "la version de guide"),
    "another feature": (
        said("source", data="# language: fr\nFonctionnalité: X\n"),
        "avant.feature",
    ),
    "another step": (said("stepDefinition", sourceReference=ELSEWHERE), "les définitions d'étapes"),
    "another choice": (told(deselected=[]), "les scénarios retenus"),
    "another scenario": (elsewhere_too, "les scénarios retenus"),
    "no number": (told(number="2", of=[]), "il manque un message"),
    "without end": (told(of=10**15), "il manque un message"),
    "no texts": (told(elsewhere=[{}]), "il manque un message"),
    "unknown scenario": (said("testCase", pickleId="?"), "il manque un message"),
    "no counts": (counted(run="beaucoup"), "il manque un message"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_part_of_the_same_run_is_refused(
    name: str, parts: list[Path], tmp_path: Path
) -> None:
    change, reason = REFUSED[name]
    lines = lines_of(parts[1])
    change(lines)
    other = tmp_path / "part-2"
    shutil.copytree(parts[1], other)
    (other / RECORD).write_text("\n".join(map(json.dumps, lines)), "utf-8")
    result = guide("merge", parts[0], other, parts[2], "-o", tmp_path / "tout")
    assert (result.exit_code, reason in result.output) == (2, True), result.output
    assert [path.name for path in tmp_path.iterdir()] == ["part-2"]


def test_a_missing_part_is_named(parts: list[Path], tmp_path: Path) -> None:
    result = guide("merge", parts[2], parts[0], "-o", tmp_path / "tout")
    assert (result.exit_code, "il manque la part 2, sur 3" in result.output) == (2, True)
    assert not [*tmp_path.iterdir()]


def dealt_again(parts: list[Path], folder: Path, take: slice) -> Path:
    """Part 3 as pytest-split makes it from other durations: more of the same, or less."""
    lines = lines_of(parts[2])
    cases = [line["testCase"]["id"] for line in lines_of(parts[1]) if "testCase" in line][take]
    own = [line for line in lines_of(parts[1]) if line.get("testCase", {}).get("id") in cases]
    elsewhere = set(summary_of(lines)["shard"]["elsewhere"]).difference(cases)
    told(elsewhere=sorted(elsewhere))(lines)
    other = folder / "part-3"
    shutil.copytree(parts[2], other)
    (other / RECORD).write_text("\n".join(map(json.dumps, [*lines, *own])), "utf-8")
    return other


def test_a_scenario_of_two_parts_is_named_with_both(parts: list[Path], tmp_path: Path) -> None:
    other = dealt_again(parts, tmp_path, slice(1))
    result = guide("merge", *parts[:2], other, "-o", tmp_path / "tout")
    assert "est à la fois dans" in result.output
    assert "les mêmes durées" in result.output
    assert (result.exit_code, (tmp_path / "tout").exists()) == (2, False)


def test_a_scenario_of_no_part_is_named(parts: list[Path], tmp_path: Path) -> None:
    lines = lines_of(parts[2])
    mine = [line["testCase"]["id"] for line in lines if "testCase" in line]
    told(elsewhere=[*summary_of(lines)["shard"]["elsewhere"], mine[0]])(lines)
    kept = [
        line
        for line in lines
        if line.get("testCase", {}).get("id") != mine[0]
        and str(line.get("testCaseStarted", {}).get("testCaseId")) != mine[0]
    ]
    other = tmp_path / "part-3"
    shutil.copytree(parts[2], other)
    (other / RECORD).write_text("\n".join(map(json.dumps, kept)), "utf-8")
    result = guide("merge", *parts[:2], other, "-o", tmp_path / "tout")
    assert "n'est dans aucune part" in result.output, result.output
    assert (result.exit_code, (tmp_path / "tout").exists()) == (2, False)


def test_a_picture_that_is_missing_or_anothers_is_named(parts: list[Path], tmp_path: Path) -> None:
    bare = tmp_path / "sans-images.zip"
    guide("pack", parts[0], "--no-pictures", "-o", bare)
    result = guide("merge", bare, *parts[1:], "-o", tmp_path / "tout")
    assert (result.exit_code, "il y manque l'image" in result.output) == (2, True), result.output
    theirs = tmp_path / "part-2"
    shutil.copytree(parts[1], theirs)
    mine, own = (picture_of(part) for part in parts[:2])
    text = (theirs / RECORD).read_text("utf-8")
    (theirs / RECORD).write_text(text.replace(own, mine), "utf-8")
    (theirs / mine).parent.mkdir(parents=True)
    (theirs / own).rename(theirs / mine)
    result = guide("merge", parts[0], theirs, parts[2], "-o", tmp_path / "tout")
    assert "est déjà celle d'une autre part" in result.output, result.output
    assert not (tmp_path / "tout").exists()


def picture_of(part: Path) -> str:
    """The name of the one picture of a part."""
    (path,) = part.rglob("*.png")
    return path.relative_to(part).as_posix()


def test_nothing_else_is_written_over(parts: list[Path], tmp_path: Path) -> None:
    before = {path: path.read_bytes() for part in parts for path in part.rglob("*.*")}
    result = guide("merge", *parts, "-o", parts[0])
    assert (result.exit_code, "est une des parts" in result.output) == (2, True)
    (tmp_path / "lettre.txt").write_text("à garder", "utf-8")
    result = guide("merge", *parts, "-o", tmp_path)
    assert (result.exit_code, "autre chose qu'une preuve" in result.output) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["lettre.txt"]
    assert {path: path.read_bytes() for part in parts for path in part.rglob("*.*")} == before
