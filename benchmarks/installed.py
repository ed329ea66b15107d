"""What an installation costs: packages and megabytes, beside a pytest-bdd suite without it.

Each is installed by uv into an environment of its own, from the wheel of this clone, as somebody
else would have it; no pip and nothing compiled is counted.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from rich.progress import Progress

from benchmarks.places import ROOT
from benchmarks.report import Report, Table, decimal, verdict

ALONE, BASE = "pytest-bdd et pytest-playwright seuls", "la base"
EXTRAS = ("documents", "publish", "portal", "all")
MOST_PACKAGES, MOST_TIMES = 28, 1.2
_MEGABYTE = 1_000_000


def measure(progress: Progress, _rounds: int) -> Report:
    """Install each once."""
    with tempfile.TemporaryDirectory(prefix="mesures-") as name:
        folder = Path(name)
        wheel = build_wheel(folder)
        wanted = {ALONE: ["pytest-bdd", "pytest-playwright"], BASE: [str(wheel)]}
        wanted |= {f"base et {extra}": [f"{wheel}[{extra}]"] for extra in EXTRAS}
        task = progress.add_task("Installations", total=len(wanted))
        found: dict[str, tuple[int, float]] = {}
        for number, (what, words) in enumerate(wanted.items()):
            found[what] = _weigh(install(folder / str(number), words))
            progress.advance(task)
    alone, base = found[ALONE], found[BASE]
    table = Table("Ce qui est installé", ("", "paquets", "Mo", "fois les Mo"))
    table.rows += [
        [what, str(packages), decimal(size, 0), decimal(size / alone[1])]
        for what, (packages, size) in found.items()
    ]
    few, light = verdict(base[0], MOST_PACKAGES), verdict(base[1] / alone[1], MOST_TIMES)
    notes = [
        f"Paquets de la base, au plus {MOST_PACKAGES} : {few}.",
        f"Mo de la base, au plus {decimal(MOST_TIMES, 1)} fois : {light}.",
    ]
    return Report([table], notes, {"packages and megabytes": found})


def build_wheel(folder: Path) -> Path:
    """The wheel of this clone."""
    words = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(words, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def install(environment: Path, words: list[str]) -> Path:
    """A new environment with these packages; its folder."""
    uv = [sys.executable, "-m", "uv"]
    subprocess.run([*uv, "venv", "-q", "-p", sys.executable, str(environment)], check=True)
    # copies: what is linked from uv's store would be counted all the same, and cost nothing
    told = ["--python", str(environment), "--no-config", "--link-mode", "copy"]
    subprocess.run([*uv, "pip", "install", "-q", *told, *words], check=True)
    return environment


def _weigh(environment: Path) -> tuple[int, float]:
    """Packages and megabytes of an environment."""
    packages = len(list(environment.rglob("*.dist-info")))
    files = (file for file in environment.rglob("*") if file.is_file() and not file.is_symlink())
    return packages, sum(file.stat().st_size for file in files) / _MEGABYTE
