"""The step parser of the suite: French phrases, actors by name, typography made plain."""

import re
import unicodedata
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
_SPACES = re.compile(r"\s+")


@with_pattern("|".join(sorted(map(re.escape, ACTORS), key=len, reverse=True)))
def actor(string: str) -> str:
    """One of the actors that scenarios know."""
    return string


@with_pattern("|".join(sorted(map(re.escape, PLACES), key=len, reverse=True)))
def place(string: str) -> str:
    """The path of a place that one opens by its name."""
    return PLACES[string]


class phrase(parsers.parse):  # noqa: N801 - reads like pytest-bdd's own parsers
    """A phrase with ``{acteur:Acteur}``, ``{lieu:Lieu}``, ``{nombre:d}`` and free parts.

    Spaces, apostrophes and decomposed letters of the feature are made plain before matching, so
    that French typography never turns a step into an unknown one.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name, extra_types={"Acteur": actor, "Lieu": place})

    def is_matching(self, name: str) -> bool:
        return super().is_matching(made_plain(name))

    def parse_arguments(self, name: str) -> dict[str, Any]:
        return super().parse_arguments(made_plain(name)) or {}


def made_plain(text: str) -> str:
    """Composed letters, plain spaces, straight apostrophes."""
    composed = unicodedata.normalize("NFC", text)
    return _SPACES.sub(" ", composed.replace("’", "'").replace("ʼ", "'")).strip()
