"""The parts of a run put together: every attempt at every case, the open ones closed as cut off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from guide.evidence import media
from guide.evidence.attempt import RED, StepKey
from guide.evidence.plan import Node
from guide.evidence.worker_log import read_parts
from guide.i18n import gettext, mark

CUT_MESSAGE = mark("Exécution coupée : le processus s'est arrêté avant la fin de ce scénario.")


@dataclass
class StepEvents:
    """What happened in one step of one attempt; times in nanoseconds."""

    started: int
    finished: int = 0
    status: str = "SKIPPED"
    duration: int = 0
    message: str | None = None
    exception: Node | None = None
    attachments: list[Node] = field(default_factory=list[Node])
    open: bool = True
    hook: Node | None = None
    """Name and place of the suite's own function, for a step around the scenario that is one."""
    unawaited: bool = False
    """Whether it returned a coroutine that nobody awaited."""

    def end(self, event: Node) -> None:
        """Take how it ended; a second word on it comes without a duration, and is the last."""
        self.status, self.open = event["status"], False
        self.message, self.exception = event.get("message"), event.get("exception")
        if event.get("duration") is not None:
            self.duration = event["duration"]
        self.finished = self.finished or event["at"]


@dataclass
class AttemptEvents:
    """One attempt at a case; ``ended`` is 0 until its process or ``cut_off`` closes it."""

    case: str
    number: int
    started: int
    ended: int = 0
    seen: int = 0
    steps: dict[StepKey, StepEvents] = field(default_factory=dict[StepKey, StepEvents])

    def take(self, event: dict[str, Any]) -> None:
        """Add the next event of the process that ran this attempt."""
        self.seen = event["at"]
        match event["kind"]:
            case "start":
                self.steps[event["step"]] = StepEvents(event["at"], hook=event.get("hook"))
            case "attach":
                self.steps[event["step"]].attachments.append(event)
            case "done":
                self.steps[event["step"]].end(event)
            case "unawaited":
                self.steps[event["step"]].unawaited = True
            case "end":
                self.ended = event["at"]
            case _:
                pass

    def cut_off(self) -> None:
        """Close what a crash or an interruption left open, so that nothing of it looks green."""
        if self.ended:
            return
        self.ended = self.seen
        left = [step for step in self.steps.values() if step.open]
        if not left and not self.was_cut_off:
            left = [self.steps.setdefault(media.AFTER, StepEvents(self.seen))]
        for step in left:
            step.status, step.finished, step.open = "FAILED", self.seen, False
            step.message = gettext(CUT_MESSAGE)
            step.exception = {"type": media.CUT_OFF, "message": step.message}

    @property
    def cut_short_by_skip(self) -> bool:
        """Whether a step skipped itself, so that no step after it is looked at."""
        return any(isinstance(k, int) and s.status == "SKIPPED" for k, s in self.steps.items())

    @property
    def was_cut_off(self) -> bool:
        """Whether a crash or an interruption ended it."""
        return any((s.exception or {}).get("type") == media.CUT_OFF for s in self.steps.values())

    @property
    def green(self) -> bool:
        """Whether no step of it is red."""
        return not any(step.status in RED for step in self.steps.values())

    @property
    def skipped(self) -> bool:
        """Whether it skipped itself, or was skipped, and nothing of it is red."""
        return self.green and any(step.status == "SKIPPED" for step in self.steps.values())

    @property
    def passed(self) -> bool:
        """Whether all of it was played and passed."""
        return all(step.status == "PASSED" for step in self.steps.values())


@dataclass
class Gathered:
    """All that the processes of a run wrote down."""

    collected: dict[str, Any]
    attempts: dict[str, list[AttemptEvents]]
    run_hooks: dict[str, StepEvents]
    """What fixtures of the whole run did, by key; of several workers' the one that went wrong."""
    untraced: list[str] = field(default_factory=list[str])
    """Which traces were removed, and why."""

    @property
    def cases(self) -> list[Node]:
        """The collected cases."""
        return self.collected["cases"]

    @property
    def elsewhere(self) -> list[Node]:
        """The cases that other shares of the suite play."""
        return self.collected["elsewhere"]

    @property
    def left_out(self) -> list[str]:
        """The scenarios that this run leaves out: nobody wants them, or other shares play them."""
        own = {case["pickle"] for case in self.cases}
        others = {case["pickle"] for case in self.elsewhere} - own
        return sorted(others.union(self.collected["deselected"]))

    @property
    def variants(self) -> dict[str, str]:
        """The tests that play a scenario in one of several ways, as pytest names them, by case."""
        played = Counter(case["pickle"] for case in [*self.cases, *self.elsewhere])
        return {
            case["id"]: case["node"]
            for case in self.cases
            if case["variant"] or played[case["pickle"]] > 1
        }

    def take_run_hooks(self, hooks: dict[str, StepEvents]) -> None:
        """Add those of one process, or of one share of the suite."""
        for key, hook in hooks.items():
            if key not in self.run_hooks or hook.status in RED:
                self.run_hooks[key] = hook

    def last(self, case: str) -> AttemptEvents | None:
        """The attempt that counts."""
        attempts = self.attempts.get(case)
        return attempts[-1] if attempts else None


def nothing() -> dict[str, Any]:
    """What is known of a run in which no process finished its collection."""
    fault = gettext("Aucun processus n'a terminé la collecte : il n'y a rien à prouver.")
    names = ("definitions", "cases", "elsewhere", "deselected", "not_asked", "objections")
    told: dict[str, Any] = {"features": {}, "parameter_types": {}, "faults": [fault]}
    return told | {name: [] for name in names}


def gather(directory: Path) -> Gathered:
    """Read the parts under an evidence folder, and close what they left open."""
    gathered = Gathered({}, {}, {})
    for events in read_parts(directory):
        _take_part(gathered, events)
    gathered.collected = gathered.collected or nothing()
    for tries in gathered.attempts.values():
        tries.sort(key=lambda attempt: attempt.started)
        for attempt in tries:
            attempt.cut_off()
    _find_ambiguous(gathered)
    return gathered


def _take_part(gathered: Gathered, events: Iterable[Node]) -> None:
    """Add what one process wrote."""
    current: AttemptEvents | None = None
    own: dict[str, StepEvents] = {}
    for event in events:
        kind = event["kind"]
        if kind == "collected":
            gathered.collected = gathered.collected or event
        elif kind == "attempt":
            current = AttemptEvents(event["case"], event["number"], event["at"], seen=event["at"])
            gathered.attempts.setdefault(current.case, []).append(current)
        elif kind == "untraced":
            gathered.untraced.append(event["why"])
        elif kind.startswith("run_"):
            _take_of_run(own, event)
        elif current is not None:
            current.take(event)
    gathered.take_run_hooks(own)


def _take_of_run(hooks: dict[str, StepEvents], event: Node) -> None:
    """Add the next event of a hook of the run; one that never ended is red."""
    match event["kind"]:
        case "run_start":
            at = event["at"]
            hooks[event["key"]] = StepEvents(at, at, hook=event["hook"], status="FAILED")
        case "run_attach":
            hooks[event["key"]].attachments.append(event)
        case _:
            hook = hooks[event["key"]]
            hook.end(event)
            hook.finished = event["at"]
            hook.duration = hook.finished - hook.started


def _find_ambiguous(gathered: Gathered) -> None:
    """A step that several definitions match alike is ambiguous, whichever of them was played."""
    for case in gathered.cases:
        for index, step in enumerate(case["steps"]):
            for attempt in gathered.attempts.get(case["id"], []) if step["ambiguous"] else []:
                played = attempt.steps.get(index)
                if played is not None and played.status == "PASSED":
                    played.status, played.message = "AMBIGUOUS", step["ambiguous"]
