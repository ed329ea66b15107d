"""Where the clauses of a sentence begin and end, and what introduces each."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from guide.claims.asides import AFTER_JOIN, BREAKS, TOLD_OF, asides, is_state, is_told_of
from guide.claims.bounds import bounded, turned
from guide.claims.defining import defined
from guide.claims.joining import JOINS, OR, joined
from guide.claims.nouns import DETERMINERS
from guide.claims.pieces import Piece, pieces_of
from guide.claims.sayings import SAID, turned_round, unannounced
from guide.claims.segment import Segment
from guide.french.vocabulary import listed, names_act
from guide.french.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guide.claims.phrase import Phrase

_SILENT = words("si lorsque lorsqu' quand après avant pour afin en")
ALSO = "=and"
"""« Sans oublier de »: done as well, and no word of when."""
_CASE = "=case"
"""« En cas de refus », « dans le cas de la carte »."""
DURING = "=during"
"""« Lors de l'inscription », « au moment de l'inscription »."""
_ABSOLUTE = words("etant ayant")
_DATING = words("après avant")
_TWO_WORDS = (
    ("s'", words("il elle ils elles"), "condition", "si"),
    ("dès", words("que qu'"), "condition", "dès que"),
    ("une", words("fois"), "condition", "une fois"),
    ("avant", words("que qu'"), "condition", "avant"),
    ("après", words("que qu'"), "condition", "après"),
    ("tant", words("que qu'"), "condition", "tant que"),
    ("pour", words("que qu'"), "purpose", "pour"),
    ("afin", words("que qu'"), "purpose", "afin"),
)
_WITH_THAT = words("dès fois avant après tant pour afin")
"""« Dès que », « une fois que »: « que » opens nothing of its own."""
_LED = {
    "après": "condition",
    "avant": "condition",
    "pour": "purpose",
    "afin": "purpose",
} | dict.fromkeys(JOINS, "main")
_UNDER = words("rien jamais y le la les l' lui leur se s' vous")
"""What stands between « sans » and its verb."""
_CLEFT = words("c' ce")
_FORGOTTEN = frozenset({"oublier", "oubliez", "oublie", "oublions"})


def segments_of(phrase: Phrase) -> list[Segment]:
    """The clauses of a sentence, in order; what has no verb goes with the one beside it."""
    told = defined(list(pieces_of(phrase)), phrase.people)
    pieces = turned_round(list(bounded(told)))
    aside = [pieces[start:stop] for start, stop in asides(pieces)]
    kept = [piece for piece in pieces if not any(piece in part for part in aside)]
    parts = [part for part in _split(kept) if any(p.kind != "mark" for p in part.pieces)]
    _absolved(parts)
    told_apart = [
        *joined(_unclefted(parts)),
        *(_told_apart(part) for part in aside),
    ]
    for segment in told_apart:
        segment.denied = segment.denied or _is_denied(segment)
        told = turned(segment.pieces) if segment.denied else None
        if told is not None:
            segment.pieces, segment.denied = told, False
    return told_apart


def _told_apart(pieces: list[Piece]) -> Segment:
    """What tells of a thing, or in which state somebody does what the rest asks for."""
    if is_state(pieces):
        return Segment("condition", pieces, introduced="si")
    return Segment("main", pieces, introduced=TOLD_OF)


def _split(pieces: list[Piece]) -> Iterator[Segment]:
    current, before_kind = Segment("main"), "main"
    for rank, piece in enumerate(pieces):
        opened = _opened(pieces, rank)
        if opened and current.pieces:
            yield current
            current = Segment("main")
        if opened is None and is_told_of(pieces, rank, current):
            kind = current.kind
            yield current
            current = Segment(kind, introduced=TOLD_OF)
        if opened:
            current.kind, current.introduced = opened
            if opened[1] in JOINS and before_kind == "purpose" and not _asks_next(pieces, rank):
                current.kind = "purpose"
            if opened[1] == "sans" and before_kind == "condition":
                current.kind, current.introduced = "condition", "si"
        before_kind = current.kind
        if not _is_silent(piece, current, opened):
            current.pieces.append(piece)
        if piece.kind == "mark" and piece.text in BREAKS:
            told = unannounced(current.pieces)
            current.pieces = told or current.pieces
            yield current
            current = Segment("main", introduced=SAID if told else "")
    if current.pieces:
        yield current


def _is_silent(piece: Piece, current: Segment, opened: tuple[str, str] | None) -> bool:
    """Whether a word only introduces its clause."""
    if opened and (opened[1] in _SILENT or piece.lower in {"s'", _CASE, DURING}):
        return True
    if opened and opened[1] == "tant que":
        return True
    given = current.introduced == "si" and piece.text == "Comme"
    return given or (current.introduced == "une fois" and piece.plain == "fois")


def _opened(pieces: list[Piece], rank: int) -> tuple[str, str] | None:
    """What kind of clause begins at a piece, and the word that says so."""
    piece = pieces[rank]
    if piece.kind != "word":
        return None
    after = pieces[rank + 1] if rank + 1 < len(pieces) else None
    return (
        _condition(piece, after)
        or (_joined_to(pieces, rank, after) if rank else None)
        or (_led(pieces, rank))
    )


def _condition(piece: Piece, after: Piece | None) -> tuple[str, str] | None:
    if piece.lower == _CASE:
        return "condition", "si"
    if piece.lower == DURING:
        return "condition", DURING
    if piece.lower in {"si", "lorsque", "lorsqu'", "quand"}:
        return "condition", piece.lower
    if piece.text == "Comme" and after is not None and after.plain in {"vous", "tu"}:
        return "condition", "si"
    follows = after.plain if after else ""
    for word, then, kind, told in _TWO_WORDS:
        if piece.lower == word and follows in then:
            return kind, told
    return None


def _led(pieces: list[Piece], rank: int) -> tuple[str, str] | None:
    """What a word before a verb makes of its clause."""
    lower = pieces[rank].lower
    kind = _LED.get(lower)
    if lower == "puis" and [piece.kind for piece in pieces[rank + 1 : rank + 2]] == ["label"]:
        return "main", lower
    listed_next = lower == "sur" and rank > 0 and pieces[rank - 1].text == ","
    if (lower == "ou" or listed_next) and _is_alternative(pieces, rank):
        return "main", OR
    follows = _verb_follows(pieces, rank) or (lower in _DATING and _act_follows(pieces, rank))
    follows = follows or (lower == "et" and _shows_itself(pieces, rank))
    return (kind, lower) if kind and follows else None


def _asks_next(pieces: Sequence[Piece], rank: int) -> bool:
    """« … pour le confirmer, puis cliquez »: no purpose any more."""
    after = pieces[rank + 1].verb if rank + 1 < len(pieces) else None
    return after is not None and after.form == "imperative"


def _is_alternative(pieces: Sequence[Piece], rank: int) -> bool:
    """« Cliquez sur « X » ou sur « Y » »: another control, for the same verb."""
    after = [p for p in pieces[rank + 1 : rank + 4] if p.plain not in {"bien", "sur"}]
    named = [piece.kind for piece in after[:1]] == ["label"]
    before = pieces[:rank]
    used = any(piece.kind == "label" for piece in before)
    asks = any(piece.verb is not None and piece.verb.sense == "press" for piece in before)
    return named and used and asks


def _shows_itself(pieces: Sequence[Piece], rank: int) -> bool:
    """« … et la page « X » s'ouvre »: something else does the next thing."""
    after = pieces[rank + 1 : rank + 6]
    if not after or after[0].plain not in DETERMINERS or any(p.kind == "mark" for p in after[:3]):
        return False
    at = next((i for i, p in enumerate(after) if p.plain in {"se", "s'"}), 0)
    told = after[1:at]
    named = len(told) in {1, 2} and all(p.verb is None for p in told)
    verb = after[at + 1].verb if named and at + 1 < len(after) else None
    return verb is not None and verb.is_finite


def _act_follows(pieces: list[Piece], rank: int) -> bool:
    """« Après connexion », « avant l'inscription »: a noun that names what is done."""
    named = [piece for piece in pieces[rank + 1 : rank + 3] if piece.plain not in DETERMINERS]
    return bool(named) and named[0].kind == "word" and names_act(named[0].text)


def _joined_to(pieces: list[Piece], rank: int, after: Piece | None) -> tuple[str, str] | None:
    lower = pieces[rank].lower
    if lower == ALSO:
        return ("main", ALSO) if _verb_follows(pieces, rank) else None
    if lower in {"comment", "combien"}:
        return "purpose", lower
    if lower == "qui" and rank == 1 and pieces[0].plain in {"a", "celui", "celle", "ceux"}:
        return "condition", "si"
    if lower in {"qui", "que", "qu'"}:
        alone = pieces[rank - 1].lower in _WITH_THAT or (lower != "qui" and _limits(pieces, rank))
        return None if alone else ("main", lower)
    form = after.verb.form if after and after.verb else None
    told = (lower == "en" and form == "gerund") or (lower == "sans" and _undone(pieces, rank))
    return ("main", lower) if told else None


def _limits(pieces: Sequence[Piece], rank: int) -> bool:
    """« Ne… que »: it is so of nothing else, and no clause begins."""
    before: list[str] = []
    for piece in reversed(pieces[:rank]):
        if piece.kind == "mark" and piece.text in BREAKS:
            break
        before.append(piece.plain)
    denied = {"ne", "n'"} & {*before}
    return bool(denied) and not set(before) & (listed("denying") - {"ne", "n'"})


def _undone(pieces: Sequence[Piece], rank: int) -> bool:
    """« Sans cliquer », « sans rien remplir »: what is not done."""
    after = (piece for piece in pieces[rank + 1 :] if piece.plain not in _UNDER)
    verb = getattr(next(after, None), "verb", None)
    return verb is not None and verb.form == "infinitive"


def _verb_follows(pieces: list[Piece], rank: int) -> bool:
    """Whether a verb comes next, past pronouns and « de »."""
    for piece in pieces[rank + 1 : rank + 5]:
        if piece.verb is not None and not piece.is_noun:
            return True
        if piece.kind != "word" or piece.plain not in AFTER_JOIN | {"de", "d'", "pouvoir", "que"}:
            return False
    return False


def _unclefted(parts: list[Segment]) -> list[Segment]:
    """« C'est X qui fait », « c'est par X que… »: one clause, said with weight on X."""
    found: list[Segment] = []
    for part in parts:
        before = found[-1] if found else None
        if before and before.cleft and part.introduced in {"qui", "que", "qu'"}:
            before.denied = before.denied or _is_denied(before)
            kept = [p for p in before.pieces if p.verb is None and p.plain not in _CLEFT]
            rest = part.pieces[1:]
            before.pieces = [*kept, *rest] if part.introduced == "qui" else [*rest, *kept]
            before.cleft = False
            continue
        first = [p.plain for p in part.pieces[:2]]
        part.cleft = bool(first) and first[0] in _CLEFT and part.has_verb
        found.append(part)
    return found


def _absolved(parts: list[Segment]) -> None:
    """« La demande étant enregistrée, … », « Vérification faite, … »: done before what follows."""
    for rank, (part, after) in enumerate(pairwise(parts)):
        said = {piece.plain for piece in part.pieces}
        own = part.kind == "main" and not part.introduced and part.has_verb
        told = said & _ABSOLUTE or (rank == 0 and _is_participle(part))
        if own and told and after.has_verb and after.kind == "main":
            part.kind, part.introduced = "condition", "une fois"


def _is_participle(part: Segment) -> bool:
    """« Refusé, », « le choix fait, »: participles alone, before a comma."""
    forms = {p.verb.form for p in part.pieces if p.verb is not None and not p.is_noun}
    return forms == {"participle"} and part.pieces[-1].text == ","


def _is_not_done(segment: Segment, rank: int) -> bool:
    """« Sans cliquer »; « sans accès » tells of whom, and « avec ou sans » of both."""
    return _undone(segment.pieces, rank)


def _is_denied(segment: Segment) -> bool:
    """Whether a clause says that it is not so; « n'oubliez pas de » asks for it."""
    plain = [piece.plain for piece in segment.pieces]
    denied = [
        piece.plain
        for rank, piece in enumerate(segment.pieces)
        if piece.plain in listed("denying")
        and (piece.plain != "sans" or _is_not_done(segment, rank))
    ]
    if not denied or set(plain) & _FORGOTTEN:
        return False
    return not (denied in (["ne"], ["n'"]) and segment.limit)
