"""Builds the whole program as one WSGI application."""

from collections.abc import Mapping

from mockportal.adapters.sql import Database
from mockportal.adapters.sweeping import Sweeping
from mockportal.services import PortalServices
from mockportal.variants import Variant, variants
from mockportal.web.control_app import create_control_app
from mockportal.web.dispatch import WSGI, WorldDispatcher
from mockportal.web.waiting import PLACES, WaitingRoom
from mockportal.web.world_app import create_world_app


def create_app(
    database_url: str,
    *,
    also_domains: tuple[str, ...] = (),
    token: str | None = None,
    offered: Mapping[str, Variant] | None = None,
    keep_days: int = 0,
    waiting_places: int = PLACES,
) -> WSGI:
    """The control room at ``/``, the control API, and every world below ``/m/<id>/``.

    Args:
        database_url: SQLAlchemy address of the database; it is made when it does not exist.
        also_domains: mail domains accepted beside the reserved ones (R52).
        token: demanded by the control API and the control room (R51).
        offered: the variants that worlds may name; the shipped ones unless told otherwise.
        keep_days: days after which a world that nobody uses is swept; 0 keeps every world.
        waiting_places: how many requests may wait at once; each holds a thread of the server.

    Raises:
        UnusableDatabase: the database belongs to another version.
    """
    services = PortalServices(
        Database(database_url),
        also_domains=also_domains,
        token=token,
        variants=offered or variants(),
    )
    if keep_days:
        Sweeping(lambda: services.sweep(keep_days)).start()
    return WorldDispatcher(
        control=create_control_app(services).wsgi_app,
        world=create_world_app(services).wsgi_app,
        waiting=WaitingRoom(waiting_places),
    )
