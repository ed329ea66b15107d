"""What the control API answers with; the shapes are fixed, and its client reads the same ones."""

from datetime import datetime
from typing import Annotated, Any

from msgspec import UNSET, Meta, Struct, UnsetType, field

from mockportal.domain import faults
from mockportal.domain.faults import SECONDS_MAX, TIMES_MAX, Step
from mockportal.domain.pending import Wanted
from mockportal.domain.registration import State
from mockportal.domain.removal import RemovalState
from mockportal.domain.roles import Habilitation, Role
from mockportal.domain.secrets import Area

Moment = Annotated[
    datetime, Meta(tz=True, description="Date ISO 8601, à l’heure de Paris dans un monde.")
]
_Known = Annotated[str, Meta(description="Seulement à la création.")]
Address = Annotated[str, Meta(description="Adresse absolue.")]


class Company(Struct, frozen=True):
    """A company of the directory."""

    siret: str
    name: str
    address: Annotated[str, Meta(description="Deux lignes.")]


class Person(Struct, frozen=True, omit_defaults=True):
    """A person who holds a role; the password and the answer are known only of people just made."""

    siret: str
    nom: str
    prenom: str
    courriel: str
    roles: tuple[Role, ...]
    habilitations: tuple[Habilitation, ...]
    password: _Known = ""
    question: _Known = ""
    answer: _Known = ""


class Candidate(Struct, frozen=True, omit_defaults=True):
    """A candidate who is not activated yet, and can sign in to wait; secrets as of people."""

    registration: Annotated[int, Meta(description="Numéro de l’inscription.")]
    siret: str
    nom: str
    prenom: str
    courriel: str
    state: State
    password: _Known = ""
    question: _Known = ""
    answer: _Known = ""


class Employer(Struct, frozen=True, omit_defaults=True):
    """An account of the knowledge base; ``password`` is known only of one just made."""

    siret: str
    nom: str
    prenom: str
    courriel: str
    password: _Known = ""


class World(Struct, frozen=True):
    """A world and who is in it."""

    id: str
    url: Annotated[str, Meta(description="Adresse absolue de ses pages, finie par « / ».")]
    now: Moment
    dataset: str
    variant: str
    companies: tuple[Company, ...]
    people: Annotated[tuple[Person, ...], Meta(description="Qui tient un rôle.")]
    candidates: Annotated[tuple[Candidate, ...], Meta(description="Qui attend son activation.")]
    employers: Annotated[
        tuple[Employer, ...], Meta(description="Qui a un accès à la base de connaissance.")
    ]


class Series(Struct, frozen=True):
    """Worlds of one start, and the page of the control room to print and hand out."""

    worlds: tuple[World, ...]
    sheet: Annotated[str, Meta(description="Adresse absolue de la fiche à imprimer.")]


class Pending(Struct, frozen=True):
    """Somebody who waits, for what, of whom and until when."""

    wanted: Wanted
    subject: Annotated[
        int, Meta(description="Numéro de l’inscription ; pour « technician », de la radiation.")
    ]
    siret: str
    who: Annotated[str, Meta(description="La personne qui attend.")]
    of_whom: Annotated[
        tuple[str, ...],
        Meta(description="Courriels de qui peut agir ; vide pour la poste et le technicien."),
    ]
    until: Annotated[
        datetime | None,
        Meta(description="L’échéance de la décision, ou l’arrivée du courrier."),
    ]
    page: Annotated[str, Meta(description="Adresse absolue de la page où cela se règle.")]


class Lockout(Struct, frozen=True):
    """Somebody who tried too often to sign in."""

    area: Area
    who: Annotated[str, Meta(description="Qui c’est, tel que saisi.")]
    seconds: Annotated[
        int, Meta(ge=0, description="Ce qui reste à attendre, à l’horloge du système.")
    ]


class WorldEntry(Struct, frozen=True):
    """A world in a list of them; ``name`` is what a person called it in the control room."""

    id: str
    url: Annotated[str, Meta(description="Adresse absolue de ses pages, finie par « / ».")]
    name: str
    now: Moment
    dataset: str
    variant: str
    seed: int


class Worlds(Struct, frozen=True):
    """A page of worlds, the newest first."""

    worlds: tuple[WorldEntry, ...]
    page: int
    more: Annotated[bool, Meta(description="S’il y a une page après celle-ci.")]


class Fired(Struct, frozen=True):
    """Something that fell due while the clock advanced.

    Attributes:
        subject: number of the registration or letter concerned.
    """

    at: Moment
    event: str
    subject: Annotated[int, Meta(description="Numéro de l’inscription ou du courrier concerné.")]


class Advanced(Struct, frozen=True):
    """The clock after it moved, and what happened on the way, in order."""

    now: Moment
    fired: tuple[Fired, ...]


class Mail(Struct, frozen=True):
    """A mail of the world; links are absolute."""

    id: int
    at: Moment
    sender: str = field(name="from")
    to: str
    subject: str
    text: str
    html: str
    links: tuple[Address, ...]
    page: Address


class Letter(Struct, frozen=True):
    """A letter that has arrived."""

    id: int
    posted_at: Moment
    delivered_at: Moment
    address: str
    text: str
    key: Annotated[str, Meta(description="La clé d’activation.")]
    page: Address
    pdf: Address


class Registration(Struct, frozen=True):
    """A candidate's registration, without any secret."""

    id: int
    siret: str
    nom: str
    prenom: str
    courriel: str
    state: State
    decided_by: str | None
    letters: Annotated[int, Meta(description="Nombre de clés postées.")]
    requested_at: Moment | None
    deadline: Moment | None
    decided_at: Moment | None


class Session(Struct, frozen=True):
    """What makes a browser that of somebody: a cookie, and the page where that person stands."""

    name: Annotated[str, Meta(description="Nom du cookie.")]
    value: Annotated[str, Meta(description="Valeur du cookie.")]
    path: Annotated[str, Meta(description="Chemin du cookie : le monde, et lui seul.")]
    page: Address


class Registered(Struct, frozen=True):
    """A registration that was brought where it stands, and the browser that goes on with it."""

    registration: Registration
    session: Session


class Removal(Struct, frozen=True):
    """A request of removal; the people it names by their courriel, and its page on the desk."""

    id: int
    siret: str
    state: RemovalState
    requested_at: Moment
    decided_at: Moment | None
    reason: str | None
    requester: str | None
    removed: str | None
    beneficiary: str | None
    page: Address


class JournalEntry(Struct, frozen=True):
    """A change of state.

    Attributes:
        given: what was asked, to do it again; secrets as hashes.
        request: the ``X-Request-Id`` of the request that asked for it.
    """

    id: int
    at: Moment
    actor: str
    event: str
    rule: Annotated[str, Meta(description="La règle suivie, voir docs/regles.md.")]
    details: Annotated[dict[str, str], Meta(description="Ce qui se lit à côté.")]
    given: Annotated[
        dict[str, Any],
        Meta(description="Ce qui a été demandé ; les secrets y sont des empreintes."),
    ]
    request: Annotated[str, Meta(description="L’en-tête X-Request-Id de la requête.")]


class FaultOptions(Struct, frozen=True, omit_defaults=True):
    """How a fault is asked for; what is left out is the fault's own default."""

    times: (
        Annotated[
            int, Meta(ge=1, le=TIMES_MAX, description="Combien de fois ; à défaut, toujours.")
        ]
        | UnsetType
    ) = UNSET
    step: Annotated[Step, Meta(description="La seule étape où elle arrive.")] | UnsetType = UNSET
    seconds: (
        Annotated[int, Meta(ge=1, le=SECONDS_MAX, description="Retard d’une page.")] | UnsetType
    ) = UNSET


class Fault(Struct, frozen=True):
    """Something that can be made to go wrong.

    Attributes:
        options: those that it takes, each with its limits as JSON Schema says them.
    """

    name: faults.Fault
    title: str
    explanation: str
    options: Annotated[
        dict[str, dict[str, Any]], Meta(description="Les options qu’elle accepte et leurs limites.")
    ]


class Snapshot(Struct, frozen=True):
    """A world as it once was; ``now`` is the world's moment, ``taken_at`` the machine's."""

    id: str
    number: Annotated[int, Meta(description="Numéro dans son monde, à partir de 1.")]
    now: Moment
    taken_at: Annotated[datetime, Meta(tz=True, description="Date de la machine.")]


class WrongField(Struct, frozen=True):
    """One field that does not fit."""

    field: str
    code: str
    detail: str


class Problem(Struct, frozen=True, omit_defaults=True):
    """A refusal in the shape of RFC 9457.

    Attributes:
        title: stable name of the refusal.
        known: the names that would have done.
        fields: the fields or parameters that exist.
    """

    type: Annotated[str, Meta(description="Toujours « about:blank ».")]
    title: Annotated[str, Meta(description="Nom stable du refus.")]
    status: int
    detail: Annotated[str, Meta(description="Ce qui ne va pas et ce qu’il faut envoyer.")]
    errors: Annotated[
        tuple[WrongField, ...], Meta(description="Chaque champ qui ne convient pas.")
    ] = ()
    known: Annotated[tuple[str, ...], Meta(description="Les noms qui existent.")] | None = None
    fields: Annotated[tuple[str, ...], Meta(description="Les champs ou paramètres acceptés.")] = ()
