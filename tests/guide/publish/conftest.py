"""A procedure that the walk of the little portal illustrates."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guide.cli import main
from guide.publish import publishing
from tests.guide.evidence.suites import Outcome

PROCEDURE = """# S'inscrire

Pour le candidat : en une minute.

## Étape 1

1. Choisissez « Par courrier ».
2. Cochez « J'accepte », puis cliquez sur « valider ».

## Étape 2

### 1. Par la page

La page « C'est fait » s'affiche. C'est *tout* : [lisez](https://exemple.test/) **ceci**.
"""

Build = Callable[..., Result]


@pytest.fixture
def build(tmp_path: Path, walked: Outcome, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Runs ``guide build`` without its PDF, which takes a browser more than the rest."""

    def run(procedure: str = PROCEDURE, *options: str, evidence: Path | None = None) -> Result:
        source = tmp_path / "inscription.md"
        source.write_text(procedure, "utf-8")
        if "--pdf" not in options:
            monkeypatch.setattr(publishing, "print_pages", lambda pages: pages)
        given = [option for option in options if option != "--pdf"]
        command = ["build", str(source), "-o", str(tmp_path / "guide"), *given]
        return CliRunner().invoke(main, [*command, "--evidence", str(evidence or walked.directory)])

    return run


@pytest.fixture(scope="session")
def guide_folder(tmp_path_factory: pytest.TempPathFactory, walked: Outcome) -> Path:
    """A whole guide in four formats, to be read only."""
    folder = tmp_path_factory.mktemp("formats")
    source = folder / "inscription.md"
    source.write_text(PROCEDURE, "utf-8")
    command = ["build", str(source), "-o", str(folder / "guide"), "--variant", "documente"]
    result = CliRunner().invoke(main, [*command, "--evidence", str(walked.directory)])
    assert result.exit_code == 0, result.output
    return folder / "guide"
