"""Anybody does anything at any time, in several worlds: a state machine over the use cases."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    precondition,
    rule,
    run_state_machine_as_test,
)

from mockportal.domain.company import Account, Company
from mockportal.domain.faults import Fault
from mockportal.domain.moments import after, after_days
from mockportal.domain.refusals import Refusal, WrongKey
from mockportal.domain.roles import Habilitation
from mockportal.domain.world import JournalEntry
from mockportal.services import PortalServices
from mockportal.usecases.replaying import replay
from tests.mockportal.model import acts, invariants
from tests.mockportal.model.acts import one_of
from tests.mockportal.model.lives import Life
from tests.mockportal.moments import DEFAULT_NOW

STARTS = (("deux-administrateurs", 1), ("deux-administrateurs", 1), ("vierge", 2))
"""Two worlds hold the same people under the same numbers, the third one two companies."""

WORLDS = st.integers(0, len(STARTS) - 1)
SOME = st.integers(0, 3)
NAMES = st.sampled_from(["Un", "Deux", "Trois", "Quatre"])
KEYS = ["last", "last", "first", "wrong", "another"]
RIGHTS = [code.value for code in Habilitation]
RARE = ["leave early", "take the seats", "break the post", "set rights", "go back", "go back"]
DELAYS = st.sampled_from(
    ["a second", "four days", "until the deadline", "past the deadline", "a season"]
)
POST = (Fault.MAIL_LOST, Fault.MAIL_TWICE, Fault.LETTER_RETURNED, Fault.LETTER_ASTRAY)


class Worlds(RuleBasedStateMachine):
    """Several worlds, what must be true of each, and a snapshot of each.

    Args:
        services: a portal; other worlds in its database do not matter.
        seen: counts what was allowed, and what refused.
    """

    def __init__(self, services: PortalServices, seen: Counter[str]) -> None:
        super().__init__()
        self.services, self.seen = services, seen
        made = [self._begin(*start) for start in STARTS]
        self.ids = [world_id for world_id, _ in made]
        self.lives = [life for _, life in made]
        self.exports = [services.export_world(world_id) for world_id in self.ids]
        self.kept: dict[int, tuple[str, Life]] = {}
        self.sound = True
        self._do(0, "ask a cooptation", acts.register, 0, "Un", "cooptation")
        self._do(1, "ask a key", acts.register, 0, "Un", "key")
        self._do(1, "ask a removal", acts.ask_removal, *self.lives[1].accounts())

    @rule(at=WORLDS, company=SOME, nom=NAMES)
    def somebody_asks_a_cooptation(self, at: int, company: int, nom: str) -> None:
        self._do(at, "ask a cooptation", acts.register, company, nom, "cooptation")

    @rule(at=WORLDS, company=SOME, nom=NAMES)
    def somebody_asks_a_key(self, at: int, company: int, nom: str) -> None:
        self._do(at, "ask a key", acts.register, company, nom, "key")

    @precondition(lambda self: self._with(Life.awaiting_decision))
    @rule(at=WORLDS, account=SOME, which=SOME, yes=st.booleans())
    def somebody_decides(self, at: int, account: int, which: int, yes: bool) -> None:
        at = one_of(self._with(Life.awaiting_decision), at)
        candidate = one_of(self.lives[at].candidates_last(by_key=False), which)
        decider = one_of(self.lives[at].accounts(), account)
        self._do(at, "accept" if yes else "refuse", acts.decide, decider, candidate, yes)

    @precondition(lambda self: self._with(Life.awaiting_key))
    @rule(at=WORLDS, which=SOME, key=st.sampled_from(KEYS))
    def somebody_enters_a_key_or_asks_another(self, at: int, which: int, key: str) -> None:
        at = one_of(self._with(Life.awaiting_key), at)
        candidate = one_of(self.lives[at].candidates_last(by_key=True), which)
        typed = {"last": candidate.keys[-1], "first": candidate.keys[0], "wrong": acts.WRONG_KEY}
        if key in typed:
            self._do(at, f"enter the {key} key", acts.enter_key, candidate, typed[key])
        else:
            self._do(at, "ask another letter", acts.ask_letter, candidate)

    @precondition(lambda self: self._with(Life.accounts))
    @rule(at=WORLDS, removed=SOME, heir=SOME)
    def an_employer_asks_for_a_removal(self, at: int, removed: int, heir: int) -> None:
        at = one_of(self._with(Life.accounts), at)
        people = self.lives[at].accounts()
        self._do(
            at, "ask a removal", acts.ask_removal, one_of(people, removed), one_of(people, heir)
        )

    @precondition(lambda self: self._with(Life.asked))
    @rule(at=WORLDS, which=SOME, declined=st.sampled_from([False, False, True]))
    def the_technician_decides(self, at: int, which: int, declined: bool) -> None:
        at = one_of(self._with(Life.asked), at)
        asked = one_of(self.lives[at].asked(), which)
        self._do(at, "decline" if declined else "remove", acts.decide_removal, asked, not declined)

    @rule(at=WORLDS, delay=DELAYS)
    def the_clock_moves(self, at: int, delay: str) -> None:
        life = self.lives[at]
        first = min((c.deadline for c in life.awaiting_decision() if c.deadline), default=life.now)
        moment = {
            "a second": after(life.now, timedelta(seconds=1)),
            "four days": after_days(life.now, 4),
            "until the deadline": after(first, timedelta()),
            "past the deadline": after(first, timedelta(seconds=1)),
            "a season": after_days(life.now, 90),
        }
        self._do(at, f"wait {delay}", acts.advance, moment[delay])

    @rule(at=WORLDS, some=SOME, other=SOME, nom=NAMES, what=st.sampled_from(RARE))
    def something_rare_happens(self, at: int, some: int, other: int, nom: str, what: str) -> None:
        people = self.lives[at].accounts()
        if what == "leave early":
            self._do(at, what, acts.start_and_leave, some, nom, other % 2 == 0)
        elif what == "take the seats":
            self._do(at, what, acts.take_seats, some)
        elif what == "break the post":
            self._do(at, what, acts.break_post, {POST[some]: 1 + other % 2})
        elif what == "go back":
            self._keep_or_go_back(at)
        elif people:
            chosen = one_of(people, some), one_of(people, other)
            self._do(at, what, acts.grant, *chosen, frozenset(RIGHTS[other:]))

    def _keep_or_go_back(self, at: int) -> None:
        """The world of then takes the place of the other one, which is deleted."""
        self.sound = False
        if at not in self.kept:
            taken = self.services.take_snapshot(self.ids[at])
            self.kept[at] = taken.id, copy.deepcopy(self.lives[at])
        else:
            snapshot, self.lives[at] = self.kept.pop(at)
            with self.services.world_from_snapshot(snapshot) as portal:
                restored = portal.world.id
            self.services.delete_world(self.ids[at])
            self.ids[at] = restored
            self.seen["go back"] += 1
        self._look(at)

    def teardown(self) -> None:
        """No world changed while something was done in another; each journal makes its world."""
        for at in range(len(self.ids)):
            if self.sound:
                assert self._is_as_it_was(at), "a world has another's rows"
                self._replays(at)
        for world_id in self.ids:
            self.services.delete_world(world_id)

    def _begin(self, dataset: str, seed: int) -> tuple[str, Life]:
        with self.services.create_world(dataset, "documente", DEFAULT_NOW, seed) as portal:
            sirets = [company.siret for company in portal.store.find(Company)]
            life = Life((dataset, seed), DEFAULT_NOW, list(map(str, sirets)))
            for one in portal.store.find(Account):
                who = (str(one.siret), one.nom, one.prenom)
                life.seat(one.id, who, one.courriel, one.habilitations)
            return portal.world.id, life

    def _with(self, what: Callable[[Life], Sequence[object]]) -> list[int]:
        """The worlds in which there is some of this."""
        return [at for at, life in enumerate(self.lives) if what(life)]

    def _do(self, at: int, named: str, act: Callable[..., None], *given: Any) -> None:
        """Do something in one transaction; a refusal changes nothing, but for a counted key."""
        self.sound = False
        try:
            with self.services.open(self.ids[at], write=True) as portal:
                act(portal, self.lives[at], *given)
            self.seen[named] += 1
        except Refusal as refusal:
            self.seen[f"{named}: {refusal.code}"] += 1
            if not isinstance(refusal, WrongKey):
                assert self._is_as_it_was(at), "a refusal changed something"
                self.sound = True
                return
        self._look(at)

    def _look(self, at: int) -> None:
        """All invariants, in the world where something was done."""
        with self.services.open(self.ids[at], write=True) as portal:
            for invariant in invariants.ALL:
                invariant(portal, self.lives[at])
        self.exports[at] = self.services.export_world(self.ids[at])
        self.sound = True

    def _is_as_it_was(self, at: int) -> bool:
        """Compared outside of ``assert``, which would take minutes to show where worlds differ."""
        return self.services.export_world(self.ids[at]) == self.exports[at]

    def _replays(self, at: int) -> None:
        life = self.lives[at]
        journal = self._journal(at)
        dataset, seed = life.start
        with self.services.create_world(dataset, "documente", life.begun, seed) as portal:
            replay(portal, journal)
            again = portal.world.id
        is_same = self.services.export_world(again) == self.exports[at]
        assert is_same, "the journal does not tell everything"
        self.services.delete_world(again)

    def _journal(self, at: int) -> list[JournalEntry]:
        with self.services.open(self.ids[at], write=False) as portal:
            return portal.store.find(JournalEntry)


def play(services: PortalServices, runs: int) -> Counter[str]:
    """Runs of thirty acts through the use cases.

    Returns:
        What was allowed and what refused, with how often.
    """
    seen: Counter[str] = Counter()
    run(lambda: Worlds(services, seen), runs, steps=30)
    return seen


def run(make: Callable[[], RuleBasedStateMachine], runs: int, steps: int) -> None:
    """The same runs each time, so many of them; a failing one is shown as it came, at once."""
    bounded = settings(
        max_examples=runs,
        stateful_step_count=steps,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(make, settings=bounded)
