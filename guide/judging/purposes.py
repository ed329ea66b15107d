"""Purposes: what something is done for, accounted for beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from guide.alignment.keys import page_keys, text_keys
from guide.claims.clause import Word
from guide.claims.clauses import LASTING
from guide.french.vocabulary import families, infinitive_of, lexicon
from guide.judging.conditions import precedes
from guide.judging.deeds import ENOUGH
from guide.judging.laying import DECIDE, DECISIONS, Laid
from guide.judging.limits import is_of_length
from guide.judging.mistakes import mends
from guide.judging.stage import Staged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.alignment.facts import Fact
    from guide.alignment.items import Item
    from guide.claims.clause import Clause
    from guide.french.vocabulary import Vocabulary
    from guide.judging.ground import Ground

_ONWARD = frozenset({"=continuer", "=finaliser", "=valider", "pass", "avanc", "fair"})
"""« pour continuer »: what a purpose may say of any step."""
_ASKING = frozenset({"comment", "combien"})
_PRESSED = frozenset({"button", "link"})


def unmeant(
    ground: Ground,
    clause: Clause,
    items: Sequence[Item],
    main: Laid | Staged | None,
    done: Clause | None,
) -> list[Word]:
    """The words of a purpose that nothing beside what is done for it accounts for."""
    enough = done is not None and any(word.key == ENOUGH for word in done.words())
    around = _named(ground, main) if enough else _beside(ground, main)
    if done is not None and not (done.verbs or done.act):
        around = _labelled(done, ground.vocabulary)
    if around >= DECISIONS - {DECIDE}:
        around |= {DECIDE}
    known = around | _ONWARD | ground.vocabulary.site | _mended(ground, main, done)
    asked = clause.introduced in _ASKING and _is_asked(ground, clause, items)
    if asked or _lasts(ground, clause, main) or _lasts_so(ground, clause, main):
        return []
    left = [word for word in clause.words() if word.key not in known]
    left += [w for w in clause.words() if families().get(w.key) == "channel" and w not in left]
    if unasked := [w for w in clause.verbs if _is_unasked(ground, w, main)]:
        return unasked
    other = [w for w in clause.verbs if _is_other(ground, w, main) or _is_offered(ground, w, main)]
    if other or not (left or clause.denied):
        return other
    if not enough and _is_laid_beside(ground, clause, main, done):
        return []
    return left or list(clause.words())


def _labelled(done: Clause, vocabulary: Vocabulary) -> frozenset[str]:
    """« « X » permet de… »: what X says itself that it is for."""
    labels = (word.text for word in done.words() if word.is_label)
    return frozenset(key for label in labels for key in text_keys(label, vocabulary))


def _mended(ground: Ground, main: Laid | Staged | None, done: Clause | None) -> frozenset[str]:
    """« Pour corriger une erreur », beside a control that is there to change something."""
    stage = main.stage if isinstance(main, Staged) else None
    names = [word.text for word in done.words() if word.is_label] if done else []
    if stage is None or not mends(stage, names, ground.vocabulary):
        return frozenset()
    return frozenset(ground.vocabulary.key(word) for word in lexicon()["found"]["wrong"].split())


def is_named(purpose: Clause, done: Clause | None, vocabulary: Vocabulary) -> bool:
    """« Pour changer X, cliquez sur « Modifier X » »: the control says itself what it is for."""
    if done is None or done.denied or purpose.denied:
        return False
    labels = [word for word in done.words() if word.is_label]
    if len(labels) != 1:
        return False
    named = text_keys(labels[0].text, vocabulary)
    return all(word.key in named for word in purpose.words())


def _lasts(ground: Ground, clause: Clause, main: Laid | Staged | None) -> bool:
    """« 3 jours pour que le courrier arrive », where « délai du courrier : 3 jours » was read."""
    fact = main.fact if isinstance(main, Laid) else None
    told = fact.clause.keys("what", "when", "other") if fact else ()
    lengths = [key for key in told if key.startswith("=") and key[1:-1].isdecimal()]
    words = tuple(Word(key, key, 0, 0) for key in lengths)
    timed = replace(clause, slots={**clause.slots, "when": words})
    return is_of_length(timed) and ground.shelf.lay(timed, (), _is_read).whole


def _lasts_so(ground: Ground, clause: Clause, main: Laid | Staged | None) -> bool:
    """« Comptez 3 jours avant que la lettre arrive », where one line says both."""
    fact = main.fact if isinstance(main, Laid) and main.whole else None
    if fact is None or not clause.verbs or clause.denied:
        return False
    lasting = all(infinitive_of(verb.text) in LASTING for verb in clause.verbs)
    return lasting and ground.shelf.lay(clause, (), lambda f: f.line == fact.line).whole


def _is_read(fact: Fact) -> bool:
    return fact.rule is not None and not fact.clause.act


def _is_laid_beside(
    ground: Ground, clause: Clause, main: Laid | Staged | None, done: Clause | None
) -> bool:
    """Whether it is a fact of the same page, or one that what is done for it leads to."""
    fact = main.fact if isinstance(main, Laid) else None
    if fact and ground.shelf.lay(clause, (), lambda other: other.named == fact.named).whole:
        return True
    laid = ground.shelf.lay(clause, ())
    if not laid.whole or laid.fact is None or done is None:
        return False
    of_it = done.keys("what") & text_keys(laid.fact.line, ground.vocabulary)
    leads = laid.fact.leads & done.act and (of_it or not done.keys("what"))
    return bool(leads) or bool(fact and precedes(fact, laid.fact))


def _is_unasked(ground: Ground, word: Word, main: Laid | Staged | None) -> bool:
    """« 15 jours pour demander »: what a time is given for is what its page asks of its reader."""
    fact = main.fact if isinstance(main, Laid) else None
    lengths = fact.clause.keys("what", "when", "other") if fact else ()
    if fact is None or not any(key.startswith("=") and key[1:-1].isdecimal() for key in lengths):
        return False
    if word.key in DECISIONS:
        return False
    told = (f.clause for f in ground.shelf.facts if f.named == fact.named and f.clause.reader)
    return not any(word.key in clause.act for clause in told)


def _beside(ground: Ground, found: Laid | Staged | None) -> frozenset[str]:
    if isinstance(found, Staged) and found.stage is not None:
        return page_keys(found.stage.page, ground.vocabulary)
    if isinstance(found, Laid) and found.fact is not None:
        return found.fact.beside | found.fact.keys
    return frozenset()


def _named(ground: Ground, found: Laid | Staged | None) -> frozenset[str]:
    """« Il suffit de cliquer » is enough for what the control, or its page, is called."""
    stage = found.stage if isinstance(found, Staged) else None
    if stage is None or stage.deed is None:
        return frozenset()
    names = (stage.deed.name, stage.page.title, *(e.name for e in stage.page.headings))
    return frozenset(key for name in names for key in text_keys(name, ground.vocabulary))


def _is_asked(ground: Ground, clause: Clause, items: Sequence[Item]) -> bool:
    """« Choisissez comment la carte sera remise »: whether one page says all of it."""
    words = {word.key for word in clause.words()}
    pages = (page_keys(stage.page, ground.vocabulary) for stage in ground.near(items))
    return not clause.denied and any(words <= keys for keys in pages)


def _is_other(ground: Ground, word: Word, main: Laid | Staged | None) -> bool:
    """« « Refus » pour accepter »: the control says another outcome than its purpose."""
    deed = main.stage.deed if isinstance(main, Staged) and main.stage else None
    if deed is None or families().get(word.key) != "outcome":
        return False
    keys = text_keys(deed.name, ground.vocabulary)
    told = {key for key in keys if families().get(key) == "outcome"}
    return bool(told) and word.key not in told


def _is_offered(ground: Ground, word: Word, main: Laid | Staged | None) -> bool:
    """« « Suivant » pour modifier »: another control of the page is there for it."""
    stage = main.stage if isinstance(main, Staged) else None
    if stage is None or stage.deed is None or word.key in _ONWARD:
        return False
    used = stage.deed.name
    others = [e.name for e in stage.page.controls if e.role in _PRESSED and e.name != used]
    said = any(word.key in text_keys(name, ground.vocabulary) for name in others)
    return said and word.key not in text_keys(used, ground.vocabulary)
