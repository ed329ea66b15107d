"""What is written: the scenarios of the feature files, in order, with lasting names."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler
from gherkin.stream.id_generator import IdGenerator

from guide.evidence.places import feature_folder, scenario_folder

Node = dict[str, Any]
"""A Cucumber message, or a part of one, as plain data with its published names."""
CHECKING = frozenset({"Outcome", "Unknown"})
"""Types of the steps that may check something; « * » says not what it is."""


class FeatureIds(IdGenerator):
    """Ids that stay unique when many feature files share one stream."""

    def __init__(self, uri: str) -> None:
        super().__init__()
        self._prefix = hashlib.sha256(uri.encode()).hexdigest()[:8]

    def get_next_id(self) -> str:
        """Return the next id."""
        return f"{self._prefix}-{super().get_next_id()}"


@dataclass(frozen=True)
class WrittenScenario:
    """One scenario as written, or one row of an outline: the unit that is run and counted."""

    uri: str
    name: str
    line: int
    scenario_line: int
    row: int | None
    pickle: Node
    folder: str
    """Where its screenshots go, under the pictures folder."""
    checks: bool
    """Whether a step of its own may check something."""

    @property
    def id(self) -> str:
        """The pickle's id."""
        return str(self.pickle["id"])

    @property
    def place(self) -> str:
        """File and line."""
        return f"{self.uri}:{self.line}"


@dataclass(frozen=True)
class WrittenFeature:
    """A feature file with everything the stream says about it."""

    uri: str
    source: str
    document: Node
    scenarios: tuple[WrittenScenario, ...]

    @property
    def language(self) -> str:
        """The language of the file, as Gherkin calls it."""
        return str(self.document.get("feature", {}).get("language", ""))


@dataclass
class Plan:
    """The feature files a run is about, sorted by path."""

    root: Path
    features: dict[str, WrittenFeature] = field(default_factory=dict[str, WrittenFeature])
    _rows: dict[tuple[str, int], list[WrittenScenario]] = field(
        default_factory=dict[tuple[str, int], list[WrittenScenario]]
    )

    def add(self, path: Path) -> None:
        """Read a feature file once.

        Raises:
            OSError: when the file cannot be read.
            UnicodeDecodeError: when it is not in UTF-8; a byte order mark is read over.
            gherkin.errors.ParserError: when it is not valid Gherkin.
        """
        uri = uri_of(path, self.root)
        if uri not in self.features:
            self.take(uri, path.read_text(encoding="utf-8-sig"))

    def take(self, uri: str, source: str) -> None:
        """Take a feature by its text.

        Raises:
            gherkin.errors.ParserError: when it is not valid Gherkin.
        """
        self.features[uri] = parse_feature(uri, source)
        for scenario in self.features[uri].scenarios:
            self._rows.setdefault((uri, scenario.scenario_line), []).append(scenario)

    def find(self, path: Path, scenario_line: int, row: int | None) -> WrittenScenario | None:
        """The scenario that starts at this line; for an outline, its row counted from zero.

        None when the plan has no such row, or could not read the file.
        """
        rows = self._rows.get((uri_of(path, self.root), scenario_line), [])
        if row is None:
            return rows[0] if rows else None
        return rows[row] if row < len(rows) else None

    @property
    def scenarios(self) -> list[WrittenScenario]:
        """All scenarios in their lasting order: by path, then by position in the file."""
        return [s for uri in sorted(self.features) for s in self.features[uri].scenarios]


class Lines:
    """On which line of its file each step of a plan stands."""

    def __init__(self, features: Iterable[WrittenFeature]) -> None:
        self._lines = {
            f.uri: {node["id"]: int(node["location"]["line"]) for node in _step_nodes(f.document)}
            for f in features
        }

    def of(self, written: WrittenScenario, step: Node) -> int:
        """The line of a step of a pickle."""
        return self._lines[written.uri][step["astNodeIds"][0]]


def uri_of(path: Path, root: Path) -> str:
    """The path as the stream names it: relative to the project, with slashes."""
    return Path(os.path.relpath(path, root)).as_posix()


def parse_feature(uri: str, source: str) -> WrittenFeature:
    """Parse the text of a feature into its document and its scenarios."""
    ids = FeatureIds(uri)
    parsed = cast(Any, Parser(ast_builder=_ast_builder(ids))).parse(source)
    document: Node = {**parsed, "uri": uri}
    pickles = cast("list[Node]", Compiler(ids).compile(cast(Any, document)))
    return WrittenFeature(uri, source, document, _name_scenarios(uri, document, pickles))


def _ast_builder(ids: IdGenerator) -> Any:
    from gherkin.ast_builder import AstBuilder

    return AstBuilder(ids)


def _name_scenarios(uri: str, document: Node, pickles: list[Node]) -> tuple[WrittenScenario, ...]:
    written = {str(s["id"]): s for s in scenario_nodes(document)}
    features = feature_folder(uri)
    folders: dict[str, str] = {}
    taken: set[str] = set()
    rows: dict[str, int] = {}
    scenarios: list[WrittenScenario] = []
    for pickle in pickles:
        node = written[pickle["astNodeIds"][0]]
        row = rows.get(node["id"], 0) if len(pickle["astNodeIds"]) > 1 else None
        if row is not None:
            rows[node["id"]] = row + 1
        if node["id"] not in folders:
            folders[node["id"]] = scenario_folder(node["name"], taken)
            taken.add(folders[node["id"]])
        folder = f"{features}/{folders[node['id']]}"
        if row is not None:
            folder += f"/ligne-{row + 1:02}"
        scenarios.append(
            WrittenScenario(
                uri=uri,
                name=pickle["name"],
                line=pickle["location"]["line"],
                scenario_line=node["location"]["line"],
                row=row,
                pickle=pickle,
                folder=folder,
                checks=_checks(node, pickle),
            )
        )
    return tuple(scenarios)


def _checks(node: Node, pickle: Node) -> bool:
    own = {step["id"] for step in node["steps"]}
    steps = (step for step in pickle["steps"] if own.intersection(step["astNodeIds"]))
    return any(step["type"] in CHECKING for step in steps)


def scenario_nodes(document: Node) -> list[Node]:
    """The scenarios of a document, those under a rule included, in order."""
    found: list[Node] = []
    for child in document.get("feature", {}).get("children", []):
        if "scenario" in child:
            found.append(child["scenario"])
        if "rule" in child:
            found.extend(c["scenario"] for c in child["rule"]["children"] if "scenario" in c)
    return found


def _step_nodes(document: Node) -> Iterator[Node]:
    stack: list[Node] = list(document.get("feature", {}).get("children", []))
    while stack:
        child = stack.pop()
        for kind in ("background", "scenario"):
            yield from child.get(kind, {}).get("steps", [])
        stack.extend(child.get("rule", {}).get("children", []))
