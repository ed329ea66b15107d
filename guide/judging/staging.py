"""What a sentence asks to do, laid on what was done: who, on which page, with which control."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guide.alignment.keys import text_keys, who_keys
from guide.alignment.labels import Likeness, likeness
from guide.claims.clause import is_person
from guide.claims.nouns import singular
from guide.french.text import fold
from guide.french.vocabulary import SEND, infinitive_of
from guide.french.words import words as words_in
from guide.judging.controls import (
    DISPLAYING,
    allowed_on,
    calls,
    confirms,
    decided_on,
    repeated,
    role_of,
    signed_with,
    told_role,
    undecided,
    wrong_use,
)
from guide.judging.counting import fields_counted
from guide.judging.deeds import (
    arrives,
    arrives_on,
    goes_back,
    is_done,
    is_enough,
    is_onward,
    is_other_way,
    sense_of,
)
from guide.judging.mistakes import MENDED, mends
from guide.judging.naming import is_label_there, is_misnamed, names_site
from guide.judging.parts import is_part
from guide.judging.stage import Stage, Staged
from guide.judging.writing import unwritten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from guide.claims.clause import Clause, Word
    from guide.claims.model import Verb
    from guide.french.vocabulary import Vocabulary

_SECTIONS = words_in("rubrique section partie espace encadré bloc zone")
_ANYBODY = words_in("utilisateur utilisatrice usager")
_PAGE = re.compile(r"(?:la|cette|une) page |(?:l|cet|un) ?['’]? ?ecran ")
_ALL = words_in("tous")
_MODES = words_in("mode modes")
_OR_ELSE = re.compile(r"(?<!\bavec) ou (?!plus\b|moins\b|davantage\b)")
"""« X ou Y »: no number with « ou plus », no « avec ou sans »."""


def best_staged(
    clause: Clause,
    stages: Iterable[Stage],
    labels: dict[int, str],
    vocabulary: Vocabulary,
    places: Sequence[Word] = (),
) -> Staged:
    """Lay a clause on the stage that accounts for most of it.

    Args:
        clause: what is asked.
        stages: where it may have been done.
        labels: names of the controls that its labels were found to be, by where they begin.
        vocabulary: what words mean.
        places: labels that say where, and are not used.
    """
    best = Staged(None, tuple(clause.words()))
    for stage in stages:
        staged = _on(clause, stage, labels, vocabulary, places)
        if staged.whole:
            return staged
        if best.stage is None or len(staged.left) < len(best.left):
            best = staged
    return _somebody_else(best, clause, vocabulary)


def _somebody_else(staged: Staged, clause: Clause, vocabulary: Vocabulary) -> Staged:
    """Contradicted when all holds but who does it, and both are people of the run."""
    stage, left = staged.stage, staged.left
    if stage is None or stage.deed is None or len(left) != 1 or staged.expected is not None:
        return staged
    named = fold(left[0].text).removesuffix("s") in vocabulary.actors
    doer = any(left[0] in clause.slots.get(slot, ()) for slot in ("who", "by"))
    if not (named and doer and clause.act) or left[0].complement:
        return staged
    return Staged(stage, (), f"c’est {stage.actor} qui agit ici", left)


DONE_HERE = "c’est ce qui est fait ici"


def _on(
    clause: Clause,
    stage: Stage,
    labels: dict[int, str],
    vocabulary: Vocabulary,
    places: Sequence[Word],
) -> Staged:
    senses: list[Verb] = [s for verb in clause.verbs if (s := sense_of(verb.text))]
    used = [word for word in clause.words() if word.is_label and word not in places]
    left = [
        verb
        for verb in clause.verbs
        if not (
            arrives(verb, used, stage)
            or is_done(verb, clause, used, stage, vocabulary)
            or is_other_way(verb, clause, stage, vocabulary)
        )
        or not confirms(verb, clause, stage, vocabulary)
    ]
    left += _who_left(clause, stage, vocabulary)
    left += undecided(clause, stage, vocabulary)
    left += unwritten(clause, stage, vocabulary)
    left += _halved(clause, stage, senses)
    left += _by_a_page(clause, senses)
    labelled = any(word.is_label for word in clause.words())
    allowed = allowed_on(senses, stage, vocabulary, labelled=labelled)
    allowed |= decided_on(clause, stage, vocabulary) | signed_with(clause, stage, vocabulary)
    sent_to = _recipients(clause, vocabulary)
    role = role_of(clause, stage, labels)
    misses = _misses(clause, stage, senses, labels, places)
    names = [labels.get(word.start, word.text) for word in used]
    mended = any(w.key in MENDED for w in clause.words()) and mends(stage, names, vocabulary)
    if mended:
        left = [verb for verb in left if not goes_back(verb, clause)]
    for word in _untold(clause, stage, vocabulary, mended=mended):
        if word.is_label:
            around = word in places or not senses
            there = is_part(word, clause, stage, senses, labels) if around else None
            if there is None:
                told = word in places or not misses
                there = told and is_label_there(word, stage, labels)
            left += [] if there else [word]
        elif (
            word in sent_to
            or is_misnamed(word, clause, vocabulary)
            or not (
                word.key in allowed
                or (calls(word, role) and not _is_of_more(word, clause, stage, vocabulary))
                or _is_loose(word, stage, vocabulary)
            )
        ):
            left.append(word)
    if clause.denied and not left:
        return Staged(stage, (), DONE_HERE, clause.verbs or tuple(clause.words()))
    if wrong := wrong_use(clause, role, senses):
        return Staged(stage, (), told_role(role), (wrong,))
    return Staged(stage, tuple(left))


def _halved(clause: Clause, stage: Stage, senses: Sequence[Verb]) -> tuple[Word, ...]:
    """« Choisissez un mot de passe ou une question », where both are filled in."""
    fills = stage.deed is not None and (stage.deed.fills or stage.deed.form)
    halved = _OR_ELSE.search(fold(clause.text)) is not None
    return clause.verbs if fills and halved and {"fill", "choose"} & {*senses} else ()


def _by_a_page(clause: Clause, senses: Sequence[Verb]) -> tuple[Word, ...]:
    """« La page donne la clé »: no page fills in what somebody does."""
    acts = bool({"fill", "choose", "tick", "press"} & {*senses})
    return clause.verbs if acts and _PAGE.match(fold(clause.text)) else ()


def _recipients(clause: Clause, vocabulary: Vocabulary) -> list[Word]:
    """To whom something is sent: no page on which it is sent shows who gets it."""
    sends = SEND in clause.act
    return [w for w in clause.slots.get("to", ()) if sends and _is_doer(w, vocabulary)]


def _untold(
    clause: Clause, stage: Stage, vocabulary: Vocabulary, *, mended: bool
) -> Iterator[Word]:
    """The words of a clause that its page has to account for: who does it is judged apart."""
    fields = any(fold(word.text) == "champs" for word in clause.words())
    filling = fields and clause.instructs and stage.deed is not None and not clause.denied
    counted: frozenset[Word] = frozenset()
    if stage.deed and stage.deed.fills:
        counted = repeated(clause, stage.page, vocabulary) | fields_counted(clause, stage.page)
    for slot, words in clause.slots.items():
        for word in words:
            doer = _is_doer(word, vocabulary) or fold(word.text) in _ANYBODY
            doer = doer or word.key == "=existing"
            if slot in {"who", "by"} and doer:
                continue
            if slot == "what" and doer and arrives_on(clause) and _is_who(word, stage, vocabulary):
                continue
            told = word in counted or (mended and word.key in MENDED)
            told = told or is_onward(word, clause, stage) or is_enough(word, clause, stage)
            told = told or (filling and fold(word.text) in _ALL)
            told = told or _is_all_of_it(word, clause, stage) or _is_message(word, clause)
            if not (told or _is_section(word, clause, stage)):
                yield word


def _is_all_of_it(word: Word, clause: Clause, stage: Stage) -> bool:
    """« Une fois que tout est rempli », where a form of several fields was."""
    fills = {sense_of(verb.text) for verb in clause.verbs} == {"fill"}
    done = stage.deed is not None and (stage.deed.fills or stage.deed.form)
    whole = clause.kind == "condition" and fills and done and not clause.denied
    return whole and fold(word.text) in _ALL | {"tout"}


def _is_of_more(word: Word, clause: Clause, stage: Stage, vocabulary: Vocabulary) -> bool:
    """« Le mode d'envoi », on a page that is not called so: what its options are about."""
    told = (w for w in clause.words() if w.complement and w.start > word.end)
    after = next(told, None)
    if fold(word.text) not in _MODES or after is None:
        return False
    names = (stage.page.title, *(heading.name for heading in stage.page.headings))
    return not any(after.key in text_keys(name, vocabulary) for name in names)


def _is_message(word: Word, clause: Clause) -> bool:
    """« Le message « X » s'affiche »: words on a page, whose label is looked for there."""
    labelled = any(each.is_label and each.start > word.end for each in clause.words())
    shows = any(infinitive_of(verb.text) in DISPLAYING for verb in clause.verbs)
    return labelled and shows and fold(word.text) == "message"


def _is_section(word: Word, clause: Clause, stage: Stage) -> bool:
    """« La rubrique « X » »: what people call a part of a page that has a heading."""
    if fold(word.text) not in _SECTIONS:
        return False
    labels = [w for w in clause.words() if w.is_label and w.start > word.end]
    heads = [heading.name for heading in stage.page.headings]
    return any(likeness(w.text, head) == Likeness.SAME for w in labels[:1] for head in heads)


def _is_loose(word: Word, stage: Stage, vocabulary: Vocabulary) -> bool:
    """The name of the site, where it is this one, and « sinon », which only joins what is done."""
    return fold(word.text) == "sinon" or names_site(word, stage.page.title, vocabulary)


def _is_doer(word: Word, vocabulary: Vocabulary) -> bool:
    """Somebody who does it; « le nom du candidat » does nothing."""
    return is_person(word, vocabulary) and not word.complement


def _misses(
    clause: Clause,
    stage: Stage,
    senses: Sequence[Verb],
    labels: dict[int, str],
    places: Sequence[Word],
) -> bool:
    """Whether what is pressed here is none of the labels that the clause asks to press."""
    words = [word for word in clause.words() if word.is_label and word not in places]
    if not words or stage.deed is None or not set(senses) & {"press", "tick", "choose"}:
        return False
    used = {stage.deed.name, stage.deed.asked}
    return not any(
        labels.get(word.start) in used or any(likeness(word.text, name) for name in used)
        for word in words
    )


def _who_left(clause: Clause, stage: Stage, vocabulary: Vocabulary) -> list[Word]:
    """Who does it according to the sentence, where somebody else did."""
    named = [
        w for slot in ("who", "by") for w in clause.slots.get(slot, ()) if _is_doer(w, vocabulary)
    ]
    return [named[-1]] if named and not _is_who(named[-1], stage, vocabulary) else []


def _is_who(word: Word, stage: Stage, vocabulary: Vocabulary) -> bool:
    keys = who_keys(stage.actor, stage.shown.scenario.uri, vocabulary)
    return word.key in keys or vocabulary.key(singular(fold(word.text))) in keys
