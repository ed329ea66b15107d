"""What a scenario can rely on: its world, its actors, their post."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

import msgspec

from pages.actor import Actor
from pages.base import plain
from pages.person import Person
from pages.walk import Drift, Walk
from steps import cast

ADMINISTRATOR, DECLARANT = "administrateur", "declarant"
_STRANGER = Person(nom="Personne", prenom="Inconnue")


class Casting(Protocol):
    """Draws the people whom the portal does not know yet, and gives everybody a browser."""

    def newcomer(self, name: str, siret: str) -> Person:
        """A person drawn from the scenario's seed and the actor's name."""
        ...

    def actor(self, name: str, person: Person, base: str, now: datetime) -> Actor:
        """An actor in a browser context of their own."""
        ...

    def time_passes(self, now: datetime) -> None:
        """Move the clocks of all browsers."""
        ...

    def unwatched(self) -> "Casting":
        """The same people, at browsers that nobody watches."""
        ...

    @property
    def walk(self) -> Walk | None:
        """How to go on where the portal differs from the procedure; None where nothing may."""
        ...


class Scene:
    """The world of one scenario, made when it is first needed.

    Args:
        create_world: ``create_world(dataset, variant, now)`` makes a world on the portal.
        casting: people and browsers.
        tell_arranged: hears what was arranged without the pages.
    """

    def __init__(
        self,
        create_world: Callable[..., Any],
        casting: Casting,
        tell_arranged: Callable[[str], None],
    ) -> None:
        self._create_world, self._casting = create_world, casting
        self.tell_arranged = tell_arranged
        self._plan: dict[str, Any] = {}
        self._world: Any = None
        self._people: dict[str, Person] = {}
        self._actors: dict[str, Actor] = {}
        self._sessions: dict[str, Any] = {}
        self.employers: dict[str, bool] = {}
        """Who was given an access to the knowledge base, and whether they are signed in there."""
        self.last_actor: Actor

    def twin(self) -> "Scene":
        """A scene with the same people in a world that started the same, which nobody watches."""
        twin = Scene(self._create_world, self._casting.unwatched(), lambda _: None)
        twin.plan(**self._plan)
        return twin

    def plan(self, **plan: str) -> None:
        """Say how the world will start: dataset, variant, now."""
        assert self._world is None, "Ce monde existe déjà : cette ligne se place au début."
        self._plan.update(plan)

    def differs(self, failed: AssertionError) -> bool:
        """Tell an expectation that does not hold; False where that has to stop the scenario."""
        walk = self._casting.walk
        if walk is None:
            return False
        here = self.last_actor.here.heading.all_inner_texts() if self._actors else []
        what = (str(failed) or "ce qui est attendu n’y est pas").partition("\n")[0]
        walk.tell(Drift("differs", "", what, " ".join(here)))
        return True

    def take_up(self, world: Any) -> None:
        """Go on in another world that has the same people."""
        assert not self._actors, "Quelqu’un a déjà ouvert un navigateur dans le premier monde."
        self._world = world

    @property
    def begun(self) -> bool:
        """Whether the world was made."""
        return self._world is not None

    @property
    def world(self) -> Any:
        """The scenario's world."""
        if self._world is None:
            self._world = self._create_world(**self._plan)
            self._cast(self._world)
        return self._world

    def actor(self, name: str) -> Actor:
        """The actor of this name, at a browser."""
        if name not in self._actors:
            person, world = self.person(name), self.world
            self._actors[name] = self._casting.actor(name, person, world.url, world.now)
            self._take_up_session(name)
        self.last_actor = self._actors[name]
        return self.last_actor

    def person(self, name: str) -> Person:
        """Who the actor of this name is."""
        if name in self._actors:
            return self._actors[name].person
        siret = self._siret()
        if name not in self._people:
            assert name not in cast.SEEDED, (
                f"{name} n’existe pas dans ce monde : voyez la ligne « une entreprise qui a… »"
            )
            self._people[name] = self._casting.newcomer(name, siret)
        return self._people[name]

    def learn(self, name: str, **facts: str) -> None:
        """Something more that an actor knows, such as the Activation key."""
        person = self._people[name] = self.person(name).but(**facts)
        if name in self._actors:
            self._actors[name].person = person

    def keep_session(self, name: str, session: Any) -> None:
        """The browser session that an actor has from now on."""
        self._sessions[name] = session
        if name in self._actors:
            self._take_up_session(name)

    def go_on(self, name: str) -> None:
        """Open the page where an actor's session stands."""
        page: str = self._sessions[name].page
        self.actor(name).open(page.removeprefix(self.world.url))

    def beneficiary(self, name: str | None) -> Person:
        """The actor of this name; without one, a person whom the portal does not know."""
        return self.person(name) if name else _STRANGER

    def advance(self, days: int, seconds: int = 0) -> None:
        """Let calendar days pass, then seconds; negative ones fall short of the days."""
        target = self.world.now.replace(tzinfo=None) + timedelta(days=days, seconds=seconds)
        self.world.advance(to=target.isoformat())
        self._casting.time_passes(self.world.now)

    def mails_for(self, name: str, subject: str) -> Sequence[Any]:
        """Messages to an actor with this subject."""
        return self.world.mails(to=self.person(name).courriel, subject=subject.replace("'", "’"))

    def mail_for(self, name: str, subject: str) -> Any:
        """The last message to an actor with this subject."""
        found = self.mails_for(name, subject)
        got = " ; ".join(self.subjects_for(name)) or "rien"
        assert found, f"« {subject} » n’est pas arrivé ({name} a reçu : {got})"
        return found[-1]

    def letter(self) -> Any:
        """The last letter that arrived."""
        found, now = self.world.letters(), self.world.now
        assert found, f"aucun courrier n’est arrivé : il est {now:%H:%M:%S} le {now:%Y-%m-%d}"
        return found[-1]

    def subjects_for(self, name: str) -> list[str]:
        """Subjects of everything that an actor received."""
        return [mail.subject for mail in self.world.mails(to=self.person(name).courriel)]

    def text_of(self, mail: Any) -> str:
        """The words of a message, apostrophes and spaces made plain."""
        return plain(mail.text).replace("’", "'")

    def journal(self) -> list[dict[str, Any]]:
        """What people read of the journal: without inputs, nor the requests' random names."""
        rows: list[dict[str, Any]] = msgspec.to_builtins(self.world.journal())
        return [{n: v for n, v in row.items() if n not in {"given", "request"}} for row in rows]

    def administrators(self) -> list[str]:
        """Addresses of the active administrators of the scenario's company."""
        people = self.world.refresh().people
        siret = self._siret()
        return [p.courriel for p in people if ADMINISTRATOR in p.roles and p.siret == siret]

    def habilitations_of(self, name: str) -> list[str]:
        """Codes of an actor's Habilitations."""
        courriel = self.person(name).courriel
        people = self.world.refresh().people
        return next(sorted(p.habilitations) for p in people if p.courriel == courriel)

    def join(self, name: str, *roles: str) -> None:
        """A person with these roles arrives in the scenario's company."""
        self._add(name, self._siret(), *roles)

    def add_other_company(self, siret: str) -> None:
        """A second company, with one administrator."""
        self.world.add_company(
            siret=siret,
            name="Autre Entreprise",
            street="1 rue du Test",
            postcode="75001",
            city="PARIS",
        )
        self._add(cast.OTHER_ADMINISTRATOR, siret, ADMINISTRATOR)

    def _take_up_session(self, name: str) -> None:
        session = self._sessions.get(name)
        if session:
            self._actors[name].take_up(session.name, session.value)

    def _add(self, name: str, siret: str, *roles: str) -> None:
        new = self._casting.newcomer(name, siret)
        added = self.world.add_person(
            siret=siret, nom=new.nom, prenom=new.prenom, courriel=new.courriel, roles=list(roles)
        )
        self._people[name] = new.but(password=added.password)

    def _siret(self) -> str:
        return self.world.companies[0].siret

    def _cast(self, world: Any) -> None:
        administrators = [p for p in world.people if ADMINISTRATOR in p.roles]
        declarants = [p for p in world.people if p.roles == (DECLARANT,)]
        named = [*zip(cast.ADMINISTRATORS, administrators, strict=False)]
        named += [(cast.DECLARANT, declarant) for declarant in declarants]
        named += [(cast.CANDIDATE, candidate) for candidate in world.candidates]
        named += [(cast.EMPLOYER, employer) for employer in world.employers]
        self.employers.update({cast.EMPLOYER: False} if world.employers else {})
        for name, seeded in named:
            self._people[name] = Person(
                siret=seeded.siret,
                nom=seeded.nom,
                prenom=seeded.prenom,
                courriel=seeded.courriel,
                password=seeded.password,
            )
