"""Playwright's traces, found beside the run by the name of the test they belong to."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from guide.french.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from guide.evidence.record import Scenario

_BROWSERS = "-chromium|-firefox|-webkit"
_LEFT_OUT = re.compile(r"[^\w ]")


def find_traces(folder: Path, page: Path) -> dict[str, tuple[str, ...]]:
    """Folders of tests that hold traces, each with their addresses as seen from the page."""
    start = page.resolve().parent
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted(folder.glob("*/trace*.zip")):
        address = quote(os.path.relpath(path.resolve(), start).replace(os.sep, "/"))
        found[path.parent.name] = (*found.get(path.parent.name, ()), address)
    return found


def traces_of(scenario: Scenario, traces: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Addresses of the traces of this scenario.

    A folder is named after the test's module, function and parameters (browser, outline row).
    When several scenarios share a name, only folders that also name the feature file count.
    """
    name = re.escape(slug(_function_name(scenario.name)))
    rest = "(-.*)?" if scenario.row else f"({_BROWSERS})?"
    end = re.compile(f"-test-{name}{rest}$")
    found = [folder for folder in traces if end.search(folder)]
    stem = slug(scenario.uri.rpartition("/")[2].removesuffix(".feature"))
    own = [folder for folder in found if stem in folder] or found
    return tuple(address for folder in own for address in traces[folder])


def _function_name(scenario: str) -> str:
    """The part of a scenario's name that pytest-bdd keeps in the name of its function."""
    return _LEFT_OUT.sub("", scenario)
