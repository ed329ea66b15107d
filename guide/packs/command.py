"""``guide pack``: evidence in one file, for who has neither browser nor suite."""

from __future__ import annotations

from pathlib import Path

import click

from guide.documents.writing import write_whole
from guide.evidence.record import EvidenceError, read_evidence
from guide.french.counting import counted
from guide.packs.packing import pack, screenshots_named

_KILO = 1024


@click.command("pack", short_help="Réunir une preuve en un fichier à transmettre.")
@click.argument("directory", metavar="DOSSIER", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "-o",
    "--output",
    default=Path("preuve.zip"),
    show_default=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FICHIER.zip",
    help="Le fichier à écrire.",
)
@click.option(
    "--no-pictures",
    is_flag=True,
    help="Sans les images : bien plus petit, et assez pour vérifier ; pas pour refaire d’images.",
)
def pack_evidence(directory: Path, output: Path, no_pictures: bool) -> None:
    """Réunit la preuve de DOSSIER en un seul fichier, à donner à la place du dossier.

    « guide check », « refresh », « build », « report », « status », « steps » et « pictures » le
    prennent tel quel. La même preuve donne le même fichier, octet pour octet.

    Code de sortie : 0 si le fichier est écrit ; 2 si le dossier n’est pas une preuve entière ou si
    l’appel est mauvais.
    """
    try:
        run = read_evidence(directory)
        data = pack(run, pictures=not no_pictures)
        write_whole(output, data)
    except EvidenceError as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        raise click.UsageError(
            f"« {error.filename} » ne peut pas être lu ou écrit ({error.strerror})."
        ) from error
    count = 0 if no_pictures else len({picture.name for picture in screenshots_named(run)})
    size = f"{max(len(data) // _KILO, 1)}\u00a0Ko"
    click.echo(f"Preuve empaquetée : {output} ({size}, {counted(count, 'image', 'images')})")
