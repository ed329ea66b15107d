"""Writers' documents of several makes, whose steps the little portal's walk shows."""

from __future__ import annotations

import base64
import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result
from docx.shared import Cm
from PIL import Image

from guide.cli import main
from tests.guide.evidence.suites import Outcome
from tests.guide.publish.conftest import walked  # noqa: F401 - a fixture, shared

STEP_1 = "Choisir « Par courrier », cocher « J’accepte » et cliquer sur « Valider »."
STEP_2 = "La page « C’est fait » s’affiche."

Refresh = Callable[..., Result]


def old_picture(colour: str, width: int = 300, height: int = 100) -> bytes:
    """A picture that no portal shows."""
    written = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(written, "PNG")
    return written.getvalue()


@pytest.fixture
def refresh(walked: Outcome) -> Refresh:  # noqa: F811
    def run(document: Path, target: Path, *options: str) -> Result:
        command = ["refresh", str(document), "-o", str(target)]
        return CliRunner().invoke(main, [*command, "--evidence", str(walked.directory), *options])

    return run


@pytest.fixture
def word(tmp_path: Path) -> Path:
    """A logo, a step with its picture, a step without any."""
    document = docx.Document()
    document.add_heading("S’inscrire", 0)
    document.add_picture(io.BytesIO(old_picture("green")), width=Cm(2))
    document.add_paragraph("ETAPE 1")
    document.add_paragraph(STEP_1)
    document.add_picture(io.BytesIO(old_picture("red")), width=Cm(7))
    document.add_paragraph("ETAPE 2")
    document.add_paragraph(STEP_2)
    path = tmp_path / "procedure.docx"
    document.save(str(path))
    return path


FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0">
<office:automatic-styles>
 <style:page-layout style:name="pl"><style:page-layout-properties fo:page-width="21cm"
  fo:page-height="29.7cm" fo:margin="2cm"/><style:header-style/><style:footer-style/>
 </style:page-layout>
 <style:style style:name="gras" style:family="text">
  <style:text-properties fo:font-weight="bold"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pl">
 <style:header><text:p>Société Exemple {logo}</text:p></style:header>
 <style:footer><text:p>Page <text:page-number>1</text:page-number></text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text>
 <text:h text:outline-level="1">S’inscrire</text:h>
 <text:p>Voici la procédure. {other}</text:p>
 <text:h text:outline-level="2">Étape 1</text:h>
 <text:p>Choisir « Par courrier », cocher « J’<text:span
  text:style-name="gras">accepte</text:span> »
 et cliquer sur « {button} ».</text:p>
 <text:p>{first}</text:p>
 <text:p><draw:frame text:anchor-type="paragraph" svg:width="6cm" svg:height="2cm"
  draw:name="Cadre"><draw:text-box><text:p>Une note dans un cadre.</text:p></draw:text-box>
  </draw:frame></text:p>
 <table:table table:name="T"><table:table-column table:number-columns-repeated="2"/>
  <table:table-row><table:table-cell><text:p>Durée</text:p></table:table-cell>
  <table:table-cell><text:p>une minute</text:p></table:table-cell></table:table-row>
 </table:table>
 <text:h text:outline-level="2">Étape 2</text:h>
 <text:p>La page « C’est fait » s’affiche.</text:p>
</office:text></office:body></office:document>
"""


def frame(name: str, width: float, height: float, png: bytes) -> str:
    data = base64.b64encode(png).decode()
    return (
        f'<draw:frame draw:name="{name}" text:anchor-type="as-char" svg:width="{width}cm" '
        f'svg:height="{height}cm"><draw:image><office:binary-data>{data}</office:binary-data>'
        "</draw:image></draw:frame>"
    )


def convert(path: Path, ending: str, folder: Path) -> Path:
    """What LibreOffice makes of a file; a test that needs it is skipped where it is absent."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice (soffice) n’est pas installé")
    folder.mkdir(parents=True, exist_ok=True)
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", ending, "--outdir", str(folder)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=180)
    made = folder / path.with_suffix(f".{ending}").name
    assert made.is_file()
    return made


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """A document made in LibreOffice, in a format, with this word on its button; made once."""
    made: dict[tuple[str, str], Path] = {}

    def make(ending: str, button: str = "Valider") -> Path:
        if (ending, button) not in made:
            folder = tmp_path_factory.mktemp("bureau")
            source = folder / "procedure.fodt"
            source.write_text(
                FODT.format(
                    button=button,
                    logo=frame("Logo", 1.5, 0.5, old_picture("green")),
                    other=frame("Autre", 3, 1, old_picture("blue", 300, 100)),
                    first=frame("Ancienne", 8, 6, old_picture("red", 400, 300)),
                ),
                "utf-8",
            )
            made[ending, button] = convert(source, ending, folder / ending)
        return made[ending, button]

    return make
