"""A pytest plugin for ``guide scenarios``: writes which scenarios a run would play."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from guide.evidence.collection import ROW
from guide.evidence.templates import template_of

if TYPE_CHECKING:
    from pytest_bdd.parser import ScenarioTemplate

TARGET = "GUIDE_SCENARIOS"
"""Environment variable that names the file to write."""


def pytest_collection_finish(session: pytest.Session) -> None:
    """Write each scenario that was collected, in the order in which it would be played."""
    scenarios = ((item, template_of(item)) for item in session.items)
    rows = [_row(item, scenario) for item, scenario in scenarios if scenario is not None]
    Path(os.environ[TARGET]).write_text(json.dumps(rows, ensure_ascii=False), "utf-8")


def _row(item: pytest.Item, scenario: ScenarioTemplate) -> dict[str, Any]:
    feature, rule = scenario.feature, scenario.rule
    tags = {*feature.tags, *(rule.tags if rule else ()), *scenario.tags}
    marked = {mark.name for mark in item.iter_markers()}
    for examples in scenario.examples:
        tags |= {tag for tag in examples.tags if tag in marked}
    return {
        "id": item.nodeid,
        "feature": feature.name,
        "file": Path(os.path.relpath(feature.filename, item.config.rootpath)).as_posix(),
        "line": scenario.line_number,
        "name": scenario.name,
        "rule": rule.name if rule else None,
        "row": _values(item),
        "tags": sorted(tags),
    }


def _values(item: pytest.Item) -> dict[str, str]:
    """What the row of an outline has in each column; nothing for a plain scenario."""
    parameters: dict[str, Any] = getattr(getattr(item, "callspec", None), "params", {})
    return {str(name): str(value) for name, value in parameters.get(ROW, {}).items()}
