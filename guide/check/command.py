"""``guide check``: a writer's document, held against what the portal shows."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from guide.documents import DocumentError, read_document
from guide.evidence.record import EvidenceError
from guide.judging.checking import check as check_document
from guide.judging.suite import SuiteError, suite_of
from guide.packs.option import EvidencePath
from guide.runs.playing import RunError
from guide.runs.proof import proof_for

if TYPE_CHECKING:
    from guide.judging.verdicts import Checked

_FORMATS = ("text", "json", "html", "junit")
_OTHER = 3
"""The document is about something else."""
_NARROWEST, _WIDEST = 60, 110


class Refused(click.ClickException):
    """The document cannot be checked; the message says why and what to do."""

    exit_code = 2

    def show(self, file: object = None) -> None:
        """Say it on stderr, without the usage of the command."""
        click.secho(self.message, fg="red", err=True)


@click.command("check", short_help="Vérifier un document contre le portail.")
@click.argument("document", metavar="DOCUMENT", type=click.Path(path_type=Path))
@click.option(
    "--evidence",
    type=EvidencePath(),
    metavar="PREUVE",
    help="Une preuve (dossier ou .zip) ; sans elle, le portail est parcouru, et la preuve gardée.",
)
@click.option("--variant", metavar="NOM", help="Vérifier contre cette variante du portail.")
@click.option("--portal", metavar="URL", help="Parcourir le portail qui tourne à cette adresse.")
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    help="Pour un terminal, un programme, un navigateur, un serveur d’intégration.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FICHIER",
    help="Où écrire ; à défaut la sortie, ou « build/verification.html » pour html.",
)
@click.option(
    "--allow-unproved",
    metavar="N",
    type=click.IntRange(0),
    default=0,
    show_default=True,
    help="Combien de phrases que rien ne prouve laissent le code à 0.",
)
@click.option("--again", is_flag=True, help="Parcourir de nouveau, même si la preuve est à jour.")
@click.option(
    "--stamp", is_flag=True, help="Garder dans le document ce qui a été prouvé (« guide status »)."
)
def check(
    document: Path,
    form: str,
    output: Path | None,
    allow_unproved: int,
    stamp: bool,
    **wanted: Any,
) -> None:
    """Dit, phrase par phrase, ce qui tient encore dans un document.

    DOCUMENT est une procédure telle qu’elle est : .txt, .md, .docx, .odt, .pdf ou .html.

    Code de sortie : 0 si chaque phrase est confirmée, supposée ou sans affirmation ; 1 si l’une
    s’écarte du portail, n’est pas prouvée ou pas comprise ; 2 si le document est illisible ou si
    l’appel est mauvais ; 3 si le document parle d’autre chose.
    """
    try:
        read = read_document(document)
        run = proof_for(Path.cwd(), **wanted)
        checked = check_document(read, run, suite_of(Path.cwd()))
        _write(checked, form, output, allow_unproved)
        if stamp:
            from guide.stamps import keep_in

            keep_in(read, checked, run, document)
    except (DocumentError, EvidenceError, RunError, SuiteError) as error:
        raise Refused(str(error)) from error
    except OSError as error:
        raise Refused(f"{error.filename or document} : {error.strerror or error}.") from error
    sys.exit(_code(checked, allow_unproved))


def _code(checked: Checked, allowed: int) -> int:
    if checked.holds(allowed):
        return 0
    return _OTHER if checked.verdict == "unrelated" else 1


def _write(checked: Checked, form: str, output: Path | None, allowed: int) -> None:
    if form == "html":
        from guide.check.output.as_html import write_page

        page = output or Path("build/verification.html")
        write_page(checked, page)
        click.echo(f"Page écrite : {page}")
        return
    text = _rendered(checked, form, allowed, colour=output is None and sys.stdout.isatty())
    if output is None:
        click.echo(text)
    else:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text + "\n", "utf-8")


def _rendered(checked: Checked, form: str, allowed: int, *, colour: bool) -> str:
    if form == "json":
        from guide.check.output.as_json import as_json

        return as_json(checked)
    if form == "junit":
        from guide.check.output.as_junit import as_junit

        return as_junit(checked, allowed)
    from guide.check.output.as_text import as_text

    width = shutil.get_terminal_size((100, 24)).columns
    return as_text(checked, max(_NARROWEST, min(width, _WIDEST)), colour=colour)
