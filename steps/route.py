"""Where a documented procedure goes next, read from the lines of its scenario."""

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from steps.cast import ACTORS
from steps.phrases import made_plain

_ACTOR = "|".join(sorted(map(re.escape, ACTORS), key=len, reverse=True))
_ACT = re.compile(rf"(?P<actor>{_ACTOR}) (?:(?:clique sur|coche|choisit) « (?P<label>[^«»]+) »)?")


class Line(Protocol):
    """A step of a scenario, as pytest-bdd reads it."""

    name: str
    type: str


def labels_ahead(lines: Sequence[Line], actor: str) -> list[str]:
    """Labels that an actor presses, ticks or chooses next, up to an act without a label."""
    return list(_labels(lines, actor))


def _labels(lines: Sequence[Line], actor: str) -> Iterator[str]:
    for line in lines:
        act = _ACT.match(made_plain(line.name)) if line.type == "when" else None
        if act is None or act["actor"] != actor:
            continue
        if act["label"] is None:
            return
        yield act["label"].strip()
