"""A sentence as clauses, and each clause as slots: who, what, to whom, by what, when, whether."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from guide.claims.asides import TOLD_OF
from guide.claims.clause import Clause
from guide.claims.drafts import drafted
from guide.claims.frames import BE, framed
from guide.claims.joining import OR
from guide.claims.segments import segments_of
from guide.french.text import fold
from guide.french.verbs import verb_of
from guide.french.vocabulary import SEND, infinitive_of, kinds_of, listed
from guide.french.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.claims.clause import Slot, Word
    from guide.claims.phrase import Phrase
    from guide.claims.segment import Segment
    from guide.french.vocabulary import Vocabulary

_JOINS = frozenset({"et", "ou", "puis", "mais", "qui"})
_CAME: frozenset[Slot] = frozenset({"what", "channel"})
_LINKS = words("lien liens hyperlien")
EITHER = "=either"
"""« Avec ou sans »."""
LASTING = words("arriver parvenir durer")
MISTAKE = "=mistake"
"""« En cas d'erreur »."""
_PERMITTING = (["permet"], ["permettent"], ["permettra"], ["lien", "permet"], ["bouton", "permet"])
_FREE = {True: "=required", False: "=optional"}
"""What nobody has to put, by whether the clause denies it."""


def clauses_of(
    phrase: Phrase, vocabulary: Vocabulary, before: Sequence[Clause] = ()
) -> list[Clause]:
    """The clauses of a sentence, in order.

    Args:
        phrase: the sentence.
        vocabulary: what words mean.
        before: the clauses of the sentence before, which pronouns may stand for.
    """
    found: list[Clause] = []
    for segment in segments_of(phrase):
        clause = _clause(segment, vocabulary, [*before, *found])
        near = _near(clause, found)
        if near is not None:
            clause = _of_nearest(clause, segment, vocabulary, near, found)
            if came := _came_by(clause):
                found[found.index(near)] = _with_way(near, *came)
                continue
        elif clause.introduced == OR and found:
            clause = _as_before(clause, found)
        elif clause.kind == "main" and _inherits(clause) and found:
            clause = _with_subject(clause, found)
        found += _permitted(_of_time_taken(clause, found))
    return found


def _permitted(clause: Clause) -> list[Clause]:
    """« « X » permet de corriger »: X, and what it is for."""
    who = clause.slots.get("who", ())
    means = tuple(word for word in who if word.is_label or word.key == MISTAKE)
    rest = [word for word in who if word not in means]
    permits = [fold(word.text) for word in rest] in _PERMITTING
    if (
        not (permits and clause.verbs and any(word.is_label for word in means))
        or clause.denied
        or clause.kind != "main"
    ):
        return [clause]
    there = replace(
        clause, act=frozenset(), slots={"who": means}, verbs=(), finite=False, end=means[-1].end
    )
    purpose = replace(
        clause,
        kind="purpose",
        introduced="pour",
        slots={**clause.slots, "who": ()},
        start=clause.verbs[0].start,
        finite=False,
    )
    return [there, purpose]


def _of_time_taken(clause: Clause, found: Sequence[Clause]) -> Clause:
    """« Comptez 3 jours avant que la lettre arrive »: that it arrives is what they are for."""
    lasts = all(infinitive_of(verb.text) in LASTING for verb in clause.verbs)
    if clause.introduced != "avant" or not clause.verbs or not lasts or not found:
        return clause
    timed = any(word.key[1:-1].isdecimal() for word in found[-1].slots.get("what", ()))
    counts = [infinitive_of(verb.text) for verb in found[-1].verbs] == ["compter"]
    return replace(clause, kind="purpose", introduced="pour") if timed and counts else clause


def _near(clause: Clause, found: Sequence[Clause]) -> Clause | None:
    """The clause that names what a clause tells of: the one that begins last before it."""
    if clause.introduced not in {"qui", TOLD_OF}:
        return None
    before = [other for other in found if other.kind == clause.kind and other.start < clause.start]
    return max(before, key=lambda other: other.start, default=None)


def _of_nearest(
    clause: Clause,
    segment: Segment,
    vocabulary: Vocabulary,
    before: Clause,
    found: Sequence[Clause],
) -> Clause:
    """« … la clé reçue », « … un courriel qui annonce »: told of the thing named just before."""
    near = [word for word in before.words() if not word.complement and word.end]
    near = [word for word in near if word not in before.verbs and word.end <= clause.start]
    nearest = max(near, key=lambda word: word.end, default=None)
    if nearest is None or nearest.is_label:
        return _with_subject(clause, found) if _inherits(clause) else clause
    return _clause(segment, vocabulary, [], nearest)


def _came_by(clause: Clause) -> tuple[Word, tuple[Word, ...]] | None:
    """« Le lien reçu par mail » is the link of the mail: the thing, and the ways it came by."""
    told = {slot: words for slot, words in clause.slots.items() if words}
    if clause.introduced != TOLD_OF or [*clause.act] != [SEND] or told.keys() != _CAME:
        return None
    thing, *others = told["what"]
    return (thing, told["channel"]) if fold(thing.text) in _LINKS and not others else None


def _with_way(clause: Clause, thing: Word, ways: tuple[Word, ...]) -> Clause:
    told = tuple(replace(way, complement=True) for way in ways)
    slots = {
        slot: (*words, *told) if thing in words else words for slot, words in clause.slots.items()
    }
    return replace(clause, slots=slots)


def _inherits(clause: Clause) -> bool:
    """« …, arrive à l'adresse »: done by whom or what the clause before names."""
    if not clause.act or clause.reader or clause.keys("who"):
        return False
    bare = clause.finite and not clause.keys("what") and not _has_subject(clause)
    return clause.introduced in _JOINS or bare


def _as_before(clause: Clause, found: Sequence[Clause]) -> Clause:
    """« … ou sur « Y » »: what the clause before has done with another control."""
    before = next((other for other in reversed(found) if other.kind == "main" and other.act), None)
    if before is None or clause.act:
        return clause
    return replace(
        before,
        slots={**clause.slots, "who": before.slots.get("who", ())},
        start=clause.start,
        end=clause.end,
        text=clause.text,
        introduced=OR,
    )


def _has_subject(clause: Clause) -> bool:
    """« Le candidat reçoit »: who is told or given something is named before the verb."""
    words = (word for slot in ("to", "by") for word in clause.slots.get(slot, ()))
    return any(word.start < clause.verbs[0].start for word in words if clause.verbs)


def _with_subject(clause: Clause, before: Sequence[Clause]) -> Clause:
    goes = SEND in clause.act and not _sends(clause)
    for other in reversed(before):
        if (clause.kind, other.kind) == ("main", "condition") and not clause.introduced:
            continue
        slot: Slot = "what" if other.slots.get("what") and goes else "who"
        if words := tuple(word for word in other.slots.get(slot, ()) if not word.is_label):
            return replace(clause, slots={**clause.slots, slot: words})
    return clause


def _sends(clause: Clause) -> bool:
    """« Cochez la case et envoie »: what is sent is the form, and not what is ticked."""
    forms = [verb_of(word.text) for word in clause.verbs]
    acts = all(verb is not None and verb.form != "participle" for verb in forms)
    return acts and all(kinds_of(word.text) == frozenset({SEND}) for word in clause.verbs)


def _clause(
    segment: Segment,
    vocabulary: Vocabulary,
    before: Sequence[Clause],
    told_of: Word | None = None,
) -> Clause:
    draft = drafted(segment, vocabulary, before)
    if told_of is not None and not draft.slots.get("who"):
        draft.put("who", told_of)
        draft.passive = draft.passive or segment.introduced == TOLD_OF
    slots: dict[Slot, tuple[Word, ...]] = {n: tuple(words) for n, words in draft.slots.items()}
    act, slots = framed(draft, slots)
    denied = segment.denied
    if denied and (bound := _bound(act, slots)):
        slots, denied = bound, False
    elif free := _freed(act, slots, vocabulary, denied=denied):
        (act, slots), denied = free, False
    return Clause(
        kind=segment.kind,
        act=frozenset(act),
        denied=denied,
        binding=_binding(segment),
        slots=slots,
        start=segment.start,
        end=segment.end,
        reader=draft.reader,
        finite=draft.finite,
        text=" ".join(piece.text for piece in segment.pieces),
        instructs=bool(draft.verbs) and not draft.finite,
        open=draft.open,
        introduced=segment.introduced,
        verbs=tuple(draft.verbs),
    )


def _bound(
    act: set[str], slots: dict[Slot, tuple[Word, ...]]
) -> dict[Slot, tuple[Word, ...]] | None:
    """« Aucun champ n'est facultatif » says that each has to be filled in."""
    others = slots.get("other", ())
    if act != {BE} or [word.key for word in others] != [_FREE[False]]:
        return None
    return {**slots, "other": (replace(others[0], key=_FREE[True]),)}


def _freed(
    act: set[str], slots: dict[Slot, tuple[Word, ...]], vocabulary: Vocabulary, *, denied: bool
) -> tuple[set[str], dict[Slot, tuple[Word, ...]]] | None:
    """« Les tirets ne sont pas obligatoires » says what « avec ou sans tirets » does."""
    others = slots.get("other", ())
    duty = [word for word in others if word.key == _FREE[denied]]
    if act != {BE} or len(duty) != 1 or not slots.get("who"):
        return None
    either = replace(duty[0], key=EITHER)
    rest = tuple(word for word in others if word not in duty)
    told: dict[Slot, tuple[Word, ...]] = {**slots, "who": (), "other": rest}
    told["with"] = (either, *slots["who"], *slots.get("with", ()))
    return {vocabulary.act_key("saisir")}, told


def _binding(segment: Segment) -> str:
    said = {piece.plain for piece in segment.pieces}
    return "must" if said & listed("must") else "may" if said & listed("may") else ""
