"""A typed client of the control API.

>>> from mockportal.client import Control
>>> world = Control("http://127.0.0.1:8080").create_world("trois-administrateurs")  # doctest: +SKIP
"""

from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Any, Self

import httpx

_SECONDS = 30.0


class ControlError(Exception):
    """The control API refused; the message is its own sentence.

    Attributes:
        status: HTTP status.
        code: stable name of the refusal.
    """

    def __init__(self, status: int, code: str, detail: str) -> None:
        super().__init__(f"{detail} ({status} {code})")
        self.status, self.code = status, code


@dataclass(frozen=True)
class Company:
    """A company of the directory."""

    siret: str
    name: str
    address: str


@dataclass(frozen=True)
class Person:
    """A person who holds a role; ``password`` is known only of people just made."""

    siret: str
    nom: str
    prenom: str
    courriel: str
    roles: tuple[str, ...]
    habilitations: tuple[str, ...]
    password: str = ""


@dataclass(frozen=True)
class Mail:
    """A mail of the world; links are absolute."""

    id: int
    at: datetime
    sender: str
    to: str
    subject: str
    text: str
    html: str
    links: tuple[str, ...]


@dataclass(frozen=True)
class Letter:
    """A letter that has arrived."""

    id: int
    posted_at: datetime
    delivered_at: datetime
    address: str
    text: str
    key: str
    page: str
    pdf: str


@dataclass(frozen=True)
class Fired:
    """Something that fell due while the clock advanced."""

    at: datetime
    event: str


class World:
    """One world, driven through the control API."""

    def __init__(self, http: httpx.Client, answer: dict[str, Any]) -> None:
        self._http = http
        self.id: str = answer["id"]
        self.url: str = answer["url"]
        self.dataset: str = answer["dataset"]
        self.variant: str = answer["variant"]
        self.now = datetime.fromisoformat(answer["now"])
        self.companies = tuple(Company(**company) for company in answer["companies"])
        self.people = tuple(_person(person) for person in answer["people"])

    def refresh(self) -> "World":
        """The world as it is now, without passwords."""
        return World(self._http, self._get(""))

    def advance(self, **by: int | str) -> list[Fired]:
        """Advance the clock: one of ``days``, ``hours``, ``seconds``, ``to``."""
        answer = self._post("/clock/advance", by)
        self.now = datetime.fromisoformat(answer["now"])
        return [Fired(datetime.fromisoformat(f["at"]), f["event"]) for f in answer["fired"]]

    def add_company(self, **company: str) -> Company:
        """Add a company: siret, name, street, postcode, city."""
        return Company(**self._post("/companies", company))

    def add_person(self, **person: Any) -> Person:
        """Add a person: siret, nom, prenom, courriel, and roles, habilitations, password."""
        return _person(self._post("/people", person))

    def mails(self, to: str = "", subject: str = "") -> list[Mail]:
        """Mails to an address, with a part of the subject, oldest first."""
        rows = self._get("/mails", to=to, subject=subject)
        return [_mail(row) for row in rows]

    def letters(self) -> list[Letter]:
        """Letters that have arrived, oldest first."""
        return [_letter(row) for row in self._get("/letters")]

    def registrations(self) -> list[dict[str, Any]]:
        """Every registration."""
        return self._get("/registrations")

    def decide_registration(self, number: int, by: str, decision: str) -> dict[str, Any]:
        """``accept`` or ``refuse`` a candidate in the name of a courriel."""
        body = {"by": by, "decision": decision}
        return self._post(f"/registrations/{number}/decision", body)

    def removals(self) -> list[dict[str, Any]]:
        """Every request of removal."""
        return self._get("/removals")

    def decide_removal(self, number: int, decision: str, reason: str = "") -> dict[str, Any]:
        """``remove`` or ``decline`` in the name of the technician."""
        body = {"decision": decision, **({"reason": reason} if reason else {})}
        return self._post(f"/removals/{number}/decision", body)

    def set_faults(self, faults: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
        """Let these faults happen and no other, by name with options; ``{}`` repairs the world.

        Raises:
            ControlError: an unknown fault, or an option that does not fit.
        """
        return _answer(self._http.put(self._path("/faults"), json=faults))

    def journal(self) -> list[dict[str, Any]]:
        """Every change of state, oldest first."""
        return self._get("/journal")

    def delete(self) -> None:
        """Delete the world."""
        _answer(self._http.delete(self._path("")))

    def _path(self, below: str) -> str:
        return f"control/v1/worlds/{self.id}{below}"

    def _get(self, below: str, **query: str) -> Any:
        return _answer(self._http.get(self._path(below), params=query))

    def _post(self, below: str, body: dict[str, Any]) -> Any:
        return _answer(self._http.post(self._path(below), json=body))


class Control:
    """The control API of a portal.

    Args:
        base_url: address of the control room.
        token: demanded off loopback (R51).
    """

    def __init__(self, base_url: str, token: str | None = None) -> None:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._http = httpx.Client(
            base_url=base_url.rstrip("/") + "/", headers=headers, timeout=_SECONDS
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def create_world(
        self,
        dataset: str | None = None,
        variant: str | None = None,
        now: datetime | str | None = None,
        seed: int | None = None,
    ) -> World:
        """Make a world; what is left out takes the portal's default.

        Raises:
            ControlError: an unknown dataset or variant, or a value that does not fit.
        """
        moment = now.isoformat() if isinstance(now, datetime) else now
        body = {"dataset": dataset, "variant": variant, "now": moment, "seed": seed}
        given = {name: value for name, value in body.items() if value is not None}
        return World(self._http, _answer(self._http.post("control/v1/worlds", json=given)))

    def world(self, world_id: str) -> World:
        """A world that exists."""
        return World(self._http, _answer(self._http.get(f"control/v1/worlds/{world_id}")))


def _answer(response: httpx.Response) -> Any:
    if response.is_success:
        return response.json() if response.content else None
    try:
        problem = response.json()
        raise ControlError(response.status_code, problem["title"], problem["detail"])
    except (ValueError, KeyError, TypeError):
        raise ControlError(
            response.status_code, "not-a-control-api", f"{response.url} ne répond pas comme l’API"
        ) from None


def _person(row: dict[str, Any]) -> Person:
    lists = {name: tuple(row[name]) for name in ("roles", "habilitations")}
    return Person(**{**row, **lists})


def _mail(row: dict[str, Any]) -> Mail:
    at = datetime.fromisoformat(row["at"])
    values = {name: row[name] for name in ("id", "to", "subject", "text", "html")}
    return Mail(at=at, sender=row["from"], links=tuple(row["links"]), **values)


def _letter(row: dict[str, Any]) -> Letter:
    moments = {n: datetime.fromisoformat(row[n]) for n in ("posted_at", "delivered_at")}
    return Letter(**{**row, **moments})
