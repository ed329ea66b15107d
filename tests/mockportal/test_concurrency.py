"""Many at once on one database: one seat, one decision, one use of a key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier

import pytest

from mockportal.adapters.sql import Database
from mockportal.domain.company import Account
from mockportal.domain.moments import after_days
from mockportal.domain.refusals import Refusal
from mockportal.domain.registration import Registration, State
from mockportal.domain.world import JournalEntry, Mail
from mockportal.ports import Portal
from mockportal.services import PortalServices
from mockportal.usecases import activating, coopting, registering, removing, timekeeping
from tests.mockportal.acting import (
    administrator,
    ask_cooptation,
    ask_key,
    ask_removal,
    company,
    fill_in,
    last_key,
    typed,
)
from tests.mockportal.conftest import NewUrl
from tests.mockportal.moments import DEFAULT_NOW

MANY = 20
Intention = Callable[[Portal, int], object]


@pytest.fixture(params=["sqlite", "postgresql"], scope="module")
def services(request: pytest.FixtureRequest, new_url: NewUrl) -> Iterator[PortalServices]:
    """One writes after the other, in the whole file or in the world alone."""
    database = Database(new_url(request.param))
    yield PortalServices(database)
    database.close()


def new_world(services: PortalServices, prepare: Callable[[Portal], object], dataset: str) -> str:
    """A world in which something waits."""
    with services.create_world(dataset, "documente", DEFAULT_NOW, 1) as portal:
        prepare(portal)
        return portal.world.id


def at_once(
    services: PortalServices, world_id: str, intention: Intention, many: int = MANY
) -> Counter[str]:
    """Carry out an intention in many transactions that begin together; what became of each."""
    barrier = Barrier(many)

    def act(index: int) -> str:
        barrier.wait(timeout=30)
        try:
            with services.open(world_id, write=True) as portal:
                intention(portal, index)
        except Refusal as refusal:
            return refusal.code
        return "done"

    with ThreadPoolExecutor(many) as threads:
        return Counter(threads.map(act, range(many)))


def test_of_twenty_acceptances_for_one_seat_exactly_one_succeeds(
    services: PortalServices,
) -> None:
    """R25, R03: the others are told that the seat is taken, and stay pending."""

    def prepare(portal: Portal) -> None:
        for index in range(MANY):
            ask_cooptation(portal, nom=f"Candidat {'abcdefghijklmnopqrst'[index]}")

    world_id = new_world(services, prepare, "deux-administrateurs")

    def accept(portal: Portal, index: int) -> None:
        coopting.accept(portal, administrator(portal, index % 2), index + 1)

    assert at_once(services, world_id, accept) == {"done": 1, "seat-taken": MANY - 1}
    with services.open(world_id, write=False) as portal:
        assert len(portal.administrators(company(portal).siret)) == 3
        states = Counter(r.state for r in portal.store.find(Registration))
        assert states == {State.ACTIVE: 1, State.AWAITING_COOPTATION: MANY - 1}
        assert len(portal.store.find(Mail, kind="registration-accepted")) == 1


def test_of_two_decisions_on_one_request_one_counts(services: PortalServices) -> None:
    """R23: ten times over, whoever comes first."""
    for _ in range(10):
        world_id = new_world(services, ask_cooptation, "deux-administrateurs")

        def decide(portal: Portal, index: int) -> None:
            decision = (coopting.accept, coopting.refuse)[index]
            decision(portal, administrator(portal, index), 1)

        outcome = at_once(services, world_id, decide, 2)
        assert outcome == {"done": 1, "already-settled": 1}
        with services.open(world_id, write=False) as portal:
            told = [m for m in portal.store.find(Mail) if m.kind != "cooptation-requested"]
            assert len(told) == 1


def test_a_key_entered_many_times_at_once_works_once(services: PortalServices) -> None:
    """R32."""
    world_id = new_world(services, ask_key, "un-administrateur")

    def enter(portal: Portal, _index: int) -> None:
        candidate = portal.store.get(Registration, 1)
        assert candidate
        activating.enter_key(portal, candidate, last_key(portal))

    assert at_once(services, world_id, enter) == {"done": 1, "key-used": MANY - 1}
    with services.open(world_id, write=False) as portal:
        assert len(portal.store.find(Account)) == 2


def test_wrong_keys_entered_at_once_are_all_counted(services: PortalServices) -> None:
    """R32: nobody gains a sixth try by hurrying."""
    world_id = new_world(services, ask_key, "un-administrateur")

    def enter(portal: Portal, _index: int) -> None:
        candidate = portal.store.get(Registration, 1)
        assert candidate
        activating.enter_key(portal, candidate, "AAAA-AAAA-AAAA-AAAA")

    assert at_once(services, world_id, enter) == {"key-wrong": 4, "key-blocked": MANY - 4}
    with services.open(world_id, write=False) as portal:
        counted = [e for e in portal.store.find(JournalEntry) if e.event == "wrong-key"]
        assert len(counted) == 5


def test_one_person_registering_many_times_at_once_waits_once(services: PortalServices) -> None:
    """R37."""

    def prepare(portal: Portal) -> None:
        for _ in range(MANY):
            fill_in(portal)

    world_id = new_world(services, prepare, "un-administrateur")

    def choose(portal: Portal, index: int) -> None:
        candidate = portal.store.get(Registration, index + 1)
        assert candidate
        (registering.ask_cooptation, registering.ask_key)[index % 2](portal, candidate)

    assert at_once(services, world_id, choose) == {"done": 1, "registration-pending": MANY - 1}


def test_a_removal_is_carried_out_once(services: PortalServices) -> None:
    """R47."""
    world_id = new_world(services, ask_removal, "deux-administrateurs")

    def remove(portal: Portal, _index: int) -> None:
        removing.remove(portal, 1)

    assert at_once(services, world_id, remove) == {"done": 1, "removal-settled": MANY - 1}
    with services.open(world_id, write=False) as portal:
        assert len(portal.store.find(Mail)) == 3


def test_registrations_at_once_take_numbers_of_their_own(services: PortalServices) -> None:
    """R12: no transaction fails for having come together with another."""
    world_id = new_world(services, lambda _portal: None, "un-administrateur")

    def register(portal: Portal, index: int) -> None:
        letter = "abcdefghijklmnopqrst"[index]
        registering.register(portal, typed(portal, nom=f"Candidat {letter}"))

    assert at_once(services, world_id, register) == {"done": MANY}
    with services.open(world_id, write=False) as portal:
        numbers = [r.id for r in portal.store.find(Registration)]
        assert numbers == list(range(1, MANY + 1))


def waiting(portal: Portal) -> None:
    """Three lapses and three letters to come, on one day."""
    for nom in ("Un", "Deux", "Trois"):
        ask_cooptation(portal, nom=nom)
        ask_key(portal, nom=f"{nom} bis")


def happened(services: PortalServices, world_id: str) -> list[tuple[datetime, str]]:
    """What fell due in a world, as the journal tells it."""
    with services.open(world_id, write=False) as portal:
        due = {"letter-delivered", "registration-cancelled"}
        entries = portal.store.find(JournalEntry)
        assert [e.at for e in entries] == sorted(e.at for e in entries)
        return [(e.at, e.event) for e in entries if e.event in due]


def test_advances_at_once_come_one_after_the_other(services: PortalServices) -> None:
    """R22: twenty times two days are forty days, and nothing happens twice."""
    world_id = new_world(services, waiting, "un-administrateur")

    def advance(portal: Portal, _index: int) -> None:
        timekeeping.advance(portal, after_days(portal.now, 2))

    assert at_once(services, world_id, advance) == {"done": MANY}
    letter, lapse = after_days(DEFAULT_NOW, 3), after_days(DEFAULT_NOW, 15) + timedelta(seconds=1)
    assert happened(services, world_id) == [
        *[(letter, "letter-delivered")] * 3,
        *[(lapse, "registration-cancelled")] * 3,
    ]
    with services.open(world_id, write=False) as portal:
        assert portal.now == after_days(DEFAULT_NOW, 2 * MANY)
        assert len(portal.store.find(Mail)) == 3 + 3 * 2


def test_advances_to_one_moment_at_once_fire_once(services: PortalServices) -> None:
    """R22: all get there, one of them finds something to do."""
    world_id = new_world(services, waiting, "un-administrateur")
    fired: list[int] = []

    def advance(portal: Portal, _index: int) -> None:
        fired.append(len(timekeeping.advance(portal, after_days(DEFAULT_NOW, 40))))

    assert at_once(services, world_id, advance) == {"done": MANY}
    assert sorted(fired) == [0] * (MANY - 1) + [6]
    assert len(happened(services, world_id)) == 6


@pytest.mark.parametrize("many", [12])
def test_worlds_made_at_once_are_all_made(services: PortalServices, many: int) -> None:
    """R51: with ids of their own."""
    barrier = Barrier(many)

    def make(seed: int) -> str:
        barrier.wait(timeout=30)
        with services.create_world("vierge", "documente", DEFAULT_NOW, seed) as portal:
            return portal.world.id

    with ThreadPoolExecutor(many) as threads:
        ids = set(threads.map(make, range(many)))
    assert len(ids) == many
    assert ids <= {world.id for world in services.worlds()}


def test_worlds_made_at_once_have_the_people_of_their_seeds(services: PortalServices) -> None:
    """R20: where one world does not wait for another, each draws for itself."""
    barrier = Barrier(8)

    def make(seed: int) -> list[str]:
        barrier.wait(timeout=30)
        chosen = ("trois-administrateurs", "documente", DEFAULT_NOW, seed % 2)
        with services.create_world(*chosen) as portal:
            return [account.courriel for account in portal.store.find(Account)]

    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(make, range(8)))
    assert made == made[:2] * 4
    assert made[0] != made[1]
