"""A typed client of the control API.

>>> from mockportal.client import Control
>>> world = Control("http://127.0.0.1:8080").create_world("trois-administrateurs")  # doctest: +SKIP
"""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import httpx
import msgspec

from mockportal.web.control import shapes
from mockportal.web.control.shapes import (
    Candidate,
    Company,
    Employer,
    Fault,
    FaultOptions,
    Fired,
    JournalEntry,
    Letter,
    Lockout,
    Mail,
    Pending,
    Person,
    Registered,
    Registration,
    Removal,
    Session,
    Snapshot,
    Worlds,
)

__all__ = [
    "Candidate",
    "Company",
    "Control",
    "ControlError",
    "Employer",
    "Fault",
    "FaultOptions",
    "Fired",
    "JournalEntry",
    "Letter",
    "Lockout",
    "Mail",
    "Pending",
    "Person",
    "Registered",
    "Registration",
    "Removal",
    "Session",
    "Snapshot",
    "World",
    "Worlds",
]

_SECONDS = 30.0
T = TypeVar("T")


class ControlError(Exception):
    """The control API refused; the message is its own sentence.

    Attributes:
        status: HTTP status.
        code: stable name of the refusal.
        problem: all that it says, where it is a control API that answered.
    """

    def __init__(
        self, status: int, code: str, detail: str, problem: shapes.Problem | None = None
    ) -> None:
        errors = problem.errors if problem else ()
        wrong = [f"{e.field} : {e.detail}" for e in errors if e.detail not in detail]
        super().__init__(f"{' '.join([detail, *wrong])} ({status} {code})")
        self.status, self.code, self.problem = status, code, problem


class World:
    """One world, driven through the control API."""

    def __init__(self, http: httpx.Client, answer: shapes.World) -> None:
        self._http = http
        self.id, self.url, self.now = answer.id, answer.url, answer.now
        self.dataset, self.variant = answer.dataset, answer.variant
        self.companies, self.people = answer.companies, answer.people
        self.candidates, self.employers = answer.candidates, answer.employers

    def refresh(self) -> "World":
        """The world as it is now, without passwords."""
        return World(self._http, self._get("", shapes.World))

    def advance(self, **by: int | str | datetime) -> list[Fired]:
        """Advance the clock: one of ``days``, ``hours``, ``seconds``, ``to`` (a moment)."""
        moved = self._post("/clock/advance", _plain(**by), shapes.Advanced)
        self.now = moved.now
        return list(moved.fired)

    def add_company(self, **company: str) -> Company:
        """Add a company: siret, name, street, postcode, city."""
        return self._post("/companies", company, Company)

    def add_person(self, **person: Any) -> Person:
        """Add a person.

        Args:
            person: siret, nom, prenom, courriel, and roles, habilitations, password, question,
                answer.
        """
        return self._post("/people", person, Person)

    def add_registration(self, **registration: str) -> Registered:
        """Bring a registration to a ``state``, as a candidate does by the pages.

        Args:
            registration: siret, nom, prenom, courriel, and telephone, password, question, answer,
                state.

        Raises:
            ControlError: what the pages would refuse, and why.
        """
        return self._post("/registrations", registration, Registered)

    def sign_in(self, **person: str) -> Session:
        """The browser session of a person who signs in: siret, nom, prenom, password."""
        return self._post("/sessions", person, Session)

    def add_employer(self, **employer: str) -> Employer:
        """Register with the knowledge base: siret, nom, prenom, courriel, password."""
        return self._post("/knowledge-base/accounts", employer, Employer)

    def sign_in_employer(self, **employer: str) -> Session:
        """The browser session of who signs in to the knowledge base: courriel, password."""
        return self._post("/knowledge-base/sessions", employer, Session)

    def add_removal(self, **form: str) -> Removal:
        """Send the form of removal, acknowledged.

        Args:
            form: requester (a courriel), removed_nom, removed_prenom, beneficiary_nom,
                beneficiary_prenom.
        """
        return self._post("/removals", form, Removal)

    def mails(self, to: str = "", subject: str = "", wait: int = 0) -> list[Mail]:
        """Mails to an address, with a part of the subject, oldest first.

        Args:
            wait: seconds to wait, 30 at most, as long as there is none.
        """
        return self._get("/mails", list[Mail], wait, to=to, subject=subject)

    def letters(self, to: str = "", wait: int = 0) -> list[Letter]:
        """Letters that have arrived, with a part of the name or address, oldest first.

        Args:
            wait: seconds to wait, 30 at most, as long as there is none.
        """
        return self._get("/letters", list[Letter], wait, to=to)

    def registrations(self) -> list[Registration]:
        """Every registration."""
        return self._get("/registrations", list[Registration])

    def decide_registration(self, number: int, by: str, decision: str) -> Registration:
        """``accept`` or ``refuse`` a candidate in the name of a courriel."""
        body = {"by": by, "decision": decision}
        return self._post(f"/registrations/{number}/decision", body, Registration)

    def removals(self) -> list[Removal]:
        """Every request of removal."""
        return self._get("/removals", list[Removal])

    def decide_removal(self, number: int, decision: str, reason: str = "") -> Removal:
        """``remove`` or ``decline`` in the name of the technician."""
        body = {"decision": decision, **({"reason": reason} if reason else {})}
        return self._post(f"/removals/{number}/decision", body, Removal)

    def pending(self) -> list[Pending]:
        """Who waits for what, of whom and until when."""
        return self._get("/pending", list[Pending])

    def lockouts(self) -> list[Lockout]:
        """Who tried too often to sign in, and has to wait."""
        return self._get("/lockouts", list[Lockout])

    def lift_lockouts(self) -> None:
        """Let everybody try again at once."""
        _check(self._http.delete(self._path("/lockouts")))

    def faults(self) -> dict[str, FaultOptions]:
        """What goes wrong in the world, by the fault's name."""
        return self._get("/faults", dict[str, FaultOptions])

    def set_faults(self, faults: Mapping[str, Mapping[str, Any]]) -> dict[str, FaultOptions]:
        """Let these faults happen and no other, by name with options; ``{}`` repairs the world.

        Raises:
            ControlError: an unknown fault, or an option that does not fit.
        """
        answer = self._http.put(self._path("/faults"), json=faults)
        return _read(answer, dict[str, FaultOptions])

    def journal(self) -> list[JournalEntry]:
        """Every change of state, oldest first."""
        return self._get("/journal", list[JournalEntry])

    def take_snapshot(self) -> Snapshot:
        """Keep the world as it is now; ``Control.restore`` makes another one from it."""
        return self._post("/snapshots", {}, Snapshot)

    def snapshots(self) -> list[Snapshot]:
        """The world's snapshots, oldest first."""
        return self._get("/snapshots", list[Snapshot])

    def delete_snapshot(self, snapshot_id: str) -> None:
        """Delete a snapshot."""
        _check(self._http.delete(self._path(f"/snapshots/{snapshot_id}")))

    def export(self) -> str:
        """The world as a JSON document to keep; ``Control.import_world`` takes it."""
        return _check(self._http.get(self._path("/export"))).text

    def delete(self) -> None:
        """Delete the world with its snapshots."""
        _check(self._http.delete(self._path("")))

    def _path(self, below: str) -> str:
        return f"control/v1/worlds/{self.id}{below}"

    def _get(self, below: str, kind: type[T], wait: int = 0, **query: str) -> T:
        sent = query | ({"wait": str(wait)} if wait else {})
        answer = self._http.get(self._path(below), params=sent, timeout=_SECONDS + wait)
        return _read(answer, kind)

    def _post(self, below: str, body: dict[str, Any], kind: type[T]) -> T:
        return _read(self._http.post(self._path(below), json=body), kind)


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
        return self._new(_plain(dataset=dataset, variant=variant, now=now, seed=seed))

    def create_series(
        self,
        count: int,
        dataset: str | None = None,
        variant: str | None = None,
        now: datetime | str | None = None,
        seed: int | None = None,
    ) -> tuple[list[World], str]:
        """Make several worlds of one start, all or none.

        Returns:
            The worlds, and the address of the sheet to print with their people and passwords.

        Raises:
            ControlError: an unknown dataset or variant, or a value that does not fit.
        """
        body = _plain(count=count, dataset=dataset, variant=variant, now=now, seed=seed)
        made = _read(self._http.post("control/v1/worlds/series", json=body), shapes.Series)
        return [World(self._http, one) for one in made.worlds], made.sheet

    def restore(self, snapshot: Snapshot | str) -> World:
        """Make a world as another one was; its people have the passwords they had there.

        Raises:
            ControlError: there is no such snapshot.
        """
        return self._new({"snapshot": snapshot if isinstance(snapshot, str) else snapshot.id})

    def import_world(self, document: str | Path) -> World:
        """Make a world from what ``World.export`` gave, or from the file it was kept in.

        Raises:
            ControlError: something in the document does not fit; the problem names it.
        """
        text = document.read_text("utf-8") if isinstance(document, Path) else document
        headers = {"Content-Type": "application/json"}
        sent = self._http.post("control/v1/worlds/import", content=text.encode(), headers=headers)
        return World(self._http, _read(sent, shapes.World))

    def world(self, world_id: str) -> World:
        """A world that exists."""
        answer = self._http.get(f"control/v1/worlds/{world_id}")
        return World(self._http, _read(answer, shapes.World))

    def worlds(self, search: str = "", page: int = 1) -> Worlds:
        """A page of worlds, the newest first; those whose name, id or dataset holds a text."""
        asked = {"search": search, "page": page}
        return _read(self._http.get("control/v1/worlds", params=asked), Worlds)

    def faults(self) -> list[Fault]:
        """Everything that can be made to go wrong, with its explanation and options."""
        return _read(self._http.get("control/v1/faults"), list[Fault])

    def health(self) -> None:
        """Make sure that the portal can work: its database answers.

        Raises:
            ControlError: status 503, it does not.
        """
        _check(self._http.get("control/v1/health"))

    def live(self) -> None:
        """Make sure that the portal answers, whether its database does or not."""
        _check(self._http.get("control/v1/health/live"))

    def openapi(self) -> dict[str, Any]:
        """The OpenAPI document of the control API."""
        return _read(self._http.get("control/v1/openapi.json"), dict[str, Any])

    def _new(self, body: dict[str, Any]) -> World:
        return World(
            self._http, _read(self._http.post("control/v1/worlds", json=body), shapes.World)
        )


def _plain(**given: Any) -> dict[str, Any]:
    """What is sent, moments as text, without what is left out."""
    plain = {k: v.isoformat() if isinstance(v, datetime) else v for k, v in given.items()}
    return {name: value for name, value in plain.items() if value is not None}


def _read(answer: httpx.Response, kind: type[T]) -> T:
    """The answer in its shape.

    Raises:
        ControlError: it is a refusal, or no answer of a control API.
    """
    try:
        return msgspec.json.decode(_check(answer).content, type=kind)
    except msgspec.MsgspecError:
        raise _stranger(answer) from None


def _check(answer: httpx.Response) -> httpx.Response:
    if answer.is_success:
        return answer
    try:
        problem = msgspec.json.decode(answer.content, type=shapes.Problem)
    except msgspec.MsgspecError:
        raise _stranger(answer) from None
    raise ControlError(answer.status_code, problem.title, problem.detail, problem)


def _stranger(answer: httpx.Response) -> ControlError:
    detail = f"{answer.url} ne répond pas comme l’API"
    return ControlError(answer.status_code, "not-a-control-api", detail)
