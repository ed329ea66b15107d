"""``guide merge``: the shares of a suite that was played on several machines, as one evidence."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guide.evidence.folder import NotEvidenceFolder
from guide.evidence.reading import refusing
from guide.evidence.record import EvidenceError
from guide.evidence.summary import summary_lines
from guide.i18n import gettext, mark
from guide.i18n.detecting import speak_as
from guide.packs.option import EvidencePath
from guide.shards.fitting import refuse_misfits
from guide.shards.joining import joined, write
from guide.shards.share import read_share

if TYPE_CHECKING:
    from os import PathLike


class SharePath(EvidencePath):
    """The evidence of a share, with the name by which it was given."""

    def convert(  # pyright: ignore[reportIncompatibleMethodOverride]
        self,
        value: str | PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> tuple[str, Path]:
        """What it is called, and the folder to read."""
        return str(value), super().convert(value, param, ctx)


@click.command(
    "merge",
    short_help=mark("Réunir les parts d'une suite jouée sur plusieurs machines."),
    help=mark(
        "Réunit les preuves des parts d'une suite, jouées chacune par « pytest --splits N --group "
        "I --evidence DOSSIER », en une preuve qui vaut celle d'une seule exécution.\n\n"
        "PART est un dossier, ou un fichier de « guide pack ». Toutes les parts sont nécessaires, "
        "du même commit, avec les mêmes réglages.\n\n"
        "Code de sortie : 0 si tout ce qui a été joué est réussi, et rien n'est hors preuve ; 1 si "
        "la preuve est écrite, mais qu'un scénario est en échec, hors preuve ou interrompu ; 2 si "
        "une part manque ou ne va pas avec les autres : rien n'est écrit."
    ),
)
@click.argument("parts", metavar=mark("PART…"), nargs=-1, required=True, type=SharePath())
@click.option(
    "-o",
    "--output",
    default=Path("preuve"),
    show_default=True,
    type=click.Path(path_type=Path, file_okay=False),
    metavar=mark("DOSSIER"),
    help=mark("Le dossier à écrire ; une preuve qui s'y trouve est remplacée."),
)
def merge(parts: tuple[tuple[str, Path], ...], output: Path) -> None:
    """Put the shares together."""
    try:
        shares = [read_share(*part) for part in parts]
        speak_as(shares[0].run.features)
        _refuse_own(parts, output)
        shares.sort(key=lambda share: share.number)
        with refusing(shares[0].run.directory):
            refuse_misfits(shares)
            whole = joined(shares)
            write(shares, whole, output)
    except (EvidenceError, NotEvidenceFolder) as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        told = gettext("« {name} » ne peut pas être lu ou écrit ({why}).")
        raise click.UsageError(told.format(name=error.filename, why=error.strerror)) from error
    for line in summary_lines(whole.summary, output):
        click.echo(line)
    sys.exit(0 if whole.summary["success"] else 1)


def _refuse_own(parts: tuple[tuple[str, Path], ...], output: Path) -> None:
    """Refuse to write the whole over one of the shares."""
    for name, path in parts:
        if path.resolve() == output.resolve():
            told = gettext("{name} est une des parts : donnez un autre dossier avec -o.")
            raise EvidenceError(told.format(name=name))
