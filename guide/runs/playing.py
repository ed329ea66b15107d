"""Playing the procedure features of the pytest project in a folder, once, with evidence."""

from __future__ import annotations

import importlib.util
import re
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

from guide.lint.settings import configured

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rich.console import Console

TAG = "procedure"
_NO_TESTS = 5
_TESTS_FAILED = 1
_TALLY = re.compile(
    r"(PASSED|FAILED|ERROR|SKIPPED)\s.*?\[\s*(\d+)%\]|\[\s*(\d+)%\]\s(PASSED|FAILED)"
)
_PROJECT_FILES = ("pyproject.toml", "pytest.ini", "tox.ini", "setup.cfg")


class RunError(Exception):
    """The features could not be played, or failed; the message says what to do, in French."""


class NoProject(RunError):
    """There is no pytest project to play here."""


def play(
    folder: Path,
    evidence: Path,
    console: Console,
    *,
    also: Sequence[str] = (),
    variant: str | None = None,
    portal: str | None = None,
    even_red: bool = False,
) -> None:
    """Play the scenarios tagged ``@procedure`` and write their evidence.

    Where ``[tool.guide] tests`` names a folder, tests outside of it are not even read.

    Args:
        folder: where the pytest project is.
        evidence: where the evidence goes.
        console: where progress is shown.
        also: more tags, without their @, whose scenarios are played too.
        variant: the variant of the portal to walk, for a suite that has ``--variant``.
        portal: the address of a portal that runs.
        even_red: whether the evidence of a red run serves too: it shows what differs.

    Raises:
        NoProject: there is no pytest project here.
        RunError: no such scenario, or a red one that does not serve.
    """
    if not any((folder / name).is_file() for name in _PROJECT_FILES):
        raise NoProject(
            f"{folder} n’est pas un projet pytest : lancez la commande depuis le dossier du "
            "projet, ou donnez une preuve existante avec --evidence DOSSIER."
        )
    command = [sys.executable, "-m", "pytest", "-v", "-m", " or ".join((TAG, *also))]
    # in one word: pytest takes a folder that stands alone for a place of tests, and looks there for
    # its settings
    command += [f"--evidence={evidence}"]
    command += ["--evidence-shots", "full", "--tracing=off", "--color=no", "-p", "no:randomly"]
    command += ["--variant", variant] if variant else []
    command += ["--base-url", portal] if portal else []
    command += _of(configured(folder, "tests"))
    if importlib.util.find_spec("xdist"):
        command += ["-n", "2", "--dist", "worksteal"]
    lines, code = _watch(command, folder, console)
    if code == _NO_TESTS:
        raise RunError(f"Aucun scénario ne porte l’étiquette « @{TAG} » : rien à illustrer.")
    if code == 0 or (even_red and code == _TESTS_FAILED):
        return
    tail = "\n".join(lines[-40:])
    raise RunError(f"Le parcours a échoué, rien n’est publié.\n{tail}")


def _of(tests: object) -> list[str]:
    """How pytest is told to read no other tests; nothing where no folder is named.

    Not as an argument: of a part of the tests, nobody asks whether it binds every feature.

    Raises:
        RunError: what is named is no folder.
    """
    if tests is None:
        return []
    if not isinstance(tests, str):
        raise RunError('« tests » de [tool.guide] nomme un dossier : tests = "tests"')
    return ["-o", f"testpaths={shlex.quote(tests)}"]


def _watch(command: list[str], folder: Path, console: Console) -> tuple[list[str], int]:
    """Run a command, showing how far it is."""
    from rich import progress as bars  # a check of a run that is there shows none

    lines: list[str] = []
    columns = (
        bars.TextColumn("{task.description}"),
        bars.BarColumn(),
        bars.MofNCompleteColumn(),
        bars.TimeElapsedColumn(),
    )
    with (
        bars.Progress(*columns, console=console, transient=True) as progress,
        subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        ) as process,
    ):
        task = progress.add_task("Parcours du portail (en %)", total=100)
        assert process.stdout is not None
        for line in process.stdout:
            lines.append(line.rstrip())
            if found := _TALLY.search(line):
                progress.update(task, completed=int(found.group(2) or found.group(3)))
    return lines, process.returncode
