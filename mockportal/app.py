"""Builds the whole program as one WSGI application."""

from collections.abc import Mapping

from mockportal.adapters.sql import Database
from mockportal.adapters.sweeping import Sweeping
from mockportal.services import PortalServices
from mockportal.variants import Variant, variants
from mockportal.web.callers import OwnNames
from mockportal.web.control_app import create_control_app
from mockportal.web.dispatch import WSGI, WorldDispatcher
from mockportal.web.tries import Tries
from mockportal.web.waiting import WaitingRoom
from mockportal.web.world_app import create_world_app


def create_app(
    database_url: str,
    *,
    also_domains: tuple[str, ...] = (),
    token: str | None = None,
    offered: Mapping[str, Variant] | None = None,
    keep_days: int = 0,
    waiting: WaitingRoom | None = None,
    names: OwnNames | None = None,
) -> WSGI:
    """The control room at ``/``, the control API, and every world below ``/m/<id>/``.

    Args:
        database_url: SQLAlchemy address of the database; it is made when it does not exist.
        also_domains: mail domains accepted beside the reserved ones (R52).
        token: demanded by the control API and the control room (R51).
        offered: the variants that worlds may name; the shipped ones unless told otherwise.
        keep_days: days after which a world that nobody uses is swept; 0 keeps every world.
        waiting: where requests wait for mail; four places unless given.
        names: under which names it is reached; those of loopback unless given (R56).

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
    counted = Tries()
    return WorldDispatcher(
        control=create_control_app(services, counted).wsgi_app,
        world=create_world_app(services, counted).wsgi_app,
        names=names or OwnNames(),
        waiting=waiting,
    )
