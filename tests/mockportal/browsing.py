"""A browser without windows, and the control API, on the program as it is served."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

from werkzeug.test import Client, TestResponse

from mockportal.domain.secrets import SECRET_QUESTIONS
from mockportal.web.dispatch import WSGI

PASSWORD = "Motdepasse12"
KNOWLEDGE_BASE = "base-de-connaissance/"
_STATES = {"cooptation": "awaiting-cooptation", "cle": "awaiting-key"}
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


def text_of(page: str) -> str:
    """What a person reads: no head, no tags, entities and unbreakable spaces resolved."""
    body = page.partition("<body")[2].partition(">")[2]
    words = html.unescape(re.sub(r"<[^>]+>", " ", body))
    return " ".join(words.split())


def heading(answer: TestResponse) -> str:
    """The page's title as a person reads it."""
    found = re.search(r"<h1[^>]*>(.*?)</h1>", answer.text, re.DOTALL)
    assert found, answer.text
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", found[1])).split())


def place(answer: TestResponse) -> str:
    """The path of the page that is open, below its world."""
    return re.sub(r"^/m/[^/]+/", "", answer.request.path)


def is_problem(answer: TestResponse) -> bool:
    """Whether it is a clear refusal in the standard shape."""
    body = answer.json
    return (
        400 <= answer.status_code < 500
        and answer.mimetype == "application/problem+json"
        and body["status"] == answer.status_code
        and all(body[name] for name in ("type", "title", "detail"))
    )


class Browser:
    """One person's browser in one world; ``base`` is the world's path, ending in ``/``."""

    def __init__(self, app: WSGI, base: str) -> None:
        self.client, self.base = Client(app), base

    def get(self, path: str = "", *, follow: bool = True) -> TestResponse:
        """Open a page of the world."""
        return self.client.get(self.base + path, follow_redirects=follow)

    def post(self, path: str, *, follow: bool = True, **fields: Any) -> TestResponse:
        """Send a form, with the token that every form of this browser carries."""
        data = {"csrf_token": self.token(), **fields}
        return self.client.post(self.base + path, data=data, follow_redirects=follow)

    def token(self) -> str:
        """The token of this browser's forms."""
        found = _TOKEN.search(self.get("votre-compte").text)
        assert found
        return found[1]

    def cookie(self) -> Any:
        """The cookie of the world's session."""
        return self.client.get_cookie("portail", path=self.base)


@dataclass
class Person:
    """A person with a password."""

    siret: str
    nom: str
    prenom: str
    courriel: str
    password: str

    def identity(self) -> dict[str, str]:
        """What the sign-in form asks."""
        return {
            "siret": self.siret,
            "nom": self.nom,
            "prenom": self.prenom,
            "password": self.password,
        }


class World:
    """A world made through the control API, with what people do in it."""

    def __init__(self, app: WSGI, answer: dict[str, Any]) -> None:
        self.app, self.answer = app, answer
        self.id: str = answer["id"]
        self.base = f"/m/{self.id}/"
        self.siret: str = answer["companies"][0]["siret"]
        keys = ("siret", "nom", "prenom", "courriel", "password")
        self.people = [Person(*(p[k] for k in keys)) for p in answer["people"]]
        self.api = Client(app)

    def browser(self) -> Browser:
        """A browser in which nobody is signed in."""
        return Browser(self.app, self.base)

    def control(self, below: str = "", body: object = None) -> TestResponse:
        """Ask the control API about this world, or tell it something."""
        path = f"/control/v1/worlds/{self.id}{below}"
        return self.api.get(path) if body is None else self.api.post(path, json=body)

    def list(self, what: str) -> list[dict[str, Any]]:
        """One of the lists of the control API."""
        answer = self.control(f"/{what}")
        assert answer.status_code == 200, answer.text
        return answer.json

    def state(self) -> list[object]:
        """Everything that the control API tells about this world."""
        lists = ("mails", "letters", "registrations", "removals", "journal")
        return [self.control().json, *(self.list(name) for name in lists)]

    def sign_in(self, person: Person) -> Browser:
        """A browser in which this person is signed in."""
        browser = self.browser()
        answer = browser.post("votre-compte", **person.identity())
        assert answer.status_code == 200, answer.text
        return browser

    def fill_in(self, nom: str = "Martin", prenom: str = "Zoé") -> Browser:
        """Steps 3 to 7."""
        browser = self.browser()
        browser.post("inscription/identite", **self.identity(nom=nom, prenom=prenom))
        browser.post("inscription/conditions")
        browser.post("inscription/verification")
        browser.post("inscription/authentification", **secrets())
        answer = browser.post("inscription/recapitulatif")
        assert answer.status_code == 200, answer.text
        return browser

    def register(self, way: str = "cooptation", nom: str = "Martin") -> Person:
        """A candidate at step 9, brought there by the use cases of the pages."""
        answer = self.control(
            "/registrations",
            {
                **self.identity(nom=nom),
                "password": PASSWORD,
                "question": secrets()["question"],
                "answer": secrets()["answer"],
                "state": _STATES[way],
            },
        )
        assert answer.status_code == 201, answer.text
        return self._candidate(nom)

    def register_by_pages(self, way: str = "cooptation", nom: str = "Martin") -> Person:
        """Steps 3 to 9; the candidate."""
        answer = self.fill_in(nom).post("inscription/activation", way=way)
        assert place(answer) == "inscription/choix-enregistre", answer.text
        return self._candidate(nom)

    def _candidate(self, nom: str) -> Person:
        return Person(self.siret, nom, "Zoé", f"{nom.lower()}@martin.example", PASSWORD)

    def identity(self, **changes: str) -> dict[str, str]:
        """Step 3 as typed."""
        nom = changes.get("nom", "Martin")
        fields = {
            "siret": self.siret,
            "nom": nom,
            "prenom": "Zoé",
            "telephone": "01 99 00 12 34",
            "courriel": f"{nom.lower()}@martin.example",
        }
        return {**fields, **changes}

    def employer(self) -> Browser:
        """A browser in which the employer is signed in to the knowledge base."""
        browser = self.browser()
        who = {
            "siret": self.siret,
            "nom": "Durand",
            "prenom": "Lou",
            "courriel": "lou@durand.example",
            "password": PASSWORD,
            "confirmation": PASSWORD,
        }
        browser.post(f"{KNOWLEDGE_BASE}inscription", **who)
        browser.post(KNOWLEDGE_BASE, courriel=who["courriel"], password=PASSWORD)
        return browser

    def ask_removal(self, removed: int = 0, beneficiary: int = 1) -> TestResponse:
        """The employer asks to remove one of the seeded people for another one."""
        return self.employer().post(
            f"{KNOWLEDGE_BASE}radiation",
            **removal(self.people[removed], self.people[beneficiary]),
        )


def secrets(**changes: str) -> dict[str, str]:
    """Step 6 as typed."""
    fields = {
        "password": PASSWORD,
        "confirmation": PASSWORD,
        "question": SECRET_QUESTIONS[0],
        "answer": "Médor",
    }
    return {**fields, **changes}


def removal(removed: Person, beneficiary: Person) -> dict[str, str]:
    """The form of removal as typed."""
    return {
        "removed_nom": removed.nom,
        "removed_prenom": removed.prenom,
        "beneficiary_nom": beneficiary.nom,
        "beneficiary_prenom": beneficiary.prenom,
        "acknowledged": "y",
    }


class Api:
    """The control API."""

    def __init__(self, app: WSGI) -> None:
        self.app, self.client = app, Client(app)

    def world(self, dataset: str = "un-administrateur", **more: object) -> World:
        """A new world."""
        answer = self.client.post("/control/v1/worlds", json={"dataset": dataset, **more})
        assert answer.status_code == 201, answer.text
        return World(self.app, answer.json)
