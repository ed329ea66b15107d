"""Make this clone ready to use: `.venv`, the locked dependencies, the project, a browser.

`make setup` calls it; without make (on Windows, say) `py tools\\setup.py` does the same. It runs
on any Python 3.9 or later and finds one of at least 3.11 for the environment. A second call
finds everything in place and ends at once.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from browser import provide_browser
from interpreter import find_interpreter
from places import (
    LOCK,
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

OFFLINE = (
    "Les dépendances n'ont pas pu être installées (le message de pip est ci-dessus).\n"
    "Vérifiez l'accès au réseau ; derrière un mandataire, réglez HTTPS_PROXY, ou PIP_INDEX_URL\n"
    "pour un miroir. Puis relancez la même commande."
)


def main() -> int:
    """Bring the environment up to date; return the exit code."""
    wanted, known = wanted_state(), known_state()
    if _holds(wanted, known):
        return 0
    try:
        if any(known.get(key) != wanted[key] for key in ("place", "lock")) or not _works():
            _make_environment()
            remember({"place": wanted["place"], "lock": wanted["lock"]})
        _install_project()
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
    print(f"Création de .venv avec {interpreter}…", flush=True)
    made = subprocess.run(
        [interpreter, "-m", "venv", "--clear", str(VENV)], env=environment(), check=False
    )
    if made.returncode != 0:
        raise SetupError(
            "L'environnement .venv n'a pas pu être créé. Sous Debian et Ubuntu, il manque sans\n"
            "doute le paquet python3-venv : sudo apt-get install python3-venv. Sous Windows,\n"
            "fermez les programmes qui se servent de .venv. Puis relancez la même commande."
        )
    print("Installation des dépendances verrouillées (environ une minute)…", flush=True)
    pip = [script("python"), "-m", "pip", "install", "-qq", "--no-compile", "--no-deps"]
    run([*pip, "--require-hashes", "-r", str(LOCK)], OFFLINE)
    _compile_libraries()


def _compile_libraries() -> None:
    """Compile what was installed, on every core: the portal then starts three times as fast.

    Python would do so at the first import, but not where PYTHONDONTWRITEBYTECODE is set, as in
    many containers. A file that does not compile is a library's own template, not a fault.
    """
    libraries = VENV / ("Lib" if os.name == "nt" else "lib")
    command = [script("python"), "-m", "compileall", "-qq", "-j", "0", str(libraries)]
    subprocess.run(command, check=False)


def _install_project() -> None:
    """Install the project itself, in place, with the build backend that the lock brought."""
    pip = [script("python"), "-m", "pip", "install", "-qq", "--no-deps", "--no-build-isolation"]
    run([*pip, "-e", str(ROOT)], "Le projet n'a pas pu être installé : voir le message ci-dessus.")


if __name__ == "__main__":
    sys.exit(main())
