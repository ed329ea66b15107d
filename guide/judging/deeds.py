"""Whether a page shows that what a verb asks for was done there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guide.alignment.keys import text_keys
from guide.alignment.timelines import FILLING
from guide.claims.asked import ASKED, MENDING
from guide.claims.clause import is_person
from guide.french.text import fold
from guide.french.verbs import verb_of
from guide.french.vocabulary import families, infinitive_of, lexicon
from guide.french.words import words as words_in
from guide.judging.controls import DISPLAYING, is_on_paper
from guide.judging.mistakes import BACK
from guide.judging.naming import is_called
from guide.judging.questions import PRESSED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.alignment.timelines import Deed
    from guide.claims.clause import Clause, Word
    from guide.claims.model import Verb
    from guide.french.vocabulary import Vocabulary
    from guide.judging.stage import Stage

_SHOWING = words_in("afficher apparaître voir trouver continuer poursuivre terminer finir")
_ONWARD = frozenset({"etape suivante", "suivant", "suivante", "page suivante", "continuer"})
_AFTERWARDS = "a la suite"
_HOLDING = words_in("contenir comporter")
"""« Le mail contient un lien « X » »: the label has to be there."""
_BY_WAY = frozenset(lexicon()["by_way"].split())
ENOUGH = "=enough"
"""« Il suffit de »."""
_SUFFICING, _CLICKS = words_in("suffit suffira"), words_in("clic clics")
_PASSING_TO = re.compile(r"\bpass\w*(?: \w+)? (?:a|au|aux)\b")
ARRIVING = words_in("arriver parvenir atterrir aboutir accéder")
_RETURNING = words_in("revenir retourner")
_DONE: dict[Verb, frozenset[str]] = {
    "press": frozenset({"press", "choose", "tick"}),
    "tick": frozenset({"tick", "choose"}),
    "choose": frozenset({"choose", "select", "tick", "press", "fill"}),
    "fill": FILLING | {"choose", "tick"},
    "sign": frozenset({"press"}),
    "open": frozenset({"open", "press"}),
}


def is_done(
    verb: Word, clause: Clause, used: Sequence[Word], stage: Stage, vocabulary: Vocabulary
) -> bool:
    """Whether the stage shows what a verb asks for."""
    sense, known = sense_of(verb.text), verb_of(verb.text)
    infinitive = infinitive_of(verb.text)
    shows = infinitive in (_SHOWING if not used else _SHOWING | _HOLDING)
    if sense == "see" or shows or _opens_itself(verb, clause, vocabulary):
        return infinitive not in DISPLAYING or not is_on_paper(stage.page, vocabulary)
    aimless = known is not None and known.infinitive in _BY_WAY and not used
    if sense is None or known is None or stage.deed is None or aimless:
        return aimless and stage.deed is not None and _leads_on(verb, clause, stage.deed)
    deed = stage.deed
    if known.sense in {"send", "decide"} and not used:
        return deed.action.verb == "press" and verb.key in text_keys(deed.name, vocabulary)
    if sense == "fill":
        mends = (
            not used or infinitive not in MENDING or verb.key in text_keys(deed.name, vocabulary)
        )
        return (deed.fills or deed.form) and mends
    if sense == "sign":  # « vous êtes connecté » tells of what was done, and asks for nothing
        asked = known.form != "participle"
        return asked and deed.form and deed.secret and signs_in(stage, vocabulary)
    # Who signs in chooses nothing: what is asked for was chosen before.
    chosen = sense == "choose" and (deed.fills or deed.form) and signs_in(stage, vocabulary)
    otherwise = known.sense == "decide" and _is_contrary(verb, deed.name, vocabulary)
    return not (chosen or otherwise) and deed.action.verb in _DONE.get(sense, frozenset())


def _opens_itself(verb: Word, clause: Clause, vocabulary: Vocabulary) -> bool:
    """« La page « X » s'ouvre »: it has to be there."""
    opens = infinitive_of(verb.text) == "ouvrir" and clause.finite and not clause.reader
    opened = [*clause.slots.get("who", ()), *clause.slots.get("what", ())]
    named = any(word.is_label for word in opened)
    return opens and named and not any(is_person(word, vocabulary) for word in opened)


def _is_contrary(verb: Word, name: str, vocabulary: Vocabulary) -> bool:
    """« Refusez-les avec « J'accepte » »: the control decides otherwise."""
    told = {key for key in text_keys(name, vocabulary) if families().get(key) == "outcome"}
    return bool(told) and families().get(verb.key) == "outcome" and verb.key not in told


def arrives(verb: Word, used: Sequence[Word], stage: Stage) -> bool:
    """« Vous arrivez sur la page « X »»: the page is called so."""
    named = bool(used) and infinitive_of(verb.text) in ARRIVING
    return named and all(is_called(stage.page, word.text) for word in used)


def _leads_on(verb: Word, clause: Clause, deed: Deed) -> bool:
    """« Passer à l'étape suivante », where « Étape suivante » is pressed; « la passer » no."""
    passes = verb.text.lower().startswith("pass") and fold(deed.name) in _ONWARD
    return passes and _PASSING_TO.search(fold(clause.text)) is not None


def signs_in(stage: Stage, vocabulary: Vocabulary) -> bool:
    """Whether the page says that one signs in there: a secret may be sent for more than that."""
    names = [e.name for e in stage.page.headings] + [stage.deed.name if stage.deed else ""]
    keys = {key for name in names for key in text_keys(name, vocabulary)}
    return vocabulary.act_key("connecter") in keys


def sense_of(text: str) -> Verb | None:
    """What a verb asks for."""
    verb = verb_of(text)
    if verb is not None and verb.infinitive in _BY_WAY:
        return "press"
    return ASKED.get(verb.sense) if verb is not None else None


def is_other_way(verb: Word, clause: Clause, stage: Stage, vocabulary: Vocabulary) -> bool:
    """« Accepte ou refuse », where one is done and a control of the page is there for the other."""
    known = verb_of(verb.text)
    if known is None or known.sense != "decide" or len(clause.verbs) == 1 or stage.deed is None:
        return False
    done = text_keys(stage.deed.name, vocabulary)
    names = (e.name for e in stage.page.controls if e.role in PRESSED)
    return any(other.key in done for other in clause.verbs) and any(
        verb.key in text_keys(name, vocabulary) for name in names
    )


def goes_back(verb: Word, clause: Clause) -> bool:
    """« Cliquez », or « revenez en arrière », to mend something."""
    back = any(word.key == BACK for word in clause.words())
    return sense_of(verb.text) == "press" or (back and infinitive_of(verb.text) in _RETURNING)


def is_enough(word: Word, clause: Clause, stage: Stage) -> bool:
    """« Il suffit de cliquer », where nothing else was done on the page; to look never is."""
    deed = stage.deed
    acts = any(sense_of(verb.text) not in {None, "see"} for verb in clause.verbs)
    alone = deed is not None and deed.action.verb == "press" and deed.alone
    return (word.key == ENOUGH or _suffices(word, clause)) and acts and alone


def _suffices(word: Word, clause: Clause) -> bool:
    """« Un seul clic sur « X » suffit »."""
    said = {fold(each.text) for each in clause.words()}
    clicks = bool(said & _CLICKS) and any(each.is_label for each in clause.words())
    enough = bool(said & _SUFFICING) and not clause.denied
    return clicks and enough and fold(word.text) in _SUFFICING | {"seul"}


def is_onward(word: Word, clause: Clause, stage: Stage) -> bool:
    """« Passer à la suite », where « Étape suivante » is pressed; elsewhere it is « d'affilée »."""
    return (
        fold(word.text) == _AFTERWARDS
        and stage.deed is not None
        and any(_leads_on(verb, clause, stage.deed) for verb in clause.verbs)
    )


def arrives_on(clause: Clause) -> bool:
    """« Vous arrivez sur la page « X »»: it has to be one of the pages around."""
    named = any(word.is_label for word in clause.slots.get("at", ()))
    return named and any(infinitive_of(verb.text) in ARRIVING for verb in clause.verbs)
