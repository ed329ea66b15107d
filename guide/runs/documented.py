"""Which step of the written procedure a Gherkin step belongs to: the comment above it says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guide.evidence.record import Feature, Scenario

_COMMENT = re.compile(r"\s*#\s*(étape\b.*\S|step \d(?:.*\S)?)", re.IGNORECASE)


def documented_steps(feature: Feature) -> tuple[str, ...]:
    """Every documented step that the file names, in its order and each once."""
    found = (_COMMENT.match(line) for line in feature.source.splitlines())
    return tuple(dict.fromkeys(match.group(1) for match in found if match))


def documented_by_step(lines: list[str], scenario: Scenario) -> tuple[str | None, ...]:
    """For each step of the scenario, the documented one that the lines of its file name, if any."""
    named: dict[int, str] = {}
    for from_background in (True, False):
        own = [step.line for step in scenario.written if step.from_background is from_background]
        named |= _name_lines(lines, own)
    return tuple(named.get(step.line) for step in scenario.written)


def _name_lines(lines: list[str], own: Iterable[int]) -> dict[int, str]:
    """Each of these lines with the last comment that names a step, from just above them on."""
    ordered = sorted(own)
    if not ordered:
        return {}
    start = ordered[0] - 1
    while start > 0 and (not lines[start - 1].strip() or lines[start - 1].lstrip()[0] == "#"):
        start -= 1
    current: str | None = None
    named: dict[int, str] = {}
    wanted = set(ordered)
    for number in range(start + 1, min(ordered[-1], len(lines)) + 1):
        if match := _COMMENT.match(lines[number - 1]):
            current = match.group(1)
        if current and number in wanted:
            named[number] = current
    return named
