"""The stream: Cucumber Messages in a stable order, drawn from what the processes wrote."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from guide.evidence import media
from guide.evidence.gathered import AttemptEvents, Gathered, StepEvents
from guide.evidence.plan import Node, Plan
from guide.evidence.snippets import suggestion
from guide.evidence.teststeps import Hooks, TestSteps
from guide.evidence.verdict import Verdict

RUN_ID = "run"
PROTOCOL = "34.2.0"
"""The version of Cucumber Messages whose schema the stream keeps to."""


def timestamp(nanoseconds: int) -> Node:
    """A moment, or a duration, as Cucumber writes it."""
    return {"seconds": nanoseconds // 1_000_000_000, "nanos": nanoseconds % 1_000_000_000}


def write_stream(
    path: Path, meta: Node, plan: Plan, gathered: Gathered, summary: Node, verdict: Verdict
) -> None:
    """Write the whole stream, whole or not at all; ``meta`` says where the run was played."""
    draft = path.with_suffix(".draft")
    with draft.open("w", encoding="utf-8") as out:
        for envelope in _envelopes(meta, plan, gathered, summary, verdict):
            out.write(json.dumps(envelope, ensure_ascii=False, separators=(",", ":")) + "\n")
    draft.replace(path)


def _envelopes(
    meta: Node, plan: Plan, gathered: Gathered, summary: Node, verdict: Verdict
) -> Iterator[Node]:
    hooks = Hooks(gathered, verdict)
    yield {"meta": meta}
    yield from _written(plan)
    yield from ({"hook": hook} for hook in hooks.messages())
    for name, kind in gathered.collected["parameter_types"].items():
        yield {"parameterType": kind | {"name": name}}
    for definition in gathered.collected["definitions"]:
        yield {"stepDefinition": definition}
    yield {"testRunStarted": {"id": RUN_ID, "timestamp": timestamp(verdict.started)}}
    for key, hook in hooks.of_run(media.BEFORE):
        yield from _run_hook(key, hook)
    yield from _cases(plan, gathered)
    for key, hook in hooks.of_run(media.AFTER):
        yield from _run_hook(key, hook)
    yield {
        "attachment": {
            "body": json.dumps(summary, ensure_ascii=False, sort_keys=True),
            "contentEncoding": "IDENTITY",
            "mediaType": media.RUN,
        }
    }
    yield {"testRunFinished": _finished(verdict)}


def meta_here() -> Node:
    """Who writes, and on what machine."""
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


def _written(plan: Plan) -> Iterator[Node]:
    kind = "text/x.cucumber.gherkin+plain"
    for uri in sorted(plan.features):
        feature = plan.features[uri]
        yield {"source": {"uri": uri, "data": feature.source, "mediaType": kind}}
        yield {"gherkinDocument": feature.document}
        for scenario in feature.scenarios:
            yield {"pickle": scenario.pickle}


def _cases(plan: Plan, gathered: Gathered) -> Iterator[Node]:
    scenarios, suggested = plan.scenarios, set[str]()
    positions = {scenario.id: n for n, scenario in enumerate(scenarios)}
    for case in sorted(gathered.cases, key=lambda c: (positions[c["pickle"]], c["id"])):
        written = scenarios[positions[case["pickle"]]]
        attempts = gathered.attempts.get(case["id"], [])
        steps = TestSteps(case, attempts)
        yield {"testCase": steps.message([step["id"] for step in written.pickle["steps"]], RUN_ID)}
        for index, step in enumerate(written.pickle["steps"]):
            if steps.wants_suggestion(index) and step["id"] not in suggested:
                suggested.add(step["id"])
                yield {"suggestion": suggestion(step)}
        for index, attempt in enumerate(attempts):
            yield from _attempt(steps, attempt, index, will_be_retried=index < len(attempts) - 1)


def _attempt(
    steps: TestSteps, attempt: AttemptEvents, index: int, *, will_be_retried: bool
) -> Iterator[Node]:
    case = steps.case["id"]
    started = f"{case}-try-{index}"
    yield {
        "testCaseStarted": {
            "id": started,
            "attempt": index,
            "testCaseId": case,
            "timestamp": timestamp(attempt.started),
        }
    }
    for key in steps.keys:
        step = attempt.steps.get(key) or steps.not_reached(key, attempt)
        yield from _step(steps.id_of(key), started, step)
    yield {
        "testCaseFinished": {
            "testCaseStartedId": started,
            "timestamp": timestamp(attempt.ended),
            "willBeRetried": will_be_retried,
        }
    }


def _step(step_id: str, case_started: str, step: StepEvents) -> Iterator[Node]:
    place = {"testCaseStartedId": case_started, "testStepId": step_id}
    yield {"testStepStarted": place | {"timestamp": timestamp(step.started)}}
    for attachment in step.attachments:
        yield from _attachment(attachment, place)
    yield {
        "testStepFinished": place
        | {"testStepResult": _result(step), "timestamp": timestamp(step.finished)}
    }


def _run_hook(key: str, hook: StepEvents) -> Iterator[Node]:
    place = {"testRunHookStartedId": f"run-{key}"}
    yield {
        "testRunHookStarted": {
            "id": f"run-{key}",
            "testRunStartedId": RUN_ID,
            "hookId": f"hook-{key}",
            "timestamp": timestamp(hook.started),
        }
    }
    for attachment in hook.attachments:
        yield from _attachment(attachment, place)
    finished = {"result": _result(hook), "timestamp": timestamp(hook.finished)}
    yield {"testRunHookFinished": place | finished}


def _result(step: StepEvents) -> Node:
    result: Node = {"status": step.status, "duration": timestamp(step.duration)}
    if step.message is not None:
        result["message"] = step.message
    if step.exception is not None:
        result["exception"] = step.exception
    return result


def _attachment(event: Node, place: Node) -> Iterator[Node]:
    """An attachment; one in a file is told as the schema wants it, and as formatters show it.

    ``url`` of an attachment is deprecated for ``externalAttachment``, which none of Cucumber's own
    formatters shows so far.
    """
    told = {"mediaType": event["media"], "timestamp": timestamp(event["at"])}
    message: dict[str, Any] = {"body": event["body"], "contentEncoding": event["encoding"]}
    if event["name"]:
        message["fileName"] = event["name"]
    if event["url"]:
        yield {"externalAttachment": place | told | {"url": event["url"]}}
        message["url"] = event["url"]
    yield {"attachment": place | told | message}


def _finished(verdict: Verdict) -> Node:
    finished: Node = {
        "success": verdict.success,
        "timestamp": timestamp(verdict.finished),
        "testRunStartedId": RUN_ID,
    }
    if verdict.message:
        finished["message"] = verdict.message
    if verdict.broken:
        finished["exception"] = {"type": media.CUT_OFF, "message": verdict.broken}
    return finished
