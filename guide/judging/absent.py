"""« Rien n'est à saisir ici », « aucun code n'est demandé »: what no page of a step asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.alignment.keys import text_keys, who_keys
from guide.claims.asked import ASKED
from guide.claims.sayings import SAYING
from guide.french.text import fold
from guide.french.verbs import verb_of
from guide.french.vocabulary import infinitive_of, lexicon
from guide.french.words import words as words_in
from guide.judging.controls import FIELDS
from guide.judging.deeds import sense_of
from guide.judging.saying import words_of
from guide.judging.stage import Staged, seen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from guide.alignment.timelines import Timeline
    from guide.claims.clause import Clause, Word
    from guide.french.vocabulary import Vocabulary
    from guide.judging.stage import Stage

_TICKED = frozenset({"checkbox", "radio"})
_LISTS = frozenset({"combobox", "listbox"})
_ANY = FIELDS | _TICKED | {"option", "switch", "slider"}
_KINDS = {
    **dict.fromkeys(words_in("rien saisie saisies"), _ANY),
    **dict.fromkeys(words_in("champ champs"), FIELDS),
    **dict.fromkeys(words_in("case cases coche"), _TICKED | {"switch"}),
    **dict.fromkeys(words_in("liste listes"), _LISTS),
}
"""The roles of what a noun means, whatever it is called."""
_NONE = words_in("rien aucun aucune")
_FILLED = frozenset({"fill", "choose", "tick"})
_ASKING = frozenset(lexicon()["pages"]["asking"].split())
_HOLDING = words_in("contenir comporter")
_TYPED = words_in("saisir ressaisir taper entrer remplir renseigner compléter choisir sélectionner")
_LIGHT = words_in(
    "n ne pas est sont il elle a y avez as on vous tu de d le la les l un une sur dans cette ce "
    "ici page ecran etape stade moment la deroulante deroulantes n' d' l' ait faut avant"
)
"""What says neither what is not asked for, nor at another place than this."""


def is_of_none(clause: Clause) -> bool:
    """« Rien n'est à saisir », « aucun code n'est demandé »: where nothing of a kind is there.

    That something else was done near by says nothing against it; « sans être connecté » is alike.
    """
    said = words_of(clause)
    signs = [sense_of(verb.text) for verb in clause.verbs] == ["sign"]
    state = clause.introduced == "sans" and (signs or said[:2] == ["sans", "etre"])
    return clause.denied and (state or bool(_NONE & {*said}))


def absent(
    clause: Clause,
    own: Sequence[Stage],
    timelines: Iterable[Timeline],
    vocabulary: Vocabulary,
) -> Staged | None:
    """A clause that tells what is not asked for, on the one page of its step; None if unproved.

    Every look at that page, in any walk, has to lack it. A thing is known by its name: some page
    of the run asks for it, or shows it, under that name, and no field of this one shares a word.

    Args:
        clause: what is told.
        own: the pages on which a procedure does what its step says.
        timelines: every walk of the run.
        vocabulary: what words mean.
    """
    titles = {stage.page.title for stage in own}
    if not clause.denied or len(titles) != 1 or not _asks(clause):
        return None
    walks = [*timelines]
    looks = [
        seen(visit, walk.scenario.name)
        for walk in walks
        for visit in walk.visits
        if visit.page.title in titles
    ]
    looks = [look for look in looks if look.page.elements]
    things = _things(clause, own[0], vocabulary)
    if not looks or things is None:
        return None
    if any(word.is_label for word in clause.words()):
        looks += [look for stage in own for look in _before(stage, walks)]
    kinds = [_KINDS[noun] for noun in _spoken(clause) if noun in _KINDS]
    named = [word for word in things if fold(word.text) not in _KINDS]
    if kinds and not named:
        roles = frozenset[str]().union(*kinds)
        found = any(e.role in roles for look in looks for e in look.page.controls)
        return None if found else Staged(own[0], ())
    if kinds or not named or not any(_is_typed(word) for word in clause.words()):
        return None
    to_type = any((v := verb_of(w.text)) and v.infinitive in _TYPED for w in clause.words())
    if to_type and not any(e.role in _ANY for look in looks for e in look.page.controls):
        return Staged(own[0], ())
    lacks = all(_lacks(named, look, vocabulary) for look in looks)
    return Staged(own[0], ()) if lacks and _is_known(named, walks, vocabulary) else None


def _before(stage: Stage, walks: Iterable[Timeline]) -> list[Stage]:
    """« Avant « X »»: every page that the same walk passes before it."""
    return [
        seen(visit, walk.scenario.name)
        for walk in walks
        if walk.scenario.id == stage.shown.scenario.id
        for visit in walk.visits
        if visit.at <= stage.at
    ]


def _asks(clause: Clause) -> bool:
    """Whether a clause tells of what is filled in, or asked for; of nothing that is shown."""
    if any(infinitive_of(word.text) in SAYING - {"demander"} for word in clause.verbs):
        return False
    asks = any(_is_asking(word) for word in clause.words())
    plain = {*words_of(clause)}
    return asks or bool({"y", "a"} <= plain and plain & {*_KINDS})


def _is_asking(word: Word) -> bool:
    verb = verb_of(word.text)
    filled = verb is not None and ASKED.get(verb.sense) in _FILLED
    return filled or infinitive_of(word.text) in _ASKING


def _is_typed(word: Word) -> bool:
    """« À saisir », « demandé »; what is not « indiqué » or « saisi » may be shown all the same."""
    verb = verb_of(word.text)
    if verb is None:
        return False
    typed = verb.infinitive in _TYPED and verb.form == "infinitive"
    return typed or verb.infinitive in _ASKING - _HOLDING


def _things(clause: Clause, stage: Stage, vocabulary: Vocabulary) -> list[Word] | None:
    """The words for what is not asked for; None where the clause says more than that."""
    said = [word for word in clause.words() if not _is_asking(word)]
    who = who_keys(stage.actor, stage.shown.scenario.uri, vocabulary)
    there = [word for word in said if word.is_label or word.key in who]
    if any(word.is_label and not _is_pressed(word, clause, stage) for word in there):
        return None
    things = [word for word in said if word not in there and fold(word.text) not in _LIGHT]
    known = {*_LIGHT, *_NONE, *(each for word in clause.words() for each in _plain(word))}
    return things if known.issuperset(_spoken(clause)) else None


def _is_pressed(word: Word, clause: Clause, stage: Stage) -> bool:
    """« Avant « X » »: what is pressed on this very page."""
    deed = stage.deed
    before = word in clause.slots.get("when", ()) and "avant" in words_of(clause)
    return before and deed is not None and fold(deed.name) == fold(word.text)


def _plain(word: Word) -> list[str]:
    return fold(word.text).replace("’", " ").replace("'", " ").replace("-", " ").split()


def _spoken(clause: Clause) -> set[str]:
    """The words of a clause as they read, marks left out."""
    text = " ".join(words_of(clause)).replace("-", " ")
    return {part.strip(",;:.()") for part in text.split()} - {""}


def _lacks(named: Sequence[Word], stage: Stage, vocabulary: Vocabulary) -> bool:
    """Whether nothing that a page asks for, and no hint of it, shares a word with a thing."""
    asked = [e.name for e in stage.page.controls if e.role in _ANY]
    around = [line for line in stage.page.lines if line not in asked]
    keys = {word.key for word in named if not word.complement}
    told = frozenset(k for text in (*asked, *around) for k in text_keys(text, vocabulary))
    return bool(keys) and not keys & told


def _is_known(named: Sequence[Word], walks: Sequence[Timeline], vocabulary: Vocabulary) -> bool:
    """Whether a page of the run asks for a thing by this name and no other word for it."""
    keys = {word.key for word in named}
    fields = {e.name for w in walks for v in w.visits for e in v.page.controls if e.role in FIELDS}
    return any(frozenset(keys) == text_keys(field, vocabulary) for field in fields)
