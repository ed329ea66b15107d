"""What the suites of two checkouts cost, in turn: this one, and another one that is set up.

``python -m benchmarks.commits AUTRE_DOSSIER [--suite scénarios|tests] [--rounds 3]``
"""

import subprocess
import time
from pathlib import Path
from statistics import median

import click
from rich.console import Console

from benchmarks.places import ROOT
from benchmarks.report import Report, Table, decimal, show

SUITES = {
    "scénarios": "{python} -m pytest tests/features -m 'not slow{nightly}' -n 2 -q {dist}",
    "tests": "make test TESTOPTS=-q",
}
OWN, OTHER = "cette version", "l’autre"


@click.command()
@click.argument("other", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--suite", type=click.Choice([*SUITES]), default="scénarios", show_default=True)
@click.option("--rounds", default=3, show_default=True, type=click.IntRange(1, 9))
def main(other: Path, suite: str, rounds: int) -> None:
    """Joue la suite des deux dossiers tour à tour ; l’autre dossier a déjà son .venv."""
    places = {OWN: ROOT, OTHER: other.resolve()}
    seconds: dict[str, list[float]] = {name: [] for name in places}
    console = Console()
    with console.status("") as status:
        for turn in range(rounds):
            for name, folder in places.items():
                status.update(f"Tour {turn + 1} sur {rounds} : {name} ({folder})")
                seconds[name].append(_seconds(SUITES[suite], folder))
    table = Table(f"{suite}, en secondes", ("", *(str(n + 1) for n in range(rounds)), "médiane"))
    for name, spent in seconds.items():
        table.rows.append([name, *(decimal(one, 1) for one in spent), decimal(median(spent), 1)])
    ratio = median(seconds[OWN]) / median(seconds[OTHER])
    show(console, Report([table], [f"{OWN} / {OTHER} : {decimal(ratio)}"], seconds))


def _seconds(command: str, folder: Path) -> float:
    """Run one suite to its end.

    Raises:
        ClickException: it is red; what it printed last is told.
    """
    text = (folder / "pyproject.toml").read_text("utf-8")
    tiers = '"nightly' in text
    words = command.format(
        python=folder / ".venv" / "bin" / "python",
        nightly=" and not nightly" if tiers else "",
        dist="--dist loadgroup --no-loadscope-reorder" if tiers else "--dist worksteal",
    )
    begun = time.perf_counter()
    done = subprocess.run(
        words, cwd=folder, shell=True, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise click.ClickException(f"{folder} : {words}\n{done.stdout[-2000:]}")
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
