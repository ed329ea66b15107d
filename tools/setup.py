"""Make this clone ready to use: `.venv`, the locked dependencies, the project, a browser.

`make setup` calls it; without make (on Windows, say) `py tools\\setup.py` does the same. It runs
on any Python 3.9 or later and finds one of at least 3.11 for the environment. A second call
finds everything in place and ends at once. `--environment` stops before the browser.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from browser import provide_browser
from installing import install_libraries
from interpreter import find_interpreter
from places import (
    ROOT,
    VENV,
    SetupError,
    environment,
    known_state,
    remember,
    run,
    script,
    wanted_state,
)


def main(arguments: list[str]) -> int:
    """Bring the environment up to date; return the exit code."""
    wanted, known = wanted_state(), known_state()
    if _holds(wanted, known):
        return 0
    try:
        if any(known.get(key) != wanted[key] for key in ("place", "lock")) or not _works():
            _make_environment()
            remember({"place": wanted["place"], "lock": wanted["lock"]})
        if "--environment" in arguments:
            return 0
        _install_project()
        print("3/3 Recherche d'un navigateur qui démarre…", flush=True)
        browser = provide_browser()
    except SetupError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    remember({**wanted, "browser": browser})
    print(f"Prêt. Navigateur : {browser}")
    return 0


def _holds(wanted: dict[str, str], known: dict[str, str]) -> bool:
    """Tell whether the last set-up was complete and made from the same files."""
    unchanged = all(known.get(key) == value for key, value in wanted.items())
    browser = known.get("browser")
    return unchanged and _works() and browser is not None and Path(browser).exists()


def _works() -> bool:
    """Tell whether the environment's Python is there (its link may point to one that is gone)."""
    return Path(script("python")).exists()


def _make_environment() -> None:
    """Make `.venv` anew and install exactly what the lock says."""
    if os.name == "nt" and Path(sys.prefix).resolve() == VENV.resolve():
        raise SetupError(
            "Cet environnement doit être refait et ne peut pas se refaire lui-même :\n"
            "lancez « py tools\\setup.py » hors de lui."
        )
    interpreter = find_interpreter()
    print(f"1/3 Création de .venv avec {interpreter}…", flush=True)
    made = subprocess.run(
        [interpreter, "-m", "venv", "--clear", str(VENV)], env=environment(), check=False
    )
    if made.returncode != 0:
        raise SetupError(
            "L'environnement .venv n'a pas pu être créé. Sous Debian et Ubuntu, il manque sans\n"
            "doute le paquet python3-venv : sudo apt-get install python3-venv. Sous Windows,\n"
            "fermez les programmes qui se servent de .venv. Puis relancez la même commande."
        )
    install_libraries()


def _install_project() -> None:
    """Install the project itself, in place, with the build backend that the lock brought."""
    pip = [script("python"), "-m", "pip", "install", "-qq", "--no-deps", "--no-build-isolation"]
    run([*pip, "-e", str(ROOT)], "Le projet n'a pas pu être installé : voir le message ci-dessus.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
