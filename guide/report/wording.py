"""How the report says things in French: outcomes and acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.evidence.record import Status
from guide.i18n import gettext, mark
from guide.runs.outcomes import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping

    from guide.evidence.record import Action


_TALLY_WORDS: Mapping[Outcome, tuple[str, str]] = {
    Outcome.PASSED: (mark("réussi"), mark("réussis")),
    Outcome.FAILED: (mark("en échec"), mark("en échec")),
    Outcome.DRIFTED: (mark("en dérive"), mark("en dérive")),
    Outcome.CUT_OFF: (mark("interrompu"), mark("interrompus")),
    Outcome.SKIPPED: (mark("sauté"), mark("sautés")),
    Outcome.UNFIT: (mark("hors preuve"), mark("hors preuve")),
    Outcome.NOT_RUN: (mark("non joué"), mark("non joués")),
    Outcome.NOT_WANTED: (mark("écarté"), mark("écartés")),
}

_MEANINGS: Mapping[Outcome, str] = {
    Outcome.DRIFTED: mark("la page ne dit plus les mots de la documentation"),
    Outcome.CUT_OFF: mark("l’exécution s’est arrêtée avant la fin du scénario"),
    Outcome.UNFIT: mark("joué sans échec, mais rien ne dit ce qu’il prouve"),
}
"""What a word of the tallies means, where a reader cannot guess it."""

_STEP_WORDS: Mapping[Status, str] = {
    Status.PASSED: mark("réussie"),
    Status.FAILED: mark("en échec"),
    Status.SKIPPED: mark("non jouée"),
    Status.UNDEFINED: mark("sans définition"),
    Status.PENDING: mark("en attente d’être écrite"),
    Status.AMBIGUOUS: mark("ambiguë"),
    Status.UNKNOWN: mark("sans résultat"),
    Status.NOT_RUN: mark("non jouée"),
    Status.NOT_WANTED: mark("écartée"),
}

_ROLES = {
    "button": mark("le bouton"),
    "link": mark("le lien"),
    "checkbox": mark("la case"),
    "radio": mark("le choix"),
    "combobox": mark("la liste"),
    "textbox": mark("le champ"),
}
_VERBS = {
    "open": mark("ouvre"),
    "press": mark("clique sur"),
    "fill": mark("remplit"),
    "tick": mark("coche"),
    "choose": mark("choisit"),
    "select": mark("choisit dans"),
    "untick": mark("décoche"),
    "attach": mark("joint un fichier à"),
    "key": mark("appuie sur une touche dans"),
    "hover": mark("survole"),
    "drag": mark("fait glisser"),
    "back": mark("revient à la page précédente"),
    "forward": mark("avance à la page suivante"),
    "reload": mark("recharge la page"),
}


def tally_words() -> Mapping[Outcome, tuple[str, str]]:
    """One and several, for each outcome."""
    return {outcome: (gettext(one), gettext(more)) for outcome, (one, more) in _TALLY_WORDS.items()}


def meanings() -> Mapping[Outcome, str]:
    """What the outcomes mean that their word alone does not tell."""
    return {outcome: gettext(meaning) for outcome, meaning in _MEANINGS.items()}


def step_words() -> Mapping[Status, str]:
    """What is said of a step, for each status."""
    return {status: gettext(word) for status, word in _STEP_WORDS.items()}


def role_of(action: Action) -> str:
    """The control as a person calls it, with its article."""
    return gettext(_ROLES.get(action.role or "", mark("le contrôle")))


def verb_of(action: Action) -> str:
    """What the person does, in one verb."""
    return gettext(_VERBS[action.verb]) if action.verb in _VERBS else action.verb
