"""``python -m tools.mutants [NAME…]``: play the scenarios against every mutant; 1 if one lives."""

from __future__ import annotations

import json
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from tools.mutants.model import KILLERS, Mutant, killers, mutants
from tools.mutants.playing import NotPlayed, copy_project, killer_of
from tools.mutants.table import PAGE, table


@click.command()
@click.argument("names", nargs=-1)
@click.option("--new", is_flag=True, help="Only those that nothing is known to have killed.")
def main(names: tuple[str, ...], new: bool) -> None:
    """Break the rules one by one, and write the table of what saw it."""
    every, known = mutants(), killers()
    chosen = [m for m in every if _is_chosen(m, names) and not (new and m.name in known)]
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    with (
        tempfile.TemporaryDirectory(prefix="mutants-") as folder,
        Progress(*columns, console=console) as progress,
    ):
        copy = copy_project(Path(folder))
        task = progress.add_task("", total=len(chosen))
        for mutant in chosen:
            progress.update(task, description=mutant.name[:50])
            try:
                killer = killer_of(copy, mutant, known.pop(mutant.name, ""))
            except NotPlayed as error:
                progress.console.print(f"[red]not played:[/] {mutant.name}\n{error}", markup=True)
                killer = ""
            if killer:
                known[mutant.name] = killer
            else:
                progress.console.print(f"[red]lives:[/] {mutant.name}")
            _keep(known)
            progress.advance(task)
    alive = [m.name for m in every if not m.equivalent and m.name not in known]
    if not names and not new:
        PAGE.write_text(table(every, known, datetime.now(UTC).date()), "utf-8")
    console.print(f"{len(every) - len(alive)} of {len(every)} killed or equivalent")
    raise SystemExit(bool(alive))


def _is_chosen(mutant: Mutant, names: tuple[str, ...]) -> bool:
    return not mutant.equivalent and (not names or any(name in mutant.name for name in names))


def _keep(known: dict[str, str]) -> None:
    """After each one: who stops it goes on with --new."""
    KILLERS.write_text(json.dumps(known, ensure_ascii=False, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
