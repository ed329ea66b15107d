"""Watching never changes how a scenario ends, on pages made to hurt the camera."""

from __future__ import annotations

import re

import pytest

from guide.evidence.record import Step
from tests.guide.evidence.suites import Outcome, Running, Suite
from tests.guide.evidence.unfelt.suite import KINDS, RED, write


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Outcome, Outcome]:
    """The suite unwatched and watched, side by side: they wait for most of the time."""
    runs: list[Running] = []
    for directory in ("", "preuve"):
        suite = Suite(tmp_path_factory.mktemp("dures"))
        write(suite)
        runs.append(suite.start("--browser", "chromium", "-rA", directory=directory))
    alone, watched = (run.end() for run in runs)
    return alone, watched


@pytest.fixture(scope="module")
def watched(both: tuple[Outcome, Outcome]) -> Outcome:
    return both[1]


def _ends(text: str) -> dict[str, str]:
    """How each test ended, by the words of its row."""
    return {
        row: end for end, row in re.findall(r"^(PASSED|FAILED|ERROR) \S+\[([^\]]+)\]", text, re.M)
    }


def test_every_scenario_ends_as_without_evidence(both: tuple[Outcome, Outcome]) -> None:
    alone, watched = both
    assert len(_ends(alone.text)) == len(KINDS), alone.text
    assert _ends(watched.text) == _ends(alone.text), watched.text
    assert watched.code == alone.code


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_told_as_it_was(watched: Outcome, kind: str) -> None:
    step = _step(watched, kind)
    assert (step.status.value == "PASSED") is (kind not in RED), step


def _step(watched: Outcome, kind: str) -> Step:
    found = next(s for s in watched.run.scenarios() if s.steps[0].title == kind)
    return found.steps[0]


def test_a_lost_picture_says_why(watched: Outcome) -> None:
    (view,) = _step(watched, "une police n'arrive jamais").views
    assert view.picture is None
    assert "Timeout 3000ms" in (view.lost or "")
    assert view.page.headings[0].name == "Page"


def test_a_field_that_nobody_sees_is_not_waited_for(watched: Outcome) -> None:
    _, attach, press = _step(watched, "un champ de fichier est caché").actions
    assert (attach.verb, attach.lost) == ("attach", None)
    assert attach.box is not None
    assert press.lost is None


def test_what_playwright_only_tries_is_no_act(watched: Outcome) -> None:
    acts = _step(watched, "la suite essaie avant de presser").actions
    assert [act.verb for act in acts] == ["open", "press"]


@pytest.mark.parametrize(
    ("kind", "verb", "name"),
    [
        ("la souris presse un bouton à demi caché", "press", "Aller"),
        ("la souris tient ce bouton puis le lâche", "press", "Aller"),
        ("la souris porte une carte", "drag", "Carte"),
        ("un survol porte une carte", "drag", "Carte"),
        ("un doigt touche le bouton", "press", "Aller"),
    ],
)
def test_what_is_pointed_at_is_named_and_photographed(
    watched: Outcome, kind: str, verb: str, name: str
) -> None:
    (act,) = (act for act in _step(watched, kind).actions if act.verb != "open")
    assert (act.verb, act.name) == (verb, name)
    assert act.picture is not None


def test_a_drawing_alone_is_photographed(watched: Outcome) -> None:
    step = _step(watched, "un dessin seul est ouvert")
    assert [moment.lost for moment in (*step.actions, *step.views)] == [None] * 3
    assert step.views[0].picture is not None
