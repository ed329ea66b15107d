"""« Une fois connecté, X s'affiche »: what comes up, by the last thing that was done before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.alignment.keys import text_keys
from guide.claims.pronouns import ALREADY
from guide.french.vocabulary import infinitive_of
from guide.judging.controls import DISPLAYING, names_around
from guide.judging.deeds import ARRIVING
from guide.judging.stage import Stage, Staged, stage_of
from guide.judging.staging import best_staged

if TYPE_CHECKING:
    from guide.alignment.timelines import Deed
    from guide.claims.clause import Clause
    from guide.evidence.record import PageView
    from guide.french.vocabulary import Vocabulary
    from guide.judging.ground import Ground, Here


def comes_up(done: Clause | None) -> bool:
    """« … le formulaire s'affiche », « … vous arrivez sur X »: what the act before it led to."""
    verbs = done.verbs if done else ()
    return bool(verbs) and all(infinitive_of(v.text) in ARRIVING | DISPLAYING for v in verbs)


def led_to(ground: Ground, clause: Clause, here: Here, main: Stage) -> Staged:
    """What led to a page, on the last act of the same person before it.

    Args:
        ground: where the sentence stands.
        clause: tells what was done before.
        here: what is known of the sentence.
        main: the page that comes up.
    """
    timeline = ground.timeline(main)
    pressed = [
        deed
        for deed in (timeline.deeds if timeline else ())
        if deed.at < main.at and deed.action.verb == "press" and deed.action.actor == main.actor
    ]
    if clause.introduced == "avant" or not pressed:
        return Staged(main, tuple(clause.words()))
    last = pressed[-1]
    if tells_of(ground, clause, last):
        return Staged(main, ())
    stage = stage_of(last.shown, last)
    return best_staged(clause, [stage] if stage else [], here.labels, ground.vocabulary)


def tells_of(ground: Ground, clause: Clause, deed: Deed) -> bool:
    """Whether a clause tells of a deed: what its label says, on its page."""
    page = deed.action.page
    keys = text_keys(deed.name, ground.vocabulary)
    said = {word.key for word in clause.words()}
    there = ALREADY in said or clause.denied
    names = own_names if there else names_around
    around = keys | (names(page, ground.vocabulary) if page else frozenset[str]())
    around |= frozenset[str]() if there else ground.vocabulary.site
    return bool(clause.act & keys) and said - {ALREADY, "encor"} <= around


def own_names(page: PageView, vocabulary: Vocabulary) -> frozenset[str]:
    """What a page calls itself and its controls: « inscrit à X » is not inscribed to the site."""
    heads = (page.title.partition(" – ")[0], *(heading.name for heading in page.headings))
    own = frozenset(key for name in heads for key in text_keys(name, vocabulary))
    return (own | (names_around(page, vocabulary) - vocabulary.site)) - {vocabulary.key("site")}
