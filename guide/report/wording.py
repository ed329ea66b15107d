"""How the report says things in French: outcomes, acts, moments and durations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.evidence.record import Status
from guide.runs.outcomes import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime, timedelta

    from guide.evidence.record import Action

_MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
_NARROW = "\u202f"
_WIDE = "\u00a0"
_MINUTE = 60


TALLY_WORDS: Mapping[Outcome, tuple[str, str]] = {
    Outcome.PASSED: ("réussi", "réussis"),
    Outcome.FAILED: ("en échec", "en échec"),
    Outcome.DRIFTED: ("en dérive", "en dérive"),
    Outcome.CUT_OFF: ("interrompu", "interrompus"),
    Outcome.SKIPPED: ("sauté", "sautés"),
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
}


def role_of(action: Action) -> str:
    """The control as a person calls it, with its article."""
    return _ROLES.get(action.role or "", "le contrôle")


def verb_of(action: Action) -> str:
    """What the person does, in one verb."""
    return _VERBS.get(action.verb, action.verb)


def day_and_time(moment: datetime) -> str:
    """A moment to the minute: « 12 janvier 2026 à 9 h 05 »; seconds only when there are some."""
    day = "1er" if moment.day == 1 else str(moment.day)
    clock = f"{moment.hour}{_WIDE}h{_WIDE}{moment.minute:02}"
    if moment.second:
        clock += f"{_WIDE}min{_WIDE}{moment.second:02}{_WIDE}s"
    return f"{day} {_MONTHS[moment.month - 1]} {moment.year} à {clock}"


def length(span: timedelta) -> str:
    """A duration in the unit that reads best: ms, s, or min and s."""
    seconds = span.total_seconds()
    if seconds < 1:
        return f"{round(seconds * 1000)}{_NARROW}ms"
    if seconds < _MINUTE:
        return f"{seconds:.1f}{_NARROW}s".replace(".", ",")
    minutes, rest = divmod(round(seconds), _MINUTE)
    return f"{minutes}{_NARROW}min{_WIDE}{rest:02}{_NARROW}s"


def number(count: int) -> str:
    """A whole number with its thousands apart."""
    return f"{count:,}".replace(",", _NARROW)


def counted(count: int, one: str, several: str) -> str:
    """A number with its noun; French says zero and one in the singular."""
    return f"{number(count)}{_WIDE}{several if count > 1 else one}"
