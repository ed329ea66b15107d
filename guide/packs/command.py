"""``guide pack``: evidence in one file, for who has neither browser nor suite."""

from __future__ import annotations

from pathlib import Path

import click

from guide.documents.writing import write_whole
from guide.evidence.record import EvidenceError, read_evidence
from guide.i18n import gettext, mark, ngettext
from guide.i18n.detecting import speak_as
from guide.i18n.numbers import number
from guide.packs.packing import pack, screenshots_named

_KILO = 1024


@click.command(
    "pack",
    short_help=mark("Réunir une preuve en un fichier à transmettre."),
    help=mark(
        "Réunit la preuve de DOSSIER en un seul fichier, à donner à la place du dossier.\n\n"
        "« guide check », « refresh », « build », « report », « status », « steps » et "
        "« pictures » le prennent tel quel. La même preuve donne le même fichier, octet pour "
        "octet.\n\n"
        "Code de sortie : 0 si le fichier est écrit ; 2 si le dossier n’est pas une preuve entière "
        "ou si l’appel est mauvais."
    ),
)
@click.argument(
    "directory", metavar=mark("DOSSIER"), type=click.Path(path_type=Path, file_okay=False)
)
@click.option(
    "-o",
    "--output",
    default=mark("preuve.zip"),
    show_default=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar=mark("FICHIER.zip"),
    help=mark("Le fichier à écrire."),
)
@click.option(
    "--no-pictures",
    is_flag=True,
    help=mark(
        "Sans les images : bien plus petit, et assez pour vérifier ; pas pour refaire d’images."
    ),
)
def pack_evidence(directory: Path, output: Path, no_pictures: bool) -> None:
    """Write the pack."""
    try:
        run = read_evidence(directory)
        speak_as(run.features)
        data = pack(run, pictures=not no_pictures)
        write_whole(output, data)
    except EvidenceError as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        raise click.UsageError(
            gettext("« {name} » ne peut pas être lu ou écrit ({why}).").format(
                name=error.filename, why=error.strerror
            )
        ) from error
    count = 0 if no_pictures else len({picture.name for picture in screenshots_named(run)})
    size = gettext("{size}\u00a0Ko").format(size=max(len(data) // _KILO, 1))
    images = ngettext("{number}\u00a0image", "{number}\u00a0images", count)
    told = gettext("Preuve empaquetée : {output} ({size}, {images})")
    click.echo(told.format(output=output, size=size, images=images.format(number=number(count))))
