"""Endurance: runs add up in a file, and what failed can be played again."""

from __future__ import annotations

import json
import os
import shlex
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tools.endurance.hindering import BUSY, drawn
from tools.endurance.playing import play

ROOT = Path(__file__).parents[2]
# Orders come from checksums, which are linear: nine names that differ by one digit alone have
# sixteen orders, not 362,880, and two seeds would share one too often.
TESTS = """
import os, pathlib, pytest

@pytest.mark.parametrize("number", range(9), ids=lambda number: str(number) * (number + 1))
def test_of_nine(number):
    assert number < 8 or not pathlib.Path("casse").exists(), "le neuvième"
"""
CONFTEST = """
import os, pathlib

def pytest_collection_finish(session):
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker == "gw0":
        with pathlib.Path("ordres").open("a") as orders:
            orders.write(" ".join(item.name for item in session.items) + chr(10))
"""
SLOW = """
def test_answers_come_late(page):
    page.goto({url!r})
    waited = page.evaluate(
        "(([t]) => t.responseEnd - t.fetchStart)(performance.getEntriesByType('navigation'))"
    )
    assert waited >= 400
"""
ENDLESS = """
import socket

def test_without_an_end():
    with socket.create_connection(("127.0.0.1", {port})) as held:
        held.recv(1)
"""
NINE = ("--", "test_nine.py")
BESIDE = ("--busy", "0")
"""What counts beside a run would count beside all other tests."""
ALONE = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
"""Only what a run needs is loaded: starting pytest is most of what these tests cost."""


ONE = (sys.executable, "-m", "pytest")


def endurance(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tools.endurance", *BESIDE, *options],
        cwd=folder,
        env=os.environ | ALONE | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    (tmp_path / "pytest.ini").write_text("[pytest]\n", "utf-8")
    (tmp_path / "conftest.py").write_text(CONFTEST, "utf-8")
    (tmp_path / "test_nine.py").write_text(TESTS, "utf-8")
    return tmp_path


@pytest.mark.slow
def test_runs_add_up_and_a_failure_is_played_again(suite: Path) -> None:
    first = endurance(suite, "--runs", "1", *NINE)
    assert (first.returncode, first.stdout.splitlines()[0]) == (
        0,
        "1\u00a0passage, 9\u00a0scénarios joués, 0\u00a0échec",
    )
    (suite / "casse").touch()
    second = endurance(suite, "--runs", "2", *NINE)
    told = second.stdout.splitlines()
    assert (second.returncode, told[0]) == (
        1,
        "2\u00a0passages, 18\u00a0scénarios joués, 1\u00a0échec",
    )
    seeds = [
        json.loads(line)["seed"]
        for line in (suite / "endurance.jsonl").read_text("utf-8").splitlines()
    ]
    assert told[-3].startswith(f"Échec, graine {seeds[1]}, ")
    assert told[-3].endswith("test_nine.py::test_of_nine[888888888]")
    assert "le neuvième" in told[-2]
    words = shlex.split(told[-1].removeprefix("  rejouer : "))
    again = endurance(suite, *words[words.index("--again") :])
    assert again.stdout.splitlines()[0] == "1\u00a0passage, 9\u00a0scénarios joués, 1\u00a0échec"
    one, other, repeated = (suite / "ordres").read_text().splitlines()
    assert one != other == repeated
    assert len((suite / "endurance.jsonl").read_text().splitlines()) == 2


def test_what_counts_enough_is_only_summed(suite: Path) -> None:
    """Two machines' files, and a line that both had."""
    runs = [
        {
            "seed": 7,
            "workers": 2,
            "busy": 4,
            "chosen": ["tests"],
            "begun": "2026-11-29T21:00:00+00:00",
            "seconds": 60.5,
            "machine": machine,
            "commit": "abc1234",
            "load": 9.5,
            "tests": 200,
            "red": [],
        }
        for machine in ("une", "autre", "une")
    ]
    runs.append({**runs[0], "begun": "2026-11-30T02:00:00+00:00", "load": 14.0})
    text = "\n".join(json.dumps(run) for run in runs) + "\n"
    (suite / "sommes.jsonl").write_text(text, "utf-8")
    done = endurance(suite, "--runs", "3", "--record", "sommes.jsonl")
    count = "3\u00a0passages, 600\u00a0scénarios joués, 0\u00a0échec"
    assert done.stdout.splitlines() == [
        count,
        f"  abc1234, 2026-11-29 à 2026-11-30, 2\u00a0machines, charge jusqu’à 14.0 : {count}",
    ]
    assert (suite / "sommes.jsonl").read_text("utf-8") == text


def test_what_cannot_be_played_counts_nothing(suite: Path) -> None:
    done = endurance(suite, "--runs", "1", "--workers", "0", "--", "nulle-part")
    assert done.returncode == 2
    assert "file or directory not found: nulle-part" in done.stderr
    assert not (suite / "endurance.jsonl").exists()


def test_a_line_that_is_no_run_is_named(suite: Path) -> None:
    (suite / "endurance.jsonl").write_text('{"seed": 7}\n', "utf-8")
    done = endurance(suite, "--runs", "1")
    assert done.returncode == 2
    assert "endurance.jsonl, ligne 1 : ce n’est pas un passage." in done.stderr


@contextmanager
def served(folder: Path) -> Iterator[str]:
    def handler(*arguments: object) -> SimpleHTTPRequestHandler:
        return SimpleHTTPRequestHandler(*arguments, directory=str(folder))  # type: ignore[arg-type]

    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def test_pages_are_slowed(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>lent", "utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\n", "utf-8")
    (tmp_path / "conftest.py").write_text(
        "import pytest\nfrom guide.browser import find_browser\n"
        "@pytest.fixture(scope='session')\n"
        "def browser_type_launch_args(playwright):\n    return find_browser(playwright)\n",
        "utf-8",
    )
    own = {
        "ENDURANCE_HINDRANCE": '{"slowness": 2, "latency": 400}',
        "ENDURANCE_NOTES": str(tmp_path / "notes.json"),
        "PYTHONPATH": str(ROOT),
    }
    with served(tmp_path) as url:
        (tmp_path / "test_slow.py").write_text(SLOW.format(url=url), "utf-8")
        done = subprocess.run(
            [*ONE, "-p", "playwright", "-p", "tools.endurance.plugin", "-q"],
            cwd=tmp_path,
            env=os.environ | ALONE | own,
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stdout
    assert json.loads((tmp_path / "notes.json").read_text()) == {"tests": 1, "red": []}


def test_programs_count_beside_a_run_until_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many as were asked for, alive when pytest starts, and dead when all is over."""
    counting: list[subprocess.Popen[str]] = []
    alive: list[bool] = []

    class Started(subprocess.Popen):  # type: ignore[type-arg]
        def __init__(self, command: list[str], **how: object) -> None:
            if "pytest" in command:
                alive.extend(one.poll() is None for one in counting)
            super().__init__(command, **how)  # type: ignore[call-overload]
            if BUSY in command:
                counting.append(self)

    monkeypatch.setenv(*next(iter(ALONE.items())))
    monkeypatch.setattr(subprocess, "Popen", Started)
    play(7, 2, 0, ["--version"])
    assert alive == [True, True]
    assert None not in [one.poll() for one in counting]


def test_a_seed_hinders_in_one_way() -> None:
    assert drawn(7) == drawn(7)
    assert len({drawn(seed) for seed in range(20)}) == 20


@pytest.mark.slow
def test_what_is_interrupted_counts_nothing(suite: Path) -> None:
    """In a shell's background too, where the command itself would not hear it, and workers do."""
    with socket.create_server(("127.0.0.1", 0)) as called:
        called.settimeout(60)
        endless = ENDLESS.format(port=called.getsockname()[1])
        (suite / "test_endless.py").write_text(endless, "utf-8")
        running = in_background(suite, "--runs", "1", *NINE, "test_endless.py")
        held, _ = called.accept()
        with held:
            os.killpg(running.pid, signal.SIGINT)
            _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert said.splitlines()[-1] == "Interrompu : le passage commencé n’est pas compté."
    assert not (suite / "endurance.jsonl").exists()


def in_background(folder: Path, *options: str) -> subprocess.Popen[str]:
    words = shlex.join([sys.executable, "-m", "tools.endurance", *BESIDE, *options])
    return subprocess.Popen(
        ["sh", "-c", f"trap '' INT; exec {words}"],
        cwd=folder,
        env=os.environ | ALONE | {"PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
