"""« Le mot de passe n'est pas affiché »: what a page that sums up leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.alignment.keys import text_keys
from guide.alignment.labels import likeness
from guide.french.text import fold
from guide.french.vocabulary import listed
from guide.judging.controls import FIELDS
from guide.judging.stage import Staged

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from guide.alignment.timelines import Timeline
    from guide.claims.clause import Clause, Word
    from guide.french.vocabulary import Vocabulary
    from guide.judging.stage import Stage

_FEWEST = 2
"""So many fields filled before are named on a page that sums up."""
_PLACES = frozenset({"at", "to", "when"})


def unshown(
    clause: Clause,
    noun: Word | None,
    stages: Iterable[Stage],
    timelines: Mapping[str, Timeline],
    vocabulary: Vocabulary,
) -> Staged | None:
    """A clause that has a page not show what was filled in before; None where nothing tells.

    Each thing has to be a field of the same walk, by its name, and every page around that sums up
    what was filled in has to leave it out: the lack of a word alone proves nothing.

    Args:
        clause: what is told.
        noun: the page that it has show nothing, where it names one.
        stages: the pages around it.
        timelines: what was done before them, by the ids of their scenarios.
        vocabulary: what words mean.
    """
    said = [w for w in clause.words() if w not in clause.verbs and w is not noun]
    said = [w for w in said if fold(w.text) not in listed("any_page")]
    around = [stage for stage in stages if stage.deed is None and stage.page.lines]
    summing = [
        (stage, filled)
        for stage in around
        if (walk := timelines.get(stage.shown.scenario.id)) is not None
        and len(_named(filled := _filled(walk, stage.at), stage)) >= _FEWEST
    ]
    if not said or not summing:
        return None
    where = {word for slot, words in clause.slots.items() if slot in _PLACES for word in words}
    left_out = [_leaves_out(said, where, stage, filled, vocabulary) for stage, filled in summing]
    return Staged(summing[0][0], ()) if all(left_out) else None


def _filled(walk: Timeline, at: int) -> list[str]:
    """The names of the fields that were filled in before a moment."""
    return list(dict.fromkeys(deed.name for deed in walk.deeds if deed.fills and deed.at < at))


def _named(filled: Iterable[str], stage: Stage) -> list[str]:
    """Those that a page names, on a line of its own or as a field."""
    fields = [element.name for element in stage.page.controls if element.role in FIELDS]
    shown = [*stage.page.lines, *fields]
    return [name for name in filled if any(likeness(name, line) for line in shown)]


def _leaves_out(
    said: list[Word],
    where: set[Word],
    stage: Stage,
    filled: list[str],
    vocabulary: Vocabulary,
) -> bool:
    title = text_keys(stage.page.title, vocabulary)
    things = {word.key for word in said if not (word in where and word.key in title)}
    own = {name: text_keys(name, vocabulary) for name in filled}
    told = {name for name, keys in own.items() if keys and keys <= things}
    covered = {key for name in told for key in own[name]}
    return bool(told) and things <= covered and not _named(told, stage)
