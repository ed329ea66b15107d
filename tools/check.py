"""Run every check of the repository and say which ones fail; all run, whatever the first says.

They run side by side and are told in order.

`python tools/check.py` runs all, `python tools/check.py lint types` some, and
`python tools/check.py --fix` formats and mends what the tools can mend by themselves.
"""

from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple

from places import ROOT, environment, script

TEMPLATES = ["mockportal", "guide"]


class Check(NamedTuple):
    """A check: its short French heading, its command, and the command that mends, if any."""

    heading: str
    command: list[str]
    mend: list[str]


CHECKS = {
    "types": Check("Types (pyright)", ["pyright"], []),
    "lint": Check(
        "Règles de code (ruff)", ["ruff", "check"], ["ruff", "check", "--fix", "--quiet"]
    ),
    "format": Check("Mise en forme (ruff)", ["ruff", "format", "--check"], ["ruff", "format"]),
    "imports": Check("Imports entre les pièces (import-linter)", ["lint-imports", "--no-logo"], []),
    "template-format": Check(
        "Mise en forme des gabarits (djlint)",
        ["djlint", *TEMPLATES, "--check"],
        ["djlint", *TEMPLATES, "--reformat", "--quiet"],
    ),
    "templates": Check("Règles des gabarits (djlint)", ["djlint", *TEMPLATES, "--lint"], []),
    "rules": Check(
        "Livre des règles", ["python", "tools/rules.py", "--check"], ["python", "tools/rules.py"]
    ),
    "texts": Check(
        "Textes en anglais (Babel)",
        ["python", "tools/translate.py", "--check"],
        ["python", "tools/translate.py"],
    ),
    "features": Check("Scénarios (guide lint)", ["guide", "lint"], []),
}


def main(arguments: list[str]) -> int:
    """Run the checks named (all by default) or mend; return the exit code."""
    if arguments == ["--fix"]:
        return _mend()
    unknown = [name for name in arguments if name not in CHECKS]
    if unknown:
        print(f"Contrôle inconnu : {', '.join(unknown)}. Il y a : {', '.join(CHECKS)}.")
        return 2
    with ThreadPoolExecutor() as side_by_side:
        running = {name: side_by_side.submit(_timed, CHECKS[name]) for name in arguments or CHECKS}
        failed = [name for name, found in running.items() if not _passes(CHECKS[name], found)]
    if failed:
        print(f"\nÉchec : {', '.join(failed)} (le détail est ci-dessus).")
        return 1
    return 0


def _timed(check: Check) -> tuple[subprocess.CompletedProcess[str], float]:
    start = time.monotonic()
    return _run(check.command), time.monotonic() - start


def _passes(check: Check, found: Future[tuple[subprocess.CompletedProcess[str], float]]) -> bool:
    """Say how a check went, once it is known, and show what it printed when it fails."""
    print(f"{check.heading}… ", end="", flush=True)
    done, seconds = found.result()
    verdict = "échec" if done.returncode else "bon"
    print(f"{verdict} ({seconds:.1f} s)")
    if done.returncode:
        print(done.stdout)
    return done.returncode == 0


def _mend() -> int:
    """Run every command that mends; what cannot be mended is for the checks to say."""
    for check in CHECKS.values():
        if check.mend:
            print(check.heading)
            _run(check.mend)
    return 0


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a program of the environment from the root and keep all that it prints."""
    return subprocess.run(
        [script(command[0]), *command[1:]],
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
