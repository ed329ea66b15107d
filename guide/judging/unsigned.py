"""« Pas besoin d'être connecté », « sans se connecter »: what is done before anybody signs in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.alignment.keys import text_keys
from guide.french.text import fold
from guide.french.words import words as words_in
from guide.judging.deeds import sense_of, signs_in
from guide.judging.naming import names_site
from guide.judging.stage import Staged, seen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from guide.alignment.timelines import Timeline
    from guide.claims.clause import Clause, Word
    from guide.french.vocabulary import Vocabulary
    from guide.judging.stage import Stage

_NEEDED = words_in("besoin necessaire utile obligatoire deja compte")
"""What says no more than that one need not."""


def is_unsigned(clause: Clause) -> bool:
    """Whether a clause says that nobody has to sign in, or has signed in."""
    verbs = [sense_of(verb.text) for verb in clause.verbs]
    return clause.denied and verbs == ["sign"]


def unsigned(
    clause: Clause, near: Iterable[Stage], walks: Mapping[str, Timeline], vocabulary: Vocabulary
) -> Staged | None:
    """The page on which something is done by somebody who signs in later, or not at all.

    That he is not signed in is seen by the page to sign in, which the same walk shows him
    afterwards.

    Args:
        clause: what is told.
        near: the pages around the sentence.
        walks: every walk of the run, by the ids of their scenarios.
        vocabulary: what words mean.
    """
    done = [stage for stage in near if stage.deed is not None]
    if not is_unsigned(clause) or not done:
        return None
    if not all(is_free(stage, walks, vocabulary) for stage in done):
        return None
    return Staged(done[0], tuple(_left(clause, done[0], vocabulary)))


def _left(clause: Clause, stage: Stage, vocabulary: Vocabulary) -> Sequence[Word]:
    said = [word for word in clause.words() if word not in clause.verbs]
    title = stage.page.title
    return [
        word
        for word in said
        if fold(word.text) not in _NEEDED and not names_site(word, title, vocabulary)
    ]


def is_free(stage: Stage, walks: Mapping[str, Timeline], vocabulary: Vocabulary) -> bool:
    """Whether whoever is on a page has not signed in, and is asked to afterwards."""
    walk = walks.get(stage.shown.scenario.id)
    if walk is None or (stage.deed is not None and stage.deed.secret):
        return False
    own = [deed for deed in walk.deeds if deed.action.actor == stage.actor]
    if any(deed.secret and deed.at < stage.at for deed in own):
        return False
    after = (v for v in walk.visits if v.moment.actor == stage.actor and v.at > stage.at)
    later = [seen(visit, stage.scenario) for visit in after]
    return any(signs_in(look, vocabulary) and _asks(look, vocabulary) for look in later)


def _asks(stage: Stage, vocabulary: Vocabulary) -> bool:
    """Whether the button to sign in is there."""
    key = vocabulary.act_key("connecter")
    names = (e.name for e in stage.page.controls if e.role == "button")
    return any(key in text_keys(name, vocabulary) for name in names)
