"""What a claim rests on, as a moment of the run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guide.build.alignment import Shown
from guide.build.picturing import moments_of
from guide.evidence.record import Action, View
from guide.french.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.check.verdicts import Judged
    from guide.evidence.record import Run

POST = {
    re.compile(r"\b(e-?mail|courriel|message)s?\b", re.IGNORECASE): ("mail", "courriel", "messag"),
    re.compile(r"\b(courrier|lettre)s?\b", re.IGNORECASE): ("courrier", "lettre"),
}
"""How a text speaks of what the post brings, and what its page has in its title or path."""


class Seen:
    """The moments of a run, by their pictures and by their scenarios."""

    def __init__(self, run: Run) -> None:
        """Index a run."""
        self._run = run
        self._pictures = {
            shown.moment.picture.name: shown
            for scenario in run.scenarios()
            for shown in _moments(run, scenario.name)
            if shown.moment.picture
        }

    def behind(self, judged: Judged) -> Shown | None:
        """The moment that shows a claim; None when there is no picture of it."""
        if judged.shown:
            return self._pictures.get(judged.shown.picture.name)
        if judged.scenario is None or judged.verdict != "confirmed":
            return None
        if judged.claim.kind == "event":
            return self._posted(judged, judged.scenario)
        return self._filled(judged, judged.scenario) if judged.claim.kind == "field" else None

    def _posted(self, judged: Judged, scenario: str) -> Shown | None:
        """The mail or the letter that a text tells of."""
        wanted = [
            n for said, names in POST.items() if said.search(judged.claim.text) for n in names
        ]
        for shown in _moments(self._run, scenario):
            page = shown.moment.page
            if isinstance(shown.moment, View) and page and shown.moment.picture:
                told = plain(f"{page.title} {page.path}")
                if any(name in told for name in wanted):
                    return shown
        return None

    def _filled(self, judged: Judged, scenario: str) -> Shown | None:
        """The field that a text names among other words."""
        told = plain(judged.claim.text)
        for shown in _moments(self._run, scenario):
            moment = shown.moment
            if isinstance(moment, Action) and moment.verb == "fill":
                name = plain(moment.name or "")
                if name and name in told:
                    return shown
        return None


def _moments(run: Run, name: str) -> Iterator[Shown]:
    for scenario in run.scenarios():
        if scenario.name == name:
            for position, moment in enumerate(moments_of(scenario)):
                yield Shown(scenario, position, moment)
