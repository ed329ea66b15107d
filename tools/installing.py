"""Install exactly what the lock says: with uv, several packages at once; with pip where it cannot.

uv is the one on the PATH, else the one that the lock names, which pip brings first.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from places import LOCK, VENV, environment, run, script

OFFLINE = (
    "Les dépendances n'ont pas pu être installées (le message de pip est ci-dessus).\n"
    "Vérifiez l'accès au réseau ; derrière un mandataire, réglez HTTPS_PROXY, ou PIP_INDEX_URL\n"
    "pour un miroir. Puis relancez la même commande."
)
CHECKED = ("--no-deps", "--require-hashes", "-r")


def install_libraries() -> None:
    """Install the locked libraries into `.venv`, compiled: the portal starts three times as fast.

    Python would compile at the first import, but not where PYTHONDONTWRITEBYTECODE is set, as in
    many containers.

    Raises SetupError when they cannot be had.
    """
    print("2/3 Installation des dépendances verrouillées (moins d'une minute)…", flush=True)
    uv = shutil.which("uv") or _locked_uv()
    if uv and _captured([uv, *_uv_words()], **_sources()).returncode == 0:
        return
    print("  uv ne le peut pas ici ; pip s'en charge (environ une minute)…", flush=True)
    run([*_pip(), *CHECKED, str(LOCK)], OFFLINE)
    # A file that does not compile is a library's own template, not a fault.
    libraries = VENV / ("Lib" if os.name == "nt" else "lib")
    command = [script("python"), "-m", "compileall", "-qq", "-j", "0", str(libraries)]
    subprocess.run(command, check=False)


def _locked_uv() -> str | None:
    """Let pip install the uv of the lock, with its hashes; None where there is none to be had."""
    entry = re.search(r"^uv==(?:.*\\\n)*.*$", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    if entry is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "uv.lock"
        file.write_text(entry[0] + "\n", encoding="utf-8")
        done = _captured([*_pip(), "--only-binary", ":all:", *CHECKED, str(file)])
    return script("uv") if done.returncode == 0 else None


def _pip() -> list[str]:
    return [script("python"), "-m", "pip", "install", "-qq", "--no-compile"]


def _uv_words() -> list[str]:
    words = ["pip", "install", "--no-config", "--compile-bytecode", "--python", script("python")]
    return [*words, *CHECKED, str(LOCK)]


def _sources() -> dict[str, str]:
    """What pip was told about mirrors and certificates, in uv's words."""
    told = _captured([script("python"), "-m", "pip", "config", "list"]).stdout
    settings = dict(
        re.findall(r"^(?:global|install|:env:)\.([\w-]+)=(['\"].*)$", told, re.MULTILINE)
    )
    words = {name: value[1:-1] for name, value in settings.items()}
    sources = {
        "UV_DEFAULT_INDEX": words.get("index-url"),
        "UV_INDEX": words.get("extra-index-url"),
        "UV_FIND_LINKS": ",".join(words.get("find-links", "").split()) or None,
        "SSL_CERT_FILE": words.get("cert"),
    }
    kept = {name: value for name, value in sources.items() if value and name not in os.environ}
    # Any source will do, as for pip: the hashes decide.
    return {"UV_INDEX_STRATEGY": "unsafe-best-match", **kept}


def _captured(command: list[str], **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        env={**environment(), **more},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
