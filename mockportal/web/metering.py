"""Figures for a monitor, by Prometheus's own client: counted from when somebody wants them."""

import os
from collections.abc import Callable, Iterator, Mapping
from time import perf_counter
from typing import Any

from flask import Blueprint, Flask, Response, current_app, request

from mockportal.domain.refusals import Unavailable
from mockportal.web.control.problems import problem

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""Where several processes add up their figures; the client's own variable."""

ROUTE = "mockportal.route"
_NO_CLIENT = "Il manque prometheus_client. Tapez : pip install 'procedures-vivantes[server]'"
_NO_FOLDER = (
    f"Plusieurs processus servent ce portail : donnez-leur un dossier vide commun, {FOLDER}, pour "
    "qu’ils y additionnent leurs chiffres."
)
blueprint = Blueprint("metrics", __name__)


class Meter:
    """Counts nothing, and loads nothing, until it is started.

    Args:
        worlds: how many there are; asked for when the figures are.
    """

    def __init__(self, worlds: Callable[[], int]) -> None:
        self._worlds = worlds
        self._registry: Any = None
        if FOLDER in os.environ:
            self.start()

    @property
    def counts(self) -> bool:
        """Whether it has been started."""
        return self._registry is not None

    def start(self) -> None:
        """Count from now on.

        Raises:
            ModuleNotFoundError: Prometheus's client is not installed.
        """
        if self.counts:
            return
        import prometheus_client as client

        registry = client.CollectorRegistry(auto_describe=True)
        self._requests = client.Counter(
            "mockportal_requests", "Requests answered", ["route", "method", "status"],
            registry=registry,
        )  # fmt: skip
        self._seconds = client.Histogram(
            "mockportal_request_seconds", "Seconds to answer", ["route"], registry=registry
        )
        self._brought = {
            "mail": client.Counter("mockportal_mails", "Mails written", registry=registry),
            "letter": client.Counter("mockportal_letters", "Letters posted", registry=registry),
        }
        self._faults = client.Counter(
            "mockportal_faults", "Faults that happened", ["fault"], registry=registry
        )
        self._registry = registry

    def measured(self, environ: dict[str, Any], start: Callable[..., Any]) -> Callable[..., Any]:
        """What starts the answer, and counts it by the pattern of its address as it does."""
        begun = perf_counter()

        def count_and_start(status: str, *more: Any) -> Any:
            route = environ.get(ROUTE, "none")
            self._requests.labels(route, environ["REQUEST_METHOD"], status[:3]).inc()
            self._seconds.labels(route).observe(perf_counter() - begun)
            return start(status, *more)

        return count_and_start

    def kept(self, brought: Mapping[tuple[str, str], int]) -> None:
        """Count what a transaction has brought: mails, letters, faults by their names."""
        if not self.counts:
            return
        for (kind, name), many in brought.items():
            counter = self._faults.labels(name) if kind == "fault" else self._brought[kind]
            counter.inc(many)

    def text(self) -> tuple[bytes, str]:
        """The figures of all processes as text, and its type."""
        import prometheus_client as client
        from prometheus_client import multiprocess

        registry = self._registry
        if FOLDER in os.environ:
            registry = client.CollectorRegistry()
            multiprocess.MultiProcessCollector(registry)
        own = client.CollectorRegistry()
        own.register(_Worlds(self._worlds))
        together = client.generate_latest(registry) + client.generate_latest(own)
        return together, client.CONTENT_TYPE_LATEST


class _Worlds:
    """How many worlds there are, as the database says: the same whichever process is asked."""

    def __init__(self, worlds: Callable[[], int]) -> None:
        self._worlds = worlds

    def collect(self) -> Iterator[Any]:
        from prometheus_client.core import GaugeMetricFamily

        try:
            yield GaugeMetricFamily("mockportal_worlds", "Worlds that are kept", self._worlds())
        except Unavailable:
            return  # the other figures are told all the same


def note_routes(app: Flask, below: str = "") -> None:
    """Have the pattern of each address left for who counts, below that of a world."""

    def note(response: Response) -> Response:
        if request.url_rule is not None:
            request.environ[ROUTE] = below + request.url_rule.rule
        return response

    app.after_request(note)


@blueprint.get("/metrics")
def metrics() -> Response:
    """The figures; who asks first has them counted from now on."""
    meter: Meter = current_app.extensions["mockportal-meter"]
    if request.environ.get("wsgi.multiprocess") and FOLDER not in os.environ:
        return problem(501, "metrics-apart", _NO_FOLDER)
    try:
        meter.start()
    except ModuleNotFoundError:
        return problem(501, "metrics-absent", _NO_CLIENT)
    text, kind = meter.text()
    return Response(text, content_type=kind)
