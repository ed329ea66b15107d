"""The words, marks and labels of a sentence, each with its verb or with what it stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.claims.nouns import DETERMINERS
from guide.claims.quantities import TIME, length_of
from guide.french.numbers import number_of
from guide.french.verbs import Verb, verb_of
from guide.french.vocabulary import Vocabulary, expressions, forms
from guide.french.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.claims.phrase import Phrase
    from guide.claims.tokens import Token

_BEHIND = 2
_OF = words("de d' du des")
_LENGTH, _TWO_LENGTHS = 2, 5
"""In tokens: « 15 jours », « deux semaines et un jour »."""
_PAST = words("passe passes passee passees")
_THESE = words("ces ce cet les le delai de d'")
_ASKING = words("qu'")
_HELPERS = words("est sont sera seront soit soient etre ete a ont aura auront")
OPENING = "=opening"
"""« Sachez que… », « pensez à… »: what opens a sentence and claims nothing itself."""
_HEADS = words(
    "important astuce conseil remarque precision nb note info information rappel attention repere "
    "chemin resultat"
)
"""« Important : … »: what comes behind the colon is all that is said."""
_PARTING = frozenset({":", "–", "—", "-"})
_BEFORE_OPENING = words("et puis mais bref enfin aussi")
_PARTICIPLE = re.compile(r"(?<!^to)(?:é|u)e?s?$")
"""« Tous » is none."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, a mark or a label; ``key`` stands for several words that say one thing."""

    kind: str
    text: str
    plain: str
    lower: str
    start: int
    end: int
    verb: Verb | None = None
    is_noun: bool = False
    key: str = ""
    complement: bool = False
    clitic: str = ""


def pieces_of(phrase: Phrase) -> Iterator[Piece]:
    """The pieces of a sentence, in order."""
    acts = {act.at: act.verb for act in phrase.acts}
    at, led = _led_in(phrase), 0
    while at < len(phrase.tokens):
        token = phrase.tokens[at]
        length, key = (
            _days(phrase.tokens, at)
            or _summed(phrase.tokens, at)
            or _past(phrase.tokens, at)
            or _expression(phrase.tokens, at)
        )
        if key:
            last = phrase.tokens[at + length - 1]
            text = phrase.words(at, at + length - 1)
            yield Piece("word", text, key, key, token.start, last.end, key=_named(key))
            at = led = at + length
            continue
        before = phrase.tokens[at - 1] if at else None
        verb = acts.get(at) or _unlisted(token, before) or _done(token, before)
        if verb is None and token.kind == "word" and _is_to_do(phrase, at):
            verb = verb_of(token.text)
        yield Piece(
            token.kind,
            token.text,
            token.plain,
            token.text.lower().replace("’", "'"),
            token.label_start if token.kind == "label" else token.start,
            token.label_end if token.kind == "label" else token.end,
            verb,
            is_noun=verb is not None
            and verb.form == "infinitive"
            and _is_to_do(phrase, at)
            and not at == led > 0,
            complement=_is_complement(phrase, at),
            clitic=token.clitic,
        )
        at += 1


def _led_in(phrase: Phrase) -> int:
    """« Côté technicien : … », « important : … »: how many tokens open a sentence, and say nothing.

    Behind « côté » stands who does it.
    """
    plain = [token.plain for token in phrase.tokens[:3]]
    if plain[:1] == ["cote"] and len(plain) > _BEHIND and phrase.is_person(1):
        return 1
    first = 1 if plain[:1] == ["petit"] else 0
    headed = len(plain) > first + 1 and plain[first] in _HEADS and plain[first + 1] in _PARTING
    return first + _BEHIND if headed else 0


def _is_complement(phrase: Phrase, at: int) -> bool:
    """Whether « de » stands before a word, or before its article."""
    index = at - 1
    while index > 0 and phrase.tokens[index].plain in DETERMINERS - _OF:
        index -= 1
    return index >= 0 and phrase.tokens[index].plain in _OF


def _is_to_do(phrase: Phrase, at: int) -> bool:
    """« Le nom de la personne à radier »: which one; « est à choisir » asks for it."""
    if at < 1 or phrase.tokens[at - 1].text.lower() != "à":
        return False
    return at == 1 or phrase.tokens[at - _BEHIND].plain not in _HELPERS | _ASKING


def _unlisted(token: Token, before: Token | None) -> Verb | None:
    """A form that the table of verbs lacks: « part », or a participle after « est »."""
    if token.kind != "word":
        return None
    lower, left = token.text.lower(), before.plain if before else ""
    told = left not in DETERMINERS or (left in {"de", "d'"} and lower in forms().values())
    if lower in forms() and told and verb_of(token.text) is None:
        form = "participle" if _PARTICIPLE.search(lower) else "present"
        return Verb(forms()[lower], "other", form)
    if _helps(before) and _PARTICIPLE.search(lower) and verb_of(token.text) is None:
        return Verb(_PARTICIPLE.sub("er", lower), "other", "participle")
    return None


def _done(token: Token, before: Token | None) -> Verb | None:
    """« A donné », « est donnée »: a participle behind what helps it."""
    if token.kind != "word" or not _helps(before):
        return None
    verb = verb_of(token.text, helped=True)
    return verb if verb is not None and verb.form == "participle" else None


def _helps(before: Token | None) -> bool:
    """Whether a participle may follow: « a », and not « à »."""
    return before is not None and before.plain in _HELPERS and before.text.lower() != "à"


def _named(key: str) -> str:
    return key if key.startswith("=") else Vocabulary().key(key)


def _days(tokens: list[Token], at: int) -> tuple[int, str] | None:
    """« J+15 »: as many days after the first one."""
    told = [token.text for token in tokens[at : at + 3]]
    if told[:2] != ["J", "+"] or len(told) < len("J+n") or not told[2].isdecimal():
        return None
    return len(told), f"={int(told[2]) * TIME['jour']}s"


def _summed(tokens: list[Token], at: int) -> tuple[int, str] | None:
    """« Deux semaines et un jour »: two lengths told together are one."""
    told = tokens[at : at + _TWO_LENGTHS]
    if len(told) < _TWO_LENGTHS or told[2].plain != "et":
        return None
    lengths = [_length(told[0], told[1]), _length(told[3], told[4])]
    if None in lengths:
        return None
    return len(told), f"={sum(length or 0 for length in lengths)}s"


def _length(number: Token, unit: Token) -> int | None:
    count = number_of(number.plain)
    return None if count is None else length_of(count, unit.plain)


def _past(tokens: list[Token], at: int) -> tuple[int, str] | None:
    """« Passé 15 jours », « passé ces 15 jours »: nobody has answered by then."""
    if tokens[at].plain not in _PAST:
        return None
    after = [token for token in tokens[at + 1 : at + 5] if token.plain not in _THESE][:2]
    if len(after) < _LENGTH or _length(after[0], after[1]) is None:
        return None
    return tokens.index(after[0]) - at, "=lapse"


def _expression(tokens: list[Token], at: int) -> tuple[int, str]:
    """How many tokens an expression takes here, and its key."""
    if tokens[at].kind != "word":
        return 0, ""
    for written, key in expressions().get(tokens[at].plain, ()):
        part = tokens[at : at + len(written)]
        if len(part) == len(written) and all(
            token.kind == "word" and token.plain == word
            for token, word in zip(part, written, strict=True)
        ):
            return (len(written), key) if key != OPENING or _opens(tokens, at) else (0, "")
    return 0, ""


def _opens(tokens: list[Token], at: int) -> bool:
    """« Pensez à… », « puis pensez à… »; « un numéro à noter » opens nothing."""
    return at == 0 or tokens[at - 1].kind == "mark" or tokens[at - 1].plain in _BEFORE_OPENING
