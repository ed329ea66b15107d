"""The stream: Cucumber Messages in a stable order, drawn from what the processes wrote."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from guide.evidence import media
from guide.evidence.attempt import StepKey
from guide.evidence.gathered import AttemptEvents, Gathered, StepEvents
from guide.evidence.plan import Node, Plan

RUN_ID = "run"
PROTOCOL = "34.2.0"
"""The version of Cucumber Messages whose schema the stream keeps to."""
HOOKS = {
    media.BEFORE: ("BEFORE_TEST_CASE", "Préparation"),
    media.AFTER: ("AFTER_TEST_CASE", "Rangement"),
}


def timestamp(nanoseconds: int) -> Node:
    """A moment, or a duration, as Cucumber writes it."""
    return {"seconds": nanoseconds // 1_000_000_000, "nanos": nanoseconds % 1_000_000_000}


def write_stream(
    path: Path, plan: Plan, gathered: Gathered, summary: Node, success: bool, message: str | None
) -> None:
    """Write the whole stream, whole or not at all."""
    times = [
        t for tries in gathered.attempts.values() for a in tries for t in (a.started, a.ended)
    ] or [0]
    draft = path.with_suffix(".draft")
    with draft.open("w", encoding="utf-8") as out:
        for envelope in _envelopes(plan, gathered, summary, min(times)):
            out.write(json.dumps(envelope, ensure_ascii=False, separators=(",", ":")) + "\n")
        finished: Node = {
            "success": success,
            "timestamp": timestamp(max(times)),
            "testRunStartedId": RUN_ID,
        }
        if message:
            finished["message"] = message
        out.write(
            json.dumps({"testRunFinished": finished}, ensure_ascii=False, separators=(",", ":"))
            + "\n"
        )
    draft.replace(path)


def _envelopes(plan: Plan, gathered: Gathered, summary: Node, started: int) -> Iterator[Node]:
    yield {"meta": _meta()}
    for uri in sorted(plan.features):
        feature = plan.features[uri]
        yield {
            "source": {
                "uri": uri,
                "data": feature.source,
                "mediaType": "text/x.cucumber.gherkin+plain",
            }
        }
        yield {"gherkinDocument": feature.document}
        for scenario in feature.scenarios:
            yield {"pickle": scenario.pickle}
    for key, (kind, name) in HOOKS.items():
        yield {"hook": {"id": f"hook-{key}", "name": name, "type": kind, "sourceReference": {}}}
    for definition in gathered.collected["definitions"]:
        yield {"stepDefinition": definition}
    yield {"testRunStarted": {"id": RUN_ID, "timestamp": timestamp(started)}}
    scenarios = plan.scenarios
    positions = {scenario.id: n for n, scenario in enumerate(scenarios)}
    for case in sorted(gathered.cases, key=lambda c: (positions[c["pickle"]], c["id"])):
        written = scenarios[positions[case["pickle"]]]
        pickle_steps = [step["id"] for step in written.pickle["steps"]]
        yield {"testCase": _test_case(case, pickle_steps)}
        attempts = gathered.attempts.get(case["id"], [])
        for index, attempt in enumerate(attempts):
            yield from _attempt(case, attempt, index, will_be_retried=index < len(attempts) - 1)
    yield {
        "attachment": {
            "body": json.dumps(summary, ensure_ascii=False, sort_keys=True),
            "contentEncoding": "IDENTITY",
            "mediaType": media.RUN,
            "testRunStartedId": RUN_ID,
        }
    }


def _meta() -> Node:
    try:
        own: Node = {"name": "guide", "version": version("procedures-vivantes")}
    except PackageNotFoundError:
        own = {"name": "guide"}
    return {
        "protocolVersion": PROTOCOL,
        "implementation": own,
        "runtime": {"name": platform.python_implementation(), "version": platform.python_version()},
        "os": {"name": platform.system(), "version": platform.release()},
        "cpu": {"name": platform.machine()},
    }


def _test_case(case: Node, pickle_steps: list[str]) -> Node:
    steps: list[Node] = [{"id": f"{case['id']}-{media.BEFORE}", "hookId": f"hook-{media.BEFORE}"}]
    for index, (pickle_step, found) in enumerate(zip(pickle_steps, case["steps"], strict=True)):
        steps.append(
            {
                "id": f"{case['id']}-{index}",
                "pickleStepId": pickle_step,
                "stepDefinitionIds": found["ids"],
                "stepMatchArgumentsLists": found["arguments"],
            }
        )
    steps.append({"id": f"{case['id']}-{media.AFTER}", "hookId": f"hook-{media.AFTER}"})
    return {
        "id": case["id"],
        "pickleId": case["pickle"],
        "testSteps": steps,
        "testRunStartedId": RUN_ID,
    }


def _attempt(
    case: Node, attempt: AttemptEvents, index: int, *, will_be_retried: bool
) -> Iterator[Node]:
    started = f"{case['id']}-try-{index}"
    yield {
        "testCaseStarted": {
            "id": started,
            "attempt": index,
            "testCaseId": case["id"],
            "timestamp": timestamp(attempt.started),
        }
    }
    keys: list[StepKey] = [media.BEFORE, *range(len(case["steps"])), media.AFTER]
    for key in keys:
        step = attempt.steps.get(key) or _not_reached(case, key, attempt)
        yield from _step(f"{case['id']}-{key}", started, step)
    yield {
        "testCaseFinished": {
            "testCaseStartedId": started,
            "timestamp": timestamp(attempt.ended),
            "willBeRetried": will_be_retried,
        }
    }


def _not_reached(case: Node, key: StepKey, attempt: AttemptEvents) -> StepEvents:
    """A step that was not reached; one that nothing defines is undefined unless it was skipped."""
    at = attempt.ended
    undefined = isinstance(key, int) and not case["steps"][key]["ids"] and not attempt.skipped
    return StepEvents(at, at, status="UNDEFINED" if undefined else "SKIPPED", open=False)


def _step(step_id: str, case_started: str, step: StepEvents) -> Iterator[Node]:
    place = {"testCaseStartedId": case_started, "testStepId": step_id}
    yield {"testStepStarted": place | {"timestamp": timestamp(step.started)}}
    for attachment in step.attachments:
        yield {"attachment": place | _attachment(attachment)}
    result: Node = {"status": step.status, "duration": timestamp(step.duration)}
    if step.message is not None:
        result["message"] = step.message
    if step.exception is not None:
        result["exception"] = step.exception
    yield {
        "testStepFinished": place
        | {"testStepResult": result, "timestamp": timestamp(step.finished)}
    }


def _attachment(event: Node) -> Node:
    message: dict[str, Any] = {
        "body": event["body"],
        "contentEncoding": "IDENTITY",
        "mediaType": event["media"],
        "timestamp": timestamp(event["at"]),
    }
    if event["name"]:
        message["fileName"] = event["name"]
    if event["url"]:
        message["url"] = event["url"]
    return message
