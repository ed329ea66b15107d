"""How a check says things in French."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.french.counting import counted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from guide.documents.model import Place
    from guide.judging.verdicts import Checked, Judged, Verdict

WORDS: Mapping[Verdict, str] = {
    "confirmed": "confirmé",
    "spelling": "orthographe",
    "unproved": "non prouvé",
    "not_understood": "non compris",
    "renamed": "renommé",
    "moved": "déplacé",
    "missing": "absent",
    "contradicted": "contredit",
}
_DRIFTED = "Ce document ne dit plus tout à fait vrai."
_NOT_UNDERSTOOD = "Une partie de ce document n’a pas été comprise."
_TRUE, _TRUE_AS_FAR, _NOTHING = (
    "Ce document dit vrai.",
    "Ce document dit vrai pour ce qui est prouvé.",
    "Rien ne prouve ce document.",
)
ALONE: Mapping[str, str] = {
    "document": "Dans le document seulement",
    "scenario": "Dans le scénario seulement",
    "portal": "Sur le portail seulement",
}
"""Attributes of ``Alone``, in the words of a heading."""
UNDOCUMENTED = "non documenté"
UNREAD = "Montré par le document, et non lu"
_COUNTED = (
    ("not_understood", "consigne non comprise", "consignes non comprises"),
    ("spelling", "libellé à l’orthographe près", "libellés à l’orthographe près"),
    ("unproved", "affirmation non prouvée", "affirmations non prouvées"),
)
"""What a summary counts beside drifts, where there is some."""


def place_of(path: Path | str, place: Place) -> str:
    """A file and a place in it: ``guide.md:12``, ``guide.docx, paragraphe 3, note de fin 1``."""
    part = f", {place.part}" if place.part else ""
    if place.line is not None:
        return f"{path}:{place.line}{part}"
    if place.page is not None:
        return f"{path}, page {place.page}{part}"
    if place.paragraph is not None:
        return f"{path}, paragraphe {place.paragraph}{part}"
    return f"{path}{part}"


def step_called(number: str | None, rank: int) -> str:
    """A step by the document's own number, or by its rank when it has none."""
    return f"Étape {number}" if number else f"({rank})"


def shows(judged: Judged) -> str:
    """What the portal shows, beside what the document says."""
    page = (
        f" (page « {judged.pictured.title} »)" if judged.pictured and judged.pictured.title else ""
    )
    told = {
        "spelling": f"« {judged.offered} »",
        "renamed": f"« {judged.offered} »",
        "moved": f"« {judged.claim.text} » est à l’étape {judged.found_at}",
        "missing": f"rien ne s’appelle « {judged.claim.text} » à cet endroit",
        "contradicted": _otherwise(judged),
        "unproved": f"aucun scénario ne {_unshown(judged)}",
        "not_understood": "cette consigne n’a pas été comprise",
    }
    note = f" ; {judged.note}" if judged.note else ""
    return told.get(judged.verdict, WORDS[judged.verdict]) + page + note


def _otherwise(judged: Judged) -> str:
    """The value that the portal has, or who does there what the document says of another."""
    expected = judged.expected or ""
    somebody = judged.claim.kind == "role" and not expected.isalpha()
    return f"c’est {expected} qui agit ici" if somebody else expected


def _unshown(judged: Judged) -> str:
    """The part of a sentence that nothing proves, unless it is the whole of it."""
    part, whole = judged.claim.text.strip(" ."), judged.claim.sentence.text.strip(" .")
    return "le montre" if part == whole else f"montre « {part} »"


def conclusion(checked: Checked) -> str:
    """The verdict of the document, which says no more than what is proved."""
    if checked.verdict == "drifted":
        return _DRIFTED
    if checked.verdict == "not_understood":
        return _NOT_UNDERSTOOD
    if not confirmed(checked):
        return _NOTHING
    return _TRUE_AS_FAR if _count(checked, "unproved") else _TRUE


def tone(checked: Checked) -> str:
    """The verdict whose colour the conclusion has."""
    nothing = checked.verdict == "confirmed" and not confirmed(checked)
    return "unproved" if nothing else checked.verdict


def summary(checked: Checked) -> str:
    """How many of what, in one line."""
    drifts = sum(1 for j in checked.claims() if j.is_drift) + len(checked.undocumented)
    proved = confirmed(checked)
    told = [counted(drifts, "écart", "écarts") if drifts else "aucun écart"]
    for verdict, *words in _COUNTED:
        if number := _count(checked, verdict):
            told.append(counted(number, *words))
    told.append(
        counted(proved, "affirmation confirmée", "affirmations confirmées")
        if proved
        else "aucune affirmation confirmée"
    )
    line = ", ".join(told)
    return line[0].upper() + line[1:]


def _count(checked: Checked, verdict: str) -> int:
    return sum(1 for judged in checked.claims() if judged.verdict == verdict)


def confirmed(checked: Checked) -> int:
    """How many claims are confirmed; a sentence that claims nothing does not count."""
    return sum(
        1 for j in checked.claims() if j.verdict == "confirmed" and j.claim.kind != "narrative"
    )
