"""Pages of other packages in the control room."""

from __future__ import annotations

import io
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Blueprint, Flask, request
from werkzeug.test import Client

from mockportal.app import create_app
from mockportal.web import panels

TOKEN = "un-jeton-assez-long"
_FIELD = re.compile(r'name="csrf_token" value="([^"]+)"')


def a_panel() -> Any:
    """What a package could bring."""
    blueprint = Blueprint("essai", __name__)
    blueprint.add_url_rule("/", "index", lambda: "Bonjour")
    blueprint.add_url_rule("/", "send", lambda: str(len(request.form)), methods=["POST"])
    return SimpleNamespace(TITLE="Un outil", blueprint=blueprint)


@pytest.fixture
def portal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Makes a portal in which one panel is installed."""
    found = [SimpleNamespace(name="essai", load=a_panel)]
    monkeypatch.setattr(panels, "entry_points", lambda group: found if "panels" in group else [])
    return lambda token=None: Client(create_app(f"sqlite:///{tmp_path}/p.sqlite3", token=token))


def test_a_panel_without_its_libraries_is_told_and_left_out(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def load() -> Any:
        raise ModuleNotFoundError("No module named 'lxml'")

    found = [SimpleNamespace(name="essai", load=load)]
    monkeypatch.setattr(panels, "entry_points", lambda **_: found)
    assert panels.mount_panels(Flask(__name__)) == ()
    assert caplog.messages == ["Panneau « essai » non monté : No module named 'lxml'"]


def test_the_room_links_to_it(portal: Any) -> None:
    room = portal()
    assert '<a href="/panneaux/essai/">Un outil</a>' in room.get("/").text
    assert room.get("/panneaux/essai/").text == "Bonjour"


def test_off_loopback_it_demands_the_token(portal: Any) -> None:
    """R51."""
    answer = portal(TOKEN).get("/panneaux/essai/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/entrer")


def test_its_forms_are_protected_like_those_of_the_room(portal: Any) -> None:
    room = portal()
    assert room.post("/panneaux/essai/", data={"a": "b"}).status_code == 400
    field = _FIELD.search(room.get("/").text)
    assert field
    assert room.post("/panneaux/essai/", data={"csrf_token": field[1]}).text == "1"


def test_the_checker_of_documents_stands_in_the_room(tmp_path: Path) -> None:
    """R50: it looks like the room, and says that the portal is fictional."""
    room = Client(create_app(f"sqlite:///{tmp_path}/p.sqlite3"))
    page = room.get("/panneaux/verifier/").text
    assert "<title>Vérifier un document – Salle de pilotage" in " ".join(page.split()).replace(
        "<title> ", "<title>"
    )
    assert 'class="fictional-banner"' in page
    assert "portail.css" in page
    assert "style.css" not in page


def test_the_checker_of_documents_is_installed_and_bounded(tmp_path: Path) -> None:
    room = Client(create_app(f"sqlite:///{tmp_path}/p.sqlite3"))
    assert "Vérifier un document" in room.get("/panneaux/verifier/").text
    sizes = {2 * 1024 * 1024: 400, 21 * 1024 * 1024: 413}
    for size, status in sizes.items():
        answer = room.post(
            "/panneaux/verifier/",
            input_stream=io.BytesIO(),
            environ_overrides={"CONTENT_LENGTH": str(size)},
            content_type="multipart/form-data; boundary=b",
        )
        assert answer.status_code == status
