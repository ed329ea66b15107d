"""A check as one JSON object of a fixed shape."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from guide.check.output.wording import rule_told
from guide.judging.verdicts import ORDER, texts, worst

if TYPE_CHECKING:
    from collections.abc import Mapping

    from guide.documents.model import Place
    from guide.judging.suite import Rule
    from guide.judging.verdicts import (
        Checked,
        Judged,
        JudgedProcedure,
        JudgedSection,
        JudgedSentence,
        Proof,
        Undocumented,
    )

SCHEMA = 2


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
        "procedures": [_procedure(each, checked.rules) for each in checked.procedures],
        "unseen": checked.holes,
        "unread": [{"what": one.what, "place": _place(one.place)} for one in checked.unread],
    }


def _counts(checked: Checked) -> dict[str, int]:
    found = [sentence.verdict for sentence in checked.sentences()]
    return {verdict: found.count(verdict) for verdict in ORDER} | {
        "undocumented": len(checked.undocumented)
    }


def _procedure(procedure: JudgedProcedure, rules: Mapping[str, Rule]) -> dict[str, Any]:
    before = procedure.preamble.sentences if procedure.preamble else ()
    return {
        "title": procedure.title,
        "scenarios": list(procedure.scenarios),
        **({"nearest": procedure.nearest} if procedure.nearest else {}),
        "steps": [
            _step(step, before if rank == 0 else (), rules)
            for rank, step in enumerate(procedure.sections)
        ],
        "undocumented": [_undocumented(one) for one in procedure.undocumented],
    }


def _step(
    step: JudgedSection, before: tuple[JudgedSentence, ...], rules: Mapping[str, Rule]
) -> dict[str, Any]:
    sentences = (*before, *step.sentences)
    return {
        "number": step.number,
        "place": _place(step.place),
        "text": step.text,
        "verdict": worst([s.verdict for s in sentences] or ["neutral"]),
        "sentences": [_sentence(sentence, rules) for sentence in sentences],
    }


def _sentence(sentence: JudgedSentence, rules: Mapping[str, Rule]) -> dict[str, Any]:
    optional = {
        "against": list(texts(sentence.against)),
        "expected": sentence.expected,
        "note": sentence.note,
    }
    return {
        "text": sentence.text,
        "verdict": sentence.verdict,
        "left_over": list(sentence.left_over),
        "rules": list(sentence.rules),
        **{key: value for key, value in optional.items() if value},
        "proofs": [_proof(proof, rules) for proof in sentence.proofs],
        "claims": [_claim(judged) for judged in sentence.claims],
    }


def _proof(proof: Proof, rules: Mapping[str, Rule]) -> dict[str, Any]:
    picture = proof.shown.screenshot if proof.shown else None
    optional = {
        "own": list(proof.own),
        "picture": str(picture.path) if picture else None,
        "rules": [rule_told(rule, rules) for rule in proof.rules],
    }
    return {
        "words": list(texts(proof.words)),
        "line": proof.line,
        "scenario": proof.scenario,
        **{key: value for key, value in optional.items() if value},
    }


def _claim(judged: Judged) -> dict[str, Any]:
    picture = judged.shown.screenshot if judged.shown else None
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
        "words": judged.claim.text.split(),
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
