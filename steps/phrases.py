"""The step parser of the suite: French phrases, actors by name, typography made plain."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from parse import with_pattern
from pytest_bdd import parsers

ACTORS = (
    "le candidat",
    "le second candidat",
    "le visiteur",
    "l'administrateur",
    "le second administrateur",
    "le troisième administrateur",
    "l'administrateur d'une autre entreprise",
    "le déclarant",
    "l'employeur",
    "le technicien",
)
PLACES = {
    "le portail": "",
    "la base de connaissance": "base-de-connaissance/",
    "le formulaire de radiation": "base-de-connaissance/radiation",
    "le bureau du technicien": "technicien/",
    "la boîte aux lettres": "boite-aux-lettres/",
    "la messagerie": "messagerie/",
    "le menu personnalisé": "menu",
    "les habilitations": "habilitations",
    "les demandes d'administrateur": "demandes/administrateurs",
    "la page de la clé": "activation",
    "la page de l'attente": "attente",
    "le mot de passe oublié": "mot-de-passe-oublie",
    "son compte": "votre-compte",
}
DATASETS = {
    "un administrateur": "un-administrateur",
    "deux administrateurs": "deux-administrateurs",
    "trois administrateurs": "trois-administrateurs",
    "un administrateur et un déclarant": "administrateur-et-declarant",
}
SPELLINGS: dict[str, Callable[[str], str]] = {
    "telle quelle": lambda key: key,
    "sans tirets": lambda key: key.replace("-", ""),
    "en minuscules": str.lower,
    "avec des espaces": lambda key: key.replace("-", " "),
}
BENEFICIARIES = {
    "de l'administrateur": "l'administrateur",
    "du second administrateur": "le second administrateur",
    "du troisième administrateur": "le troisième administrateur",
    "de l'administrateur d'une autre entreprise": "l'administrateur d'une autre entreprise",
    "du déclarant": "le déclarant",
    "du candidat": "le candidat",
    "de l'employeur": "l'employeur",
    "d'un inconnu": None,
}
ADDRESSEES = {
    "au candidat": "le candidat",
    "au second candidat": "le second candidat",
    "à l'administrateur": "l'administrateur",
    "au second administrateur": "le second administrateur",
    "au troisième administrateur": "le troisième administrateur",
    "à l'administrateur d'une autre entreprise": "l'administrateur d'une autre entreprise",
    "au déclarant": "le déclarant",
    "à l'employeur": "l'employeur",
}
_SPACES = re.compile(r"\s+")


@with_pattern("|".join(ACTORS))
def actor(string: str) -> str:
    """One of the actors that scenarios know."""
    return string


@with_pattern("|".join(PLACES))
def place(string: str) -> str:
    """The path of a place that one opens by its name."""
    return PLACES[string]


@with_pattern("|".join(DATASETS))
def dataset(string: str) -> str:
    """The starting state that a number of people means."""
    return DATASETS[string]


@with_pattern("|".join(SPELLINGS))
def spelling(string: str) -> Callable[[str], str]:
    """A way to type the Activation key."""
    return SPELLINGS[string]


@with_pattern("|".join(BENEFICIARIES))
def beneficiary(string: str) -> str | None:
    """The actor for whose benefit somebody is removed; None for a person nobody knows."""
    return BENEFICIARIES[string]


@with_pattern("|".join(ADDRESSEES))
def addressee(string: str) -> str:
    """The actor to whom something was sent."""
    return ADDRESSEES[string]


TYPES = {
    "Acteur": actor,
    "Lieu": place,
    "Effectif": dataset,
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
