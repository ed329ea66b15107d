"""What a sample's own messages say, beside what the recorder says of the same sample."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Message = dict[str, Any]
Facts = list[Any]


def read(path: Path) -> list[Message]:
    """The messages of a stream."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def of_sample(messages: Iterable[Message], sample: str) -> list[Message]:
    """Of a stream in which all samples were played, what belongs to one."""
    found: list[Message] = []
    ids: set[str] = set()
    for message in messages:
        (body,) = message.values()
        place = body.get("uri") or body.get("sourceReference", {}).get("uri") or ""
        links = {body.get(name) for name in _LINKS}
        own = place.startswith(f"{sample}/") or bool(ids & links)
        if own:
            found.append(message)
            ids.add(str(body.get("id")))
            ids.update(step["id"] for step in body.get("steps", []))
    return found


_LINKS = (
    "hookId",
    "pickleId",
    "pickleStepId",
    "testCaseId",
    "testCaseStartedId",
    "testRunHookStartedId",
)


@dataclass(frozen=True)
class Said:
    """What a stream says of one sample, without ids, times, names and places."""

    steps: Facts
    """For each scenario, the statuses of its steps in each attempt."""
    hooks: Facts
    """For each scenario, the statuses of hooks in each attempt, and those of the run's hooks."""
    attachments: Facts
    suggestions: int
    patterns: Facts
    """How many definitions are of which type."""


def said(messages: list[Message]) -> Said:
    """What these messages say."""
    by: dict[str, list[Message]] = defaultdict(list)
    for message in messages:
        for kind, body in message.items():
            by[kind].append(body)
    steps, hooks = _statuses(by)
    types = Counter(d["pattern"]["type"] for d in by["stepDefinition"])
    own = [a for a in by["attachment"] if not a["mediaType"].startswith("application/vnd.guide")]
    return Said(
        steps=steps,
        hooks=[hooks, sorted(h["result"]["status"] for h in by["testRunHookFinished"])],
        attachments=[
            [a["mediaType"], a["contentEncoding"], a["body"], a.get("fileName")] for a in own
        ],
        suggestions=len(by["suggestion"]),
        patterns=sorted(types.items()),
    )


def _statuses(by: dict[str, list[Message]]) -> tuple[Facts, Facts]:
    """Statuses of steps, and of hooks, by pickle in the order of files and lines."""
    cases = {case["id"]: case for case in by["testCase"]}
    hooked = {s["id"] for case in cases.values() for s in case["testSteps"] if "hookId" in s}
    done: dict[str, list[Message]] = defaultdict(list)
    for finished in by["testStepFinished"]:
        done[finished["testCaseStartedId"]].append(finished)
    tries: dict[str, list[Message]] = defaultdict(list)
    for started in by["testCaseStarted"]:
        tries[cases[started["testCaseId"]]["pickleId"]].append(started)
    order = sorted(by["pickle"], key=lambda p: (Path(p["uri"]).name, p["location"]["line"]))
    found: tuple[Facts, Facts] = ([], [])
    for pickle in order:
        for which, facts in enumerate(found):
            facts.append(
                [
                    [
                        finished["testStepResult"]["status"]
                        for finished in done[started["id"]]
                        if (finished["testStepId"] in hooked) == bool(which)
                    ]
                    for started in tries[pickle["id"]]
                ]
            )
    return found
