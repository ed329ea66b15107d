"""Mails handed to an SMTP server: each at least once, in order, and nobody waits for it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from email.message import EmailMessage

import pytest
from sqlalchemy import create_engine, func, select

from mockportal.adapters.outgoing import Relay
from mockportal.adapters.sql import Database
from mockportal.adapters.tables import outbox
from mockportal.app import create_app
from mockportal.domain.company import Account
from mockportal.domain.refusals import Refusal
from mockportal.domain.world import Mail
from mockportal.services import PortalServices
from mockportal.web.dispatch import WorldDispatcher
from tests.mockportal.acting import ask_cooptation
from tests.mockportal.browsing import Api, World
from tests.mockportal.conftest import NewUrl
from tests.mockportal.moments import DEFAULT_NOW
from tests.mockportal.sink import TAKEN, Sink, ids

ROOT = "http://portail.example/net/"


@pytest.fixture
def sink() -> Iterator[Sink]:
    """A server that takes everything."""
    with Sink().open() as serving:
        yield serving


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, new_url: NewUrl) -> str:
    """A database of each kind."""
    return new_url(request.param)


def portal(url: str, sink: Sink) -> WorldDispatcher:
    """The whole program on a database, which hands its mails to that server."""
    return create_app(url, relay=Relay("127.0.0.1", sink.port, ROOT))


@pytest.fixture
def app(url: str, sink: Sink) -> Iterator[WorldDispatcher]:
    """The whole program, and a server that takes everything."""
    with closing(portal(url, sink)) as made:
        yield made


def waiting(url: str) -> int:
    """How many mails wait in the outbox."""
    engine = create_engine(url)
    with engine.connect() as connection:
        found = connection.scalar(select(func.count()).select_from(outbox))
    engine.dispose()
    return found or 0


def many_mails(world: World, candidates: int = 3) -> list[str]:
    """Candidates whom an administrator refuses; the names of all mails, in order."""
    for letter in "abcdefgh"[:candidates]:
        world.register(nom=f"Martin{letter}")
        number = world.list("registrations")[-1]["id"]
        by, decision = world.people[0].courriel, "refuse"
        world.control(f"/registrations/{number}/decision", {"by": by, "decision": decision})
    mails = world.list("mails")
    assert len(mails) >= 2 * candidates
    return names(world)


def names(world: World) -> list[str]:
    """What the mails of a world are called outside, in order."""
    sources = [
        world.api.get(f"{world.base}messagerie/{mail['id']}/source").text
        for mail in world.list("mails")
    ]
    lines = [line for text in sources for line in text.splitlines()]
    found = [line.partition(": ")[2] for line in lines if line.startswith("Message-ID")]
    return [name.replace("@", f".{world.id}@") for name in found]


def test_it_is_the_mail_that_the_pages_show(app: WorldDispatcher, sink: Sink) -> None:
    """R20, R50: with the name of its world, the world's date, and its links from outside."""
    world = Api(app).world(now="2027-03-01T08:00:00+01:00")
    world.register()
    mails = world.list("mails")
    for mail, message in zip(mails, sink.taken(len(mails)), strict=True):
        assert message["X-World"] == world.id
        assert message["Date"].datetime.isoformat() == mail["at"] == "2027-03-01T08:00:00+01:00"
        assert message["To"].addresses[0].addr_spec == mail["to"]
        assert message["Subject"] == mail["subject"]
        text = message.get_body(("plain",)).get_content().splitlines()
        shown = mail["text"].replace(f"http://localhost{world.base}", ROOT + world.base[1:])
        assert text == shown.splitlines()
    links = [line for m in sink.taken(len(mails)) for line in m.as_string().split() if ROOT in line]
    assert any(f"{ROOT}m/{world.id}/cooptation/" in link for link in links)


def test_each_comes_once_and_in_its_order(app: WorldDispatcher, sink: Sink, url: str) -> None:
    """R20, R24."""
    worlds = [Api(app).world() for _ in range(3)]
    wanted = {world.id: many_mails(world) for world in worlds}
    came = sink.taken(sum(map(len, wanted.values())))
    assert {world.id: ids(came, world.id) for world in worlds} == wanted
    assert len(set(ids(came))) == len(came) == len(sink.heard)


def test_without_a_server_nothing_is_kept_for_one(url: str) -> None:
    """R52: no line in the outbox, no thread."""
    with closing(create_app(url)) as app:
        many_mails(Api(app).world(), candidates=1)
        assert "delivering" not in {thread.name for thread in threading.enumerate()}
    assert waiting(url) == 0


def test_what_is_undone_is_not_sent(app: WorldDispatcher, sink: Sink, url: str) -> None:
    """R20: neither a request that is refused, nor the part of one that was."""
    with closing(Database(url)) as database:
        services = PortalServices(database, relay=Relay("127.0.0.1", sink.port, ROOT))
        with services.create_world("un-administrateur", "documente", DEFAULT_NOW, 1) as made:
            world_id = made.world.id
        with suppress(Refusal), services.open(world_id, write=True) as opened:
            ask_cooptation(opened, nom="Jamais")
            raise Refusal("failed")
        with services.open(world_id, write=True) as opened:
            with suppress(Refusal), opened.store.attempt():
                ask_cooptation(opened, nom="Nullement")
                raise Refusal("failed")
            ask_cooptation(opened, nom="Enfin")
            written = len(opened.store.find(Mail))
        came = sink.taken(written)
    assert len(came) == len(sink.heard) == written
    said = "".join(message.get_body(("plain",)).get_content() for message in came)
    assert "Enfin" in said.title()
    assert not {"Jamais", "Nullement"} & {*said.title().split()}


@pytest.mark.parametrize("refusal", ["451 4.3.0 Plus tard", "550 5.7.1 Jamais"])
def test_what_the_server_refuses_is_tried_again_before_what_follows(
    url: str, sink: Sink, refusal: str
) -> None:
    """R20: and other worlds do not wait for it."""
    first_of: dict[str, str] = {}
    refused: list[str] = []

    async def answer(message: EmailMessage) -> str:
        first = first_of.setdefault(message["X-World"], message["Message-ID"])
        if len(first_of) == 1 and first == message["Message-ID"]:
            refused.append(first)
            return refusal
        return TAKEN

    sink.answer = answer
    with closing(portal(url, sink)) as app:
        held, other = Api(app).world(), Api(app).world()
        wanted = many_mails(held, candidates=1)
        free = many_mails(other, candidates=1)
        came = sink.taken(len(wanted) + len(free))
    assert refused
    assert {*refused} == {wanted[0]}
    assert ids(came, held.id) == wanted
    assert ids(came, other.id) == free
    assert ids(came)[0] == free[0]


def test_a_server_that_comes_late_is_handed_everything(url: str) -> None:
    """R20: what was written while nobody listened, also before a restart of the portal."""
    sink = Sink()
    with closing(portal(url, sink)) as app:
        world = Api(app).world()
        wanted = many_mails(world)
    assert waiting(url) == len(wanted)
    with sink.open(), closing(portal(url, sink)):
        assert ids(sink.taken(len(wanted))) == wanted
    assert waiting(url) == 0


def test_nobody_waits_for_a_server_that_keeps_a_mail_waiting(url: str, sink: Sink) -> None:
    """R20: its world is used, and deleted, while the server has not answered."""
    asked, let_go = threading.Event(), threading.Event()

    async def answer(_message: EmailMessage) -> str:
        asked.set()
        await asyncio.to_thread(let_go.wait)
        return TAKEN

    sink.answer = answer
    with closing(portal(url, sink)) as app:
        world = Api(app).world()
        world.register()
        assert asked.wait(30)
        many_mails(world, candidates=2)
        path = f"/control/v1/worlds/{world.id}"
        assert Api(app).client.delete(path).status_code == 204
        assert waiting(url) == 0
        let_go.set()
    assert len(sink.heard) == 1


def test_an_address_with_accents_is_handed_over(app: WorldDispatcher, sink: Sink) -> None:
    """R20, R52."""
    world = Api(app).world()
    person = {"siret": world.siret, "nom": "Weber", "prenom": "Zoé", "roles": ["administrateur"]}
    world.control("/people", {**person, "courriel": "zoé@weber.example"})
    world.register()
    written = [mail["to"] for mail in world.list("mails")]
    sink.taken(len(written))
    assert sink.reached == written
    assert "zoé@weber.example" in written


def test_nothing_leaves_for_a_domain_that_somebody_owns(
    url: str, sink: Sink, app: WorldDispatcher
) -> None:
    """R52: not even to a person who came while the operator allowed the domain."""
    world = Api(app).world()
    with closing(Database(url)) as database:
        services = PortalServices(database)
        with services.open(world.id, write=True) as opened:
            opened.store.find(Account)[0].courriel = "quelquun@entreprise.fr"
    world.register()
    written = [mail["to"] for mail in world.list("mails")]
    assert "quelquun@entreprise.fr" in written
    other = Api(app).world()
    other.register()
    reserved = [*(to for to in written if to.endswith(".example"))]
    sink.taken(len(reserved) + len(other.list("mails")))
    assert sink.reached == reserved + [mail["to"] for mail in other.list("mails")]


def test_a_world_that_comes_from_a_file_brings_no_mail_again(
    app: WorldDispatcher, sink: Sink
) -> None:
    """R20: its mails were handed over by the world that wrote them."""
    world = Api(app).world()
    wanted = many_mails(world, candidates=1)
    sink.taken(len(wanted))
    file = world.api.get(f"/control/v1/worlds/{world.id}/export").json
    answer = world.api.post("/control/v1/worlds/import", json=file)
    copy = World(app, world.answer | {"id": answer.json["id"]})
    copy.register(nom="Nouvelle")
    new = names(copy)[len(wanted) :]
    assert ids(sink.taken(len(wanted) + len(new)), copy.id) == new
