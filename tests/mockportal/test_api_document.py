"""The commands of docs/api.md do what the page says, on a real portal."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from mockportal.app import create_app
from mockportal.web.control.operations import operations
from tests.mockportal.serving import serving

PAGE = Path(__file__).parents[2] / "docs" / "api.md"
_BLOCK = re.compile(r"```sh\n# (\d{3})(.*)\n(curl [^`]+)```")
_KEPT = re.compile(r"(\w+) = ([\w.]+)")
_SHOWN = re.compile(r"contient (\S+)")


@dataclass(frozen=True)
class Command:
    """One example: what it answers, what is kept of it for the next ones."""

    status: int
    note: str
    text: str


COMMANDS = [
    Command(int(s), note, text) for s, note, text in _BLOCK.findall(PAGE.read_text("utf-8"))
]


@pytest.fixture
def portal(tmp_path: Path) -> Iterator[str]:
    """The address of the control API of a portal on a port of its own."""
    app = create_app(f"sqlite:///{tmp_path}/portail.sqlite3")
    with serving(app) as address:
        yield f"{address}/control/v1"


def picked(answer: object, path: str) -> str:
    """A value inside an answer, ``people.0.courriel``."""
    for name in path.split("."):
        answer = answer[int(name)] if isinstance(answer, list) else answer[name]  # type: ignore[index]
    return str(answer)


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
@pytest.mark.skipif(shutil.which("sh") is None, reason="there is no sh")
def test_each_command_answers_as_the_page_says(portal: str, tmp_path: Path) -> None:
    """R51: one after the other, as a reader would copy them."""
    variables = {"API": portal, "PATH": "/usr/local/bin:/usr/bin:/bin"}
    for command in COMMANDS:
        written = "\n%{http_code}"
        line = f"{command.text.rstrip()} --silent --show-error -w '{written}'"
        done = subprocess.run(
            ["sh", "-c", line], env=variables, cwd=tmp_path, capture_output=True, check=True
        )
        answer, _, status = done.stdout.decode().rpartition("\n")
        assert int(status) == command.status, (command.text, answer)
        for word in _SHOWN.findall(command.note):
            assert word in answer, (command.text, answer)
        for name, path in _KEPT.findall(command.note):
            variables[name] = picked(json.loads(answer), path)


def test_every_example_is_one_that_is_run() -> None:
    """R51: none is left out because it is written otherwise."""
    assert len(COMMANDS) == PAGE.read_text("utf-8").count("```sh")


def test_every_operation_has_an_example() -> None:
    """R51: by its method and its path."""
    shown = {
        (found[1] if (found := re.search(r"-X (\w+)", one.text)) else "GET", _path(one.text))
        for one in COMMANDS
    }
    wanted = {(one.method, re.sub(r"\{\w+\}|\d+", "*", one.path)) for one in operations.all}
    assert wanted <= shown


def _path(text: str) -> str:
    found = re.search(r"\$API([^\s\"?]*)", text)
    assert found, text
    return re.sub(r"\$[A-Z]+|(?<=/)\d+", "*", found[1])
