"""« Pas encore de compte ? »: a question that a page asks right above a control."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.alignment.keys import clauses_in, text_keys, who_keys
from guide.alignment.labels import Likeness, likeness
from guide.claims.clause import is_person
from guide.french.vocabulary import families

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from guide.claims.clause import Clause, Word
    from guide.evidence.record import PageView
    from guide.french.vocabulary import Vocabulary
    from guide.judging.stage import Stage

PRESSED = frozenset({"button", "link"})
_LIGHT = frozenset({"=be", "=avoir", "encor"})
"""What a question may leave out: « pas encore de compte ? »."""


def is_asked(clause: Clause, stage: Stage, names: Collection[str], vocabulary: Vocabulary) -> bool:
    """Whether the page asks a condition right above the control that is then used.

    Args:
        clause: the condition.
        stage: the page.
        names: what the portal calls the controls that the sentence names.
        vocabulary: what words mean.
    """
    who = {w.key for w in clause.slots.get("who", ()) if is_person(w, vocabulary)}
    if not who <= who_keys(stage.actor, stage.shown.scenario.uri, vocabulary):
        return False
    over = text_keys(stage.page.title.split(" – ", maxsplit=1)[0], vocabulary).union(
        *(text_keys(heading.name, vocabulary) for heading in stage.page.headings)
    )
    said = [word for word in clause.words() if word.key not in _LIGHT | who]
    told = {word.key for word in said}
    return any(
        asked.denied == clause.denied
        and (keys := {word.key for word in asked.words()} - _LIGHT)
        and keys <= told
        and all(word.key in keys or (word.key in over and not _says_more(word)) for word in said)
        for question in _above(stage.page, names, vocabulary)
        for asked in clauses_in(question, vocabulary)
    )


def _says_more(word: Word) -> bool:
    """« Par courrier », « 3 »: more than what the page is called."""
    return word.key in families() or word.key[:1].isdecimal()


def _above(page: PageView, names: Iterable[str], vocabulary: Vocabulary) -> Iterator[str]:
    """The question that stands above each of these controls, with no other control between.

    One that is no heading has to speak of what the control does: it may end another part.
    """
    shown = list(page.lines or (element.name for element in page.elements))
    pressed = [element.name for element in page.controls if element.role in PRESSED]
    heads = {heading.name for heading in page.headings}
    for name in names:
        at = [rank for rank, line in enumerate(shown) if line in pressed and _is(name, line)]
        for rank in at:
            question = _question(shown[:rank], heads, pressed)
            same = question and text_keys(question, vocabulary) & text_keys(name, vocabulary)
            if question and (question in heads or same):
                yield question


def _question(
    before: Sequence[str], heads: Collection[str], pressed: Collection[str]
) -> str | None:
    for line in reversed(before):
        if line.rstrip().endswith("?"):
            return line
        if line in pressed or line in heads:
            return None
    return None


def _is(name: str, line: str) -> bool:
    return likeness(name, line) == Likeness.SAME
