"""Get a browser that starts: Playwright's own, else the system's, else say what to do."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass

from places import ROOT, SetupError, environment, script

DOWNLOAD_SECONDS = 300
CONNECTION_MILLISECONDS = 10_000
BROWSER_PACKAGES = ("chromium-headless-shell", "chromium", "chromium-browser")
DRIVER_PACKAGES = ("libatomic1",)  # what Playwright's Node needs and a bare Debian lacks

PROBE = """
import json
from pathlib import Path
from playwright.sync_api import sync_playwright
from guide.browser import BrowserNotFound, find_browser
with sync_playwright() as playwright:
    own = playwright.chromium.executable_path
    try:
        found = find_browser(playwright)
    except BrowserNotFound:
        print(json.dumps({"path": "", "own": False, "error": ""}))
        raise SystemExit
    path = Path(found.get("executable_path") or own)
    shipped = str(path) == own
    while not path.exists():
        path = path.parent
    try:
        playwright.chromium.launch(**found).close()
        error = ""
    except Exception as failure:
        error = str(failure)
    print(json.dumps({"path": str(path), "own": shipped, "error": error}))
"""

ADVICE = """Aucun navigateur utilisable n'a été trouvé, ni installé. Au choix :
  - là où le réseau le permet : "{playwright}" install chromium
    (et sous Linux, s'il refuse de démarrer : sudo "{playwright}" install-deps chromium) ;
  - Debian, en administrateur : apt-get install chromium-headless-shell ;
  - ou tout paquet de votre système qui met « chromium » ou « google-chrome » dans le PATH.
Puis relancez la même commande."""


@dataclass(frozen=True)
class Found:
    """What the probe says: the browser that guide picks, and why it does not start, if so."""

    path: str
    own: bool
    error: str

    @property
    def starts(self) -> bool:
        """Whether there is a browser and it starts."""
        return bool(self.path) and not self.error


def provide_browser() -> str:
    """Return the path of a browser that starts, after getting one if need be.

    Raises SetupError, saying what to do, when none can be had.
    """
    _start_driver()
    found = _probe()
    if not found.own:
        _download()
        found = _probe()
    for remedy in (_install_libraries, _install_package):
        if found.starts:
            return found.path
        remedy(found)
        found = _probe()
    if found.starts:
        return found.path
    reason = f"{found.error.strip()}\n\n" if found.error else ""
    raise SetupError(reason + ADVICE.format(playwright=script("playwright")))


def _probe() -> Found:
    """Start and close the browser that guide picks."""
    command = [script("python"), "-c", PROBE]
    done = _captured(command)
    try:
        return Found(**json.loads(done.stdout.splitlines()[-1]))
    except (IndexError, ValueError, TypeError):
        return Found("", False, done.stderr.strip().split("\n")[-1])


def _download() -> None:
    """Try to download Playwright's own Chromium; where that cannot be done, leave it at that."""
    if os.environ.get("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD"):
        return
    print("Téléchargement du navigateur de Playwright…", flush=True)
    limits = {"PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": str(CONNECTION_MILLISECONDS)}
    try:
        done = subprocess.run(
            [script("playwright"), "install", "chromium"],
            env={**environment(), **limits},
            capture_output=True,
            timeout=DOWNLOAD_SECONDS,
            check=False,
        )
        failed = done.returncode != 0
    except subprocess.TimeoutExpired:
        failed = True
    if failed:
        print("  il ne peut pas être téléchargé ici ; on se sert de celui du système.", flush=True)


def _install_libraries(found: Found) -> None:
    """Install the system libraries that Playwright's own browser says it lacks."""
    right = _administrator()
    if found.own and right is not None and shutil.which("apt-get"):
        print("Installation des bibliothèques du navigateur (apt-get)…", flush=True)
        command = [*right, script("playwright"), "install-deps", "chromium"]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=False)


def _install_package(_found: Found) -> None:
    """Install the first browser package that this Debian or Ubuntu has."""
    for package in BROWSER_PACKAGES:
        if _apt_install(package):
            return


def _start_driver() -> None:
    """Make sure that Playwright itself starts, installing the library it lacks if need be.

    Raises SetupError when it does not.
    """
    if _driver_error():
        for package in DRIVER_PACKAGES:
            _apt_install(package)
    error = _driver_error()
    if error:
        raise SetupError(
            f"{error}\n\n"
            "Playwright ne démarre pas : il lui manque sans doute une bibliothèque du système.\n"
            f"Sous Debian et Ubuntu : sudo apt-get install {' '.join(DRIVER_PACKAGES)}\n"
            "Puis relancez la même commande."
        )


def _driver_error() -> str:
    """Return why Playwright's own program does not start; nothing when it does."""
    done = _captured([script("playwright"), "--version"])
    return (done.stderr.strip() or "aucun message") if done.returncode else ""


def _captured(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a program of the environment from the root and keep what it prints."""
    return subprocess.run(
        command,
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def _apt_install(package: str) -> bool:
    """Install a Debian package where that is possible; tell whether it was, and say why not."""
    right = _administrator()
    if right is None or not shutil.which("apt-get"):
        return False
    print(f"Installation du paquet {package} (apt-get)…", flush=True)
    apt = [*right, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    subprocess.run([*apt, "update"], stdout=subprocess.DEVNULL, check=False)
    install = [*apt, "install", "-y", "--no-install-recommends", package]
    done = subprocess.run(install, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        print("  " + (done.stderr.strip().split("\n")[-1] or "refusé"), flush=True)
    return done.returncode == 0


def _administrator() -> list[str] | None:
    """Return what to put before a command to run it as root: nothing, sudo, or None if no way."""
    if not hasattr(os, "geteuid"):
        return None
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode:
        sudo = None
    return [sudo, "-n"] if sudo else None
