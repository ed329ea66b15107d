"""``python -m tools.mutants [NAME…]``: play the scenarios against every mutant; 1 if one lives."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from tools.mutants.model import KILLERS, Mutant, killers, mutants
from tools.mutants.playing import NotPlayed, by_their_own, copy_portal, first_red
from tools.mutants.table import PAGE, table

_AT_ONCE = 20
"""Mutants whose scenarios are played in one process, before what was found is kept."""


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
        copy = copy_portal(Path(folder))
        task = progress.add_task("", total=len(chosen))
        for first in range(0, len(chosen), _AT_ONCE):
            some = chosen[first : first + _AT_ONCE]
            progress.update(task, description=some[0].name[:50])
            for mutant, killer in _killers(copy, some, known):
                known.pop(mutant.name, None)
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


def _killers(copy: Path, some: list[Mutant], known: dict[str, str]) -> Iterator[tuple[Mutant, str]]:
    """Each mutant with the test that saw it: the one that saw it before, else any."""
    tests = {m.name: known[m.name] for m in some if m.name in known}
    played = by_their_own(copy, tests) if tests else {}
    for mutant in some:
        own = played.get(mutant.name)
        try:
            yield mutant, own.test if own and own.is_red else first_red(copy, mutant)
        except NotPlayed as error:
            click.echo(f"not played: {mutant.name}\n{error}", err=True)
            yield mutant, ""


def _is_chosen(mutant: Mutant, names: tuple[str, ...]) -> bool:
    return not mutant.equivalent and (not names or any(name in mutant.name for name in names))


def _keep(known: dict[str, str]) -> None:
    """Who stops it goes on with --new."""
    KILLERS.write_text(json.dumps(known, ensure_ascii=False, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
