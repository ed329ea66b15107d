"""Builds the whole program as one WSGI application."""

from collections.abc import Mapping
from typing import Any

from mockportal.adapters.sql import Database
from mockportal.adapters.sweeping import Sweeping
from mockportal.services import PortalServices
from mockportal.variants import Variant, variants
from mockportal.web.callers import OwnNames
from mockportal.web.control_app import create_control_app
from mockportal.web.dispatch import WorldDispatcher
from mockportal.web.metering import Meter
from mockportal.web.tries import Tries
from mockportal.web.waiting import WaitingRoom
from mockportal.web.world_app import create_world_app


def create_app(
    database_url: str | None = None,
    *,
    offered: Mapping[str, Variant] | None = None,
    keep_days: int = 0,
    waiting: WaitingRoom | None = None,
    names: OwnNames | None = None,
    **guarded: Any,
) -> WorldDispatcher:
    """The control room at ``/``, the control API, and every world below ``/m/<id>/``.

    Without any argument, as a server with several processes calls it, all of them are what the
    environment says (``MOCKPORTAL_DATABASE``, …).

    Args:
        database_url: SQLAlchemy address of the database; it is made when it does not exist.
        offered: the variants that worlds may name; the shipped ones unless told otherwise.
        keep_days: days after which a world that nobody uses is swept; 0 keeps every world.
        waiting: where requests wait for mail; four places unless given.
        names: under which names it is reached; those of loopback unless given (R56).
        guarded: ``also_domains``, ``token``, ``secret``, ``relay``, as PortalServices has them.

    Raises:
        UnusableDatabase: the database belongs to another version.
        UnusableSettings: the environment says something that cannot be.
    """
    if database_url is None:
        return create_app(**_from_environment())
    database = Database(database_url)
    services = PortalServices(database, variants=offered or variants(), **guarded)
    waiting = waiting or WaitingRoom()
    counted = database.tries if database.is_shared else Tries()
    meter = Meter(database.count)
    database.on_kept.append(meter.kept)
    dispatcher = WorldDispatcher(
        control=create_control_app(services, counted, meter).wsgi_app,
        world=create_world_app(services, counted).wsgi_app,
        names=names or OwnNames(),
        waiting=waiting,
        meter=meter,
    )
    _work_beside(dispatcher, services, keep_days)
    return dispatcher


def _work_beside(dispatcher: WorldDispatcher, services: PortalServices, keep_days: int) -> None:
    """Start the threads that work beside the requests; closing the program stops them."""
    database = services.database
    threads: list[Any] = []
    if keep_days or database.is_shared:
        threads.append(Sweeping(lambda: services.sweep(keep_days)))
    if database.is_shared:
        threads.append(database.listening(dispatcher.waiting.wake))
    if services.relay is not None:
        from mockportal.adapters.delivering import Delivering

        delivering = Delivering(database.outbox, services.relay, services.sent_message)
        database.on_kept.append(delivering.look_for_mail)
        threads.append(delivering)
    for thread in threads:
        thread.start()
        dispatcher.on_close(thread.stop)
    dispatcher.on_close(database.close)


def _from_environment() -> dict[str, Any]:
    """What a server with processes of its own is told: it listens, and says where it is.

    Without a token nobody but this machine may ask, wherever that server listens.
    """
    from mockportal import settings
    from mockportal.variants import with_folder

    told = settings.from_environment()
    host, public_url = told.pop("host"), told.pop("public_url")
    names = OwnNames(host, public_url, only_here=told["token"] is None)
    if not names.are_loopback and told["token"] is None:
        raise settings.UnusableSettings("Donnez MOCKPORTAL_TOKEN : le portail se voit de loin.")
    told["relay"] = settings.relay(told.pop("smtp"), told["also_domains"], public_url)
    offered, waiting = with_folder(told.pop("folder")), WaitingRoom(told.pop("threads") // 2)
    url = settings.database_url(told.pop("database"))
    del told["port"], told["as_json"]
    return {**told, "database_url": url, "offered": offered, "waiting": waiting, "names": names}
