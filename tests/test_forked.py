"""A process forked for a suite is one of its own: nothing of this project is loaded in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.forked import Forked

WORDS = ("-p", "no:cacheprovider", "-q")
ENVIRONMENT = os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "OF_ITS_OWN": "oui"}


def begin(folder: Path, code: str) -> Forked:
    (folder / "pytest.ini").write_text("[pytest]\n", "utf-8")
    (folder / "test_it.py").write_text(f"import os, sys\ndef test_it():\n{code}", "utf-8")
    return Forked(folder, WORDS, ENVIRONMENT)


def test_it_loads_itself_what_is_proved(tmp_path: Path) -> None:
    code = (
        "    ours = ('guide', 'mockportal', 'pages', 'steps')\n"
        "    assert not [m for m in sys.modules if m.partition('.')[0] in ours]\n"
        "    assert 'playwright.sync_api' in sys.modules\n"
    )
    assert begin(tmp_path, code).end()[0] == 0


def test_it_has_a_folder_and_an_environment_of_its_own(tmp_path: Path) -> None:
    code = (
        f"    assert os.getcwd() == sys.path[0] == {str(tmp_path)!r}\n"
        "    assert os.environ['OF_ITS_OWN'] == 'oui'\n"
    )
    assert begin(tmp_path, code).end()[0] == 0
    assert "OF_ITS_OWN" not in os.environ


@pytest.mark.parametrize(
    ("code", "left"),
    [
        ("    assert 'one' == 'other'\n", 1),
        ("    os._exit(7)\n", 7),
        ("    os.kill(os.getpid(), 9)\n", -9),
    ],
)
def test_it_ends_as_a_process_does(tmp_path: Path, code: str, left: int) -> None:
    found, text = begin(tmp_path, code).end()
    assert found == left
    assert ("'one' == 'other'" in text) is (left == 1)


def test_one_that_does_not_end_is_killed(tmp_path: Path) -> None:
    waiting = begin(tmp_path, "    import threading; threading.Event().wait()\n")
    with pytest.raises(TimeoutError):
        waiting.end(timeout=0.1)
