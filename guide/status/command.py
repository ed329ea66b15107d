"""``guide status``: how the documents of a drive stand."""

from __future__ import annotations

import json
import sys
from glob import has_magic
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guide.evidence.record import EvidenceError
from guide.french.counting import counted
from guide.packs.option import EvidencePath
from guide.status.standing import Standing, made_at, standing_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

READ = frozenset({".docx", ".odt"})
_WORDS = {
    "current": "à jour",
    "stale": "à revoir",
    "unchecked": "jamais vérifié",
    "unreadable": "illisible",
}
_COLOURS = {"current": "green", "stale": "red", "unchecked": "yellow", "unreadable": "red"}


@click.command("status", short_help="Dire quels documents sont encore à jour.")
@click.argument("files", metavar="FICHIER...", nargs=-1, required=True)
@click.option(
    "--evidence",
    type=EvidencePath(),
    metavar="PREUVE",
    help="La dernière preuve (dossier ou .zip) : les images plus vieilles qu’elle sont comptées.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json", "html")),
    default="text",
    show_default=True,
    help="Pour un terminal, un programme, un navigateur.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FICHIER",
    help="Où écrire ; à défaut la sortie, ou « build/etat.html » pour html.",
)
def status(files: Sequence[str], evidence: Path | None, form: str, output: Path | None) -> None:
    """Dit, fichier par fichier, ce qui a changé depuis la dernière vérification.

    FICHIER est un document .docx ou .odt, un dossier (tout ce qu’il contient) ou un motif comme
    « partage/**/*.docx ». Ni navigateur ni preuve ne sont nécessaires : ce qui a été prouvé voyage
    dans le fichier (« guide check --stamp », « guide refresh --stamp »).

    Code de sortie : 0 si tout est à jour ; 1 si un document est à revoir, illisible ou n’a jamais
    été vérifié ; 2 si l’appel est mauvais.
    """
    paths = list(dict.fromkeys(path for name in files for path in _found(name)))
    if not paths:
        raise click.UsageError("Aucun document .docx ou .odt ici.")
    try:
        newest = made_at(evidence) if evidence else None
    except EvidenceError as error:
        raise click.UsageError(str(error)) from error
    found = [standing_of(path, newest) for path in paths]
    _write(found, form, output)
    sys.exit(any(one.state != "current" for one in found))


def _found(name: str) -> Iterator[Path]:
    """The documents that a name, a folder or a pattern stands for; locks of open files are none."""
    path = Path(name)
    if path.is_dir():
        inside = (p for p in sorted(path.rglob("*")) if p.suffix.lower() in READ and p.is_file())
        yield from (p for p in inside if not p.name.startswith(("~$", ".~lock")))
    elif has_magic(name) and not path.exists():
        root = Path(path.anchor)
        yield from sorted(root.glob(str(path.relative_to(root)) if path.anchor else name))
    elif path.exists():
        yield path
    else:
        raise click.UsageError(f"« {name} » n’existe pas.")


def _write(found: Sequence[Standing], form: str, output: Path | None) -> None:
    if form == "html":
        from guide.status.page import page_of

        output, text = output or Path("build/etat.html"), page_of(found, _WORDS, told)
    else:
        text = as_json(found) if form == "json" else "\n".join(_lines(found, output is None))
    if output is None:
        click.echo(text)
        return
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(text + "\n", "utf-8")
    click.echo(f"Écrit : {output}")


def as_json(found: Sequence[Standing]) -> str:
    """Every file as plain data."""
    files = [
        {
            "document": str(one.path),
            "state": one.state,
            "checked": one.made.isoformat() if one.made else None,
            "verdict": one.verdict,
            "edited": list(one.edited),
            "removed": one.removed,
            "assumed": list(one.assumed),
            "hypotheses": list(one.hypotheses),
            "older_pictures": one.older,
            "problem": one.problem,
        }
        for one in found
    ]
    return json.dumps({"schema": 1, "files": files}, ensure_ascii=False, indent=2)


def _lines(found: Sequence[Standing], colour: bool) -> Iterator[str]:
    for one in found:
        word = _WORDS[one.state]
        word = click.style(word, fg=_COLOURS[one.state]) if colour else word
        day = f", vérifié le {one.made:%d/%m/%Y}" if one.made else ""
        yield f"{one.path} : {word}{day}"
        yield from (f"  - {line}" for line in told(one))


def told(one: Standing) -> Iterator[str]:
    """What is to be said of a file, line by line, in French."""
    yield from (f"modifiée depuis : {text}" for text in one.edited)
    if one.removed:
        yield counted(one.removed, "phrase retirée depuis", "phrases retirées depuis")
    if one.older:
        words = "plus vieille que la preuve", "plus vieilles que la preuve"
        yield counted(one.older, f"image {words[0]}", f"images {words[1]}")
    rules = f" ({', '.join(one.hypotheses)})" if one.hypotheses else ""
    yield from (f"repose sur une hypothèse{rules} : {text}" for text in one.assumed)
    if one.problem:
        yield one.problem
