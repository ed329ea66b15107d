"""What a pronoun stands for: the things that the clauses before name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.french.verbs import verb_of
from guide.french.vocabulary import lexicon
from guide.french.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guide.claims.clause import Clause, Slot, Word
    from guide.claims.pieces import Piece

_SUBJECTS = words("il elle ils elles celui-ci celle-ci ceux-ci celles-ci")
_OBJECTS = words("le la les l'")
_MANY = words("ils elles les ceux-ci celles-ci")
_BETWEEN = words("ne n' en y se s' lui leur me te m' t' vous")
_FILLING = frozenset({"fill", "choose"})
ALREADY = "=deja"
_NOUNS: dict[Slot, tuple[Slot, ...]] = {
    "who": ("who", "what", "by"),
    "what": ("what", "who", "with", "at"),
}
"""Where what a pronoun stands for may have been named, best first."""


def subject_pronoun(pieces: Sequence[Piece]) -> Piece | None:
    """The pronoun that is the subject of a clause; « il faut » and « il y a » have none."""
    for rank, piece in enumerate(pieces):
        if piece.verb is not None and not piece.is_noun:
            return None
        if piece.plain in _SUBJECTS:
            return None if _is_impersonal(pieces[rank + 1 :]) else piece
    return None


def object_pronoun(pieces: Sequence[Piece]) -> Piece | None:
    """« Les » of « validez-les », « la » of « vous la recevez »: what something is done to."""
    for rank, piece in enumerate(pieces):
        if piece.verb is not None and piece.clitic in _OBJECTS:
            return piece
        after = next((p for p in pieces[rank + 1 :] if p.plain not in _BETWEEN), None)
        if piece.lower not in _OBJECTS or after is None:
            continue
        if after.verb is not None and not after.is_noun and after.start - piece.end < len(" y en "):
            return piece
    return None


def stands_for(
    pronoun: Piece, slot: Slot, before: Sequence[Clause], *, labels: bool = False
) -> tuple[Word, ...]:
    """The words of the thing named last that a pronoun can mean; empty when none can.

    Args:
        pronoun: at its place.
        slot: where it stands.
        before: the clauses before it, in order.
        labels: whether it may mean a label: « la page « X » s'ouvre, lisez-la ».
    """
    many = (pronoun.clitic or pronoun.lower) in _MANY
    for clause in reversed(before):
        for found in _named(clause, slot, labels=labels):
            if not many or len(found) > 1 or any(w.text.lower()[-1] in "sxz" for w in found):
                return found
    return ()


def _named(clause: Clause, slot: Slot, *, labels: bool) -> Iterator[tuple[Word, ...]]:
    """The things that a clause names; of labels, only those of what is typed or chosen.

    « Choisissez un « Mot de passe », confirmez-le »; in « cochez « J'accepte » et envoyez-le » it
    is the form that is sent.
    """
    filled = labels or any(
        verb is not None and verb.sense in _FILLING
        for verb in (verb_of(word.text) for word in clause.verbs)
    )
    for name in _NOUNS[slot]:
        named = clause.slots.get(name, ())
        things = [word for word in named if word.key != ALREADY]
        found = tuple(word for word in things if filled or not word.is_label)
        if found:
            yield found


def _is_impersonal(after: Sequence[Piece]) -> bool:
    told = [piece for piece in after if piece.plain not in {"ne", "n'", "se", "s'", "pas"}][:2]
    first = told[0] if told else None
    if first is None or first.plain == "y":
        return True
    verb = first.verb or verb_of(first.text)
    if verb is not None and verb.infinitive in lexicon()["impersonal"]["verbs"].split():
        return True
    return any(piece.plain in _adjectives() for piece in told[1:])


def _adjectives() -> frozenset[str]:
    """« Il est possible de »: what is said of no thing."""
    return frozenset(lexicon()["impersonal"]["adjectives"].split())
