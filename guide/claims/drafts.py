"""A segment with each of its words in a slot, before it is known who does what to whom."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from guide.claims.asked import ASKED
from guide.claims.clause import Slot, Word, is_person
from guide.claims.prepositions import moved_to
from guide.claims.pronouns import object_pronoun, stands_for, subject_pronoun
from guide.claims.wording import stands_for_label, word_at
from guide.french.text import fold
from guide.french.verbs import verb_of
from guide.french.vocabulary import (
    SEND,
    families,
    infinitive_of,
    kinds_of,
    lexicon,
    listed,
    names_act,
    ways,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.claims.clause import Clause
    from guide.claims.pieces import Piece
    from guide.claims.segment import Segment
    from guide.french.vocabulary import Vocabulary

_BE, _HAVE = "=be", "=avoir"
_AUXILIARIES = frozenset({"être", "avoir", "devoir", "pouvoir", "falloir"})
_LYING = frozenset(lexicon()["lying"].split())
"""Verbs that say where something is."""
_FALLING = frozenset(lexicon()["falling"].split())
_CARRYING = frozenset(lexicon()["carrying"].split())
"""Verbs that only carry a noun for what is done."""
_SHOWN = frozenset({"afficher"})
"""« Les données affichées » are those of the page, whichever it is."""
_SUBJECTS = frozenset({"objet", "sujet"})
_DENYING = frozenset({"ne", "n'"})
_MOMENTS = frozenset({"=lapse", "=until"})
_WHOLE_WORDS = listed("empty") | listed("light")


@dataclass
class Draft:
    """What is known of a clause word by word."""

    slots: dict[Slot, list[Word]] = field(default_factory=dict[Slot, list[Word]])
    verbs: list[Word] = field(default_factory=list[Word])
    act: set[str] = field(default_factory=set[str])
    passive: bool = False
    open: bool = False
    reader: bool = False
    finite: bool = False

    def put(self, slot: Slot, word: Word) -> None:
        """Add a word to a slot."""
        self.slots.setdefault(slot, []).append(word)


def drafted(segment: Segment, vocabulary: Vocabulary, before: Sequence[Clause]) -> Draft:
    """Each word in the slot that its preposition and its side of the verb give it.

    Args:
        segment: the clause.
        vocabulary: what words mean.
        before: clauses that name what its pronouns stand for.
    """
    draft = Draft()
    slot: Slot = "who"
    told = (at for at in enumerate(segment.pieces) if not stands_for_label(segment, at[0]))
    for rank, piece in told:
        if piece.kind == "label":
            draft.put(slot, Word(f"«{piece.text}", piece.text, piece.start, piece.end))
        elif piece.kind == "mark":
            slot = "what" if draft.act and piece.text == "," else slot
        elif _is_act(piece, segment) and _tells_which(draft, segment, rank):
            key, own = vocabulary.act_key(piece.text), vocabulary.is_own(piece.text)
            draft.put(slot, Word(key, piece.text, piece.start, piece.end, own))
        elif _is_act(piece, segment):
            slot = _acted(draft, piece, vocabulary, slot, helps=_helps(segment, rank))
        elif moved := moved_to(segment, rank, slot):
            slot = slot if _is_to_do(segment, rank) else moved
        else:
            _told(draft, segment, rank, vocabulary, slot)
    if (only := segment.limit) is not None and not segment.denied:
        draft.put("other", Word("=seulement", only.text, only.start, only.end))
    if not draft.act:
        _noun_act(draft, dated=segment.kind == "condition")
    _carried(draft, vocabulary)
    falls = any(infinitive_of(verb.text) in _FALLING for verb in draft.verbs)
    if falls or _is_done_to(draft, segment, vocabulary):
        draft.passive = True
    _meant(draft, segment, before)
    return draft


def _told(draft: Draft, segment: Segment, rank: int, vocabulary: Vocabulary, slot: Slot) -> None:
    """A word that is no verb and no preposition, where it carries a meaning."""
    piece = segment.pieces[rank]
    after = segment.pieces[rank + 1] if rank + 1 < len(segment.pieces) else None
    if after is not None and after.kind == "label" and piece.plain in listed("naming"):
        return
    if piece.plain in _SUBJECTS and _is_title(segment, rank):
        return
    if piece.plain == "sans" and not segment.denied:
        draft.put("other", Word("=sans", piece.text, piece.start, piece.end))
        return
    if piece.plain in {"vous", "tu", "toi"}:
        draft.reader = draft.reader or not draft.act
    before = segment.pieces[rank - 1].plain if rank else ""
    if piece.plain == "encore" and (before == "pas" or before in listed("must")):
        return
    if not _is_empty(piece) and (word := word_at(segment, rank, vocabulary)) is not None:
        _put(draft, slot, word)


def _is_title(segment: Segment, rank: int) -> bool:
    """« (objet : « X ») », « ayant pour objet « X » »: what only names the title of a message."""
    after = segment.pieces[rank + 1 : rank + 3]
    named = [piece.kind for piece in after if piece.text != ":"][:1]
    return named == ["label"]


def _is_act(piece: Piece, segment: Segment) -> bool:
    """« Champs à remplir : … » asks as much as a verb, where there is no other."""
    if piece.verb is None or piece.plain in listed("naming"):
        return False
    return not piece.is_noun or (not segment.has_verb and piece.verb.sense in ASKED)


def _tells_which(draft: Draft, segment: Segment, rank: int) -> bool:
    """« … de la suite donnée »: a participle behind a noun, where a verb has said what is done."""
    piece, before = segment.pieces[rank], segment.pieces[rank - 1] if rank else None
    if piece.verb is None or piece.verb.form != "participle" or before is None:
        return False
    if piece.verb.infinitive in _SHOWN:
        return False
    named = before.kind == "word" and before.verb is None and not before.key
    told = bool(draft.verbs) or _is_said_of(segment, rank)
    return named and told and not _is_empty(before)


def _is_to_do(segment: Segment, rank: int) -> bool:
    """« L'administrateur à radier »: which one, and nothing is sent there."""
    after = segment.pieces[rank + 1] if rank + 1 < len(segment.pieces) else None
    named = rank > 0 and segment.pieces[rank - 1].verb is None and segment.pieces[rank].lower == "à"
    return named and after is not None and infinitive_of(after.text) == after.lower


def _is_said_of(segment: Segment, rank: int) -> bool:
    """« L'administrateur radié n'est plus… »: a verb that says what is so comes next."""
    after = segment.pieces[rank + 1] if rank + 1 < len(segment.pieces) else None
    if after is None or rank == 0:
        return False
    return after.plain in _DENYING or (after.verb is not None and after.verb.is_finite)


def _put(draft: Draft, slot: Slot, word: Word) -> None:
    if word.key.startswith("=") and families().get(word.key) == "channel" and slot == "by":
        draft.put("channel", word)
    elif word.key[1:-1].isdecimal() and any(w.key == "=lapse" for w in draft.slots.get("when", ())):
        draft.put("when", word)
    elif families().get(word.key) in {"bound", "pace", "duty"} or word.key in _MOMENTS:
        draft.put("when" if word.key in _MOMENTS else "other", word)
    else:
        draft.put(slot, word)


def _is_empty(piece: Piece) -> bool:
    return piece.plain in _WHOLE_WORDS or piece.plain in listed("denying") | listed("must")


def _helps(segment: Segment, rank: int) -> bool:
    """Whether a verb only says how or when another is so: « vient de » does, « vient du » not."""
    verb = segment.pieces[rank].verb
    if verb is None or verb.infinitive in _AUXILIARIES:
        return verb is not None
    after = segment.pieces[rank + 1 : rank + 4]
    then = next((p for p in after if p.verb is not None), None)
    return (
        verb.infinitive == "venir" and then is not None and infinitive_of(then.text) == then.lower
    )


def _acted(draft: Draft, piece: Piece, vocabulary: Vocabulary, slot: Slot, *, helps: bool) -> Slot:
    """A verb: what is done, the words after it are its object."""
    verb = piece.verb
    assert verb is not None
    if verb.infinitive == "oublier":
        return slot
    if helps:
        if not draft.act and verb.infinitive == "être":
            draft.act.add(_BE)
            draft.passive = True
        elif not draft.act and verb.infinitive == "avoir":
            draft.act.add(_HAVE)
        return "what" if draft.act else slot
    if verb.infinitive in _LYING or (verb.infinitive == "fixer" and _BE in draft.act):
        draft.act.add(_BE)
        draft.finite = True
        return "what"
    if verb.form == "participle" and not draft.act - {_BE, _HAVE}:
        draft.passive = draft.passive or not draft.act
    draft.act -= {_BE, _HAVE}
    key = vocabulary.act_key(piece.text)
    draft.act.add(key)
    draft.finite = draft.finite or verb.form not in {"infinitive", "imperative"}
    draft.verbs.append(Word(key, piece.text, piece.start, piece.end, vocabulary.is_own(piece.text)))
    if way := ways().get(verb.infinitive):
        draft.put("channel", Word(way, piece.text, piece.start, piece.end))
    if verb.form == "imperative":
        draft.reader = True
    return "what"


def _noun_act(draft: Draft, *, dated: bool) -> None:
    """« Envoi de la clé », « après connexion »: a noun that names what is done."""
    words = draft.slots.get("who", [])
    if words and not words[0].is_label:
        first = words[0]
        if SEND in kinds_of(first.text) or (dated and names_act(first.text)):
            draft.act.add(first.key)
            draft.verbs.append(first)
            draft.slots["who"] = []
            draft.slots["what"] = [*words[1:], *draft.slots.get("what", [])]


def _carried(draft: Draft, vocabulary: Vocabulary) -> None:
    """« Donner son accord », « la radiation est faite »: the noun says what is done."""
    if len(draft.verbs) != 1 or infinitive_of(draft.verbs[0].text) not in _CARRYING:
        return
    slots: tuple[Slot, ...] = ("who",) if draft.passive else ("what", "to")
    for slot in slots:
        first, *rest = draft.slots.get(slot) or [None]
        if first is None or not vocabulary.is_act(first.key):
            continue
        draft.act, draft.verbs = {first.key}, [first]
        draft.slots[slot] = []
        draft.slots["what"] = [
            *(replace(word, complement=False) for word in rest if word is not None),
            *draft.slots.get("what", []),
        ]
        draft.passive = False
        return


def _is_done_to(draft: Draft, segment: Segment, vocabulary: Vocabulary) -> bool:
    """« La clé se bloque », « la question se choisit »: what is no person does nothing."""
    who = draft.slots.get("who", [])
    named = who and not any(is_person(word, vocabulary) or word.is_label for word in who)
    plain = [piece.plain for piece in segment.pieces]
    if not named or not draft.verbs or not {"se", "s'"} & set(plain):
        return False
    at = next(i for i, p in enumerate(segment.pieces) if p.plain in {"se", "s'"})
    after = segment.pieces[at + 1 : at + 2]
    return any(piece.start == draft.verbs[0].start for piece in after)


def _meant(draft: Draft, segment: Segment, before: Sequence[Clause]) -> None:
    """Put what pronouns stand for where they stand; what stands for nothing known is a word."""
    if not draft.act:
        return
    there = next((piece for piece in segment.pieces if piece.lower == "là"), None)
    if there is not None:
        unknown = Word("=there", there.text, there.start, there.end)
        for word in stands_for(there, "what", before) or (unknown,):
            draft.put("to", word)
    told = object_pronoun(segment.pieces)
    again = draft.slots.get("what", [])
    if told is not None and (not again or any(fold(word.text) == "fois" for word in again)):
        verbs = [verb_of(verb.text) for verb in draft.verbs]
        looks = all(verb is not None and verb.sense == "look" for verb in verbs)
        found = stands_for(told, "what", before, labels=looks)
        unknown = Word("=it", told.clitic or told.text, told.start, told.end)
        draft.slots["what"] = [*(found or ([unknown] if segment.kind == "main" else [])), *again]
    subject = subject_pronoun(segment.pieces)
    if subject is not None and not draft.slots.get("who"):
        draft.slots["who"] = [*stands_for(subject, "who", before)]
        draft.open = not draft.slots["who"]
