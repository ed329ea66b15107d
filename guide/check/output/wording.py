"""How a check says things in French."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.french.counting import counted
from guide.judging.verdicts import texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from guide.documents.model import Place
    from guide.judging.suite import Rule
    from guide.judging.verdicts import Checked, Judged, JudgedSentence, Verdict

WORDS: Mapping[Verdict, str] = {
    "confirmed": "confirmé",
    "assumed": "supposé",
    "neutral": "sans affirmation",
    "unrelated": "autre sujet",
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
_UNRELATED = "Ce document parle d’autre chose."
ALONE: Mapping[str, str] = {
    "document": "Dans le document seulement",
    "scenario": "Dans le scénario seulement",
    "portal": "Sur le portail seulement",
}
"""Attributes of ``Alone``, in the words of a heading."""
UNDOCUMENTED = "non documenté"
UNREAD = "Montré par le document, et non lu"
_COUNTED: tuple[tuple[Verdict, str, str], ...] = (
    ("not_understood", "phrase non comprise", "phrases non comprises"),
    ("spelling", "libellé à l’orthographe près", "libellés à l’orthographe près"),
    ("unrelated", "phrase sur un autre sujet", "phrases sur un autre sujet"),
    ("unproved", "phrase non prouvée", "phrases non prouvées"),
    ("neutral", "phrase sans affirmation", "phrases sans affirmation"),
    ("assumed", "phrase confirmée par une hypothèse", "phrases confirmées par une hypothèse"),
)
"""What a summary counts beside drifts, where there is some."""
_ORIGINS = {
    "source": "document source",
    "page": "page publique",
    "hypothesis": "hypothèse",
}


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
        "unrelated": "aucun parcours ne parle de cela",
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


def quoted(words: Iterable[str]) -> str:
    """Words between quotes, one after another."""
    return ", ".join(f"« {word} »" for word in words)


def told_of(sentence: JudgedSentence) -> str:
    """What the run says of a sentence as a whole."""
    if sentence.verdict == "neutral":
        return sentence.note or WORDS["neutral"]
    if sentence.verdict == "unrelated":
        return "aucun parcours ne parle de cela"
    told: list[str] = []
    if sentence.against:
        told.append(f"{quoted(texts(sentence.against))} est contredit : {sentence.expected}")
    if sentence.left:
        told.append(f"rien ne montre {quoted(sentence.left_over)}")
    return " ; ".join(told) or "rien ne le montre"


def rule_told(rule: str, rules: Mapping[str, Rule]) -> str:
    """A rule with its origin, and what is said of the last look at its source."""
    known = rules.get(rule)
    if known is None:
        return rule
    seen = f", source vue : {known.seen}" if known.seen and known.origin != "hypothesis" else ""
    return f"{rule} : {_ORIGINS[known.origin]}{seen}"


def conclusion(checked: Checked) -> str:
    """The verdict of the document, which says no more than what is proved."""
    if checked.verdict == "unproved":
        return _TRUE_AS_FAR if confirmed(checked) else _NOTHING
    return {
        "drifted": _DRIFTED,
        "not_understood": _NOT_UNDERSTOOD,
        "unrelated": _UNRELATED,
        "confirmed": _TRUE,
    }[checked.verdict]


def holes(checked: Checked) -> str:
    """That a drift may come from what nobody saw; empty where the run saw all."""
    if not checked.holes:
        return ""
    words = "moment n’a pas pu être vu", "moments n’ont pas pu être vus"
    told = counted(checked.holes, *words)
    return f"La preuve a des trous : {told}. Un écart peut en venir, rejouez l’exécution"


def summary(checked: Checked) -> str:
    """How many of what, in one line."""
    drifts = drifts_of(checked) + len(checked.undocumented)
    proved = confirmed(checked)
    told = [counted(drifts, "écart", "écarts") if drifts else "aucun écart"]
    for verdict, *words in _COUNTED:
        if number := _count(checked, verdict):
            told.append(counted(number, *words))
    told.append(
        counted(proved, "phrase confirmée", "phrases confirmées")
        if proved
        else "aucune phrase confirmée"
    )
    line = ", ".join(told)
    return line[0].upper() + line[1:]


def drifts_of(checked: Checked) -> int:
    """How many claims drifted, and sentences that are contradicted beside them."""
    claims = sum(1 for judged in checked.claims() if judged.is_drift)
    return claims + sum(1 for sentence in checked.sentences() if sentence.against)


def _count(checked: Checked, verdict: Verdict) -> int:
    return sum(1 for sentence in checked.sentences() if sentence.verdict == verdict)


def confirmed(checked: Checked) -> int:
    """How many sentences are confirmed."""
    return _count(checked, "confirmed")
