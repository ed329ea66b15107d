"""How the stream becomes a ``Run``: messages are indexed once, then followed downwards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guide.evidence import run
from guide.evidence.attempts import attempt_of
from guide.evidence.folder import MESSAGES
from guide.evidence.messages import Stream, moment
from guide.evidence.plan import Node, scenario_nodes
from guide.i18n import gettext
from guide.lint.garbage import no_collection


def read_stream(directory: Path) -> run.Run:
    """Draw the run from its messages; see ``record.read_evidence``."""
    with no_collection(), refusing(directory):
        return _run(Stream(directory))


@contextmanager
def refusing(directory: Path) -> Generator[None]:
    """Tell what is missing in a stream, or is not what it should be, as evidence that is broken.

    Raises:
        EvidenceError: the block met such a thing.
    """
    try:
        yield
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
        success=summary["success"],
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


@dataclass(frozen=True)
class Sheet:
    """A feature document with its parts by id.

    Scenarios, steps (and if of a background), titles of rules, rows of examples by their columns.
    """

    document: Node
    scenarios: dict[str, Node]
    steps: dict[str, tuple[Node, bool]]
    rules: dict[str, str]
    rows: dict[str, tuple[tuple[str, str], ...]]


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
    rows = dict(row for node in scenarios.values() for row in _rows_by_id(node))
    return Sheet(document, scenarios, dict(_steps_by_id(children)), rules, rows)


def _rows_by_id(node: Node) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    for table in node["examples"]:
        names = [cell["value"] for cell in table.get("tableHeader", {}).get("cells", ())]
        for row in table.get("tableBody", ()):
            values = (cell["value"] for cell in row["cells"])
            yield row["id"], tuple(zip(names, values, strict=False))


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
        [attempt_of(stream, case, t, written) for t in stream.tries[case["id"]]] if case else []
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
        values=sheet.rows.get(pickle["astNodeIds"][-1], ()),
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
        type=step.get("type", "Unknown"),
        definitions=definitions,
    )
