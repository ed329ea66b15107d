"""What a run says of the portal that it walked, by the titles of its windows."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from guide.evidence.record import Action, View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.evidence.record import Run

_FICTIONAL = re.compile(r"\bfictif", re.IGNORECASE)


def portal_of(run: Run) -> str:
    """The portal's name: what most window titles end with, after a dash."""
    endings = Counter(
        title.rpartition(" – ")[2] for title in _titles(run) if " – " in title
    ).most_common(1)
    return endings[0][0] if endings else "le portail"


def is_fictional(run: Run) -> bool:
    """Whether the portal calls itself fictional in its window titles."""
    return any(_FICTIONAL.search(title) for title in _titles(run))


def _titles(run: Run) -> Iterator[str]:
    for scenario in run.scenarios():
        for step in scenario.steps:
            for moment in step.moments:
                if isinstance(moment, Action | View) and moment.page:
                    yield moment.page.title
