"""Contestants tell the same story, all are told of, and a race is run fairly."""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from pathlib import Path

import pytest
from rich.progress import Progress

from benchmarks.peers.contestants import BARE, FEATURE, PEERS, SUITE, Contestant, contestants
from benchmarks.peers.measuring import (
    PLAIN,
    SHOT,
    NotPlayed,
    Result,
    check_pictures,
    race,
)

ROOT = Path(__file__).parents[2]
ACTS = r"^\s*(?:Quand|Et) .*(?:{}) « (.+) »"


def labels(verbs: str, text: str, pattern: str = ACTS) -> Counter[str]:
    return Counter(re.findall(pattern.format(verbs), text, re.MULTILINE))


def test_who_does_not_play_the_feature_presses_what_it_presses() -> None:
    """behave, playwright-bdd and pytest-bdd play the feature itself."""
    wanted = labels("suit le lien|clique sur", FEATURE.read_text("utf-8"))
    script = (PEERS / "bare" / "walk.py").read_text("utf-8")
    keywords = (PEERS / "robot" / "procedures.robot").read_text("utf-8")
    scripted = labels("follow|press", script, r'\b(?:{})\(\w+, "(.+)"\)')
    keyed = labels("Suivre|Cliquer", keywords, r"^ +(?:{}) {{4,}}([^$\s].*)$")
    assert sum(wanted.values()) > 15
    assert scripted - Counter({"Se connecter": 2}) == wanted
    assert keyed == wanted


def test_who_is_not_installed_is_absent(tmp_path: Path) -> None:
    here = [each.name for each in contestants(tmp_path) if each.here]
    assert here == [BARE, "pytest-bdd, pytest-playwright", SUITE]


@pytest.mark.parametrize("readme", ["README.md", "LISEZMOI.md"])
def test_the_table_of_peers_has_them_all(readme: str) -> None:
    table = (ROOT / readme).read_text("utf-8").partition("<!-- peers -->")[2]
    for name in ("behave", "Robot Framework", "pytest-bdd", "playwright-bdd", "Playwright", "Doc"):
        assert name in table.partition("\n\n")[0]


def runs(name: str, code: str) -> Contestant:
    told = (
        "import os, sys, pathlib\n"
        "pictures = os.environ['PEER_PICTURES']\n"
        f"open({os.environ['RACE']!r}, 'a').write('{name} ' + bool(pictures) * 'shot' + '\\n')\n"
    )
    return Contestant(name, Path(sys.executable), lambda _: [[sys.executable, "-c", told + code]])


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RACE", str(tmp_path / "log"))
    return tmp_path / "log"


def test_they_alternate_and_leave_pictures_when_asked(log: Path) -> None:
    shoot = "pictures and (pathlib.Path(pictures) / '000.png').touch()"
    with Progress(disable=True) as progress:
        results = race(progress, [runs(BARE, shoot), runs("autre", shoot)], "", "", 1)
    assert log.read_text().splitlines() == [
        *(f"{BARE} ", f"{BARE} shot", "autre ", "autre shot"),
        *("autre ", "autre shot", f"{BARE} ", f"{BARE} shot"),
    ]
    found = {key: (len(result.spent), result.pictures) for key, result in results.items()}
    assert found == {
        (name, way): (1, pictures)
        for name in (BARE, "autre")
        for way, pictures in ((PLAIN, {0}), (SHOT, {1}))
    }


def test_who_does_not_arrive_is_told_with_what_they_printed(log: Path) -> None:
    lost = runs(BARE, "print('perdu'); sys.exit(3)")
    with Progress(disable=True) as progress, pytest.raises(NotPlayed, match=r"sans image\nperdu"):
        race(progress, [lost], "", "", 1)


def test_an_unequal_race_is_refused() -> None:
    results = {(BARE, SHOT): Result(pictures={34}), (SUITE, SHOT): Result(pictures={41})}
    check_pictures(results)
    results["behave", SHOT] = Result(pictures={33, 34})
    with pytest.raises(AssertionError, match="behave"):
        check_pictures(results)
