"""A check as one JSON object of a fixed shape."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from guide.judging.verdicts import ORDER, worst

if TYPE_CHECKING:
    from guide.documents.model import Place
    from guide.judging.verdicts import Checked, Judged, JudgedProcedure, JudgedSection, Undocumented

SCHEMA = 1


def as_json(checked: Checked) -> str:
    """The check as text, keys in their order."""
    return json.dumps(as_object(checked), ensure_ascii=False, indent=2)


def as_object(checked: Checked) -> dict[str, Any]:
    """The check as plain data; see ``docs/verifier.md`` for each key.

    What stands before the first step is told with it: a step of its own would have no number.
    """
    return {
        "schema": SCHEMA,
        "document": str(checked.path),
        "verdict": checked.verdict,
        "counts": _counts(checked),
        "procedures": [_procedure(procedure) for procedure in checked.procedures],
        "unread": [{"what": one.what, "place": _place(one.place)} for one in checked.unread],
    }


def _counts(checked: Checked) -> dict[str, int]:
    told = [judged for judged in checked.claims() if judged.claim.kind != "narrative"]
    counts = {verdict: sum(1 for j in told if j.verdict == verdict) for verdict in ORDER}
    return counts | {"undocumented": len(checked.undocumented)}


def _procedure(procedure: JudgedProcedure) -> dict[str, Any]:
    before = procedure.preamble.claims if procedure.preamble else ()
    return {
        "title": procedure.title,
        "scenarios": list(procedure.scenarios),
        "steps": [
            _step(step, before if rank == 0 else ()) for rank, step in enumerate(procedure.sections)
        ],
        "undocumented": [_undocumented(one) for one in procedure.undocumented],
    }


def _step(step: JudgedSection, before: tuple[Judged, ...]) -> dict[str, Any]:
    claims = (*before, *step.claims)
    return {
        "number": step.number,
        "place": _place(step.place),
        "text": step.text,
        "verdict": worst(judged.verdict for judged in claims),
        "claims": [_claim(judged) for judged in claims],
    }


def _claim(judged: Judged) -> dict[str, Any]:
    picture = judged.shown.picture if judged.shown else None
    optional = {
        "offered": judged.offered,
        "expected": judged.expected,
        "found_at": judged.found_at,
        "suggestion": judged.suggestion,
        "picture": str(picture.path) if picture else None,
    }
    return {
        "kind": judged.claim.kind,
        "text": judged.claim.text,
        "verdict": judged.verdict,
        **{key: value for key, value in optional.items() if value},
    }


def _undocumented(one: Undocumented) -> dict[str, Any]:
    return {"after": one.after, "label": one.label, "title": one.title}


def _place(place: Place) -> dict[str, int | str]:
    known = {
        "line": place.line,
        "paragraph": place.paragraph,
        "page": place.page,
        "part": place.part,
    }
    return {name: told for name, told in known.items() if told is not None}
