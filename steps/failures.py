"""What a failed scenario leaves: its line, the world's journal, the folder of its traces."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from steps.scene import Scene

_LINE = pytest.StashKey[str]()
_SCENE = pytest.StashKey[Scene]()
_FOLDER = pytest.StashKey[Path]()
_OWN = ("steps", "pages")


def remember(node: pytest.Item, scene: Scene, folder: Path) -> None:
    """Know the scene of a scenario, and the folder that Playwright keeps for it."""
    node.stash[_SCENE], node.stash[_FOLDER] = scene, folder


def scene_of(node: pytest.Item) -> Scene | None:
    """The scene of a scenario, once its world was made."""
    scene = node.stash.get(_SCENE, None)
    return scene if scene is not None and scene.begun else None


def arrive_at(node: pytest.Item, feature: Any, step: Any) -> None:
    """Know the line of the feature that a scenario has come to."""
    path = Path(feature.filename).relative_to(node.config.rootpath)
    keyword = step.keyword.capitalize()
    node.stash[_LINE] = f"{path.as_posix()}:{step.line_number} : {keyword} {step.name}"


def pytest_bdd_before_step(request: pytest.FixtureRequest, feature: Any, step: Any) -> None:
    """Know the step that begins."""
    arrive_at(request.node, feature, step)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Beside a failure, keep the world's journal, and say which step failed and what is left."""
    line = item.stash.get(_LINE, None)
    if line is not None and call.excinfo is not None:
        _leave_out_libraries(call.excinfo, item.config.rootpath)
    report = yield
    if report.when != "call" or not report.failed or line is None:
        return report
    lines = [f"Étape : {line}"]
    scene = scene_of(item)
    if scene is not None:
        lines += _kept(scene, item.stash[_FOLDER])
    report.sections.append(("Ce qui reste de ce scénario", "\n".join(lines)))
    return report


def _leave_out_libraries(failure: pytest.ExceptionInfo[BaseException], root: Path) -> None:
    """A step is called through a dozen frames that say nothing of it."""
    rooms = [root / name for name in _OWN]
    own = failure.traceback.filter(lambda one: any(Path(one.path).is_relative_to(r) for r in rooms))
    if len(own):
        failure.traceback = own


def _kept(scene: Scene, folder: Path) -> list[str]:
    """Write the world's journal; where it and the browser's traces lie."""
    folder.mkdir(parents=True, exist_ok=True)
    journal = folder / "journal.json"
    rows = json.dumps(scene.journal(), ensure_ascii=False, indent=2)
    journal.write_text(rows, "utf-8")
    return [f"Journal du monde : {journal}", f"Trace et images : {folder}"]
