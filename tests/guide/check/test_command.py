"""``guide check`` as a person or a build server calls it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result
from lxml import html

from guide.cli import main
from tests.guide.check.library import HOME, library
from tests.guide.check.paper import Drift

DATA = Path(__file__).parent / "data"
RIGHT = DATA / "demander-une-carte.txt"


def check(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, arguments)])


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    folder = tmp_path / "un dossier" / "dont le chemin est plus long" / "que la ligne d’un terminal"
    folder.mkdir(parents=True)
    path = folder / "fausse.txt"
    text = RIGHT.read_text("utf-8").replace("« Votre carte »", "« Mon abonnement »")
    path.write_text(text.replace("15 jours", "30 jours"), "utf-8")
    return path


def test_a_right_document_ends_with_0(library_evidence: Path) -> None:
    result = check(RIGHT, "--evidence", library_evidence)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1].startswith("Ce document dit vrai. Aucun écart")
    assert "\x1b" not in result.stdout


def test_a_drift_ends_with_1_and_tells_place_sentence_and_remedy(
    wrong: Path, library_evidence: Path
) -> None:
    result = check(wrong, "--evidence", library_evidence)
    text = " ".join(result.stdout.split()).replace("\u00a0", " ")
    assert result.exit_code == 1
    assert f"1. renommé  {wrong}:7, étape 1" in result.stdout.splitlines()
    assert f"1. renommé {wrong}:7, étape 1 Le document Aller sur le site" in text
    assert "Le portail « Votre carte »" in text
    assert "À écrire Aller sur le site – cliquer sur « Votre carte »" in text
    assert "2. contredit" in text


def test_json_has_its_fixed_shape(wrong: Path, library_evidence: Path) -> None:
    found = json.loads(check(wrong, "--evidence", library_evidence, "--format", "json").stdout)
    told = ["schema", "document", "verdict", "counts", "procedures", "unseen", "unread"]
    assert list(found) == told
    assert (found["schema"], found["document"], found["verdict"]) == (2, str(wrong), "drifted")
    (procedure,) = found["procedures"]
    assert list(procedure) == ["title", "scenarios", "steps", "undocumented"]
    step = procedure["steps"][0]
    assert list(step) == ["number", "place", "text", "verdict", "sentences"]
    assert (step["number"], step["place"], step["verdict"]) == ("1", {"line": 5}, "renamed")
    limit, told = step["sentences"]
    keys = ["text", "verdict", "left_over", "rules", "proofs", "claims"]
    assert [list(limit), list(told)] == [keys, keys]
    (proof,) = limit["proofs"]
    assert (proof["words"], proof["line"]) == (
        ["3", "livres", "maximum"],
        "Un lecteur emprunte 3 livres au plus.",
    )
    label = told["claims"][-1]
    assert label == {
        "kind": "label",
        "text": "Mon abonnement",
        "words": ["Mon", "abonnement"],
        "verdict": "renamed",
        "offered": "Votre carte",
        "suggestion": "Aller sur le site – cliquer sur « Votre carte »",
    }
    assert found["counts"]["renamed"] == found["counts"]["contradicted"] == 1


def test_what_is_left_out_has_its_place_in_json(tmp_path: Path, library_evidence: Path) -> None:
    text = RIGHT.read_text("utf-8")
    path = tmp_path / "courte.txt"
    path.write_text(text[: text.index("ETAPE 4")] + text[text.index("ETAPE 5") :], "utf-8")
    found = json.loads(check(path, "--evidence", library_evidence, "--format", "json").stdout)
    assert found["procedures"][0]["undocumented"] == [
        {"after": "3", "label": "J’accepte", "title": "Règlement"}
    ]


def test_junit_has_a_case_for_each_step(wrong: Path, library_evidence: Path) -> None:
    result = check(wrong, "--evidence", library_evidence, "--format", "junit")
    (suite,) = ET.fromstring(result.stdout)
    assert (suite.get("tests"), suite.get("failures")) == ("11", "2")
    failed = [case.get("name") for case in suite if case.find("failure") is not None]
    assert failed == ["Étape 1", "Étape 10"]


def test_the_page_tells_every_verdict_in_words(
    wrong: Path, library_evidence: Path, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    result = check(wrong, "--evidence", library_evidence, "--format", "html", "-o", page)
    assert (result.exit_code, result.stdout) == (1, f"Page écrite : {page}\n")
    tree = html.parse(str(page)).getroot()
    first = next(step for step in tree.findall(".//article") if step.get("id") == "p0-e1")
    assert "renommé" in first.findtext(".//h3/span")
    assert [mark.text for mark in first.iter("mark")] == ["Mon abonnement"]
    outside = [a for a in tree.xpath("//@href | //@src") if not a.startswith(("#", "data:"))]
    assert outside == []


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("absent.txt", None, "absent.txt"),
        ("vide.txt", b"", "vide.txt"),
        ("tableur.xlsx", b"PK", "tableur.xlsx"),
    ],
)
def test_what_cannot_be_read_ends_with_2_and_one_clear_line(
    tmp_path: Path, library_evidence: Path, name: str, content: bytes | None, word: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    result = check(path, "--evidence", library_evidence)
    assert (result.exit_code, result.stdout) == (2, "")
    assert word in result.stderr
    assert "Traceback" not in result.stderr


def test_a_folder_without_a_project_ends_with_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = check(RIGHT)
    assert result.exit_code == 2
    assert "n’est pas un projet pytest" in result.stderr


def test_evidence_that_is_none_ends_with_2(tmp_path: Path) -> None:
    result = check(RIGHT, "--evidence", tmp_path)
    assert result.exit_code == 2
    assert "ne contient pas de preuve" in result.stderr


def test_evidence_and_a_portal_to_walk_exclude_each_other(library_evidence: Path) -> None:
    result = check(RIGHT, "--evidence", library_evidence, "--variant", "refonte")
    assert result.exit_code == 2
    assert "--variant" in result.stderr


@pytest.mark.parametrize(
    ("flaw", "word"),
    [
        ({"cut_off": "L’exécution a été interrompue."}, "interrompue"),
        ({"faults": ["features/a.feature:3 : deux scénarios du même nom."]}, "deux scénarios"),
        ({"scenarios": {}}, "Aucun scénario n’a été joué."),
    ],
)
def test_evidence_that_is_not_whole_confirms_nothing(
    tmp_path: Path, flaw: dict[str, Any], word: str
) -> None:
    result = check(RIGHT, "--evidence", replace(library(), **flaw).write(tmp_path / "preuve"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "n’est pas recevable" in result.stderr
    assert word in result.stderr


@pytest.mark.parametrize(
    ("text", "said", "code"),
    [
        (
            "Étape 1 : cliquer sur « Parking ».\n",
            "Ce document parle d’autre chose. Aucun écart, 1 phrase sur un autre sujet, aucune",
            3,
        ),
        (
            RIGHT.read_text("utf-8") + "\nETAPE 99\n\nCliquer sur « Parking ».\n",
            "Ce document dit vrai pour ce qui est prouvé. Aucun écart, 1 phrase non prouvée",
            1,
        ),
    ],
)
def test_the_conclusion_says_no_more_than_what_is_proved(
    tmp_path: Path, library_evidence: Path, text: str, said: str, code: int
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")
    result = check(path, "--evidence", library_evidence)
    assert result.exit_code == code
    assert said in " ".join(result.stdout.split())


def test_a_nightly_job_may_live_with_what_nothing_can_prove(
    tmp_path: Path, library_evidence: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(RIGHT.read_text("utf-8") + "\nLe café est offert.\n", "utf-8")
    codes = [
        check(path, "--evidence", library_evidence, "--allow-unproved", str(n)).exit_code
        for n in (0, 1)
    ]
    assert codes == [1, 0]
    told = {
        n: check(
            path, "--evidence", library_evidence, "--allow-unproved", str(n), "--format", "junit"
        ).stdout
        for n in (0, 1)
    }
    ends = {n: ET.fromstring(text).findall(".//testcase/*") for n, text in told.items()}
    assert [(end.tag, "café" in (end.text or "")) for end in ends[0]] == [("failure", True)]
    assert [(end.tag, "café" in (end.text or "")) for end in ends[1]] == [("skipped", True)]


def test_a_run_that_drifted_serves_and_is_told(tmp_path: Path) -> None:
    drifting = library()
    first, lines = next(iter(drifting.scenarios.items()))
    drift = Drift("renamed", "Mon abonnement", "Votre carte", HOME)
    drifting.scenarios[first] = [*lines, drift]
    result = check(RIGHT, "--evidence", drifting.write(tmp_path / "preuve"))
    assert result.exit_code == 0
    assert result.stderr.startswith("1\u00a0scénario s’écarte du portail")
