"""« Tant que X n'a pas répondu, … »: what lasts until a line says that something is done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from guide.claims.clause import Word
from guide.judging.neighbours import UNTIL

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from guide.alignment.facts import Fact
    from guide.claims.clause import Clause
    from guide.judging.laying import Laid, Shelf

_MARK = "=until"
"""« Jusque-là », of what the line says before it."""


def lasting(
    clause: Clause, conditions: Sequence[Clause], shelf: Shelf, among: Callable[[Fact], bool]
) -> Laid | None:
    """A clause on a line that says that it is so until its condition is done.

    None where the sentence tells of no « tant que ».

    « Un agent va la traiter. Jusque-là, la carte reste valable »: by whom, and what, has to be
    said by that very line.

    Args:
        clause: what lasts.
        conditions: of the sentence.
        shelf: what the run showed.
        among: which facts may account for it.
    """
    if not any(each.introduced == UNTIL for each in conditions):
        return None
    said = {word.key for word in conditions[0].words()}
    laid = shelf.lay(clause, (), lambda fact: among(fact) and said <= fact.given)
    if len(conditions) != 1 or not conditions[0].denied:
        return replace(laid, left=laid.left or tuple(conditions[0].words()))
    if laid.whole:
        return laid
    done = replace(conditions[0], kind="main", introduced="", denied=False)
    given = (Word(_MARK, _MARK, 0, 0),)

    def lasts(fact: Fact) -> bool:
        if _MARK not in fact.given | fact.keys or not among(fact):
            return False
        return shelf.lay(done, (), lambda other: _is_beside(other, fact)).whole

    laid = shelf.lay(clause, given, lasts)
    return laid if laid.whole else replace(laid, left=laid.left or tuple(clause.words()))


def _is_beside(other: Fact, fact: Fact) -> bool:
    return other.line == fact.line and _MARK not in other.given | other.keys
