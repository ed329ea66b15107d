"""What a failed scenario leaves: its line, pages and last acts, and the world's journal."""

import json
import re
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error

from pages.hand import Hand, Past
from steps.playing import arrive_at, folder_of, hands_of, line_of, scene_of
from steps.scene import Scene

# Where a reader looks first, and what remains where a walk itself is at fault.
_OWN = (("steps", "pages"), ("tests/stage",))
_PATIENCE = 3000
"""Milliseconds for each look at a page that may no longer answer."""
_VERBS = {
    "open": "ouvre",
    "press": "clique sur",
    "fill": "saisit dans",
    "tick": "coche",
    "choose": "choisit",
    "select": "sélectionne dans",
}


def pytest_bdd_before_step(request: pytest.FixtureRequest, feature: Any, step: Any) -> None:
    """Know the step that begins."""
    arrive_at(request.node, feature, step)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Beside a failure, keep the world's journal, and say which step failed and what is left."""
    line = line_of(item)
    if line is not None and call.excinfo is not None:
        _leave_out_libraries(call.excinfo, item.config.rootpath)
    report = yield
    if report.when != "call" or not report.failed or line is None:
        return report
    lines = [f"Étape : {line}"] if line else []
    scene = scene_of(item)
    if scene is not None:
        lines += _kept(scene, hands_of(item), folder_of(item))
    report.sections.append(("Ce qui reste de ce scénario", "\n".join(lines)))
    return report


def _leave_out_libraries(failure: pytest.ExceptionInfo[BaseException], root: Path) -> None:
    """A step is called through a dozen frames that say nothing of it."""
    for names in _OWN:
        places = [root / name for name in names]
        own = failure.traceback.filter(partial(_lies_in, places))
        if len(own):
            failure.traceback = own
            return


def _lies_in(places: Sequence[Path], frame: Any) -> bool:
    return any(Path(frame.path).is_relative_to(place) for place in places)


def _kept(scene: Scene, hands: Sequence[Hand], folder: Path) -> list[str]:
    """Write what explains the failure; where it lies."""
    folder.mkdir(parents=True, exist_ok=True)
    lost = [line for hand in hands for line in page_kept(hand, folder)]
    acts = folder / "gestes.txt"
    acts.write_text("".join(f"{line}\n" for line in _last_acts(hands)), "utf-8")
    journal = folder / "journal.json"
    rows = json.dumps(scene.journal(), ensure_ascii=False, indent=2)
    journal.write_text(rows, "utf-8")
    places = [f"Derniers gestes : {acts}", f"Journal du monde : {journal}"]
    return [*places, *lost, f"Images et arbres des pages : {folder}"]


def page_kept(hand: Hand, folder: Path) -> list[str]:
    """Write an actor's page as a picture and as an accessibility tree; what could not be."""
    name, page = re.sub(r"\W+", "-", hand.actor), hand.seen
    try:
        page.screenshot(path=folder / f"{name}.png", full_page=True, timeout=_PATIENCE)
        tree = page.locator("body").aria_snapshot(timeout=_PATIENCE)
    except Error as lost:
        why = lost.message.partition("\n")[0]
        return [f"Page de {hand.actor} perdue : {why}"]
    for secret in sorted(hand.secrets, key=len, reverse=True):
        tree = tree.replace(secret, "•••")
    (folder / f"{name}.yaml").write_text(f"# {page.title()}\n{tree}\n", "utf-8")
    return []


def _last_acts(hands: Sequence[Hand]) -> list[str]:
    """What people did last, in order; secrets were never kept."""
    acts = sorted(((act, hand.actor) for hand in hands for act in hand.past), key=_moment)
    return [_told(act, actor) for act, actor in acts]


def _moment(one: tuple[Past, str]) -> float:
    return one[0].moment


def _told(act: Past, actor: str) -> str:
    value = f" : « {act.value} »" if act.value is not None else ""
    return f"{actor} {_VERBS[act.verb]} « {act.label} »{value}"
