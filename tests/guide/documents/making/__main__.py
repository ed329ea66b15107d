"""Make the binary documents among the test data anew: ``python tests/guide/documents/making``.

Needs LibreOffice (``soffice``) for the .odt and for the PDF that Word would export. The files are
kept in the repository; this tells how they came to be.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from manual import make_booklet, make_chaptered
from word import make_chapters, make_counted, make_handout, make_rows

from pages import make_columns, make_notice, make_ruled

DATA = Path(__file__).parents[1] / "data"


def main() -> None:
    """Write all of them."""
    if shutil.which("soffice") is None:
        sys.exit("Installez LibreOffice (soffice) : quatre documents en viennent.")
    make_handout(DATA / "etapes-titres.docx")
    make_rows(DATA / "tableau.docx")
    make_chaptered(DATA / "chapitres-numerotes.docx")
    make_counted(DATA / "listes-automatiques.docx")
    make_columns(DATA / "deux-colonnes.pdf")
    make_notice(DATA / "notice.pdf")
    make_ruled(DATA / "tableau.pdf")
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder)
        make_chapters(draft / "chapitres.docx")
        make_handout(draft / "export.docx", revised=False)
        make_rows(draft / "fiche.docx")
        make_booklet(draft / "livret.docx")
        _convert(draft / "chapitres.docx", "odt")
        _convert(draft / "export.docx", "pdf")
        _convert(draft / "fiche.docx", "odt")
        _convert(draft / "livret.docx", "pdf")


def _convert(path: Path, kind: str) -> None:
    command = ["soffice", "--headless", "--convert-to", kind, "--outdir", str(DATA), str(path)]
    subprocess.run(command, check=True, capture_output=True)


main()
