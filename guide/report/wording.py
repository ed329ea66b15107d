"""How the report says things in French: outcomes and acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.evidence.record import Status
from guide.runs.outcomes import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping

    from guide.evidence.record import Action


TALLY_WORDS: Mapping[Outcome, tuple[str, str]] = {
    Outcome.PASSED: ("réussi", "réussis"),
    Outcome.FAILED: ("en échec", "en échec"),
    Outcome.DRIFTED: ("en dérive", "en dérive"),
    Outcome.CUT_OFF: ("interrompu", "interrompus"),
    Outcome.SKIPPED: ("sauté", "sautés"),
    Outcome.UNFIT: ("hors preuve", "hors preuve"),
    Outcome.NOT_RUN: ("non joué", "non joués"),
    Outcome.NOT_WANTED: ("écarté", "écartés"),
}
"""One and several, for each outcome."""

STEP_WORDS: Mapping[Status, str] = {
    Status.PASSED: "réussie",
    Status.FAILED: "en échec",
    Status.SKIPPED: "non jouée",
    Status.UNDEFINED: "sans définition",
    Status.PENDING: "en attente d’être écrite",
    Status.AMBIGUOUS: "ambiguë",
    Status.UNKNOWN: "sans résultat",
    Status.NOT_RUN: "non jouée",
    Status.NOT_WANTED: "écartée",
}

_ROLES = {
    "button": "le bouton",
    "link": "le lien",
    "checkbox": "la case",
    "radio": "le choix",
    "combobox": "la liste",
    "textbox": "le champ",
}
_VERBS = {
    "open": "ouvre",
    "press": "clique sur",
    "fill": "remplit",
    "tick": "coche",
    "choose": "choisit",
    "select": "choisit dans",
    "untick": "décoche",
    "attach": "joint un fichier à",
    "key": "appuie sur une touche dans",
    "hover": "survole",
    "drag": "fait glisser",
    "back": "revient à la page précédente",
    "forward": "avance à la page suivante",
    "reload": "recharge la page",
}


def role_of(action: Action) -> str:
    """The control as a person calls it, with its article."""
    return _ROLES.get(action.role or "", "le contrôle")


def verb_of(action: Action) -> str:
    """What the person does, in one verb."""
    return _VERBS.get(action.verb, action.verb)
