"""A server killed in the middle of things: what it said is done is done, and nothing by halves."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random
from threading import Lock
from typing import Any

import httpx
import pytest

from mockportal.adapters.sql import Database
from mockportal.domain.company import Account
from mockportal.domain.registration import Registration
from mockportal.domain.world import JournalEntry
from mockportal.ports import Portal
from mockportal.services import PortalServices
from mockportal.usecases.replaying import replay
from tests.mockportal.acting import PASSWORD, ask_cooptation, ask_key
from tests.mockportal.fire.portals import Server, Visitor, control
from tests.mockportal.moments import DEFAULT_NOW

KILLS, SERIES, CANDIDATES, MOST = 20, 5, 12, 24
FIRST = [0, *(pytest.param(n, marks=pytest.mark.nightly) for n in range(SERIES, KILLS, SERIES))]
"""Five kills before a change lands, fifteen more at night."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
Asked = Callable[[], httpx.Response]


@dataclass
class Said:
    """What was acknowledged; after so many answers something is killed.

    Args:
        lasts: others go on serving, and people with what they do.
    """

    server: Server
    deadly: int
    kill: Callable[[], object]
    lasts: bool = False
    done: list[str] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def hear(self, name: str, answer: httpx.Response) -> None:
        """Note one thing done; the deadly one is the last that this server ever did."""
        if self.lasts and answer.status_code == 503:
            return
        assert answer.status_code < 400, (name, answer.text)
        with self._lock:
            self.done.append(f"{name} {answer.json()['now']}" if name == "clock" else name)
            if len(self.done) == self.deadly:
                self.kill()

    def follow(self, acts: Iterator[tuple[str, Asked]]) -> None:
        """Do one thing after another until nobody answers any more."""
        for name, ask in acts:
            try:
                self.hear(name, ask())
            except httpx.TransportError:
                if not self.lasts:
                    assert self.server.process.wait(60) != 0
                    return


def prepare(portal: Portal) -> None:
    """Many candidates who wait for a decision, and one for a key."""
    for letter in LETTERS[:CANDIDATES]:
        ask_cooptation(portal, nom=f"Candidat {letter}")
    ask_key(portal, nom="Clé")


def decisions(server: Server, world_id: str, by: str, decision: str) -> Iterator[tuple[str, Asked]]:
    """One administrator accepts two candidates, or refuses all the others."""
    numbers = range(1, 3) if decision == "accept" else range(3, CANDIDATES + 1)
    for number in numbers:
        path = f"/registrations/{number}/decision"
        yield (
            f"{decision} {number}",
            partial(control, server, world_id, path, by=by, decision=decision),
        )


def newcomers(server: Server, world_id: str, siret: str) -> Iterator[tuple[str, Asked]]:
    """People whom the tester adds."""
    for letter in LETTERS:
        person = {"siret": siret, "nom": f"Nouveau {letter}", "prenom": "Zoé"}
        courriel, roles = f"{letter}@nouveau.example", ["declarant"]
        ask = partial(control, server, world_id, "/people", courriel=courriel, roles=roles)
        yield f"person {courriel}", partial(ask, **person)


def seconds(server: Server, world_id: str) -> Iterator[tuple[str, Asked]]:
    """The clock goes on, second by second."""
    for _ in range(40):
        yield "clock", partial(control, server, world_id, "/clock/advance", seconds=1)


def new_letters(visitor: Visitor) -> Iterator[tuple[str, Asked]]:
    """The candidate asks for one letter after the other."""
    for number in range(2, 20):
        yield f"letter {number}", partial(visitor.press, "activation/courrier")


def fire(
    server: Server, services: PortalServices, seed: int, kill: Callable[[], object] | None = None
) -> tuple[str, list[str]]:
    """Kill a server while five people work in a world; the world, and what was acknowledged.

    Args:
        kill: ends something else, which others survive.
    """
    chosen = ("un-administrateur", "documente", DEFAULT_NOW, seed)
    with services.create_world(*chosen) as portal:
        prepare(portal)
        world_id, boss = portal.world.id, portal.store.find(Account)[0]
        siret, by = boss.siret, boss.courriel
        last = portal.store.find(Registration)[-1]
        who = {"siret": siret, "nom": last.nom, "prenom": last.prenom, "password": PASSWORD}
    deadly, lasts = Random(seed).randrange(1, MOST), kill is not None
    said = Said(server, deadly, kill or server.process.kill, lasts)
    with closing(Visitor(server, world_id)) as visitor:
        visitor.sign_in(**who)
        visitor.open("activation")
        people = [
            decisions(server, world_id, by, "accept"),
            decisions(server, world_id, by, "refuse"),
            newcomers(server, world_id, siret),
            seconds(server, world_id),
            new_letters(visitor),
        ]
        with ThreadPoolExecutor(len(people)) as threads:
            list(threads.map(said.follow, people))
    return world_id, said.done


def found(server: Server, world_id: str) -> set[str]:
    """What the server that took over knows, in the words of what was acknowledged."""
    world = control(server, world_id).json()
    rows = control(server, world_id, "/registrations").json()
    words = {"active": "accept", "refused": "refuse"}
    decided = {f"{words[r['state']]} {r['id']}" for r in rows if r["state"] in words}
    letters = {f"letter {number}" for number in range(2, rows[-1]["letters"] + 1)}
    people = {f"person {person['courriel']}" for person in world["people"]}
    return decided | letters | people | {f"clock {world['now']}"}


def check(server: Server, world_id: str, acknowledged: list[str]) -> None:
    """All that was acknowledged is there; a clock and letters may have gone further."""
    known = found(server, world_id)
    clocks, letters = (
        [name for name in acknowledged if name.startswith(kind)] for kind in ("clock", "letter")
    )
    assert set(acknowledged) - {*clocks, *letters} <= known
    assert not clocks or max(clocks) <= max(name for name in known if name.startswith("clock"))
    assert len(letters) <= len([name for name in known if name.startswith("letter")])


def check_nothing_half_done(services: PortalServices, world_id: str, seed: int) -> None:
    """The journal, done again from the beginning, gives this world to the last mail."""
    with services.open(world_id, write=False) as portal:
        journal = portal.store.find(JournalEntry)
    chosen = ("un-administrateur", "documente", DEFAULT_NOW, seed)
    with services.create_world(*chosen) as portal:
        replay(portal, journal)
        again = portal.world.id
    assert comparable(services, again) == comparable(services, world_id)


def comparable(services: PortalServices, world_id: str) -> dict[str, Any]:
    """A world's export; the hash of a key tells what it cost, which is not the same here."""
    export = services.export_world(world_id)
    for registration in export["registrations"]:
        registration["key"] = bool(registration["key"])
    return export


@pytest.mark.slow
@pytest.mark.parametrize("first", FIRST)
def test_what_was_acknowledged_outlives_a_kill_and_nothing_is_half_done(
    tmp_path: Path, first: int
) -> None:
    """R22, R24, R30, R47: twenty times in all, after one to twenty-three answers."""
    file = tmp_path / "portail.sqlite3"
    server = Server(f"sqlite:///{file}")
    with closing(Database(f"sqlite:///{file}")) as database:
        services = PortalServices(database)
        try:
            for seed in range(first, first + SERIES):
                world_id, acknowledged = fire(server, services, seed)
                server.kill()
                server = Server(f"sqlite:///{file}")
                check(server, world_id, acknowledged)
                check_nothing_half_done(services, world_id, seed)
        finally:
            server.kill()
    with closing(sqlite3.connect(file)) as raw:
        assert raw.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert raw.execute("pragma foreign_key_check").fetchall() == []
