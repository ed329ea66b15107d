"""One of four processes killed under load, and PostgreSQL itself: the others go on."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial

import pytest

from mockportal.adapters.outgoing import Relay
from mockportal.adapters.sql import Database
from mockportal.domain.world import Mail
from mockportal.services import PortalServices
from tests.mockportal import postgresql
from tests.mockportal.fire.portals import FourProcesses
from tests.mockportal.fire.test_kill import check, check_nothing_half_done, fire
from tests.mockportal.postgresql import Cluster
from tests.mockportal.sink import Sink, ids

ROOT = "http://localhost/"
KILLS, SERIES = 10, 2
FIRST = [0, *(pytest.param(n, marks=pytest.mark.nightly) for n in range(SERIES, KILLS, SERIES))]
"""Two kills before a change lands, eight more at night."""
_BACKEND = (
    "select pid from pg_stat_activity where application_name = 'mockportal' and query not like "
    "'LISTEN%' order by state_change desc limit 1"
)


@contextmanager
def burning(cluster: Cluster, sink: Sink) -> Iterator[tuple[FourProcesses, PortalServices]]:
    """Four processes on a database of their own, which hand their mails to a server."""
    url = cluster.new_url()
    four = FourProcesses(url, MOCKPORTAL_SMTP=sink.address, MOCKPORTAL_PUBLIC_URL=ROOT)
    try:
        with closing(Database(url)) as database:
            yield four, PortalServices(database, relay=Relay("127.0.0.1", sink.port, ROOT))
    finally:
        four.kill()


def check_handed_over(services: PortalServices, world_id: str, sink: Sink) -> None:
    """Every mail of the store has left, in order; again only where something was killed."""
    with services.open(world_id, write=False) as portal:
        written = [services.sent_message(portal.world, m) for m in portal.store.find(Mail)]
    came = sink.different(len(written), world_id)
    assert came == ids(written)


@pytest.mark.slow
@pytest.mark.parametrize("first", FIRST)
def test_a_killed_process_loses_nothing_that_was_acknowledged(cluster: Cluster, first: int) -> None:
    """R22, R24, R30, R47: people go on with the others, and no mail comes twice or never."""
    with Sink().open() as sink, burning(cluster, sink) as (four, services):
        for seed in range(first, first + SERIES):
            kill = partial(four.kill_one, seed)
            world_id, acknowledged = fire(four, services, seed, kill)
            check(four, world_id, acknowledged)
            check_handed_over(services, world_id, sink)
            check_nothing_half_done(services, world_id, seed)


@pytest.mark.slow
def test_a_killed_backend_loses_nothing_that_was_acknowledged() -> None:
    """R59: PostgreSQL then ends every connection and recovers; the portal heals by itself."""
    with postgresql.cluster() as own:
        if own is None:
            pytest.skip(postgresql.NEEDED)

        def kill() -> None:
            os.kill(own.execute(_BACKEND)[0][0], signal.SIGKILL)

        with Sink().open() as sink, burning(own, sink) as (four, services):
            world_id, acknowledged = fire(four, services, 20, kill)
            own.wait()
            check(four, world_id, acknowledged)
            check_handed_over(services, world_id, sink)
            check_nothing_half_done(services, world_id, 20)
