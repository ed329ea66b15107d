"""The nouns for the people of a run, and the words for its site."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from guide.french.text import fold, plain_apostrophes
from guide.french.vocabulary import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guide.alignment.timelines import Timeline, Visit


_OF = frozenset({"de", "d", "du", "des"})


def bare_words(text: str) -> list[str]:
    """The words of a text without marks, those left out that say nothing."""
    words = plain_apostrophes(text).replace("'", " ").replace("/", " ").split()
    bare = (word.strip('.,;:!?()«»"') for word in words)
    return [word for word in bare if len(word) > 1 and fold(word) not in listed("empty")]


def people_of(timelines: Iterable[Timeline]) -> frozenset[str]:
    """The nouns of those who act, see or read: « candidat » of « le second candidat »."""
    actors = {
        actor
        for timeline in timelines
        for actor in (
            *timeline.actors,
            *(visit.moment.actor for visit in timeline.visits),
            *(read.reading.actor for read in timeline.readings),
        )
    }
    return frozenset(noun_of(actor) for actor in actors if actor)


def noun_of(actor: str) -> str:
    """The noun in an actor's name, plain; what « de » leads in only tells which one it is."""
    words = fold(plain_apostrophes(actor)).replace("'", " ").split()
    told = next((rank for rank, word in enumerate(words) if rank and word in _OF), len(words))
    return words[:told][-1] if words else ""


def site_of(timelines: Iterable[Timeline]) -> frozenset[str]:
    """The words that titles of pages call their site by."""
    return frozenset(w for each in timelines for visit in each.visits for w in _site(visit))


def home_of(timelines: Iterable[Timeline]) -> frozenset[str]:
    """The words for the site on which most walks begin; others are parts of it."""
    first = Counter(frozenset(_site(each.visits[0])) for each in timelines if each.visits)
    return max(first, key=lambda name: first[name], default=frozenset[str]())


def _site(visit: Visit) -> list[str]:
    return bare_words(visit.page.title.partition(" – ")[2].split("(")[0])
