"""The step parser of the suite: French phrases, actors by name, typography made plain."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from parse import with_pattern
from pytest_bdd import parsers

from pages.base import BasePage
from pages.cooptation import CandidatesPage
from pages.knowledge_base import KnowledgeBasePage, RemovalPage
from pages.portal import (
    ForgottenPasswordPage,
    HabilitationsPage,
    HomePage,
    MenuPage,
    SignInPage,
)
from pages.post import LetterBoxPage, MailboxPage
from pages.registration import KeyPage, WaitingPage
from pages.room import RoomPage
from pages.technician import DeskPage
from steps.cast import actor, addressee, beneficiary

PLACES: dict[str, type[BasePage]] = {
    "le portail": HomePage,
    "la salle de pilotage": RoomPage,
    "la base de connaissance": KnowledgeBasePage,
    "le formulaire de radiation": RemovalPage,
    "le bureau du technicien": DeskPage,
    "la boîte aux lettres": LetterBoxPage,
    "la messagerie": MailboxPage,
    "le menu personnalisé": MenuPage,
    "les habilitations": HabilitationsPage,
    "les demandes d'administrateur": CandidatesPage,
    "la page de la clé": KeyPage,
    "la page de l'attente": WaitingPage,
    "le mot de passe oublié": ForgottenPasswordPage,
    "son compte": SignInPage,
}
DATASETS = {
    "un administrateur": "un-administrateur",
    "deux administrateurs": "deux-administrateurs",
    "trois administrateurs": "trois-administrateurs",
    "un administrateur et un déclarant": "administrateur-et-declarant",
}
STARTS = {
    "personne n'est inscrit": "vierge",
    "le candidat attend la décision des deux administrateurs": "candidat-en-attente",
    "le candidat attend le courrier de sa clé": "cle-en-attente",
    "l'employeur est déjà inscrit à la base de connaissance": "employeur-inscrit",
    "l'employeur attend que le second administrateur soit radié": "radiation-demandee",
}
SPELLINGS: dict[str, Callable[[str], str]] = {
    "telle quelle": lambda key: key,
    "sans tirets": lambda key: key.replace("-", ""),
    "en minuscules": str.lower,
    "avec des espaces": lambda key: key.replace("-", " "),
}
_SPACES = re.compile(r"\s+")


@with_pattern("|".join(PLACES))
def place(string: str) -> type[BasePage]:
    """The page that one opens by its name."""
    return PLACES[string]


@with_pattern("|".join(DATASETS))
def dataset(string: str) -> str:
    """The starting state that a number of people means."""
    return DATASETS[string]


@with_pattern("|".join(STARTS))
def start(string: str) -> str:
    """The starting state in which these people have done so much already."""
    return STARTS[string]


@with_pattern("|".join(SPELLINGS))
def spelling(string: str) -> Callable[[str], str]:
    """A way to type the Activation key."""
    return SPELLINGS[string]


TYPES = {
    "Acteur": actor,
    "Lieu": place,
    "Effectif": dataset,
    "Départ": start,
    "Façon": spelling,
    "Bénéficiaire": beneficiary,
    "Destinataire": addressee,
}


class phrase(parsers.parse):  # noqa: N801 - reads like pytest-bdd's own parsers
    """A phrase with parts from a list, as ``{acteur:Acteur}``, ``{nombre:d}`` and free parts.

    Spaces, apostrophes and decomposed letters of the feature are made plain before matching, so
    that French typography never turns a step into an unknown one.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name, extra_types=TYPES)

    def is_matching(self, name: str) -> bool:
        return super().is_matching(made_plain(name))

    def parse_arguments(self, name: str) -> dict[str, Any]:
        return super().parse_arguments(made_plain(name)) or {}


@lru_cache(1024)
def made_plain(text: str) -> str:
    """Composed letters, plain spaces, straight apostrophes.

    Every definition asks it of every step: it is remembered.
    """
    composed = unicodedata.normalize("NFC", text)
    return _SPACES.sub(" ", composed.replace("’", "'").replace("ʼ", "'")).strip()
