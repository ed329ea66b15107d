"""Every page is valid HTML (R39): one pass over all of them, with the validator html-validate."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import httpx
import pytest

from mockportal.app import create_app
from mockportal.web.dispatch import WSGI
from tests.mockportal.web.pages_to_read import WORLD_PAGES
from tests.mockportal.web.rooms_to_read import FAULTY_PAGES, GUARDED_PAGES, ROOM_PAGES
from tests.mockportal.web.visiting import Reader

VALIDATOR = "html-validate@9"
RULES = {"extends": ["html-validate:standard"], "elements": ["html5"], "root": True}


@pytest.fixture(scope="module")
def validator(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The command that validates, where node and its registry are at hand."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("node is not installed: the validator cannot be asked")
    folder = tmp_path_factory.mktemp("html-validate")
    command = [npm, "install", "--no-audit", "--no-fund", "--prefer-offline", VALIDATOR]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("the validator cannot be installed here")
    rules = folder / "rules.json"
    rules.write_text(json.dumps(RULES), "utf-8")
    found = folder / "node_modules" / ".bin" / "html-validate"
    return [str(found), "--formatter", "json", "--config", str(rules)]


def objections(validator: list[str], folder: Path) -> list[str]:
    """What the validator objects to in the files of a folder."""
    command = [*validator, str(folder / "*.html")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode in {0, 1}, done.stderr
    return [
        f"{Path(page['filePath']).stem}:{one['line']} {one['ruleId']} : {one['message']}"
        for page in json.loads(done.stdout)
        for one in page["messages"]
    ]


def reader(app: WSGI) -> Reader:
    """Somebody who reads pages as they are served."""
    transport = httpx.WSGITransport(app=app)
    root = "http://localhost/"
    return Reader(httpx.Client(transport=transport, base_url=root, follow_redirects=True))


@pytest.mark.slow
def test_every_page_is_valid(app: WSGI, validator: list[str], tmp_path: Path) -> None:
    """R39: of worlds, of the control room, of what fails, and the one that asks for the token."""
    pages = WORLD_PAGES | ROOM_PAGES | FAULTY_PAGES
    for name, go in pages.items():
        visitor = reader(app).begin("un-administrateur")
        go(visitor)
        (tmp_path / f"{name}.html").write_text(visitor.source, "utf-8")
    guarded = create_app(f"sqlite:///{tmp_path}/portail.sqlite3", token="jeton")
    for name, go in GUARDED_PAGES.items():
        stranger = reader(guarded)
        go(stranger)
        (tmp_path / f"{name}.html").write_text(stranger.source, "utf-8")
    assert len([*tmp_path.glob("*.html")]) == len(pages) + len(GUARDED_PAGES)
    assert objections(validator, tmp_path) == []


@pytest.mark.slow
def test_the_validator_sees_what_it_is_asked_for(validator: list[str], tmp_path: Path) -> None:
    """R39: a form in a phrase, details after a caption, an id that is there twice."""
    wrong = "<span><form></form></span><figure><figcaption>x</figcaption><details></details>"
    twice = '<p id="a"></p><p id="a"></p>'
    page = f'<!DOCTYPE html><html lang="fr"><title>x</title>{wrong}</figure>{twice}</html>'
    (tmp_path / "faux.html").write_text(page, "utf-8")
    said = " ".join(objections(validator, tmp_path))
    assert "element-permitted-content" in said
    assert "no-dup-id" in said
