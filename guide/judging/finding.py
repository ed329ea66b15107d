"""Where a clause is so: on a page where it was done, or on a fact."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from guide.claims.clause import Clause, Word
from guide.claims.segments import DURING
from guide.french.text import fold
from guide.french.verbs import verb_of
from guide.french.vocabulary import SEND
from guide.judging.absent import absent, is_of_none
from guide.judging.between import between
from guide.judging.conditions import coming_after, is_dated
from guide.judging.deeds import arrives_on, sense_of
from guide.judging.fields import of_fields
from guide.judging.ground import Ground, Here
from guide.judging.hints import is_hint_of, measured, parted
from guide.judging.laying import DECIDE, Laid
from guide.judging.mistakes import of_mistakes
from guide.judging.naming import is_label_there
from guide.judging.neighbours import told_of_each, told_of_either
from guide.judging.ordinals import ordered
from guide.judging.saying import is_of_page, shown
from guide.judging.stage import Stage, Staged, stage_of
from guide.judging.staging import DONE_HERE, best_staged
from guide.judging.transit import on_its_way
from guide.judging.unsigned import unsigned
from guide.judging.until import lasting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from guide.alignment.facts import Fact
    from guide.alignment.timelines import Timeline


_AHEAD = re.compile(r"\b(?:sera|seront|serez|seras)\b")


class Finder:
    """Looks for what accounts for a clause of one procedure."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def main(
        self,
        clause: Clause,
        conditions: Sequence[Clause],
        here: Here,
    ) -> Laid | Staged:
        """The clause, or each part of it where it tells of several, on what accounts for it."""
        found = self._main(clause, conditions, here)
        if found.expected == DONE_HERE and is_of_none(clause):
            found = replace(found, expected=None, left=found.against, against=())
        if found.whole or found.expected is not None:
            return found
        other = self._hinted(clause, here) or self._each(clause, conditions, here)
        return other or on_its_way(clause, conditions, self._ground.shelf) or found

    def _hinted(self, clause: Clause, here: Here) -> Laid | None:
        """« Choisissez un mot de passe de 8 caractères ou plus »: the field, and its hint."""
        near, shelf = list(self._ground.near(here.items)), self._ground.shelf
        if (told := measured(clause)) is not None:
            laid = shelf.lay(told, (), lambda fact: is_hint_of(fact, near, shelf.vocabulary))
            return laid if laid.whole else None
        if (parts := parted(clause)) is None:
            return None
        alone, has = parts
        staged = self._staged(alone, here)
        laid = shelf.lay(has, (), lambda fact: is_hint_of(fact, near, shelf.vocabulary))
        return laid if staged is not None and staged.whole and laid.whole else None

    def _each(
        self, clause: Clause, conditions: Sequence[Clause], here: Here
    ) -> Laid | Staged | None:
        """« X et Y reçoivent un mail »: X does, and Y does."""
        either = told_of_either(clause)
        parts = either or told_of_each(clause, self._ground.vocabulary)
        each = [self._main(part, conditions, here) for part in parts]
        if not each or not all(found.whole for found in each):
            return None
        walks = [_walks_of(found) for found in each]
        return each[0] if either or walks[0].intersection(*walks[1:]) else None

    def _main(self, clause: Clause, conditions: Sequence[Clause], here: Here) -> Laid | Staged:
        """The clause on a page where it was done, or on a fact."""
        undone = self._undone(clause, here)
        if undone is not None:
            return undone
        given = [word for each in conditions for word in self._given(each)]
        places = [w for w in given if w.is_label and here.is_place(w)]
        staged = self._staged(clause, here, places, cases=bool(conditions))
        if staged is not None and (staged.whole or arrives_on(clause)):
            return staged
        laid = self.under(clause, conditions, given)
        fact = laid.fact if laid.whole else None
        if fact is not None and (
            self._is_elsewhere(clause, fact, here)
            or self._is_of_others(clause, fact)
            or (not conditions and self._is_to_come(clause, fact, here))
        ):
            laid = replace(laid, left=clause.verbs)
        if laid.whole or staged is None:
            return laid
        if staged.expected is not None:
            return staged
        if laid.expected is not None and not any(w.is_label for w in clause.words()):
            return laid
        return laid if len(laid.left) < len(staged.left) else staged

    def _undone(self, clause: Clause, here: Here) -> Staged | None:
        """What nobody needs to do, or is not asked for, where the sentence stands."""
        walks, vocabulary = self._ground.timelines, self._ground.vocabulary
        near = self._ground.near(here.items, best=True)
        free = unsigned(clause, near, walks, vocabulary)
        if free is not None and free.whole:
            return free
        return absent(clause, self._ground.own(here.items), walks.values(), vocabulary)

    def _given(self, condition: Clause) -> Iterator[Word]:
        """The words of a condition; « si X ne répond pas » is that nobody does, where X decides."""
        yield from condition.words()
        decides = [verb for verb in condition.verbs if verb.key == DECIDE]
        if condition.denied and decides and self._ground.shelf.decides(condition.keys("who")):
            yield replace(decides[0], key="=lapse")

    def stands(self, clause: Clause, timeline: Timeline, here: Here) -> Iterator[int]:
        """Where in a walk a clause is done, and nothing of it is left over."""
        places = [word for word in clause.words() if word.is_label and here.is_place(word)]
        for deed in timeline.deeds:
            stage = stage_of(deed.shown, deed) if deed.action.page else None
            stages = [stage] if stage else []
            if best_staged(clause, stages, here.labels, self._ground.vocabulary, places).whole:
                yield deed.at

    def under(
        self,
        clause: Clause,
        conditions: Sequence[Clause],
        given: Sequence[Word],
        among: Callable[[Fact], bool] = lambda _: True,
    ) -> Laid:
        """The clause on a fact that says its conditions, or that comes after them in a walk."""
        if (until := lasting(clause, conditions, self._ground.shelf, among)) is not None:
            return until
        laid = self._ground.shelf.lay(clause, given, among)
        if during := [each for each in conditions if each.introduced == DURING]:
            return replace(laid, left=tuple(word for each in during for word in each.words()))
        dated = [each for each in conditions if is_dated(each)]
        if laid.whole and (not dated or self._is_limited(laid, given)):
            return laid
        if not given:
            return laid
        wanted = dated if laid.whole else conditions
        after = coming_after(self._ground, wanted)
        later = self._ground.shelf.lay(clause, (), lambda fact: among(fact) and after(fact))
        if later.whole:
            return later
        missed = tuple(word for each in dated for word in each.words())
        return replace(laid, left=missed) if laid.whole else laid

    @staticmethod
    def _is_limited(laid: Laid, given: Sequence[Word]) -> bool:
        """Whether the fact says itself under which condition it is so."""
        return laid.fact is not None and any(word.key in laid.fact.given for word in given)

    def _is_of_others(self, clause: Clause, fact: Fact) -> bool:
        """« Vous serez prévenu par courrier », where only a walk of others had a letter come."""
        if not (clause.reader and fact.mail) or clause.keys("what"):
            return False
        walked = {timeline.scenario.id for timeline in self._ground.walks()}
        return bool(walked) and not walked & {walk for walk, _ in fact.seen}

    def _is_to_come(self, clause: Clause, fact: Fact, here: Here) -> bool:
        """« Votre compte est activé », two steps before it is; what is sent may be told ahead."""
        forms = [verb.form for word in clause.verbs if (verb := verb_of(word.text)) is not None]
        done = bool(forms) and all(form == "participle" for form in forms)
        done = done and clause.introduced in {"", "et"}
        told = fact.mail or fact.rule or SEND in clause.act or clause.denied
        ahead = _AHEAD.search(fold(clause.text)) is not None
        return done and not (told or ahead) and self._ground.comes_later(here.items, fact)

    def _is_elsewhere(self, clause: Clause, fact: Fact, here: Here) -> bool:
        """« Le candidat accepte », with nothing that says what: it has to be done here."""
        if not fact.pressed or clause.slots.get("what") or clause.slots.get("at"):
            return False
        return not any(
            stage.page.title == fact.shown.moment.page.title
            for stage in self._ground.near(here.items)
            if fact.shown is not None and fact.shown.moment.page is not None
        )

    def _staged(
        self,
        clause: Clause,
        here: Here,
        places: Sequence[Word] = (),
        *,
        cases: bool = False,
    ) -> Staged | None:
        words = [word for word in clause.words() if word.is_label]
        asks = any(sense_of(verb.text) for verb in clause.verbs)
        if words and (which := ordered(clause, self._ground.near(here.items))) is not None:
            return which
        if not words and not asks:
            return self._shown(clause, here, cases=cases)
        places = [*places, *(w for w in words if asks and here.is_place(w))]
        own = [
            stage
            for word in words
            if not arrives_on(clause)
            and word not in places
            and (one := here.judged.get(word.start))
            and one.shown
            if (stage := self._ground.stage(one.shown, here.labels.get(word.start, ""))) is not None
        ]
        if own:
            found = of_fields(
                self._all(clause, own, here.labels, places), clause, self._ground.shelf
            )
            return of_mistakes(found, clause, self._ground.timelines, self._ground.vocabulary)
        near = list(self._ground.near(here.items, best=arrives_on(clause)))
        if (told := self._shown(clause, here, cases=cases)) is not None:
            return told
        if is_of_page(clause) and not words:
            return None
        named = [s for s in near if all(is_label_there(word, s, here.labels) for word in places)]
        staged = best_staged(clause, named or near, here.labels, self._ground.vocabulary, places)
        return of_fields(staged, clause, self._ground.shelf)

    def _shown(self, clause: Clause, here: Here, *, cases: bool) -> Staged | None:
        """What a page shows; that of another walk only where the sentence tells of a case."""
        around = list(self._ground.near(here.items, best=not cases))
        vocabulary = self._ground.vocabulary
        offered = between(clause, around, vocabulary)
        return offered or shown(clause, around, self._ground.timelines, vocabulary)

    def _all(
        self,
        clause: Clause,
        stages: Sequence[Stage],
        labels: dict[int, str],
        places: Sequence[Word],
    ) -> Staged:
        """Several labels of one clause: each word is accounted for by the page of one of them."""
        each = [
            best_staged(clause, [stage], labels, self._ground.vocabulary, places)
            for stage in stages
        ]
        if wrong := next((staged for staged in each if staged.expected), None):
            return wrong
        left = tuple(word for word in each[0].left if all(word in one.left for one in each))
        if clause.denied and not left:
            return Staged(each[0].stage, (), DONE_HERE, clause.verbs)
        return Staged(each[0].stage, left)


def _walks_of(found: Laid | Staged) -> frozenset[str]:
    """The walks that show what a clause was laid on."""
    if isinstance(found, Laid):
        return frozenset(walk for walk, _ in found.fact.seen) if found.fact else frozenset()
    return frozenset({found.stage.shown.scenario.id}) if found.stage else frozenset()
