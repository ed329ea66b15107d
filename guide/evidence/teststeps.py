"""The steps of a test case as the stream has them, with the hooks that there are around them."""

from __future__ import annotations

from collections.abc import Iterator

from guide.evidence import media
from guide.evidence.attempt import StepKey
from guide.evidence.gathered import AttemptEvents, Gathered, StepEvents
from guide.evidence.hooks import is_after, is_before
from guide.evidence.plan import Node
from guide.evidence.verdict import Verdict

_CASE_HOOKS = {media.BEFORE: "BEFORE_TEST_CASE", media.AFTER: "AFTER_TEST_CASE"}
_RUN_HOOKS = {media.BEFORE: "BEFORE_TEST_RUN", media.AFTER: "AFTER_TEST_RUN"}
_UNNAMED = {media.BEFORE: "Préparation", media.AFTER: "Rangement"}
"""What fixtures of others do around a scenario; told only where it failed, or left something."""
WHOLE = f"{media.AFTER}:run"
"""The key of the hook that shows what broke a run."""


class TestSteps:
    """The steps of one case, in order: hooks before, steps of the pickle, hooks after.

    Attributes:
        case: as it was collected.
        keys: of all its steps, in the order of the stream.
    """

    def __init__(self, case: Node, attempts: list[AttemptEvents]) -> None:
        self.case, self._attempts = case, attempts
        around = around_of(attempts)
        before = [key for key in around if is_before(key)]
        after = [key for key in around if is_after(key)]
        self.keys: list[StepKey] = [*before, *range(len(case["steps"])), *after]
        self._passed = {k for a in attempts for k, s in a.steps.items() if s.status == "PASSED"}

    def id_of(self, key: StepKey) -> str:
        """The id of a step."""
        return f"{self.case['id']}-{key}"

    def is_undefined(self, index: int) -> bool:
        """Whether nothing defines a step, as far as was seen before the run and during it."""
        return not self.case["steps"][index]["ids"] and index not in self._passed

    def wants_suggestion(self, index: int) -> bool:
        """Whether to suggest a definition: not for a step behind one that skipped itself."""
        seen = [a for a in self._attempts if not (a.skipped or a.cut_short_by_skip)]
        return self.is_undefined(index) and bool(seen or not self._attempts)

    def message(self, pickle_steps: list[str], run: str) -> Node:
        """The test case as the stream has it."""
        steps: list[Node] = []
        for key in self.keys:
            if isinstance(key, str):
                steps.append({"id": self.id_of(key), "hookId": f"hook-{key}"})
                continue
            found = self.case["steps"][key]
            steps.append(
                {
                    "id": self.id_of(key),
                    "pickleStepId": pickle_steps[key],
                    "stepDefinitionIds": found["ids"],
                    "stepMatchArgumentsLists": found["arguments"],
                }
            )
        case = self.case
        names = {"id": case["id"], "pickleId": case["pickle"], "testRunStartedId": run}
        return names | {"testSteps": steps}

    def not_reached(self, key: StepKey, attempt: AttemptEvents) -> StepEvents:
        """A step that was not reached; nothing is said of its definitions after a skip."""
        status = "SKIPPED"
        if isinstance(key, int) and not (attempt.skipped or attempt.cut_short_by_skip):
            if self.is_undefined(key):
                status = "UNDEFINED"
            elif self.case["steps"][key]["ambiguous"]:
                status = "AMBIGUOUS"
        return StepEvents(attempt.ended, attempt.ended, status=status, open=False)


def around_of(attempts: list[AttemptEvents]) -> dict[str, StepEvents]:
    """What happened around a scenario, by key: the suite's own hooks, and what others left."""
    found: dict[str, StepEvents] = {}
    for attempt in attempts:
        steps = [(k, s) for k, s in attempt.steps.items() if isinstance(k, str)]
        for key, step in sorted(steps, key=lambda pair: pair[1].hook is None):
            if step.hook is not None or step.status != "PASSED" or step.attachments:
                found.setdefault(key, step)
    return found


class Hooks:
    """All hooks of a run.

    Args:
        gathered: what the processes wrote.
        verdict: of the run; one that broke has a hook of its own, for formatters that show nothing
            else of it.
    """

    def __init__(self, gathered: Gathered, verdict: Verdict) -> None:
        self._run = dict(gathered.run_hooks)
        if verdict.broken:
            self._run[WHOLE] = StepEvents(
                verdict.finished,
                verdict.finished,
                status="FAILED",
                message=verdict.broken,
                exception={"type": media.CUT_OFF, "message": verdict.broken},
                hook={"name": "Exécution", "uri": verdict.place, "line": None},
            )
        self._cases: dict[str, StepEvents] = {}
        for attempts in gathered.attempts.values():
            self._cases.update(around_of(attempts))

    def of_run(self, when: str) -> list[tuple[str, StepEvents]]:
        """The hooks of the whole run, before it or after it, in the order of their beginning."""
        found = [(k, s) for k, s in self._run.items() if is_before(k) == (when == media.BEFORE)]
        return sorted(found, key=lambda pair: pair[1].started)

    def messages(self) -> Iterator[Node]:
        """Each hook, in the order of places."""
        for kinds, hooks in ((_RUN_HOOKS, self._run), (_CASE_HOOKS, self._cases)):
            for key, step in sorted(hooks.items(), key=lambda pair: pair[0]):
                when = media.BEFORE if is_before(key) else media.AFTER
                yield {"id": f"hook-{key}", "type": kinds[when]} | _named(step.hook, when)


def _named(hook: Node | None, when: str) -> Node:
    if hook is None:
        return {"name": _UNNAMED[when], "sourceReference": {}}
    place: Node = {"uri": hook["uri"]}
    if hook["line"] is not None:
        place["location"] = {"line": hook["line"]}
    return {"name": hook["name"], "sourceReference": place}
