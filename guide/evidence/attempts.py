"""Attempts read back: their steps, and what was done around them drawn together."""

from __future__ import annotations

from datetime import timedelta

from guide.evidence import media, run
from guide.evidence.messages import Stream, moment
from guide.evidence.moments import failure_of, moments_of, screenshots_of
from guide.evidence.plan import Node
from guide.i18n import gettext, mark

_TITLES = {media.BEFORE: mark("Préparation"), media.AFTER: mark("Rangement")}
_KINDS = {media.BEFORE: "BEFORE_TEST_CASE", media.AFTER: "AFTER_TEST_CASE"}


def attempt_of(
    stream: Stream, case: Node, started: Node, written: tuple[run.WrittenStep, ...]
) -> run.Attempt:
    """One attempt at a case, with its steps as they are written."""
    finished = stream.finished[started["id"]]
    before, after = (_around(stream, case, started["id"], when) for when in _TITLES)
    tests = [test["id"] for test in case["testSteps"] if "pickleStepId" in test]
    steps = tuple(
        _step(stream, started["id"], i, w, w.text) for i, w in zip(tests, written, strict=True)
    )
    return run.Attempt(
        number=started["attempt"] + 1,
        started=moment(started["timestamp"]),
        finished=moment(finished["timestamp"]),
        before=before,
        steps=steps,
        after=after,
        will_be_retried=finished["willBeRetried"],
        cut_off=any(s.failure and s.failure.kind == media.CUT_OFF for s in (before, *steps, after)),
    )


def _around(stream: Stream, case: Node, started: str, when: str) -> run.Step:
    """All hooks before a scenario, or after it, as one step; the first that failed names it."""
    hooks = [
        (stream.hooks[test["hookId"]], test["id"]) for test in case["testSteps"] if "hookId" in test
    ]
    found = [
        (hook, _step(stream, started, step, None, gettext(_TITLES[when])))
        for hook, step in hooks
        if hook["type"] == _KINDS[when]
    ]
    steps = [step for _, step in found]
    status = run.worst(step.status for step in steps)
    telling = next(((h, s) for h, s in found if s.failure and s.status == status), None)
    return run.Step(
        written=None,
        title=_title(when, telling[0]) if telling and status.is_red else gettext(_TITLES[when]),
        status=status,
        duration=sum((step.duration for step in steps), timedelta()),
        failure=telling[1].failure if telling else None,
        moments=tuple(moment for step in steps for moment in step.moments),
        screenshots=tuple(one for step in steps for one in step.screenshots),
    )


def _title(when: str, hook: Node) -> str:
    place: Node = hook["sourceReference"]
    if "location" not in place:
        return gettext(_TITLES[when])
    return f"{gettext(_TITLES[when])} : {hook['name']} ({place['uri']}:{place['location']['line']})"


def _step(
    stream: Stream, started: str, step_id: str, written: run.WrittenStep | None, title: str
) -> run.Step:
    result = stream.results[started, step_id]
    attached = stream.attached[started, step_id]
    status = run.Status(result["status"])
    spent = result["duration"]
    return run.Step(
        written=written,
        title=title,
        status=status,
        duration=timedelta(seconds=spent["seconds"], microseconds=spent["nanos"] // 1000),
        failure=failure_of(stream.directory, status, result, attached),
        moments=moments_of(stream.directory, attached),
        screenshots=screenshots_of(stream.directory, attached),
    )
