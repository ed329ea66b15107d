"""Visits: pages shown without a server, and whole registrations over HTTP."""

import re
import time
from contextlib import ExitStack
from http import HTTPStatus
from statistics import median

import httpx
from rich.progress import Progress
from werkzeug.test import Client

from benchmarks.places import portal, serving
from benchmarks.report import Table, decimal, ratio
from mockportal.client import Control
from mockportal.domain.company import Account
from mockportal.domain.secrets import SECRET_QUESTIONS
from mockportal.services import PortalServices

PASSWORD = "Motdepasse12"
PER_ROUND, REGISTRATIONS = 150, 6
PAGES = {
    "accueil": "",
    "identification": "votre-compte",
    "étape 3": "inscription/identite",
    "menu personnalisé": "menu",
    "candidats en attente": "demandes/administrateurs",
    "se connecter": "",
}
_CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')


class Shown:
    """A world in a browser where its first administrator is signed in."""

    def __init__(self, client: Client, services: PortalServices, world_id: str) -> None:
        self._client, self._base = client, f"/m/{world_id}/"
        with services.open(world_id, write=False) as portal:
            who = portal.store.get(Account, 1)
        assert who is not None
        self._identity = {"siret": who.siret, "nom": who.nom, "prenom": who.prenom}
        self._identity["password"] = services.seeded_password
        self._sign_in()

    def show(self, page: str) -> None:
        """Serve a page, or sign in once more."""
        if page == "se connecter":
            self._sign_in()
            return
        answer = self._client.get(self._base + PAGES[page])
        assert answer.status_code == HTTPStatus.OK, page

    def _sign_in(self) -> None:
        form = self._client.get(self._base + "votre-compte").text
        sent = {"csrf_token": _token(form), **self._identity}
        answer = self._client.post(self._base + "votre-compte", data=sent)
        assert answer.status_code == HTTPStatus.FOUND, answer.text


def measure(progress: Progress, rounds: int) -> dict[str, list[float]]:
    """Requests per second, in turn: a bare page, the home page, whole registrations."""
    found: dict[str, list[float]] = {"page Flask nue": [], "accueil": [], "inscription": []}
    task = progress.add_task("Débits", total=rounds)
    with ExitStack() as stack:
        ours = stack.enter_context(portal())
        bare = stack.enter_context(serving(["benchmarks.flask_page"]))
        client = stack.enter_context(httpx.Client())
        control = stack.enter_context(Control(ours.url))
        home = control.create_world(seed=1).url
        for number in range(rounds):
            found["page Flask nue"].append(_pages(client, f"{bare.url}/"))
            found["accueil"].append(_pages(client, home))
            found["inscription"].append(_registrations(client, control, number))
            progress.advance(task)
    return found


def table(found: dict[str, list[float]]) -> Table:
    """Requests per second beside the bare page."""
    shown = Table("Débit par HTTP", ("", "requêtes/s", "rapport à Flask nu"))
    for name, per_second in found.items():
        beside = decimal(ratio(per_second, found["page Flask nue"]))
        shown.rows.append([name, decimal(median(per_second), 0), beside])
    return shown


def _pages(client: httpx.Client, url: str) -> float:
    client.get(url).raise_for_status()
    begun = time.perf_counter()
    for _ in range(PER_ROUND):
        client.get(url).raise_for_status()
    return PER_ROUND / (time.perf_counter() - begun)


def _registrations(client: httpx.Client, control: Control, number: int) -> float:
    """Requests per second of registrations from the first form to the recorded choice."""
    worlds = [control.create_world(seed=number * REGISTRATIONS + n) for n in range(REGISTRATIONS)]
    begun, requests = time.perf_counter(), 0
    for world in worlds:
        requests += _register(client, world.url, world.companies[0].siret)
    return requests / (time.perf_counter() - begun)


def _register(client: httpx.Client, base: str, siret: str) -> int:
    """Walk steps 3 to 9; how many requests it took."""
    secrets = {"password": PASSWORD, "confirmation": PASSWORD, "answer": "Sel"}
    steps: dict[str, dict[str, str]] = {
        "identite": {
            "siret": siret,
            "nom": "Martin",
            "prenom": "Zoé",
            "telephone": "01 99 00 12 34",
            "courriel": "zoe@martin.example",
        },
        "conditions": {},
        "verification": {},
        "authentification": {**secrets, "question": SECRET_QUESTIONS[0]},
        "recapitulatif": {},
        "activation": {"way": "cooptation"},
    }
    page = client.get(f"{base}inscription/identite").text
    for name, fields in steps.items():
        data = {"csrf_token": _token(page), **fields}
        answer = client.post(f"{base}inscription/{name}", data=data)
        assert answer.is_redirect, (name, answer.text)
        page = client.get(str(answer.next_request.url) if answer.next_request else base).text
    return 1 + 2 * len(steps)


def _token(page: str) -> str:
    found = _CSRF.search(page)
    assert found is not None, page
    return found[1]
