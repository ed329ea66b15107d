"""Find a Python that the locked dependencies have wheels for."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

from places import SetupError

OLDEST = (3, 11)
NEWEST_LOCKED = (3, 14)
ASK = """
import json, sys
real = getattr(sys, "_base_executable", sys.executable)
print(json.dumps([real, list(sys.version_info[:2])]))
"""


def find_interpreter() -> str:
    """Return the path of a Python 3.11 to 3.14, or of a newer one where there is no other.

    Raises SetupError when this machine has none of at least 3.11.
    """
    newer: list[str] = []
    for command in _candidates():
        path, version = _ask(command)
        if path and OLDEST <= version <= NEWEST_LOCKED:
            return path
        if path and version > NEWEST_LOCKED:
            newer.append(path)
    if newer:
        return newer[0]
    raise SetupError(
        "Il faut Python 3.11 ou plus récent, et cette machine n'en a pas.\n"
        "  Debian 12, Ubuntu 24.04 ou plus récents :\n"
        "            sudo apt-get install python3 python3-venv\n"
        "  macOS   : brew install python@3.13\n"
        "  Windows : winget install Python.Python.3.13\n"
        "Puis relancez la même commande."
    )


def _candidates() -> list[list[str]]:
    """Return the commands that may start a Python, the one that runs this first."""
    minors = range(NEWEST_LOCKED[1], OLDEST[1] - 1, -1)
    names = ["python3", "python", *(f"python3.{minor}" for minor in minors)]
    found = [[path] for path in map(shutil.which, names) if path]
    launcher = shutil.which("py")
    if launcher:
        found += [[launcher, f"-3.{minor}"] for minor in minors]
    return [[sys.executable], *found]


def _ask(command: list[str]) -> tuple[str, tuple[int, ...]]:
    """Return the real path and the version of what a command starts; an empty path if nothing."""
    try:
        done = subprocess.run(
            [*command, "-c", ASK], capture_output=True, text=True, timeout=20, check=False
        )
        path, version = json.loads(done.stdout)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return "", ()
    return str(path), tuple(version)
