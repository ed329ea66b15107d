"""One run of the tiny suite, and its report, for all tests of the report."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guide.cli import main
from tests.guide.evidence.suites import Outcome, Suite
from tests.guide.report.suites import play

RULES = "# Les règles\n\n## R21 – Accepter\n\n## R22 : Le délai\n\n### R29b – Jamais écrite\n"


def report(*arguments: str | Path) -> Result:
    """``guide report`` with these arguments."""
    return CliRunner().invoke(main, ["report", *map(str, arguments)])


@pytest.fixture(scope="session")
def reported_run(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    return play(Suite(tmp_path_factory.mktemp("rapport")))


@pytest.fixture(scope="session")
def rules(reported_run: Outcome) -> Path:
    path = reported_run.directory.parent / "regles.md"
    path.write_text(RULES, "utf-8")
    return path


@pytest.fixture(scope="session")
def report_page(reported_run: Outcome, rules: Path) -> Path:
    path = reported_run.directory.parent / "sortie" / "rapport.html"
    traces = reported_run.directory.parent / "test-results"
    test = traces / "test-essai-py-test-le-bouton-a-disparu-chromium"
    test.mkdir(parents=True)
    (test / "trace.zip").write_bytes(b"PK")
    result = report(reported_run.directory, "-o", path, "--rules", rules, "--traces", traces)
    assert result.exit_code == 0, result.output
    return path
