"""Nobody waits for somebody else's hash: none is made while a write transaction is open (R57)."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher

from mockportal.app import create_app
from tests.mockportal.browsing import KNOWLEDGE_BASE, PASSWORD, Api, World, secrets


class Watching:
    """A cheap hasher that begins a transaction of its own whenever it is asked for anything."""

    def __init__(self, database: Path) -> None:
        self._real = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        self._database, self.asked = database, 0

    def __getattr__(self, name: str) -> Callable[..., Any]:
        self.asked += 1
        with closing(sqlite3.connect(self._database, timeout=0)) as other:
            other.execute("BEGIN IMMEDIATE")  # refused at once while somebody else writes
        return getattr(self._real, name)


@pytest.fixture
def watching(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Watching:
    hasher = Watching(tmp_path / "portal.sqlite3")
    monkeypatch.setattr("mockportal.adapters.hashing._FULL_COST", hasher)
    return hasher


@pytest.fixture
def world(watching: Watching, tmp_path: Path) -> World:
    return Api(create_app(f"sqlite:///{tmp_path}/portal.sqlite3")).world("deux-administrateurs")


def registers_with_a_key(world: World) -> None:
    candidate = world.register_by_pages("cle")
    browser = world.sign_in(candidate)
    world.control("/clock/advance", {"days": 3})
    assert browser.post("activation", key="AAAA-AAAA-AAAA-AAAA").status_code == 422
    assert browser.post("activation", key=world.list("letters")[0]["key"]).status_code == 200
    assert world.list("registrations")[0]["state"] == "active"


def asks_for_a_new_letter(world: World) -> None:
    browser = world.sign_in(world.register_by_pages("cle"))
    browser.post("activation/courrier")
    assert world.list("registrations")[0]["letters"] == 2


def forgets_the_password(world: World) -> None:
    who = world.register_by_pages()
    named = {"siret": who.siret, "nom": who.nom, "prenom": who.prenom}
    new = {"password": "Autrepasse12", "confirmation": "Autrepasse12"}
    browser = world.browser()
    wrong = browser.post("mot-de-passe-oublie/reponse", answer="Rex", **named, **new)
    assert wrong.status_code == 422
    done = browser.post("mot-de-passe-oublie/reponse", answer=secrets()["answer"], **named, **new)
    assert "changé" in done.text


def signs_in(world: World) -> None:
    who = world.people[0].identity()
    assert world.browser().post("votre-compte", **who).status_code == 200
    assert world.browser().post("votre-compte", **{**who, "password": "x"}).status_code == 422
    assert world.browser().post("votre-compte", **{**who, "nom": "Nul"}).status_code == 422


def uses_the_knowledge_base(world: World) -> None:
    browser = world.employer()
    assert "Radiation/suppression" in browser.get(KNOWLEDGE_BASE).text


def is_arranged(world: World) -> None:
    who = {"siret": world.siret, "nom": "Martin", "prenom": "Zoé"}
    mine = {**who, "courriel": "zoe@martin.example", "password": PASSWORD}
    for path, body in [
        ("/registrations", {**mine, "state": "awaiting-key"}),
        ("/sessions", {**who, "password": PASSWORD}),
        ("/knowledge-base/accounts", mine),
        ("/knowledge-base/sessions", {"courriel": mine["courriel"], "password": PASSWORD}),
    ]:
        assert world.control(path, body).status_code == 201, path


@pytest.mark.parametrize(
    ("act", "hashes"),
    [
        (registers_with_a_key, 6),
        (asks_for_a_new_letter, 4),
        (forgets_the_password, 5),
        (signs_in, 3),
        (uses_the_knowledge_base, 2),
        (is_arranged, 5),
    ],
)
def test_no_hash_is_made_while_somebody_writes(
    world: World, watching: Watching, act: Callable[[World], None], hashes: int
) -> None:
    """R57: by a page or by the API; and what was done is all there, once."""
    act(world)
    assert watching.asked >= hashes
    journal = world.list("journal")
    assert [entry["id"] for entry in journal] == list(range(1, len(journal) + 1))
