"""What a failed scenario leaves: its line, the world's journal, the folder of its traces."""

import json
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from steps.playing import arrive_at, folder_of, line_of, scene_of
from steps.scene import Scene

# Where a reader looks first, and what remains where a walk itself is at fault.
_OWN = (("steps", "pages"), ("conftest.py",))


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
    lines = [f"Étape : {line}"]
    scene = scene_of(item)
    if scene is not None:
        lines += _kept(scene, folder_of(item))
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


def _kept(scene: Scene, folder: Path) -> list[str]:
    """Write the world's journal; where it and the browser's traces lie."""
    folder.mkdir(parents=True, exist_ok=True)
    journal = folder / "journal.json"
    rows = json.dumps(scene.journal(), ensure_ascii=False, indent=2)
    journal.write_text(rows, "utf-8")
    return [f"Journal du monde : {journal}", f"Trace et images : {folder}"]
