"""Whether the portal lives, and whether it can work: for what starts and watches it."""

from msgspec import Struct

from mockportal.web.control.operations import operations, services


class Ready(Struct):
    """It answers, and so does its database."""

    live: bool
    ready: bool


class Live(Struct):
    """It answers."""

    live: bool


@operations.add(
    "GET",
    "/health",
    "Savoir si le portail est prêt",
    group="API",
    refuses=(503,),
    note="Prêt quand sa base répond ; sinon le statut est 503. Aucun jeton n’est demandé.",
)
def health() -> Ready:
    """Ready: the database answers."""
    services().check()
    return Ready(live=True, ready=True)


@operations.add(
    "GET",
    "/health/live",
    "Savoir si le portail vit",
    group="API",
    note="Répond tant que le processus répond, que sa base soit là ou non. Aucun jeton n’est "
    "demandé.",
)
def live() -> Live:
    """Live, and no question asked of the database."""
    return Live(live=True)
