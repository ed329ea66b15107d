"""What may be sent to the control API: the bodies and the parameters of its operations."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from mockportal.domain.moments import PARIS
from mockportal.domain.roles import Habilitation, Role
from mockportal.domain.secrets import PASSWORD_MAX, PASSWORD_MIN, SECRET_QUESTIONS
from mockportal.variants import DEFAULT as DEFAULT_VARIANT

DEFAULT_DATASET = "un-administrateur"
DEFAULT_NOW = datetime(2026, 1, 12, 9, tzinfo=PARIS)
LONGEST_WAIT = 30
MOST_WORLDS = 100
"""Worlds that one call makes."""

_MOMENT = Meta(
    description="Date ISO 8601 entre 2000 et 2100 ; sans décalage, à l’heure de Paris.",
    examples=["2026-01-12T09:00:00+01:00"],
    extra_json_schema={"format": "date-time"},
)
_Moment = Annotated[str, _MOMENT]
_Password = (
    Annotated[
        str,
        Meta(
            description="8 caractères ou plus, dont 6 lettres et 2 chiffres ; à défaut, celui des "
            "personnes de départ.",
            extra_json_schema={"minLength": PASSWORD_MIN, "maxLength": PASSWORD_MAX},
        ),
    ]
    | UnsetType
)
_Answer = (
    Annotated[
        str,
        Meta(
            description="À défaut, celle des personnes de départ.",
            extra_json_schema={"minLength": 1, "pattern": r"\S"},
        ),
    ]
    | UnsetType
)
_Question = Annotated[
    str,
    Meta(
        description="Une des questions secrètes.",
        extra_json_schema={"enum": [*SECRET_QUESTIONS]},
    ),
]
_Seed = Annotated[
    int, Meta(ge=0, le=2**63 - 1, description="La même graine donne les mêmes personnes.")
]
_Siret = Annotated[
    str,
    Meta(
        description="14 chiffres dont la clé est juste ; les espaces ne comptent pas.",
        extra_json_schema={"pattern": r"^\s*([0-9]\s*){14}$"},
    ),
]
_Name = Annotated[
    str,
    Meta(
        description="Lettres de toute écriture, espaces, traits d’union, apostrophes.",
        extra_json_schema={
            "minLength": 1,
            "maxLength": 60,
            "pattern": r"^[^0-9_]*[^0-9_\s][^0-9_]*$",
        },
    ),
]
_Courriel = Annotated[
    str,
    Meta(
        description="Sur un domaine réservé, comme .example.",
        extra_json_schema={"maxLength": 200, "pattern": "^[^@]+@[^@]+$"},
    ),
]
_Telephone = Annotated[
    str,
    Meta(
        description="Dix chiffres à partir de 0, ou +33 et neuf chiffres.",
        extra_json_schema={"pattern": r"^\s*(0|\+33|0033)[0-9\s.()-]{9,}$"},
    ),
]
_Line = Annotated[str, Meta(min_length=1, max_length=120, pattern=r"\S")]
_Role = Annotated[str, Meta(extra_json_schema={"enum": [*Role]})]
_Habilitation = Annotated[str, Meta(extra_json_schema={"enum": [*Habilitation]})]


class Nothing(Struct, frozen=True):
    """No parameter at all."""


class NewWorld(Struct, frozen=True):
    """What a world starts from: a dataset, or a snapshot alone."""

    dataset: Annotated[str, Meta(description="Jeu de départ.")] = DEFAULT_DATASET
    variant: Annotated[str, Meta(description="Variante du portail.")] = DEFAULT_VARIANT
    now: _Moment = DEFAULT_NOW.isoformat()
    seed: _Seed = 1
    snapshot: (
        Annotated[str, Meta(description="Instantané à reprendre ; ce champ va seul.")] | UnsetType
    ) = UNSET


class NewSeries(Struct, frozen=True):
    """How many worlds start from one dataset, all alike."""

    count: Annotated[int, Meta(ge=1, le=MOST_WORLDS, description="Combien de mondes.")]
    dataset: Annotated[str, Meta(description="Jeu de départ.")] = DEFAULT_DATASET
    variant: Annotated[str, Meta(description="Variante du portail.")] = DEFAULT_VARIANT
    now: _Moment = DEFAULT_NOW.isoformat()
    seed: _Seed = 1


class Advance(Struct, frozen=True):
    """Where the clock goes: exactly one of these."""

    days: (
        Annotated[int, Meta(ge=0, le=36_525, description="Jours du calendrier de Paris.")]
        | UnsetType
    ) = UNSET
    hours: Annotated[int, Meta(ge=0, le=876_600)] | UnsetType = UNSET
    seconds: Annotated[int, Meta(ge=0, le=3_155_760_000)] | UnsetType = UNSET
    to: _Moment | UnsetType = UNSET


class NewCompany(Struct, frozen=True):
    """A company to add to the directory."""

    siret: _Siret
    name: _Line
    street: _Line
    postcode: _Line
    city: _Line


class NewPerson(Struct, frozen=True):
    """A person to add, who holds at least one role."""

    siret: _Siret
    nom: _Name
    prenom: _Name
    courriel: _Courriel
    telephone: _Telephone = "0199000000"
    password: _Password = UNSET
    question: _Question = SECRET_QUESTIONS[0]
    answer: _Answer = UNSET
    roles: Annotated[tuple[_Role, ...], Meta(min_length=1)] = (Role.ADMINISTRATOR.value,)
    habilitations: tuple[_Habilitation, ...] = (Habilitation.DSN.value,)


class NewRegistration(Struct, frozen=True):
    """A registration that stands where a candidate left it."""

    siret: _Siret
    nom: _Name
    prenom: _Name
    courriel: _Courriel
    telephone: _Telephone = "0199000000"
    password: _Password = UNSET
    question: _Question = SECRET_QUESTIONS[0]
    answer: _Answer = UNSET
    state: Annotated[
        Literal[
            "identified",
            "terms-accepted",
            "information-checked",
            "secrets-chosen",
            "authentication-checked",
            "awaiting-cooptation",
            "awaiting-key",
        ],
        Meta(description="Où elle en est."),
    ] = "awaiting-cooptation"


class NewSession(Struct, frozen=True):
    """Who signs in to the portal."""

    siret: _Siret
    nom: _Name
    prenom: _Name
    password: _Password = UNSET


class NewEmployer(Struct, frozen=True):
    """An account of the knowledge base."""

    siret: _Siret
    nom: _Name
    prenom: _Name
    courriel: _Courriel
    password: _Password = UNSET


class NewEmployerSession(Struct, frozen=True):
    """Who signs in to the knowledge base."""

    courriel: _Courriel
    password: _Password = UNSET


class NewRemoval(Struct, frozen=True):
    """The form of removal, its acknowledgement ticked."""

    requester: Annotated[str, Meta(description="Courriel du compte de la base de connaissance.")]
    removed_nom: _Name
    removed_prenom: _Name
    beneficiary_nom: _Name
    beneficiary_prenom: _Name


class RegistrationDecision(Struct, frozen=True):
    """An administrator accepts or refuses a candidate."""

    by: Annotated[str, Meta(description="Courriel de l’administrateur.")]
    decision: Literal["accept", "refuse"]


class RemovalDecision(Struct, frozen=True):
    """The technician removes, or declines with a reason."""

    decision: Literal["remove", "decline"]
    reason: Annotated[str, Meta(description="Motif, nécessaire pour « decline ».")] = ""


_Wait = Annotated[
    int,
    Meta(
        ge=0,
        le=LONGEST_WAIT,
        description="Secondes à attendre s’il n’y en a pas encore ; la réponse vient dès qu’il y "
        "en a un, ou vide au bout du délai.",
    ),
]


class WorldsQuery(Struct, frozen=True):
    """Which worlds are wanted."""

    search: Annotated[str, Meta(description="Une partie du nom, du numéro ou du jeu.")] = ""
    page: Annotated[int, Meta(ge=1, le=10**6, description="À partir de 1.")] = 1


class MailQuery(Struct, frozen=True):
    """Which mails are wanted."""

    to: Annotated[str, Meta(description="Adresse du destinataire.")] = ""
    subject: Annotated[str, Meta(description="Une partie de l’objet.")] = ""
    wait: _Wait = 0


class LetterQuery(Struct, frozen=True):
    """Which letters are wanted."""

    to: Annotated[str, Meta(description="Une partie du nom ou de l’adresse.")] = ""
    wait: _Wait = 0


TOGETHER: Mapping[type[Struct], dict[str, Any]] = {
    NewWorld: {"dependentSchemas": {"snapshot": {"maxProperties": 1}}},
    Advance: {"minProperties": 1, "maxProperties": 1},
}
"""What the fields of a body say together, as JSON Schema says it."""
