"""Every page is valid HTML (R39): one pass over all of them, with the validator html-validate."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from mockportal.app import create_app
from mockportal.web.dispatch import WSGI
from tests.mockportal.web.pages_to_read import WORLD_PAGES
from tests.mockportal.web.reading import Reader
from tests.mockportal.web.rooms_to_read import FAULTY_PAGES, GUARDED_PAGES, ROOM_PAGES
from tests.valid_html import objections


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
