"""Play the plugin's tests with the oldest or the newest libraries that the wheel accepts.

`python tools/versions.py oldest` and `… newest`; the night plays both. The environment is made anew
in build/versions/NAME, and pytest there sees the tests of recorder and lint alone.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

from places import PROJECT, ROOT, script

TESTS = ("tests/guide/evidence", "tests/guide/lint")
LEFT_OUT = (
    # they take the browser of this project's conftest, which needs the portal
    "--ignore=tests/guide/evidence/test_look.py",
    "--ignore=tests/guide/evidence/test_screenshot.py",
    (
        "--deselect=tests/guide/evidence/test_stream.py::"
        "test_cucumbers_formatter_shows_the_run_with_its_pictures"
    ),
    # they call commands that need the extras
    "--deselect=tests/guide/evidence/test_record.py::test_help_names_every_command_and_each_loads",
    "--deselect=tests/guide/evidence/test_unfit.py::test_a_check_tells_it",
)
TOO_OLD = (
    # Playwright 1.49 has no `expect.soft`
    "--deselect=tests/guide/evidence/test_pictures.py::test_pictures_have_lasting_names",
    "--deselect=tests/guide/evidence/test_pictures.py::test_a_soft_expectation_fails_its_own_step",
    # pytest 8 has no fixture `subtests`
    "--deselect=tests/guide/evidence/test_truth.py::test_each_step_has_its_true_status[sous-test]",
    (
        "--deselect=tests/guide/evidence/test_truth.py::"
        "test_what_fails_around_the_steps_is_on_record[sous-test]"
    ),
)
BESIDE = (
    "allure-pytest-bdd",
    "cucumber-messages",
    "jsonschema",
    "pytest-rerunfailures",
    "pytest-xdist",
)
SETTINGS = """[pytest]
addopts = --import-mode=importlib -p no:randomly
pythonpath = {root}
markers =
    slow: see pyproject.toml
    nightly: see pyproject.toml
"""
RESOLUTIONS = {"oldest": "lowest-direct", "newest": "highest"}


def main(arguments: list[str]) -> int:
    """Make the environment, show its versions, and play; return the exit code."""
    if len(arguments) != 1 or arguments[0] not in RESOLUTIONS:
        print(f"versions.py {'|'.join(RESOLUTIONS)}", file=sys.stderr)
        return 2
    name = arguments[0]
    place = PROJECT.parent / "build" / "versions" / name
    _install(place, RESOLUTIONS[name])
    settings = place / "pytest.ini"
    settings.write_text(SETTINGS.format(root=ROOT), encoding="utf-8")
    words = [str(place / "bin" / "python"), "-m", "pytest", "-c", str(settings), "-q", "-n", "2"]
    words += ["--rootdir", str(ROOT), "--confcutdir", "tests/guide", *TESTS, *LEFT_OUT]
    words += TOO_OLD if name == "oldest" else ()
    return subprocess.run(words, cwd=ROOT, check=False).returncode


def _install(place: Path, resolution: str) -> None:
    """The base in one end of its bounds; what the tests need beside it, in whatever fits."""
    base: list[str] = tomllib.loads(PROJECT.read_text("utf-8"))["project"]["dependencies"]
    uv = [script("uv")]
    subprocess.run([*uv, "venv", "-q", "--clear", "-p", sys.executable, str(place)], check=True)
    into = ["--no-config", "--python", str(place)]
    pins = place / "base.txt"
    compiled = [*uv, "pip", "compile", "-q", "--no-config", "--no-header", "--no-annotate"]
    wanted = "\n".join(base)
    subprocess.run(
        [*compiled, "--resolution", resolution, "-p", sys.executable, "-o", str(pins), "-"],
        input=wanted,
        text=True,
        check=True,
    )
    print(pins.read_text("utf-8"), flush=True)
    subprocess.run(
        [*uv, "pip", "install", "-q", *into, "-r", str(pins), *BESIDE, "-c", str(pins)], check=True
    )
    subprocess.run([*uv, "pip", "install", "-q", *into, "--no-deps", "-e", str(ROOT)], check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
