"""``guide scenarios``: what can be played, by the names that pytest takes."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import tempfile
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from guide.catalogue.collecting import TARGET
from guide.i18n import gettext, mark, ngettext
from guide.runs.rules import rules_among

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Row = dict[str, Any]
_TOLD = 12
"""Last lines of pytest that tell why it failed."""
_NONE = 5
"""How pytest ends when it finds nothing to play."""


@click.command(
    "scenarios",
    short_help=mark("Lister les scénarios à jouer."),
    help=mark(
        "Liste les scénarios que pytest jouerait, sans en jouer aucun.\n\n"
        "Les options sont celles de pytest : « guide scenarios -m R22 » liste ce que « pytest -m "
        "R22 » joue. Sous chaque scénario, son identifiant est à copier : « pytest IDENTIFIANT "
        "».\n\n"
        "Code de sortie : 0 s’il y a des scénarios ; 1 s’il n’y en a aucun ; 2 si pytest ne peut "
        "pas les réunir."
    ),
    context_settings={"ignore_unknown_options": True},
)
@click.argument("options", nargs=-1, type=click.UNPROCESSED, metavar=mark("[OPTION DE PYTEST…]"))
@click.option("--json", "as_json", is_flag=True, help=mark("Pour un programme."))
def scenarios(options: Sequence[str], as_json: bool) -> None:
    """List what pytest would play."""
    rows = _collected(options)
    if as_json:
        told = [row | {"rules": list(rules_among(row["tags"]))} for row in rows]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        for line in _lines(rows):
            click.echo(line)
    sys.exit(0 if rows else 1)


def _collected(options: Sequence[str]) -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="guide-") as folder:
        target = Path(folder) / "scenarios.json"
        command = [sys.executable, "-m", "pytest", "--collect-only", "-qq", "--color=no"]
        done = subprocess.run(
            [*command, "-p", "guide.catalogue.collecting", *options],
            env=os.environ | {TARGET: str(target)},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode not in {0, _NONE} or not target.is_file():
            told = (done.stdout + done.stderr).strip().splitlines()
            raise click.UsageError(
                gettext("pytest ne réunit pas les scénarios :") + "\n" + "\n".join(told[-_TOLD:])
            )
        return json.loads(target.read_text("utf-8"))


def _lines(rows: Sequence[Row]) -> Iterator[str]:
    for (file, feature), group in groupby(rows, key=lambda row: (row["file"], row["feature"])):
        yield click.style(f"{file} – {feature}", bold=True)
        for (line, name), same in groupby(group, key=lambda row: (row["line"], row["name"])):
            yield from _scenario(line, name, list(same))
        yield ""
    yield ngettext("{count} scénario", "{count} scénarios", len(rows)).format(count=len(rows))


def _scenario(line: int, name: str, rows: Sequence[Row]) -> Iterator[str]:
    """A scenario with its tags; an outline has an identifier for each of its rows."""
    yield "  " + gettext("{name} (ligne {line})").format(name=name, line=line)
    rules = rules_among(tags := rows[0]["tags"])
    others = [tag for tag in tags if tag not in rules]
    if rules:
        yield "    " + gettext("règles : {rules}").format(rules=" ".join(rules))
    if others:
        yield "    " + gettext("étiquettes : {tags}").format(tags=" ".join(others))
    yield from (f"    {shlex.quote(row['id'])}{_told(row['row'])}" for row in rows)


def _told(row: Row) -> str:
    """The values of a row of an outline, as a comment of the shell: the line is copied whole."""
    told = ", ".join(f"{name} = {' '.join(value.split())}" for name, value in row.items())
    return f"  # {told}" if told else ""
