"""A pack with its pictures does what its folder does; one without is refused before anything."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from guide.cli import main
from tests.guide.evidence.suites import Outcome
from tests.guide.refresh.conftest import Refresh


def test_a_pack_gives_the_same_document(
    refresh: Refresh, walked: Outcome, word: Path, tmp_path: Path
) -> None:
    packs = {"proof.zip": (), "mince.zip": ("--no-pictures",)}
    for name, options in packs.items():
        command = ["pack", str(walked.directory), "-o", str(tmp_path / name), *options]
        assert CliRunner().invoke(main, command).exit_code == 0
    assert refresh(word, tmp_path / "dossier.docx").exit_code == 0
    command = ["refresh", str(word), "-o", str(tmp_path / "pack.docx"), "--evidence"]
    result = CliRunner().invoke(main, [*command, str(tmp_path / "proof.zip")])
    assert result.exit_code == 0, result.output
    assert (tmp_path / "pack.docx").read_bytes() == (tmp_path / "dossier.docx").read_bytes()
    refused = CliRunner().invoke(main, [*command, str(tmp_path / "mince.zip")])
    assert (refused.exit_code, "empaqueté sans images" in refused.output) == (2, True)
