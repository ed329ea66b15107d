"""Where things are, on every system, and what the set-up remembers of its last run."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
PROJECT = ROOT / "pyproject.toml"
STAMP = VENV / "procedures-vivantes.json"


class SetupError(Exception):
    """Set-up cannot go on; the message (French) says what the person can do."""


def script(name: str) -> str:
    """Return the path of a program of the virtual environment."""
    windows = os.name == "nt"
    return str(VENV / ("Scripts" if windows else "bin") / (name + (".exe" if windows else "")))


def environment() -> dict[str, str]:
    """Return the environment for programs of the virtual environment: nobody else's packages."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONHOME"}
    return {**kept, "PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONUTF8": "1"}


def run(command: list[str], what_to_do: str) -> None:
    """Run a command from the root; raise SetupError with `what_to_do` when it fails."""
    if subprocess.run(command, cwd=ROOT, env=environment(), check=False).returncode != 0:
        raise SetupError(what_to_do)


def wanted_state() -> dict[str, str]:
    """Return what the environment must have been made from to be usable as it is."""
    return {
        "place": str(VENV),
        "lock": hashlib.sha256(LOCK.read_bytes()).hexdigest(),
        "project": hashlib.sha256(PROJECT.read_bytes()).hexdigest(),
    }


def known_state() -> dict[str, str]:
    """Return what the last complete set-up wrote; empty when there was none."""
    try:
        return dict(json.loads(STAMP.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def remember(state: dict[str, str]) -> None:
    """Write what a set-up was made from, for the next one to compare."""
    STAMP.write_text(json.dumps(state, indent=2) + "\n", encoding="utf-8")
