"""Mails handed to an SMTP server by a portal that is killed, and by four processes at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from email.message import EmailMessage
from functools import partial

import pytest

from mockportal.adapters.outgoing import Relay
from mockportal.adapters.sql import Database
from mockportal.domain.world import Mail
from mockportal.services import PortalServices
from tests.mockportal.acting import ask_cooptation
from tests.mockportal.conftest import NewUrl
from tests.mockportal.fire.portals import FourProcesses, Server, at_once
from tests.mockportal.fire.test_kill_one_of_four import ROOT
from tests.mockportal.moments import DEFAULT_NOW
from tests.mockportal.sink import TAKEN, Sink, ids

WORLDS, CANDIDATES = 12, 4


@pytest.fixture
def sink() -> Iterator[Sink]:
    """A server that takes everything."""
    with Sink().open() as serving:
        yield serving


def write(services: PortalServices, number: int) -> tuple[str, list[str]]:
    """A world in which candidates come one after the other; the names of its mails."""
    with services.create_world("un-administrateur", "documente", DEFAULT_NOW, number) as portal:
        world_id = portal.world.id
    for letter in "abcdefgh"[:CANDIDATES]:
        with services.open(world_id, write=True) as portal:
            ask_cooptation(portal, nom=f"Martin{letter}")
    with services.open(world_id, write=False) as portal:
        mails = portal.store.find(Mail)
        return world_id, ids([services.sent_message(portal.world, mail) for mail in mails])


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_killed_between_sending_and_noting_it_sends_again(
    new_url: NewUrl, sink: Sink, kind: str
) -> None:
    """R20: the repeat bears the name of the first, and what follows comes after it."""
    url = new_url(kind)
    servers = [Server(url, "--smtp", sink.address)]

    async def kill_and_take(_message: EmailMessage) -> str:
        if len(sink.heard) == 2:
            servers[0].process.kill()
        return TAKEN

    sink.answer = kill_and_take
    with closing(Database(url)) as database:
        services = PortalServices(database, relay=Relay("127.0.0.1", sink.port, ROOT))
        world_id, wanted = write(services, 1)
        assert servers[0].process.wait(60) != 0
        servers[0].kill()
        servers.append(Server(url, "--smtp", sink.address))
        try:
            assert sink.different(len(wanted), world_id) == wanted
        finally:
            servers[1].kill()
    came = ids(sink.heard)
    assert came.count(wanted[1]) == 2
    assert len(came) == len(wanted) + 1


def test_four_processes_send_each_mail_once_and_in_order(new_url: NewUrl, sink: Sink) -> None:
    """R20: as if there were one of them."""
    url = new_url("postgresql")
    four = FourProcesses(url, MOCKPORTAL_SMTP=sink.address, MOCKPORTAL_PUBLIC_URL=ROOT)
    try:
        with closing(Database(url)) as database:
            services = PortalServices(database, relay=Relay("127.0.0.1", sink.port, ROOT))
            worlds = at_once([partial(write, services, number) for number in range(WORLDS)])
            came = sink.taken(sum(len(wanted) for _, wanted in worlds))
    finally:
        four.kill()
    for world_id, wanted in worlds:
        assert ids(came, world_id) == wanted
    assert len(sink.heard) == len(came)
