"""How the stream becomes a ``Run``: messages are indexed once, then followed downwards."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from guide.evidence import media, run
from guide.evidence.folder import MESSAGES, PARTS
from guide.evidence.moments import failure_of, moments_of, pictures_of
from guide.evidence.objection import Objection
from guide.evidence.plan import Node, scenario_nodes
from guide.i18n import gettext, mark
from guide.lint.garbage import no_collection

HOOK_TITLES = {media.BEFORE: mark("Préparation"), media.AFTER: mark("Rangement")}


class Stream:
    """The messages of one run, by kind and by what they refer to."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.kinds: dict[str, list[Node]] = defaultdict(list)
        for envelope in _envelopes(directory):
            for kind, message in envelope.items():
                self.kinds[kind].append(message)
        self.cases: dict[str, list[Node]] = defaultdict(list)
        self.tries: dict[str, list[Node]] = defaultdict(list)
        self.results: dict[tuple[str, str], Node] = {}
        self.attached: dict[tuple[str, str], list[Node]] = defaultdict(list)
        for case in self.kinds["testCase"]:
            self.cases[case["pickleId"]].append(case)
        for started in self.kinds["testCaseStarted"]:
            self.tries[started["testCaseId"]].append(started)
        for done in self.kinds["testStepFinished"]:
            self.results[done["testCaseStartedId"], done["testStepId"]] = done["testStepResult"]
        for attachment in self.kinds["attachment"]:
            if "testStepId" in attachment:
                self.attached[attachment["testCaseStartedId"], attachment["testStepId"]].append(
                    attachment
                )
        self.pickles: dict[str, list[Node]] = defaultdict(list)
        for pickle in self.kinds["pickle"]:
            self.pickles[pickle["uri"]].append(pickle)
        self.finished = {f["testCaseStartedId"]: f for f in self.kinds["testCaseFinished"]}
        self.definitions = {d["id"]: _definition(d) for d in self.kinds["stepDefinition"]}
        summaries = [a for a in self.kinds["attachment"] if a["mediaType"] == media.RUN]
        self.summary: Node = json.loads(summaries[0]["body"])
        self.objections = [Objection.of(data) for data in self.summary["objections"]]


def _envelopes(directory: Path) -> list[dict[str, Node]]:
    path = directory / MESSAGES
    if not path.is_file():
        if (directory / PARTS).is_dir():
            raise run.EvidenceError(
                gettext(
                    "{directory} : l'exécution s'est arrêtée brutalement avant d'écrire sa "
                    "preuve. Relancez-la."
                ).format(directory=directory)
            )
        raise run.EvidenceError(
            gettext(
                "{directory} : ce dossier ne contient pas de preuve ({MESSAGES}). "
                "Produisez-en une avec : pytest --evidence DOSSIER"
            ).format(directory=directory, MESSAGES=MESSAGES)
        )
    try:
        with path.open(encoding="utf-8", newline="\n") as lines:
            return [json.loads(line) for line in lines if line.strip()]
    except (ValueError, RecursionError) as broken:
        raise run.EvidenceError(
            gettext("{path} : ce fichier est abîmé ({broken}). Relancez l'exécution.").format(
                path=path, broken=broken
            )
        ) from broken


def read_stream(directory: Path) -> run.Run:
    """Draw the run from its messages; see ``record.read_evidence``."""
    try:
        with no_collection():
            return _run(Stream(directory))
    except (
        ArithmeticError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ) as missing:
        raise run.EvidenceError(
            gettext("{value} : il manque un message ({missing!r}). Relancez l'exécution.").format(
                value=directory / MESSAGES, missing=missing
            )
        ) from missing


def _run(stream: Stream) -> run.Run:
    summary = stream.summary
    finished = stream.kinds["testRunFinished"][0]
    unwanted = {*summary["deselected_ids"], *summary["not_asked_ids"]}
    sources = {source["uri"]: source["data"] for source in stream.kinds["source"]}
    counts = ("written", "collected", "deselected", "not_asked", "run", "reported")
    return run.Run(
        directory=stream.directory,
        started=moment(stream.kinds["testRunStarted"][0]["timestamp"]),
        finished=moment(finished["timestamp"]),
        success=finished["success"],
        cut_off=summary["cut_off"],
        faults=tuple(summary["faults"]),
        objections=tuple(stream.objections),
        counts=run.Counts(**{name: summary[name] for name in counts}),
        viewport=(summary["viewport"][0], summary["viewport"][1]),
        scale=summary["scale"],
        shots=summary["shots"],
        features=tuple(
            _feature(stream, document, sources[document["uri"]], unwanted)
            for document in stream.kinds["gherkinDocument"]
            if "feature" in document
        ),
        definitions=tuple(stream.definitions.values()),
    )


def moment(stamp: Node) -> datetime:
    """A Cucumber timestamp as a moment in UTC."""
    return datetime.fromtimestamp(stamp["seconds"], UTC) + timedelta(
        microseconds=stamp["nanos"] // 1000
    )


def _definition(message: Node) -> run.Definition:
    pattern, place = message["pattern"], message["sourceReference"]
    is_regex = pattern["type"] == "REGULAR_EXPRESSION"
    return run.Definition(
        message["id"], pattern["source"], is_regex, place["uri"], place["location"]["line"]
    )


@dataclass(frozen=True)
class Sheet:
    """A feature document with its parts by id: scenarios, steps (and if of a background), rules."""

    document: Node
    scenarios: dict[str, Node]
    steps: dict[str, tuple[Node, bool]]
    rules: dict[str, str]


def _sheet(document: Node) -> Sheet:
    children = document["feature"]["children"]
    rules = {
        child["scenario"]["id"]: holder["rule"]["name"]
        for holder in children
        if "rule" in holder
        for child in holder["rule"]["children"]
        if "scenario" in child
    }
    scenarios = {node["id"]: node for node in scenario_nodes(document)}
    return Sheet(document, scenarios, dict(_steps_by_id(children)), rules)


def _steps_by_id(children: list[Node]) -> Iterator[tuple[str, tuple[Node, bool]]]:
    for child in children:
        for kind in ("background", "scenario"):
            for step in child.get(kind, {}).get("steps", []):
                yield step["id"], (step, kind == "background")
        yield from _steps_by_id(child.get("rule", {}).get("children", []))


def _feature(stream: Stream, document: Node, source: str, unwanted: set[str]) -> run.Feature:
    feature = document["feature"]
    sheet = _sheet(document)
    rows: Counter[str] = Counter()
    scenarios: list[run.Scenario] = []
    for pickle in stream.pickles[document["uri"]]:
        node = pickle["astNodeIds"][0]
        rows[node] += 1
        row = rows[node] if len(pickle["astNodeIds"]) > 1 else None
        scenarios.extend(
            _scenario(stream, sheet, pickle, case, row, pickle["id"] not in unwanted)
            for case in stream.cases[pickle["id"]] or [None]
        )
    return run.Feature(
        uri=document["uri"],
        name=feature["name"],
        description=feature["description"].strip(),
        language=feature["language"],
        keyword=feature["keyword"],
        line=feature["location"]["line"],
        tags=tuple(tag["name"] for tag in feature["tags"]),
        source=source,
        scenarios=tuple(scenarios),
    )


def _scenario(
    stream: Stream, sheet: Sheet, pickle: Node, case: Node | None, row: int | None, wanted: bool
) -> run.Scenario:
    node = sheet.scenarios[pickle["astNodeIds"][0]]
    tests = [t for t in case["testSteps"] if "pickleStepId" in t] if case else []
    found = {
        test["pickleStepId"]: tuple(stream.definitions[d] for d in test["stepDefinitionIds"])
        for test in tests
    }
    written = tuple(
        _written(index, step, *sheet.steps[step["astNodeIds"][0]], found.get(step["id"], ()))
        for index, step in enumerate(pickle["steps"])
    )
    attempts = (
        [_attempt(stream, case, t, written) for t in stream.tries[case["id"]]] if case else []
    )
    ids = {pickle["id"], case["id"]} if case else {pickle["id"]}
    return run.Scenario(
        id=case["id"] if case else pickle["id"],
        uri=pickle["uri"],
        line=pickle["location"]["line"],
        name=pickle["name"],
        keyword=node["keyword"],
        description=node["description"].strip(),
        row=row,
        tags=tuple(dict.fromkeys(tag["name"] for tag in pickle["tags"])),
        rule=sheet.rules.get(node["id"]),
        written=written,
        attempts=tuple(attempts),
        wanted=wanted,
        variant=stream.summary["variants"].get(case["id"]) if case else None,
        objections=tuple(o for o in stream.objections if ids.intersection(o.scenarios)),
    )


def _written(
    index: int,
    step: Node,
    node: Node,
    from_background: bool,
    definitions: tuple[run.Definition, ...],
) -> run.WrittenStep:
    argument: dict[str, Any] = step.get("argument", {})
    rows = argument.get("dataTable", {}).get("rows", [])
    return run.WrittenStep(
        index=index,
        keyword=node["keyword"].strip(),
        text=step["text"],
        line=node["location"]["line"],
        table=tuple(tuple(cell["value"] for cell in row["cells"]) for row in rows),
        docstring=argument.get("docString", {}).get("content"),
        from_background=from_background,
        definitions=definitions,
    )


def _attempt(
    stream: Stream, case: Node, started: Node, written: tuple[run.WrittenStep, ...]
) -> run.Attempt:
    finished = stream.finished[started["id"]]
    ids = [test["id"] for test in case["testSteps"]]
    before = _step(stream, started["id"], ids[0], None, gettext(HOOK_TITLES[media.BEFORE]))
    after = _step(stream, started["id"], ids[-1], None, gettext(HOOK_TITLES[media.AFTER]))
    steps = tuple(
        _step(stream, started["id"], i, w, w.text) for i, w in zip(ids[1:-1], written, strict=True)
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
        pictures=pictures_of(stream.directory, attached),
    )
