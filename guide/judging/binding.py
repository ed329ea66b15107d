"""Clauses that stand or fall together: a page and what it says, a condition and its control."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.claims.sayings import SAID
from guide.judging.conditions import told_there
from guide.judging.laying import Laid
from guide.judging.mistakes import to_check
from guide.judging.neighbours import before_it, is_of_mail, names_of, on_a_page
from guide.judging.saying import PAGE, is_on_screen, said_by, tells
from guide.judging.stage import Staged

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from guide.claims.clause import Clause, Word
    from guide.judging.finding import Finder
    from guide.judging.ground import Ground, Here

_THAT = frozenset({"que", "qu'", SAID})


class Binder:
    """Holds clauses of one sentence to what the clauses beside them were laid on."""

    def __init__(self, ground: Ground, finder: Finder) -> None:
        self._ground = ground
        self._finder = finder
        self._shelf = ground.shelf
        self._vocabulary = ground.vocabulary

    def asking(
        self, clause: Clause, here: Here, found: Mapping[int, Laid | Staged]
    ) -> Staged | None:
        """What is done where the page itself gives the condition for it."""
        done = (each for each in found.values() if isinstance(each, Staged))
        return next(
            (d for d in done if d.stage and told_there(self._ground, clause, here, d.stage)), None
        )

    def bind(
        self,
        clauses: Sequence[Clause],
        conditions: Sequence[Clause],
        found: dict[int, Laid | Staged],
        here: Here,
    ) -> None:
        """Hold to one page what a sentence tells of one: who got a mail, and what it says."""
        for rank, clause in enumerate(clauses):
            above = found.get(rank - 1)
            if clause.introduced in _THAT and isinstance(above, Staged):
                near = self._ground.near(here.items)
                told = to_check(clauses[rank - 1], clause, near, self._vocabulary)
                found[rank] = told or found[rank]
            if noun := said_by(clause):
                self._say(clauses, rank, noun, conditions, found, here)
            elif rank in found and is_of_mail(clause):
                names = names_of(before_it(clauses, found, clause))
                found[rank] = self._shelf.lay(clause, (), on_a_page(names))

    def _say(
        self,
        clauses: Sequence[Clause],
        rank: int,
        noun: Word,
        conditions: Sequence[Clause],
        found: dict[int, Laid | Staged],
        here: Here,
    ) -> None:
        """« L'accueil annonce que… »: what comes after « que » has to stand on that page."""
        told = clauses[rank + 1] if rank + 1 < len(clauses) else None
        if told is None or told.introduced not in _THAT or rank not in found:
            return
        if told.introduced == SAID and any(c.kind == "main" for c in clauses[rank + 2 :]):
            return
        given = [word for each in conditions for word in each.words()]
        clause = clauses[rank]
        near = (
            frozenset(stage.page.title for stage in self._ground.near(here.items, best=True))
            if noun is PAGE or is_on_screen(clause, noun)
            else None
        )
        laid = self._shelf.lay(
            told, given, lambda fact: tells(clause, noun, fact, near, self._vocabulary)
        )
        if not laid.whole or laid.fact is None:
            found[rank] = Laid(None, clause.verbs or tuple(clause.words()))
            return
        found[rank + 1] = laid
        found[rank] = Laid(laid.fact, ())
        if clause.introduced == "qui" and isinstance(found.get(rank - 1), Laid):
            names = names_of(laid)
            found[rank - 1] = self._finder.under(
                clauses[rank - 1], conditions, given, on_a_page(names)
            )
