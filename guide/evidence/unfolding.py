"""A stream read back as what its processes wrote, so that several can be written as one.

``stream.write_stream`` of what comes out gives the same bytes again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from guide.evidence.attempt import StepKey
from guide.evidence.gathered import AttemptEvents, Gathered, StepEvents
from guide.evidence.messages import Stream
from guide.evidence.plan import Node
from guide.evidence.teststeps import WHOLE
from guide.evidence.verdict import Verdict

_HOOK = "hook-"
_PLACE = ("testCaseStartedId", "testStepId")


def unfolded(stream: Stream) -> Gathered:
    """What the processes of a run wrote, but for the names of its tests, as far as it is told."""
    kinds = stream.kinds
    hooks = {hook["id"].removeprefix(_HOOK): _hook(hook) for hook in kinds["hook"]}
    keys = {case["id"]: _keys(case) for case in kinds["testCase"]}
    attempts: dict[str, list[AttemptEvents]] = {}
    for attempt, steps in _attempts(stream):
        own = keys[attempt.case]
        attempt.steps = {
            own[step_id]: replace(step, hook=hooks.get(str(own[step_id])))
            for step_id, step in steps
            if not _not_reached(step, attempt)
        }
        attempts.setdefault(attempt.case, []).append(attempt)
    ambiguous = {
        done["testStepId"]: done["testStepResult"].get("message") or "AMBIGUOUS"
        for done in kinds["testStepFinished"]
        if done["testStepResult"]["status"] == "AMBIGUOUS"
    }
    types = {kind["name"]: kind for kind in kinds["parameterType"]}
    collected: dict[str, Any] = {
        "features": {source["uri"]: source["data"] for source in kinds["source"]},
        "definitions": kinds["stepDefinition"],
        "parameter_types": types,
        "cases": [_case(case, ambiguous) for case in kinds["testCase"]],
    }
    return Gathered(collected, attempts, dict(_run_hooks(stream, hooks)))


def verdict_of(stream: Stream) -> Verdict:
    """How the run of a stream ended."""
    finished = stream.kinds["testRunFinished"][0]
    whole = next((h for h in stream.kinds["hook"] if h["id"] == f"{_HOOK}{WHOLE}"), None)
    return Verdict(
        started=_nanoseconds(stream.kinds["testRunStarted"][0]["timestamp"]),
        finished=_nanoseconds(finished["timestamp"]),
        success=finished["success"],
        message=finished.get("message"),
        broken=finished["exception"]["message"] if "exception" in finished else None,
        place=whole["sourceReference"]["uri"] if whole else "",
    )


def _nanoseconds(stamp: Node) -> int:
    return int(stamp["seconds"]) * 1_000_000_000 + int(stamp["nanos"])


def _keys(case: Node) -> dict[str, StepKey]:
    """The steps of a case, by their ids: positions of those of the pickle, keys of hooks."""
    found: dict[str, StepKey] = {}
    position = 0
    for step in case["testSteps"]:
        if "hookId" in step:
            found[step["id"]] = step["hookId"].removeprefix(_HOOK)
        else:
            found[step["id"]] = position
            position += 1
    return found


def _case(case: Node, ambiguous: dict[str, str]) -> Node:
    steps = [
        {
            "ids": step["stepDefinitionIds"],
            "arguments": step["stepMatchArgumentsLists"],
            "ambiguous": ambiguous.get(step["id"], ""),
        }
        for step in case["testSteps"]
        if "pickleStepId" in step
    ]
    return {"id": case["id"], "pickle": case["pickleId"], "steps": steps}


def _hook(message: Node) -> Node | None:
    """The suite's own function that a hook is; None for what others do around a scenario."""
    place = message["sourceReference"]
    if "uri" not in place:
        return None
    line = place["location"]["line"] if "location" in place else None
    return {"name": message["name"], "uri": place["uri"], "line": line}


def _attempts(stream: Stream) -> Iterator[tuple[AttemptEvents, list[tuple[str, StepEvents]]]]:
    """Each attempt, with its steps by their ids, in the order of the stream."""
    begun = {tuple(m[p] for p in _PLACE): m for m in stream.kinds["testStepStarted"]}
    ended: dict[str, list[Node]] = defaultdict(list)
    for done in stream.kinds["testStepFinished"]:
        ended[done["testCaseStartedId"]].append(done)
    for started in stream.kinds["testCaseStarted"]:
        at = _nanoseconds(started["timestamp"])
        over = _nanoseconds(stream.finished[started["id"]]["timestamp"])
        attempt = AttemptEvents(started["testCaseId"], started["attempt"], at, over, over)
        steps = [
            (
                done["testStepId"],
                _step(
                    begun[started["id"], done["testStepId"]],
                    done,
                    done["testStepResult"],
                    stream.attached[started["id"], done["testStepId"]],
                ),
            )
            for done in ended[started["id"]]
        ]
        yield attempt, steps


def _step(begun: Node, ended: Node, result: Node, attached: list[Node]) -> StepEvents:
    return StepEvents(
        started=_nanoseconds(begun["timestamp"]),
        finished=_nanoseconds(ended["timestamp"]),
        status=result["status"],
        duration=_nanoseconds(result["duration"]),
        message=result.get("message"),
        exception=result.get("exception"),
        attachments=[_attachment(message) for message in attached],
        open=False,
    )


def _attachment(message: Node) -> Node:
    return {
        "at": _nanoseconds(message["timestamp"]),
        "media": message["mediaType"],
        "body": message["body"],
        "encoding": message["contentEncoding"],
        "name": message.get("fileName"),
        "url": message.get("url"),
    }


def _not_reached(step: StepEvents, attempt: AttemptEvents) -> bool:
    """Whether the stream has a step only because each attempt tells of all; no process wrote it."""
    idle = step.started == step.finished == attempt.ended and not step.duration
    return idle and step.message is None and not step.attachments


def _run_hooks(stream: Stream, hooks: dict[str, Node | None]) -> Iterator[tuple[str, StepEvents]]:
    """What fixtures of the whole run did; the hook by which a broken run is shown is none."""
    ended = {m["testRunHookStartedId"]: m for m in stream.kinds["testRunHookFinished"]}
    attached: dict[str, list[Node]] = defaultdict(list)
    for message in stream.kinds["attachment"]:
        if "testRunHookStartedId" in message:
            attached[message["testRunHookStartedId"]].append(message)
    for begun in stream.kinds["testRunHookStarted"]:
        key, done = begun["hookId"].removeprefix(_HOOK), ended[begun["id"]]
        if key != WHOLE:
            step = _step(begun, done, done["result"], attached[begun["id"]])
            yield key, replace(step, hook=hooks[key])
