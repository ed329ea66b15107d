"""A portal on paper: evidence as a run would have left it, written without a browser."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler

from guide.evidence import media

MOMENT = {"seconds": 1_767_000_000, "nanos": 0}
NOW = "2026-01-12T09:00:00+01:00"


@dataclass(frozen=True)
class Page:
    """A page: its title, its path, its elements, each « role: name », and what it says."""

    title: str
    path: str
    elements: Sequence[str]
    lines: Sequence[str] = ()

    @property
    def body(self) -> dict[str, Any]:
        rows = [element.partition(": ") for element in self.elements]
        return {
            "title": f"{self.title} – Portail",
            "path": self.path,
            "lines": self._lines(),
            "elements": [
                {"role": role, "name": name, "box": [10, 20 * n, 100, 18]}
                | ({"level": 1} if role == "heading" else {})
                for n, (role, _, name) in enumerate(rows)
            ],
        }

    def _lines(self) -> list[str]:
        """Headings, lines and names of controls, as the main part of a page reads."""
        names = [element.partition(": ") for element in self.elements]
        heads = [name for role, _, name in names if role == "heading"]
        return [*heads, *self.lines, *(name for role, _, name in names if role != "heading")]


@dataclass(frozen=True)
class Act:
    """One line of a scenario: who does what to which control, on which page."""

    actor: str
    verb: str
    label: str
    page: Page
    name: str | None = None
    secret: bool = False

    @property
    def role(self) -> str:
        wanted = self.name or self.label
        rows = [element.partition(": ") for element in self.page.elements]
        return next(role for role, _, name in rows if name == wanted)


@dataclass(frozen=True)
class View:
    """Somebody sees a page."""

    actor: str
    page: Page


@dataclass(frozen=True)
class Value:
    """A value is read."""

    actor: str
    name: str
    value: str
    unit: str
    page: Page


@dataclass(frozen=True)
class Drift:
    """The portal differs, and the walk went on."""

    kind: str
    label: str
    offered: str | None
    page: Page


@dataclass(frozen=True)
class Arranged:
    """A line whose act was not walked to: somebody brought its state about."""

    act: Act


Line = Act | View | Value | Drift | Arranged


@dataclass
class Paper:
    """Scenarios by name, written as an evidence folder."""

    scenarios: dict[str, Sequence[Line]] = field(default_factory=dict)
    feature: str = "Procédure"
    uri: str = "features/procedure.feature"
    cut_off: str | None = None
    faults: Sequence[str] = ()

    def write(self, folder: Path) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        lines = [json.dumps(envelope, ensure_ascii=False) for envelope in self._envelopes()]
        (folder / "messages.ndjson").write_text("\n".join(lines) + "\n", "utf-8")
        return folder

    def _source(self) -> str:
        rows = ["# language: fr", f"Fonctionnalité: {self.feature}"]
        for name, lines in self.scenarios.items():
            rows.append(f"  Scénario: {name}")
            rows += [f"    Quand la ligne {n} est jouée" for n, _ in enumerate(lines, 1)]
        return "\n".join(rows) + "\n"

    def _envelopes(self) -> Iterator[dict[str, Any]]:
        source, ids = self._source(), count()
        document = Parser().parse(source)
        document["uri"] = self.uri
        yield {"source": {"uri": self.uri, "data": source, "mediaType": "text/x.cucumber"}}
        yield {"gherkinDocument": document}
        pickles = list(Compiler().compile(document))
        yield from ({"pickle": pickle} for pickle in pickles)
        yield {"testRunStarted": {"timestamp": MOMENT}}
        for pickle, lines in zip(pickles, self.scenarios.values(), strict=True):
            yield from _case(pickle, lines, ids)
        green = not any(_drifts(line) for lines in self.scenarios.values() for line in lines)
        summary = self._summary() | {"success": green}
        yield {"attachment": _attached(media.RUN, summary)}
        yield {"testRunFinished": {"success": green, "timestamp": MOMENT}}

    def _summary(self) -> dict[str, Any]:
        number = len(self.scenarios)
        counts = dict.fromkeys(("written", "collected", "run", "reported"), number)
        rest = {"deselected": 0, "not_asked": 0, "deselected_ids": [], "not_asked_ids": []}
        return (
            counts
            | rest
            | {
                "cut_off": self.cut_off,
                "faults": [*self.faults],
                "objections": [],
                "variants": {},
                "viewport": [1280, 800],
                "scale": 1.0,
                "shots": "full",
            }
        )


def _case(pickle: Any, lines: Sequence[Line], ids: Iterator[int]) -> Iterator[dict[str, Any]]:
    case, started = f"case-{next(ids)}", f"try-{next(ids)}"
    steps = [
        {"id": f"{case}-{n}", "pickleStepId": step["id"], "stepDefinitionIds": []}
        for n, step in enumerate(pickle["steps"])
    ]
    yield {"testCase": {"id": case, "pickleId": pickle["id"], "testSteps": steps}}
    start = {"id": started, "testCaseId": case, "attempt": 0, "timestamp": MOMENT}
    yield {"testCaseStarted": start}
    for step, line in zip(steps, lines, strict=True):
        where = {"testCaseStartedId": started, "testStepId": step["id"]}
        if isinstance(line, Arranged):
            yield {"attachment": _attached(media.ARRANGED, {"what": line.act.label}) | where}
        kind, body = _moment(line.act if isinstance(line, Arranged) else line)
        yield {"attachment": _attached(kind, body) | where}
    drifted = {s["id"] for s, line in zip(steps, lines, strict=True) if _drifts(line)}
    for step in steps:
        status = "FAILED" if step["id"] in drifted else "PASSED"
        result = {"status": status, "duration": {"seconds": 0, "nanos": 0}}
        done = {"testCaseStartedId": started, "testStepId": step["id"], "testStepResult": result}
        yield {"testStepFinished": done}
    end = {"testCaseStartedId": started, "timestamp": MOMENT, "willBeRetried": False}
    yield {"testCaseFinished": end}


def _drifts(line: Line) -> bool:
    return isinstance(line, Drift)


def _attached(kind: str, body: dict[str, Any]) -> dict[str, Any]:
    text = json.dumps(body, ensure_ascii=False)
    return {"mediaType": kind, "body": text, "contentEncoding": "IDENTITY"}


def _moment(line: Act | View | Value | Drift) -> tuple[str, dict[str, Any]]:
    if isinstance(line, View):
        body = {"actor": line.actor, "page": line.page.body, "picture": None, "time": NOW}
        return media.VIEW, body
    if isinstance(line, Value):
        said = {"name": line.name, "value": line.value, "unit": line.unit, "rule": None}
        return media.READING, said | {"actor": line.actor, "path": line.page.path, "time": NOW}
    if isinstance(line, Drift):
        details = {"difference": line.kind, "label": line.label, "offered": line.offered}
        message = f"« {line.label} » n’est pas là"
        return media.FAULT, {
            "message": message,
            "kind": "drift",
            "details": details | {"page": line.page.title},
        }
    opened = line.verb == "open"
    return media.ACTION, {
        "verb": line.verb,
        "actor": line.actor,
        "label": line.label,
        "role": None if opened else line.role,
        "name": None if opened else line.name or line.label,
        "value": None,
        "secret": line.secret,
        "done": True,
        "time": NOW,
        "box": None if opened else [10, 10, 100, 20],
        "page": line.page.body,
        "picture": None,
    }
