"""Health and figures: for what starts the portal, and for what watches it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from werkzeug.test import Client

from mockportal.app import create_app
from mockportal.web.dispatch import WSGI
from tests.mockportal.browsing import Api, is_problem

HEALTH = "/control/v1/health"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The file of a portal of its own."""
    return tmp_path / "portail.sqlite3"


@pytest.fixture
def app(file: Path) -> WSGI:
    """A portal that demands a token."""
    return create_app(f"sqlite:///{file}", token="jeton")


def figures(text: str) -> dict[str, float]:
    """Each figure by its name and labels."""
    lines = [line.rpartition(" ") for line in text.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _, value in lines}


def test_it_lives_and_is_ready_while_its_database_answers(app: WSGI, file: Path) -> None:
    """R51, R59: nobody is asked for a token, and a lost file says what is the matter."""
    client = Client(app)
    assert client.get(HEALTH).json == {"live": True, "ready": True}
    assert client.get(f"{HEALTH}/live").json == {"live": True}
    file.rename(file.with_name("ailleurs"))
    answer = client.get(HEALTH)
    assert (answer.status_code, answer.json["title"]) == (503, "store-gone")
    assert client.get(f"{HEALTH}/live").status_code == 200


def test_figures_are_for_who_has_the_token(app: WSGI) -> None:
    """R51: they tell what others do."""
    answer = Client(app).get("/metrics")
    assert is_problem(answer)
    assert answer.status_code == 401
    allowed = Client(app).get("/metrics", headers={"Authorization": "Bearer jeton"})
    assert allowed.mimetype == "text/plain"


def test_what_happens_is_counted_once_it_is_kept(file: Path) -> None:
    """R51, R54: from when somebody asked first; nothing that was refused or undone."""
    app = create_app(f"sqlite:///{file}")
    client, world = Client(app), Api(app).world("deux-administrateurs")
    before = figures(client.get("/metrics").text)
    assert before["mockportal_worlds"] == 1
    world.api.put(
        f"/control/v1/worlds/{world.id}/faults", json={"courriel-en-double": {"times": 1}}
    )
    world.register_by_pages("cle")
    world.register_by_pages(nom="Autre")
    world.browser().post("inscription/identite", **world.identity())  # again: refused
    world.browser().get("nulle-part")
    found = figures(client.get("/metrics").text)
    assert found["mockportal_mails_total"] == len(world.list("mails"))
    assert found["mockportal_letters_total"] == 1
    assert found['mockportal_faults_total{fault="courriel-en-double"}'] == 1
    step = 'mockportal_requests_total{method="POST",route="/m/<id>/inscription/<path>",status="%s"}'
    assert (found[step % 302], found[step % 409]) == (12, 1)
    assert any('route="none",status="404"' in name for name in found)
    assert not any(world.id in name for name in found)
    assert client.delete(f"/control/v1/worlds/{world.id}").status_code == 204
    assert figures(client.get("/metrics").text)["mockportal_worlds"] == 0


def test_without_the_library_it_says_which_line_to_type(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R51."""
    monkeypatch.setitem(sys.modules, "prometheus_client", None)
    answer = Client(create_app(f"sqlite:///{file}")).get("/metrics")
    assert answer.status_code == 501
    assert "procedures-vivantes[server]" in answer.json["detail"]


def test_several_processes_need_a_folder_to_add_up_in(file: Path) -> None:
    """R51: the figures of one of them would be taken for those of all."""
    client = Client(create_app(f"sqlite:///{file}"))
    answer = client.get("/metrics", environ_overrides={"wsgi.multiprocess": True})
    assert answer.status_code == 501
    assert "PROMETHEUS_MULTIPROC_DIR" in answer.json["detail"]
