"""``python -m benchmarks [NOM…]``: measure, print tables, keep the samples in build/bench/."""

import sys

import click
from rich.console import Console

from benchmarks import (
    build,
    check,
    documents,
    evidence,
    installed,
    lint,
    many_worlds,
    odd,
    parts,
    portal,
    rooms,
    scale,
    scale_out,
    sixty,
    status,
    tester,
    verdicts,
    walks,
    watched,
    where,
    worlds,
)
from benchmarks.peers import measuring
from benchmarks.report import Measurement, keep, progress_on, show

MEASUREMENTS: dict[str, Measurement] = {
    "build": build.measure,
    "evidence": evidence.measure,
    "portal": portal.measure,
    "lint": lint.measure,
    "worlds": worlds.measure,
    "documents": documents.measure,
    "odd": odd.measure,
    "parts": parts.measure,
    "check": check.measure,
    "where": where.measure,
    "scale": scale.measure,
    "scale-out": scale_out.measure,
    "many-worlds": many_worlds.measure,
    "walks": walks.measure,
    "tester": tester.measure,
    "watched": watched.measure,
    "rooms": rooms.measure,
    "sixty": sixty.measure,
    "status": status.measure,
    "verdicts": verdicts.measure,
    "installed": installed.measure,
    "peers": measuring.measure,
}
_WIDE = 120
"""Columns where no terminal says how many it has: tables keep their words whole."""


@click.command()
@click.argument("names", metavar="[NOM]...", nargs=-1, type=click.Choice([*MEASUREMENTS]))
@click.option(
    "--rounds",
    metavar="N",
    default=7,
    show_default=True,
    type=click.IntRange(1, 50),
    help="Nombre de tours ; chaque tour mesure tour à tour tout ce qui se compare.",
)
def main(names: tuple[str, ...], rounds: int) -> None:
    """Mesure les temps de ce qui est nommé, ou de tout sans NOM.

    Les durées valent pour cette machine à ce moment ; seuls les rapports se comparent d'une
    machine à l'autre. Le détail est gardé dans build/bench/NOM.json.
    """
    console = Console(width=None if sys.stdout.isatty() else _WIDE)
    for name in dict.fromkeys(names or MEASUREMENTS):
        with progress_on(Console(file=sys.stderr)) as progress:
            report = MEASUREMENTS[name](progress, rounds)
        show(console, report)
        console.print(f"[dim]{keep(name, report)}[/dim]\n")


if __name__ == "__main__":
    sys.exit(main())
