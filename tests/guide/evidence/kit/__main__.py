"""``python -m tests.guide.evidence.kit``: play the kit, and write its table in docs/."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.guide.evidence.kit.playing import install, play
from tests.guide.evidence.kit.table import table
from tests.guide.evidence.suites import ROOT

PAGE = ROOT / "docs/compatibilite-cucumber.md"

if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        packages, suite = Path(folder, "node"), Path(folder, "suite")
        packages.mkdir()
        suite.mkdir()
        kit = install(packages) / "compatibility-kit/features"
        PAGE.write_text(table(kit, play(kit, suite).directory / "messages.ndjson"), "utf-8")
