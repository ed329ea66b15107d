"""How the report says things in French: outcomes and acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.evidence.record import Status
from guide.i18n import gettext, mark, ngettext
from guide.runs.outcomes import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping

    from guide.evidence.record import Action


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
    one, several = _tally_words(1), _tally_words(2)
    return {outcome: (one[outcome], several[outcome]) for outcome in Outcome}


def _tally_words(count: int) -> Mapping[Outcome, str]:
    return {
        Outcome.PASSED: ngettext("réussi", "réussis", count),
        Outcome.FAILED: gettext("en échec"),
        Outcome.DRIFTED: gettext("en dérive"),
        Outcome.CUT_OFF: ngettext("interrompu", "interrompus", count),
        Outcome.SKIPPED: ngettext("sauté", "sautés", count),
        Outcome.UNFIT: gettext("hors preuve"),
        Outcome.NOT_RUN: ngettext("non joué", "non joués", count),
        Outcome.NOT_WANTED: ngettext("écarté", "écartés", count),
    }


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
