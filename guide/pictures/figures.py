"""Which pictures of a run are handed out: one for each documented step, mail or letter."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from guide.alignment.timelines import FILLING, asked_for, played_steps
from guide.drawing.picturing import Annotated, Mark, title_of
from guide.evidence.record import Action, View
from guide.french.slugs import slug
from guide.french.text import normalise
from guide.runs.documented import documented_by_step
from guide.runs.playing import TAG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from guide.evidence.record import Feature, Run, Scenario, Step

_QUOTED = re.compile(r"«\s*([^»]+?)\s*»")
_NUMBER = re.compile(r"\d+")
_LONGEST = 48
"""Letters of a title or a label in the name of a file."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture to hand out.

    Attributes:
        procedure: the title of its feature.
        documented: the step of the written procedure that its scenario names, if any.
        label: what the procedure calls the control, or the page, mail or letter shown.
        screenshot: the clean picture, its page, and the control acted upon.
        does: whether something is done to a control that is no field.
        file: its lasting name without suffix: folder of the procedure, then step, rank and label.
    """

    procedure: str
    documented: str | None
    scenario: Scenario
    step: Step
    label: str
    screenshot: Annotated
    does: bool
    file: str = ""

    @property
    def section(self) -> str:
        """The step of the written procedure, else the scenario."""
        return self.documented or self.scenario.name

    @property
    def written(self) -> str:
        """The line of the scenario."""
        line = self.step.written
        return f"{line.keyword} {line.text}" if line else self.step.title

    @property
    def place(self) -> str:
        """File and line of the scenario's line."""
        line = self.step.written
        return f"{self.scenario.uri}:{line.line if line else self.scenario.line}"

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules of what the scenario reads on this page."""
        path = self.screenshot.page.path
        read = (r for step in self.scenario.steps for r in step.readings if r.path == path)
        return tuple(dict.fromkeys(reading.rule for reading in read if reading.rule))

    @property
    def key(self) -> tuple[object, ...]:
        """The same where several branches walk one documented step: it is handed out once."""
        return (
            self.section,
            self.screenshot.actor,
            normalise(self.label),
            bool(self.screenshot.marks),
        )

    @property
    def where(self) -> tuple[str, str, str]:
        """Who sees which page."""
        page = self.screenshot.page
        return self.screenshot.actor, page.title, page.path


def figures_of(run: Run) -> list[Figure]:
    """The pictures of the documented procedures, or of all features where none says it is one."""
    tagged = [feature for feature in run.features if f"@{TAG}" in feature.tags]
    return [figure for feature in tagged or run.features for figure in _of_feature(feature)]


def _of_feature(feature: Feature) -> Iterator[Figure]:
    lines = feature.source.splitlines()
    found: dict[tuple[object, ...], Figure] = {}
    for scenario in feature.scenarios:
        figures = list(_walked(feature.name, scenario, documented_by_step(lines, scenario)))
        for figure in _told_once(figures):
            found.setdefault(figure.key, figure)
    sections = list(dict.fromkeys(figure.section for figure in found.values()))
    ordered = sorted(found.values(), key=lambda one: (_rank(one), sections.index(one.section)))
    yield from _named(slug(feature.name, _LONGEST), ordered)


def _rank(figure: Figure) -> float:
    """The number of the written step: a branch that a later scenario walks stands beside it."""
    number = _NUMBER.search(figure.documented or "")
    return int(number[0]) if number else math.inf


def _walked(
    procedure: str, scenario: Scenario, documented: tuple[str | None, ...]
) -> Iterator[Figure]:
    for step in played_steps(scenario):
        named = documented[step.written.index] if step.written else None
        shown = _acted(step) or _seen(step)
        if shown:
            yield Figure(procedure, named, scenario, step, *shown)


def _acted(step: Step) -> tuple[str, Annotated, bool] | None:
    """The control that the step acts upon last, on the page as it was just before."""
    moments = list(enumerate(step.moments))
    asked = asked_for(moments)
    for at, act in reversed(moments):
        if isinstance(act, Action) and act.picture and act.page and act.box:
            mark = Mark(act.box, act.role or "", act.name or act.label)
            screenshot = Annotated(act.picture, act.page, act.actor, (mark,))
            return asked.get(at, act.label), screenshot, act.verb not in FILLING
    return None


def _seen(step: Step) -> tuple[str, Annotated, bool] | None:
    """The page, mail or letter that the step shows at its end, by the title that it quotes."""
    view = next((m for m in reversed(step.moments) if isinstance(m, View) and m.picture), None)
    if view is None or view.picture is None:
        return None
    quoted: list[str] = _QUOTED.findall(step.written.text) if step.written else []
    label = quoted[0] if len(quoted) == 1 else title_of(view.page)
    return label, Annotated(view.picture, view.page, view.actor), False


def _told_once(figures: Iterable[Figure]) -> Iterator[Figure]:
    """Without pages that are only seen or filled, and that another picture of the walk shows."""
    figures = list(figures)
    shown = {figure.where for figure in figures if figure.does}
    for figure in figures:
        if figure.does or figure.where not in shown:
            shown.add(figure.where)
            yield figure


def _named(folder: str, figures: Iterable[Figure]) -> Iterator[Figure]:
    """Each with its name: what comes before it in its own step alone can change it."""
    ranks: Counter[str] = Counter()
    for figure in figures:
        ranks[figure.section] += 1
        section = _NUMBER.sub(lambda found: found[0].zfill(2), slug(figure.section, _LONGEST), 1)
        label = slug(figure.label, _LONGEST) or "page"
        yield replace(figure, file=f"{folder}/{section}-{ranks[figure.section]:02}-{label}")
