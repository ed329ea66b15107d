"""Several servers on one database: what can happen once happens once, whoever asked and where.

Two programs on a file, four processes on PostgreSQL; at night each race is run twice as often.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path

import httpx
import pytest

from mockportal.domain.company import Account
from mockportal.domain.moments import after_days
from mockportal.domain.refusals import Refusal
from mockportal.domain.registration import Registration, State
from mockportal.domain.world import JournalEntry, Mail
from mockportal.ports import Portal
from mockportal.services import PortalServices
from mockportal.usecases import timekeeping
from mockportal.variants import variant
from tests.mockportal.acting import PASSWORD, ask_cooptation, ask_key, ask_removal, last_key
from tests.mockportal.fire.portals import FourProcesses, Server, Visitor, at_once, control
from tests.mockportal.moments import DEFAULT_NOW
from tests.mockportal.postgresql import Cluster

MANY = 20
TIMES = [0, 1, *(pytest.param(n, marks=pytest.mark.nightly) for n in (2, 3))]
LETTERS = "abcdefghijklmnopqrst"


Visit = Callable[[Server, str], Visitor]


@pytest.fixture
def visit() -> Iterator[Visit]:
    """Opens browsers that are closed when the test ends."""
    with ExitStack() as closing_all:
        yield lambda server, world_id: closing_all.enter_context(closing(Visitor(server, world_id)))


def prepared(
    services: PortalServices, dataset: str, *prepare: Callable[[Portal], object]
) -> tuple[str, list[dict[str, str]]]:
    """A world in which something waits, and how its people sign in."""
    with services.create_world(dataset, "documente", DEFAULT_NOW, 1) as portal:
        for act in prepare:
            act(portal)
        people = portal.store.find(Account, active=True)
        return portal.world.id, [identity(a, services.seeded_password) for a in people]


def identity(person: Account | Registration, password: str) -> dict[str, str]:
    """What the sign-in form asks."""
    names = ("siret", "nom", "prenom")
    return {**{name: getattr(person, name) for name in names}, "password": password}


def wait_for_the_deadline(portal: Portal) -> None:
    """Fifteen days later, to the second: a decision still counts."""
    timekeeping.advance(portal, after_days(portal.now, 15))


def told(portal: Portal) -> Counter[str]:
    """How many mails of each kind there are."""
    return Counter(mail.kind for mail in portal.store.find(Mail))


def test_of_twenty_acceptances_for_one_seat_exactly_one_succeeds(
    services: PortalServices, servers: list[Server], visit: Visit
) -> None:
    """R03, R25: two administrators, ten windows each, both servers."""

    def candidates(portal: Portal) -> None:
        for letter in LETTERS:
            ask_cooptation(portal, nom=f"Candidat {letter}")

    world_id, people = prepared(services, "deux-administrateurs", candidates)
    signed_in = [visit(servers[i], world_id).sign_in(**people[i]) for i in range(2)]
    windows = [signed_in[i % 2].through(servers[i // 2 % 2]) for i in range(MANY)]
    answers = at_once(
        [
            partial(window.press, f"demandes/administrateurs/{number}/accord")
            for number, window in enumerate(windows, 1)
        ]
    )
    assert Counter(answer.status_code for answer in answers) == {302: 1, 409: MANY - 1}
    refused = [answer for answer in answers if answer.status_code == 409]
    sentence = variant("documente").wording.refusal(Refusal("seat-taken", maximum=3))
    assert all(sentence in html.unescape(answer.text) for answer in refused)
    with services.open(world_id, write=False) as portal:
        states = Counter(r.state for r in portal.store.find(Registration))
        assert states == {State.ACTIVE: 1, State.AWAITING_COOPTATION: MANY - 1}
        assert len(portal.store.find(Account)) == 3
        assert told(portal)["registration-accepted"] == 1


@pytest.mark.parametrize("_time", TIMES)
def test_of_two_technicians_one_carries_the_request_out(
    services: PortalServices, servers: list[Server], visit: Visit, _time: int
) -> None:
    """R47: one removes while the other declines."""
    world_id, _ = prepared(services, "deux-administrateurs", ask_removal)
    windows = [visit(server, world_id) for server in servers]
    for window in windows:
        window.open("technicien/demandes/1")
    acts = [
        partial(windows[0].press, "technicien/demandes/1/radiation"),
        partial(windows[1].press, "technicien/demandes/1/refus", reason="Pas encore."),
    ]
    statuses = [answer.status_code for answer in at_once(acts)]
    assert sorted(statuses) == [302, 409]
    removed = statuses[0] == 302
    with services.open(world_id, write=False) as portal:
        outcome = {"removal-done": 1, "removal-beneficiary": 1, "removal-removed": 1}
        assert told(portal) == (outcome if removed else {"removal-declined": 1})
        gone = [person for person in portal.store.find(Account) if not person.active]
        assert len(gone) == int(removed)


@pytest.mark.parametrize("_time", TIMES)
def test_a_key_entered_twice_at_once_opens_one_account(
    services: PortalServices, servers: list[Server], visit: Visit, _time: int
) -> None:
    """R32: in two windows of one candidate."""
    world_id, _ = prepared(services, "un-administrateur", ask_key)
    with services.open(world_id, write=False) as portal:
        key, candidate = last_key(portal), portal.store.find(Registration)[0]
    visitor = visit(servers[0], world_id).sign_in(**identity(candidate, PASSWORD))
    windows = [visitor.through(server) for server in servers]
    answers = at_once([partial(window.press, "activation", key=key) for window in windows])
    opened = [a for a in answers if a.headers.get("Location", "").endswith("/compte-active")]
    assert len(opened) == 1
    assert all(answer.status_code < 500 for answer in answers)
    with services.open(world_id, write=False) as portal:
        assert len(portal.store.find(Account)) == 2
        events = Counter(entry.event for entry in portal.store.find(JournalEntry))
        assert events["account-activated"] == 1


@pytest.mark.parametrize("_time", TIMES)
def test_of_a_decision_and_the_lapse_at_one_second_one_counts(
    services: PortalServices, servers: list[Server], visit: Visit, _time: int
) -> None:
    """R22, R23, R24: the candidate is told one thing."""
    world_id, people = prepared(
        services, "un-administrateur", ask_cooptation, wait_for_the_deadline
    )
    visitor = visit(servers[0], world_id).sign_in(**people[0])
    decision, lapse = at_once(
        [
            partial(visitor.press, "demandes/administrateurs/1/accord"),
            partial(control, servers[1], world_id, "/clock/advance", seconds=1),
        ]
    )
    assert lapse.status_code == 200
    accepted = decision.status_code == 302
    assert decision.status_code in {302, 409}
    assert len(lapse.json()["fired"]) == int(not accepted)
    with services.open(world_id, write=False) as portal:
        candidate = portal.store.find(Registration)[0]
        assert candidate.state is (State.ACTIVE if accepted else State.CANCELLED)
        kinds = told(portal)
        assert kinds["registration-accepted"] == int(accepted)
        assert kinds["registration-cancelled"] == int(not accepted)
        assert len(portal.store.find(Account)) == 1 + int(accepted)


def test_advances_through_two_servers_come_one_after_the_other(
    services: PortalServices, servers: list[Server]
) -> None:
    """R22: twenty times two days are forty days, and nothing happens twice."""
    world_id, _ = prepared(
        services, "un-administrateur", ask_cooptation, lambda portal: ask_key(portal, nom="Clé")
    )
    answers = at_once(
        [
            partial(control, servers[index % 2], world_id, "/clock/advance", days=2)
            for index in range(MANY)
        ]
    )
    assert {answer.status_code for answer in answers} == {200}
    fired = [one["event"] for answer in answers for one in answer.json()["fired"]]
    assert sorted(fired) == ["letter-delivered", "registration-cancelled"]
    reached = sorted(answer.json()["now"] for answer in answers)
    assert reached == [after_days(DEFAULT_NOW, 2 * n).isoformat() for n in range(1, MANY + 1)]


def test_four_processes_add_up_their_figures(cluster: Cluster, tmp_path: Path) -> None:
    """R51: whichever of them is asked."""
    folder = tmp_path / "figures"
    folder.mkdir()
    four = FourProcesses(cluster.new_url(), PROMETHEUS_MULTIPROC_DIR=str(folder))
    try:
        for _ in range(MANY):
            assert httpx.get(f"{four.url}control/v1/health").status_code == 200
        for _ in range(4):
            told = httpx.get(f"{four.url}metrics").text
            (line,) = [one for one in told.splitlines() if "/health" in one and "_total{" in one]
            assert line.endswith(f" {float(MANY)}")
        assert len({name.stem.rpartition("_")[2] for name in folder.glob("counter_*")}) == 4
    finally:
        four.kill()
