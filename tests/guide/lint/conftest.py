"""A folder to lint, and ``guide lint`` called in it as a person would."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from guide.lint.command import lint

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

UNCHECKED = "G211"
"""A scenario without « Alors », as most of these tests write them, to be short."""
HEAD = "# language: fr\nFonctionnalité: Ajouter\n\n"


@dataclass
class Folder:
    """A project folder that is also the current one."""

    root: Path

    def write(self, path: str, text: str | bytes) -> Path:
        """Put a file there, bytes as they are."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
        return file

    def feature(self, body: str | bytes) -> Path:
        """Put ``features/a.feature`` there; text gets the language and a title above it."""
        return self.write("features/a.feature", HEAD + body if isinstance(body, str) else body)

    def lint(self, *arguments: str) -> Result:
        """Call ``guide lint``."""
        return CliRunner().invoke(lint, list(arguments))

    def found(self, *arguments: str) -> list[tuple[str, int, str]]:
        """What ``guide lint`` finds, a missing « Alors » left out: file name, line and code."""
        return [one for one in self.found_all(*arguments) if one[2] != UNCHECKED]

    def found_all(self, *arguments: str) -> list[tuple[str, int, str]]:
        """What ``guide lint`` finds: file name, line and code."""
        result = self.lint("--format", "json", *arguments)
        findings = json.loads(result.stdout)["findings"]
        assert result.exit_code == (1 if findings else 0)
        return [(one["path"].split("/")[-1], one["line"], one["code"]) for one in findings]

    def codes(self, *arguments: str) -> list[tuple[int, str]]:
        """What ``guide lint`` finds, without file names."""
        return [(line, code) for _, line, code in self.found(*arguments)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    monkeypatch.chdir(tmp_path)
    return Folder(tmp_path)
