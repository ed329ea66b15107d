"""Who does it and to what, whatever the voice; what is sent to whom, by whom, by which way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from guide.french.vocabulary import (
    COME,
    RECEIVE,
    SEND,
    TELL,
    Vocabulary,
    families,
    infinitive_of,
    kinds_of,
    plain_word,
)

if TYPE_CHECKING:
    from guide.claims.clause import Slot, Word
    from guide.claims.drafts import Draft

_LONG: tuple[Slot, ...] = ("what", "when", "to")
"""Where a length of time may stand: « est de 15 jours », « est fixé à 15 jours »."""
_DELAY = Vocabulary().key("délai")
BE, HAVE = "=be", "=avoir"


def framed(
    draft: Draft, slots: dict[Slot, tuple[Word, ...]]
) -> tuple[set[str], dict[Slot, tuple[Word, ...]]]:
    """Who does it and to what it is done, whatever the voice; what is sent to whom, by what."""
    kinds = frozenset(kind for word in draft.verbs for kind in kinds_of(word.text))
    if kinds & {SEND, TELL} and len(draft.verbs) == 1:
        return {SEND}, _sent(draft, slots, kinds)
    if _is_carried_out(draft, slots):
        return {SEND}, {**slots, "what": slots["who"], "who": ()}
    if length := _length_of(draft, slots):
        draft.verbs.clear()
        return set(), length
    if draft.act == {BE} and not draft.verbs and (limit := _limit_of(slots)):
        return {HAVE}, limit
    if draft.passive and BE not in draft.act:
        who = slots.get("by", ())
        what = (*slots.get("who", ()), *slots.get("what", ()))
        return draft.act, {**_without(slots, "who", "what", "by"), "who": who, "what": what}
    return draft.act, slots


def _length_of(
    draft: Draft, slots: dict[Slot, tuple[Word, ...]]
) -> dict[Slot, tuple[Word, ...]] | None:
    """« Le délai de réponse est de 15 jours » names it as « délai de réponse : 15 jours » does."""
    if _is_time_taken(draft, slots):
        return slots
    if draft.act != {BE} or draft.verbs:
        return None
    told = tuple(word for slot in _LONG for word in slots.get(slot, ()))
    lengths = [word for word in told if word.key[1:-1].isdecimal()]
    what = [word for word in slots.get("what", ()) if word not in lengths]
    named = len(lengths) == 1 and len(told) > 1 and not what and not slots.get("who")
    return slots if named and slots.get("when") else None


def _is_time_taken(draft: Draft, slots: dict[Slot, tuple[Word, ...]]) -> bool:
    """« Comptez 3 jours de délai postal » names it as « délai du courrier : 3 jours » does."""
    first, rest = slots.get("what", ())[:1], slots.get("what", ())[1:]
    taken = any(word.key[1:-1].isdecimal() for word in first) and not draft.finite
    counts = [infinitive_of(verb.text) for verb in draft.verbs] == ["compter"]
    return taken and counts and any(word.complement and word.key == _DELAY for word in rest)


def _limit_of(slots: dict[Slot, tuple[Word, ...]]) -> dict[Slot, tuple[Word, ...]] | None:
    """« Le nombre de X est limité à 3 par Y »: Y has three at most."""
    counted, number = slots.get("who", ()), slots.get("what", ())
    bound = any(families().get(word.key) == "bound" for word in slots.get("other", ()))
    if not bound or len(number) != 1 or not number[0].key.isdecimal():
        return None
    if not counted or not counted[0].complement:
        return None
    things = tuple(replace(word, complement=False) for word in counted[:1])
    return {
        **_without(slots, "who", "what", "by"),
        "who": slots.get("by", ()),
        "what": (*number, *things, *counted[1:]),
    }


def _without(slots: dict[Slot, tuple[Word, ...]], *names: Slot) -> dict[Slot, tuple[Word, ...]]:
    return {name: words for name, words in slots.items() if name not in names}


def _is_carried_out(draft: Draft, slots: dict[Slot, tuple[Word, ...]]) -> bool:
    """« Le transfert s'effectue vers X »: X receives it."""
    done = {plain_word(infinitive_of(word.text) or "") for word in draft.verbs}
    return (
        done <= {"effectuer", "faire"}
        and bool(done and slots.get("who"))
        and bool(SEND in kinds_of(slots["who"][0].text))
    )


def _sent(
    draft: Draft, slots: dict[Slot, tuple[Word, ...]], kinds: frozenset[str]
) -> dict[Slot, tuple[Word, ...]]:
    before, after = slots.get("who", ()), slots.get("what", ())
    to, by, thing = slots.get("to", ()), slots.get("by", ()), ()
    if TELL in kinds:
        to = (*before, *to) if draft.passive else (*after, *to)
        by = by if draft.passive else (*by, *before)
        thing = after if draft.passive else ()
    elif RECEIVE in kinds and draft.passive and by:
        to, by, thing = (*by, *to), (), (*before, *after)
    elif RECEIVE in kinds and not draft.passive:
        to, thing = (*before, *to), after
    elif COME in kinds or draft.passive:
        thing = (*before, *after)
    else:
        by, thing = (*by, *before), after
    ways = [word for word in thing if families().get(word.key) == "channel"]
    return {
        **_without(slots, "who", "what", "to", "by", "channel"),
        "to": to,
        "by": by,
        "what": tuple(word for word in thing if word not in ways),
        "channel": (*slots.get("channel", ()), *ways),
    }
