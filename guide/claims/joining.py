"""Parts of a sentence that have no verb, beside the clause that they belong to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from guide.claims.asides import is_state
from guide.claims.quantities import TIME
from guide.claims.sayings import SAID
from guide.claims.segment import Segment
from guide.french.vocabulary import lexicon
from guide.french.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.claims.pieces import Piece

JOINS = words("et ou mais puis")
OR = "=or"
"""« Cliquez sur « X » ou sur « Y » »: another control, for the same verb."""
_LEADING = words(
    "sur dans depuis sous via à au par avec en dès après avant pendant pour =lapse =delay =from"
)
_LACKING = words("pas aucun aucune")
_PRESSING = frozenset({"press", "see", "open"})
_BY_WAY = frozenset({*lexicon()["by_way"].split(), "aller"})


def joined(parts: Sequence[Segment]) -> list[Segment]:
    """The clauses of a sentence, in order; what has no verb goes with the one beside it."""
    line = _Line()
    for part in parts:
        line.add(part, last=part is parts[-1])
    line.settle()
    return sorted(line.found, key=lambda segment: min(p.start for p in segment.pieces))


@dataclass
class _Line:
    """What was joined so far.

    Attributes:
        waiting: pieces without a verb that wait for the clause after them.
        announced: what introduces that clause, where the clause before announces it.
    """

    found: list[Segment] = field(default_factory=list[Segment])
    waiting: list[Piece] = field(default_factory=list[Any])
    announced: str = ""

    def add(self, part: Segment, *, last: bool) -> None:
        """Put a part where it belongs."""
        said = part.introduced == SAID
        whole = part.has_verb or part.kind != "main" or (said and last)
        before = self.found[-1] if self.found else None
        if not (before or self.waiting) and _is_case(part):
            self.found.append(Segment("condition", part.pieces, introduced="si"))
        elif before and before.has_verb and _is_apart(part, before):
            self.found.append(part)
        elif (before and _is_shared(part, before)) or (
            not whole and before and not said and _takes(before, part)
        ):
            before.pieces.extend(part.pieces)
        elif not whole:
            self._close()
            self.waiting.extend(part.pieces)
            self.announced = part.introduced if said else self.announced
        else:
            self._close()
            self._open(part)

    def _close(self) -> None:
        """What a semicolon ends waits for nothing."""
        if self.waiting and self.waiting[-1].text == ";":
            self.settle()

    def settle(self) -> None:
        """Let what waits be a clause of its own."""
        if self.waiting:
            self.found.append(Segment("main", self.waiting))
            self.waiting = []

    def _open(self, part: Segment) -> None:
        if self.waiting and part.kind == "main":
            part.pieces = [*_moved_behind(self.waiting, part.pieces)]
            part.introduced = part.introduced or self.announced
            self.waiting, self.announced = [], ""
        self.found.append(part)


def _is_case(part: Segment) -> bool:
    """« Pas encore d'accès : … », « déjà inscrit : … »: the case of what the colon leads to."""
    lacks = part.pieces[0].plain in _LACKING and not part.has_verb
    opens = lacks or is_state(part.pieces) or _is_yours(part)
    return part.kind == "main" and opens and part.pieces[-1].text == ":"


def _is_yours(part: Segment) -> bool:
    """« Vous n'avez pas encore d'accès : … »: the case of whoever reads it."""
    told = [piece.plain for piece in part.pieces]
    return told[:1] in (["vous"], ["tu"]) and ("pas" in told or "deja" in told)


def _takes(before: Segment, part: Segment) -> bool:
    """Whether a part without a verb goes with the clause before it."""
    last = before.pieces[-1].text
    apart = last in {";", ":"} and (_leads(part.pieces) or (last == ";" and _is_timed(part.pieces)))
    return not apart and before.has_verb and before.kind == "main"


def _moved_behind(before: list[Piece], pieces: list[Piece]) -> list[Piece]:
    """« Sur la page X, cliquez »: said before the verb or after it, it is the same."""
    return [*pieces, *before] if _leads(before) else [*before, *pieces]


def _is_timed(pieces: list[Piece]) -> bool:
    """« … ; l'un d'eux dans les 15 jours »: a statement of its own, with a length of time."""
    return any(piece.plain in TIME or piece.plain.removesuffix("s") in TIME for piece in pieces)


def _leads(pieces: list[Piece]) -> bool:
    """Whether a preposition, or words that stand for one, come first."""
    first = next((piece for piece in pieces if piece.kind != "mark"), None)
    return first is not None and first.lower in _LEADING


def _is_apart(part: Segment, before: Segment) -> bool:
    """Whether what has no verb is done by itself: another control, or one that is pressed next.

    A control that is there for something else: « sur « X » pour …, ou sur « Y » ».
    """
    another = part.introduced == OR and before.kind == "purpose"
    return another or _is_pressed_after(part, before)


def _is_pressed_after(part: Segment, before: Segment) -> bool:
    """« Choisissez X, puis « Valider » »: a label that is pressed, after something else is done."""
    named = [p for p in part.pieces if p.kind != "mark" and p.lower not in JOINS]
    verbs = [p.verb for p in before.pieces if p.verb is not None and not p.is_noun]
    pressed = any(verb.sense in _PRESSING or verb.infinitive in _BY_WAY for verb in verbs)
    return part.introduced == "puis" and [p.kind for p in named] == ["label"] and not pressed


def _is_shared(part: Segment, before: Segment) -> bool:
    """« Accepter ou refuser l'inscription »: two verbs and one object."""
    last = before.pieces[-1]
    return part.introduced == "ou" and last.verb is not None and not last.is_noun
