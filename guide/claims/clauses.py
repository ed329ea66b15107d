"""A sentence as clauses, and each clause as slots: who, what, to whom, by what, when, whether."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from guide.claims.asked import ASKED
from guide.claims.quantities import TIME
from guide.claims.segments import Piece, Segment, segments_of
from guide.french.numbers import number_of
from guide.french.text import fold
from guide.french.vocabulary import (
    COME,
    RECEIVE,
    SEND,
    TELL,
    families,
    infinitive_of,
    kinds_of,
    listed,
    plain_word,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guide.claims.phrase import Phrase
    from guide.french.vocabulary import Vocabulary

Slot = Literal["who", "what", "to", "by", "with", "at", "as", "channel", "when", "other", "act"]
_PREPOSITIONS: dict[str, Slot] = {
    "à": "to",
    "a": "to",
    "au": "to",
    "aux": "to",
    "vers": "to",
    "auprès": "to",
    "chez": "to",
    "par": "by",
    "via": "by",
    "avec": "with",
    "dans": "at",
    "sur": "at",
    "sous": "at",
    "depuis": "at",
    "en": "at",
    "parmi": "at",
    "devant": "at",
    "comme": "as",
    "=as": "as",
    "dès": "when",
    "pendant": "when",
    "après": "when",
    "avant": "when",
    "jusqu": "when",
    "pour": "other",
    "contre": "other",
    "entre": "other",
    "selon": "other",
    "=from": "at",
}
_JOINS = frozenset({"et", "ou", "puis", "mais", "qui"})
_ANYBODY = frozenset({"acteur", "personne", "utilisateur", "usager", "interesse"})
_BE, _HAVE = "=be", "=avoir"
_AUXILIARIES = frozenset({"être", "avoir", "devoir", "pouvoir", "falloir", "venir"})
_WHOLE_WORDS = listed("empty") | listed("light")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a number or a label that carries a meaning.

    Attributes:
        key: what stands for it when words are compared; of a label, its text after «.
        own: whether only the suite says what it means.
        complement: whether it tells which one, after « de ».
        pointed: whether « cet » or the like stands before it.
    """

    key: str
    text: str
    start: int
    end: int
    own: bool = False
    complement: bool = False
    pointed: bool = False

    @property
    def is_label(self) -> bool:
        """Whether the document sets it apart as a name."""
        return self.key.startswith("«")


@dataclass(frozen=True)
class Clause:
    """One statement or order of a sentence.

    Attributes:
        kind: ``main``, ``condition`` (if, when, once) or ``purpose``.
        act: keys of what is done; ``=be`` and ``=avoir`` where nothing else is.
        denied: whether it says that it is not so.
        binding: ``must``, ``may`` or nothing.
        slots: the words of each slot.
        start: where it begins in its paragraph.
        reader: whether « vous » or « tu » does it, or is told to.
        text: its words as they read.
        instructs: whether it only asks for it: no verb says that it is so.
    """

    kind: str
    act: frozenset[str]
    denied: bool
    binding: str
    slots: dict[Slot, tuple[Word, ...]]
    start: int
    end: int
    reader: bool = False
    finite: bool = False
    instructs: bool = False
    text: str = ""
    introduced: str = ""
    verbs: tuple[Word, ...] = ()

    def words(self) -> Iterator[Word]:
        """Every word that carries a meaning, the verbs included."""
        yield from self.verbs
        for words in self.slots.values():
            yield from words

    def keys(self, *names: Slot) -> frozenset[str]:
        """The keys of some slots."""
        return frozenset(word.key for name in names for word in self.slots.get(name, ()))


@dataclass
class _Draft:
    slots: dict[Slot, list[Word]] = field(default_factory=dict[Slot, list[Word]])
    verbs: list[Word] = field(default_factory=list[Word])
    act: set[str] = field(default_factory=set[str])
    passive: bool = False
    reader: bool = False
    finite: bool = False

    def put(self, slot: Slot, word: Word) -> None:
        self.slots.setdefault(slot, []).append(word)


def clauses_of(phrase: Phrase, vocabulary: Vocabulary) -> list[Clause]:
    """The clauses of a sentence, in order."""
    found: list[Clause] = []
    for segment in segments_of(phrase):
        clause = _clause(segment, vocabulary)
        if clause.kind == "main" and _inherits(clause) and found:
            clause = _with_subject(clause, found)
        found.append(clause)
    return found


def _inherits(clause: Clause) -> bool:
    """« …, arrive à l'adresse »: done by whom or what the clause before names."""
    if not clause.act or clause.reader or clause.keys("who"):
        return False
    return clause.introduced in _JOINS or (clause.finite and not clause.keys("what"))


def _with_subject(clause: Clause, before: Sequence[Clause]) -> Clause:
    for other in reversed(before):
        slot: Slot = "what" if other.slots.get("what") and SEND in clause.act else "who"
        if words := tuple(word for word in other.slots.get(slot, ()) if not word.is_label):
            return replace(clause, slots={**clause.slots, slot: words})
    return clause


def _clause(segment: Segment, vocabulary: Vocabulary) -> Clause:
    draft = _drafted(segment, vocabulary)
    slots: dict[Slot, tuple[Word, ...]] = {n: tuple(words) for n, words in draft.slots.items()}
    act, slots = _framed(draft, slots)
    return Clause(
        kind=segment.kind,
        act=frozenset(act),
        denied=segment.denied,
        binding=_binding(segment),
        slots=slots,
        start=segment.start,
        end=segment.end,
        reader=draft.reader,
        finite=draft.finite,
        text=" ".join(piece.text for piece in segment.pieces),
        instructs=bool(draft.verbs) and not draft.finite,
        introduced=segment.introduced,
        verbs=tuple(draft.verbs),
    )


def _binding(segment: Segment) -> str:
    said = {piece.plain for piece in segment.pieces}
    return "must" if said & listed("must") else "may" if said & listed("may") else ""


def _drafted(segment: Segment, vocabulary: Vocabulary) -> _Draft:
    """Each word in the slot that its preposition and its side of the verb give it."""
    draft = _Draft()
    slot: Slot = "who"
    for rank, piece in enumerate(segment.pieces):
        if piece.kind == "label":
            draft.put(slot, Word(f"«{piece.text}", piece.text, piece.start, piece.end))
        elif piece.kind == "mark":
            slot = "what" if draft.act and piece.text == "," else slot
        elif _is_act(piece, segment):
            slot = _acted(draft, piece, vocabulary, slot)
        elif moved := _moved(segment, rank, slot):
            slot = moved
        else:
            _told(draft, segment, rank, vocabulary, slot)
    if (only := segment.limit) is not None and not segment.denied:
        draft.put("other", Word("=seulement", only.text, only.start, only.end))
    if not draft.act:
        _noun_act(draft)
    return draft


def _moved(segment: Segment, rank: int, slot: Slot) -> Slot | None:
    """The slot that a preposition, or words that stand for one, lead to."""
    piece = segment.pieces[rank]
    if piece.lower in {"=delay", "=role"}:
        return "when" if piece.lower == "=delay" else slot
    moved = _PREPOSITIONS.get(piece.lower)
    return "when" if moved == "at" and _is_time(segment, rank) else moved


def _told(draft: _Draft, segment: Segment, rank: int, vocabulary: Vocabulary, slot: Slot) -> None:
    """A word that is no verb and no preposition, where it carries a meaning."""
    piece = segment.pieces[rank]
    if piece.plain == "sans" and not segment.denied:
        draft.put("other", Word("=sans", piece.text, piece.start, piece.end))
        return
    if piece.plain in {"vous", "tu", "toi"}:
        draft.reader = draft.reader or not draft.act
    if not _is_empty(piece) and (word := _word(segment, rank, vocabulary)) is not None:
        _put(draft, slot, word)


def _is_act(piece: Piece, segment: Segment) -> bool:
    """« Champs à remplir : … » asks as much as a verb, where there is no other."""
    if piece.verb is None:
        return False
    return not piece.is_noun or (not segment.has_verb and piece.verb.sense in ASKED)


def _put(draft: _Draft, slot: Slot, word: Word) -> None:
    if word.key.startswith("=") and families().get(word.key) == "channel" and slot == "by":
        draft.put("channel", word)
    elif word.key[1:-1].isdecimal() and any(w.key == "=lapse" for w in draft.slots.get("when", ())):
        draft.put("when", word)
    elif families().get(word.key) in {"bound", "pace", "duty"} or word.key == "=lapse":
        draft.put("when" if word.key == "=lapse" else "other", word)
    else:
        draft.put(slot, word)


def _is_empty(piece: Piece) -> bool:
    return piece.plain in _WHOLE_WORDS or piece.plain in listed("denying") | listed("must")


def _is_time(segment: Segment, rank: int) -> bool:
    """« dans les 15 jours », « sous 15 jours »."""
    for piece in segment.pieces[rank + 1 : rank + 4]:
        if number_of(piece.plain) is not None and piece.plain not in {"un", "une"}:
            return True
        if piece.plain == "delai" or piece.lower == "=delay":
            return True
    return False


def _word(segment: Segment, rank: int, vocabulary: Vocabulary) -> Word | None:
    """The word at a rank; a length of time is one word, whatever its unit."""
    piece = segment.pieces[rank]
    after = segment.pieces[rank + 1] if rank + 1 < len(segment.pieces) else None
    number = number_of(piece.plain)
    unit = after and (TIME.get(after.plain) or TIME.get(after.plain.removesuffix("s")))
    if number is not None and piece.plain not in {"un", "une"} and after and unit:
        text = f"{piece.text} {after.text}"
        return Word(f"={number * unit}s", text, piece.start, after.end)
    before = segment.pieces[rank - 1] if rank else None
    is_unit = TIME.get(piece.plain) or TIME.get(piece.plain.removesuffix("s"))
    if before and is_unit and before.plain not in {"un", "une"} and number_of(before.plain):
        return None
    if piece.key:
        return Word(piece.key, piece.text, piece.start, piece.end)
    if before and before.plain in {"cet", "cette", "ce"} and piece.plain in _ANYBODY:
        return None
    key, own = vocabulary.key(piece.text), vocabulary.is_own(piece.text)
    pointed = before is not None and before.plain in {"cet", "cette", "ce", "ces"}
    return Word(key, piece.text, piece.start, piece.end, own, piece.complement, pointed)


def _acted(draft: _Draft, piece: Piece, vocabulary: Vocabulary, slot: Slot) -> Slot:
    """A verb: what is done, the words after it are its object."""
    verb = piece.verb
    assert verb is not None
    if verb.infinitive == "oublier":
        return slot
    helps = verb.infinitive in _AUXILIARIES
    if helps:
        if not draft.act and verb.infinitive == "être":
            draft.act.add(_BE)
            draft.passive = True
        elif not draft.act and verb.infinitive == "avoir":
            draft.act.add(_HAVE)
        return "what" if draft.act else slot
    if verb.form == "participle" and not draft.act - {_BE, _HAVE}:
        draft.passive = draft.passive or not draft.act
    draft.act -= {_BE, _HAVE}
    key = vocabulary.act_key(piece.text)
    draft.act.add(key)
    draft.finite = draft.finite or verb.form not in {"infinitive", "imperative"}
    draft.verbs.append(Word(key, piece.text, piece.start, piece.end, vocabulary.is_own(piece.text)))
    if verb.form == "imperative":
        draft.reader = True
    return "what"


def _noun_act(draft: _Draft) -> None:
    """« Envoi de la clé », « Radiation d'un administrateur »: a noun that names what is done."""
    words = draft.slots.get("who", [])
    if words and not words[0].is_label:
        first = words[0]
        if SEND in kinds_of(first.text):
            draft.act.add(first.key)
            draft.verbs.append(first)
            draft.slots["who"] = []
            draft.slots["what"] = [*words[1:], *draft.slots.get("what", [])]


def _framed(
    draft: _Draft, slots: dict[Slot, tuple[Word, ...]]
) -> tuple[set[str], dict[Slot, tuple[Word, ...]]]:
    """Who does it and to what it is done, whatever the voice; what is sent to whom, by what."""
    kinds = frozenset(kind for word in draft.verbs for kind in kinds_of(word.text))
    if kinds & {SEND, TELL} and len(draft.verbs) == 1:
        return {SEND}, _sent(draft, slots, kinds)
    if _is_carried_out(draft, slots):
        return {SEND}, {**slots, "what": slots["who"], "who": ()}
    if draft.passive and _BE not in draft.act:
        who = slots.get("by", ())
        what = (*slots.get("who", ()), *slots.get("what", ()))
        return draft.act, {**_without(slots, "who", "what", "by"), "who": who, "what": what}
    return draft.act, slots


def _without(slots: dict[Slot, tuple[Word, ...]], *names: Slot) -> dict[Slot, tuple[Word, ...]]:
    return {name: words for name, words in slots.items() if name not in names}


def _is_carried_out(draft: _Draft, slots: dict[Slot, tuple[Word, ...]]) -> bool:
    """« Le transfert s'effectue vers X »: X receives it."""
    done = {plain_word(infinitive_of(word.text) or "") for word in draft.verbs}
    return (
        done <= {"effectuer", "faire"}
        and bool(done and slots.get("who"))
        and bool(SEND in kinds_of(slots["who"][0].text))
    )


def _sent(
    draft: _Draft, slots: dict[Slot, tuple[Word, ...]], kinds: frozenset[str]
) -> dict[Slot, tuple[Word, ...]]:
    before, after = slots.get("who", ()), slots.get("what", ())
    to, by, thing = slots.get("to", ()), slots.get("by", ()), ()
    if TELL in kinds:
        to = (*before, *to) if draft.passive else (*after, *to)
        by = by if draft.passive else (*by, *before)
        thing = after if draft.passive else ()
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


def is_person(word: Word, vocabulary: Vocabulary) -> bool:
    """Whether a word names somebody who acts in the suite."""
    return fold(word.text).removesuffix("s") in vocabulary.people


def counted(clause: Clause) -> Iterator[tuple[Word, Word]]:
    """Each number with the word that it counts: the next one."""
    ordered = sorted(clause.words(), key=lambda word: word.start)
    for number, thing in pairwise(ordered):
        if number_of(number.text) is not None and not thing.is_label:
            yield number, thing
