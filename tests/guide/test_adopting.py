"""The pages for adopters, followed to the letter: their files, their commands, from the wheel."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILE = re.compile(r"^`([\w./]+)` ?:\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMANDS = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Adopted:
    """What a page said, and what came of it.

    Attributes:
        said: what each of its commands printed.
    """

    folder: Path
    said: dict[str, str]

    def call(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            words, cwd=self.folder, capture_output=True, text=True, check=False, timeout=600
        )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    words = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(words, cwd=ROOT, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def installed() -> dict[str, Path]:
    """The environment that each way of installing it made, by its commands."""
    return {}


@pytest.fixture(scope="module", params=["adopter.md", "adopting.md"])
def adopted(
    wheel: Path,
    installed: dict[str, Path],
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> Adopted:
    """Somebody who does what the page says, in an empty folder, and knows nothing else.

    Pages that install it by the same words share what these made.
    """
    page = (ROOT / "docs" / request.param).read_text("utf-8")
    folder = tmp_path_factory.mktemp("suite")
    for name, text in FILE.findall(page):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    installing, *others = COMMANDS.findall(page)
    said: dict[str, str] = {}
    if installing in installed:
        (folder / ".venv").symlink_to(installed[installing])
    else:
        said |= _follow(installing, folder, wheel)
        installed[installing] = folder / ".venv"
    return Adopted(folder, said | _follow("".join(others), folder, wheel))


def _follow(commands: str, folder: Path, wheel: Path) -> dict[str, str]:
    """Type these commands; what each of them printed."""
    # no index has the name yet; pip finds the wheel beside what it knows
    environment = {**os.environ, "PIP_FIND_LINKS": str(wheel)}
    environment.pop("PYTHONPATH", None)
    said: dict[str, str] = {}
    for command in commands.splitlines():
        done = subprocess.run(
            ["sh", "-ec", command],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=600,
        )
        said[command] = done.stdout + done.stderr
        assert done.returncode == 0, f"{command}\n{said[command]}"
    return said


SAID = {
    "adopter.md": (
        "2 scénarios écrits, 2 retenus, 0 écarté, 2 joués, 2 rendus, 0 en échec",
        "Rapport écrit : rapport.html",
        "2 fichiers vérifiés, rien à signaler.",
        "7 étapes, dont 0 que rien n’utilise",
    ),
    "adopting.md": (
        "2 scenarios written, 2 collected, 0 deselected, 2 played, 2 reported, 0 failed",
        "Report written: report.html",
        "2 files checked, nothing to report.",
        "7 steps, 0 of which nothing uses",
    ),
}
REPORTS = {"adopter.md": "rapport.html", "adopting.md": "report.html"}


@pytest.mark.slow
def test_the_page_leads_to_a_report_with_pictures(
    adopted: Adopted, request: pytest.FixtureRequest
) -> None:
    page = request.node.callspec.params["adopted"]
    said = "\n".join(adopted.said.values())
    for line in SAID[page]:
        assert line in said
    report = (adopted.folder / REPORTS[page]).read_text("utf-8")
    assert f'<html lang="{"fr" if page == "adopter.md" else "en"}">' in report
    assert report.count('class="frame"') == 3
    assert report.count("data-type=") >= 3
    # what needs an extra says which line to type
    bin_ = adopted.folder / ".venv" / "bin"
    missing = adopted.call(str(bin_ / "guide"), "check", "x.docx")
    assert missing.returncode == 2
    assert "pip install 'procedures-vivantes[documents]'" in missing.stderr
    portal = adopted.call(str(bin_ / "mockportal"), "serve")
    assert portal.returncode == 1
    assert "pip install 'procedures-vivantes[portal]'" in portal.stderr
