"""What to expect when something is not as it should be: the answers that rule scenarios prove.

A scenario tagged ``@depannage-x`` belongs to the procedure whose scenarios are tagged
``@procedure-x``. Its name, the words that it proves and its picture are the whole text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.drawing.picturing import Annotated
from guide.evidence.record import Scenario, Status
from guide.french.slugs import slug
from guide.french.text import plain
from guide.french.typography import typeset
from guide.publish.model import Trouble
from guide.publish.prose import QUOTED
from guide.runs.rules import tagged_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from guide.evidence.record import Run, Step
    from guide.publish.model import ChapterSection, Figure
    from guide.publish.procedure import Procedure, Section

TAG = "depannage"
_PROCEDURE = "@procedure-"


def troubles_of(
    procedure: Procedure,
    parts: Sequence[ChapterSection],
    scenarios: Iterable[Scenario],
    run: Run,
    picture: Callable[[str, Annotated], Figure],
) -> tuple[Trouble, ...]:
    """The troubles of a procedure, in the order of its steps.

    Args:
        procedure: the text.
        parts: its steps, with their pictures.
        scenarios: the scenarios that show it.
        run: where the proofs are.
        picture: makes the figure of a file name and a screenshot.
    """
    tags = {tag for scenario in scenarios for tag in scenario.tags if tag.startswith(_PROCEDURE)}
    wanted = {f"@{TAG}-{tag.removeprefix(_PROCEDURE)}" for tag in tags}
    places = _places(parts)
    found = [
        (_section(scenario, places), scenario, shown)
        for scenario in run.scenarios()
        if wanted.intersection(scenario.tags) and scenario.status is Status.PASSED
        if (shown := _shown_at_last(scenario))
    ]
    order = {part.section.anchor: position for position, part in enumerate(parts)}
    found.sort(key=lambda row: order[row[0].anchor] if row[0] else len(order))
    return tuple(
        _trouble(procedure, section, scenario, shown, picture) for section, scenario, shown in found
    )


def _trouble(
    procedure: Procedure,
    section: Section | None,
    scenario: Scenario,
    shown: Sequence[Step],
    draw: Callable[[str, Annotated], Figure],
) -> Trouble:
    anchor = f"{procedure.anchor}-{slug(scenario.name)}"
    picture, view = [(v.picture, v) for v in shown[-1].views if v.picture][-1]
    screenshot = Annotated(picture, view.page, view.actor)
    return Trouble(
        anchor=anchor,
        title=typeset(scenario.name),
        answers=tuple(dict.fromkeys(filter(None, map(_answer, shown)))),
        section=section,
        figure=draw(anchor, screenshot),
        rules=tagged_rules(scenario),
        scenario=scenario.id,
    )


def _answer(step: Step) -> str | None:
    """What the portal says: the whole line of the page that has the words which a step quotes."""
    quoted = QUOTED.findall(step.title)
    if not quoted:
        return None
    words = plain(quoted[-1])
    lines = [line for view in step.views for line in view.page.lines]
    return next((line for line in lines if words in plain(line)), f"… {quoted[-1]} …")


def _shown_at_last(scenario: Scenario) -> list[Step]:
    """The steps that show something after the last thing that somebody did."""
    shown: list[Step] = []
    for step in reversed(scenario.steps):
        if step.actions and shown:
            break
        if any(view.picture for view in step.views):
            shown.insert(0, step)
    return shown


def _places(parts: Sequence[ChapterSection]) -> dict[str, Section]:
    """Which step passes a page, by the title of its window and, failing that, by its path."""
    places: dict[str, Section] = {}
    for part in parts:
        for figure in (figure for piece in part.pieces for figure in piece.figures):
            places.setdefault(figure.screenshot.page.title, part.section)
            places.setdefault(figure.screenshot.page.path, part.section)
    return places


def _section(scenario: Scenario, places: dict[str, Section]) -> Section | None:
    """The step on whose page the scenario last did something."""
    for action in reversed([action for step in scenario.steps for action in step.actions]):
        page = action.page
        if page and (page.title in places or page.path in places):
            return places.get(page.title) or places[page.path]
    return None
