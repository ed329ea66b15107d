"""``guide check``: a writer's document, held against what the portal shows."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guide.documents import DocumentError, read_document
from guide.evidence.record import EvidenceError
from guide.judging.checking import check as check_document
from guide.runs.playing import RunError
from guide.runs.proof import proof_for

if TYPE_CHECKING:
    from guide.documents.model import Document
    from guide.evidence.run import Run
    from guide.judging.verdicts import Checked

_FORMATS = ("text", "json", "html", "junit")
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
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DOSSIER",
    help="Une preuve existante ; sans elle, le portail est parcouru, et la preuve gardée.",
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
@click.option("--again", is_flag=True, help="Parcourir de nouveau, même si la preuve est à jour.")
@click.option(
    "--stamp", is_flag=True, help="Garder dans le document ce qui a été prouvé (« guide status »)."
)
def check(
    document: Path,
    evidence: Path | None,
    variant: str | None,
    portal: str | None,
    form: str,
    output: Path | None,
    **wanted: bool,
) -> None:
    """Dit, phrase par phrase, ce qui tient encore dans un document.

    DOCUMENT est une procédure telle qu’elle est : .txt, .md, .docx, .odt, .pdf ou .html.

    Code de sortie : 0 si le document dit vrai ; 1 s’il s’écarte du portail ou n’est pas compris ;
    2 s’il est illisible ou si l’appel est mauvais.
    """
    try:
        read = read_document(document)
        run = proof_for(Path.cwd(), evidence, variant, portal, again=wanted["again"])
        checked = check_document(read, run)
        _write(checked, form, output)
        if wanted["stamp"]:
            _stamp(read, checked, run)
    except (DocumentError, EvidenceError, RunError) as error:
        raise Refused(str(error)) from error
    except OSError as error:
        raise Refused(f"{error.filename or document} : {error.strerror or error}.") from error
    sys.exit(0 if checked.verdict == "confirmed" else 1)


def _stamp(document: Document, checked: Checked, run: Run) -> None:
    """Write into the document what was proved of it; pictures known from before stay known."""
    from guide.documents.writing import write_whole
    from guide.stamps import read_stamp, stamp_of, stamped
    from guide.stamps.keeping import FORMATS

    if document.format not in FORMATS:
        raise Refused(f"{document.path} : seul un .docx ou un .odt garde ce qui a été prouvé.")
    before = read_stamp(document.path)
    made = stamp_of(document, checked, run, before.pictures if before else ())
    write_whole(document.path, stamped(document.path, made))


def _write(checked: Checked, form: str, output: Path | None) -> None:
    if form == "html":
        from guide.check.output.as_html import write_page

        page = output or Path("build/verification.html")
        write_page(checked, page)
        click.echo(f"Page écrite : {page}")
        return
    text = _rendered(checked, form, colour=output is None and sys.stdout.isatty())
    if output is None:
        click.echo(text)
    else:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text + "\n", "utf-8")


def _rendered(checked: Checked, form: str, *, colour: bool) -> str:
    if form == "json":
        from guide.check.output.as_json import as_json

        return as_json(checked)
    if form == "junit":
        from guide.check.output.as_junit import as_junit

        return as_junit(checked)
    from guide.check.output.as_text import as_text

    width = shutil.get_terminal_size((100, 24)).columns
    return as_text(checked, max(_NARROWEST, min(width, _WIDEST)), colour=colour)
