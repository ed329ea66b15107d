"""Pictures by their lasting names, with what was recorded of the page, wherever they come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from guide.evidence.record import (
    Action,
    Box,
    PageView,
    Run,
    Scenario,
    Screenshot,
    Status,
    Step,
    View,
)
from guide.i18n import gettext, ngettext

BEFORE, AFTER = "avant", "après"
"""A picture shows the page before something is done on it, or at the end of a step."""
ROOT = "pictures"
"""Every picture lies under this folder, in evidence as in a baseline."""
_UNPICTURED = frozenset({"open", "back", "forward", "reload", "fill"})
"""Acts without a picture of their own: the next one shows what they did."""


class ScreenshotsError(Exception):
    """These pictures cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Play:
    """A scenario as pictures name it: feature file, title, and row of an outline (from 1)."""

    feature: str
    scenario: str
    row: int | None = None

    def __str__(self) -> str:
        told = gettext("{scenario} (ligne {row})") if self.row else "{scenario}"
        return told.format(scenario=self.scenario, row=self.row)


@dataclass(frozen=True, slots=True)
class NamedScreenshot:
    """A picture of the contract; ``moment`` is BEFORE or AFTER, ``page`` what it shows.

    ``line`` is the step's in its feature file, ``box`` the control that it acts on; None in a
    baseline, which outlives both.
    """

    name: str
    path: Path
    play: Play
    step: str
    moment: str
    actor: str
    page: PageView | None
    line: int | None = None
    box: Box | None = None

    def read(self) -> bytes:
        """The bytes of the picture.

        Raises:
            ScreenshotsError: the file cannot be read.
        """
        try:
            return self.path.read_bytes()
        except OSError as error:
            told = gettext("{path} : image illisible ({why}).")
            raise ScreenshotsError(told.format(path=self.path, why=error.strerror)) from error


@dataclass(frozen=True, slots=True)
class LostPicture:
    """A picture that could not be taken, and why: nothing is known of what it would show."""

    play: Play
    step: str
    moment: str
    why: str


@dataclass(frozen=True, slots=True)
class Window:
    """How pictures were taken: another window makes other pictures of the same pages."""

    viewport: tuple[int, int]
    scale: float
    shots: str

    def __str__(self) -> str:
        width, height = self.viewport
        whole = gettext("page entière") if self.shots == "full" else gettext("fenêtre seule")
        told = gettext("{width} × {height} px, échelle {scale:g}, {whole}")
        return told.format(width=width, height=height, scale=self.scale, whole=whole)


@dataclass(frozen=True, slots=True)
class ScreenshotSet:
    """The pictures of a run or of a baseline; ``doubt`` says why a run is no proof."""

    by_name: Mapping[str, NamedScreenshot]
    window: Window
    doubt: str | None = None
    idle: frozenset[Play] = frozenset()
    """Scenarios that are written but were not played."""
    broken: frozenset[Play] = frozenset()
    """Scenarios that did not pass: they may have stopped before some pictures."""
    lost: tuple[LostPicture, ...] = ()


def screenshots_of(run: Run) -> ScreenshotSet:
    """The pictures of a run: those of each scenario's last attempt; wrecks are left out.

    Raises:
        ScreenshotsError: a picture's name leads out of its folder.
    """
    by_name = {
        screenshot.name: screenshot
        for scenario in run.scenarios()
        for screenshot in _screenshots(scenario)
    }
    check_names(by_name)
    return ScreenshotSet(
        by_name=dict(sorted(by_name.items())),
        window=Window(run.viewport, run.scale, run.shots),
        doubt=_doubt(run),
        idle=frozenset(_play(s) for s in run.scenarios() if s.last is None),
        broken=frozenset(
            _play(s) for s in run.scenarios() if s.last and s.status is not Status.PASSED
        ),
        lost=tuple(one for scenario in run.scenarios() for one in _lost(scenario)),
    )


def when_of(screenshot: NamedScreenshot) -> str:
    """The moment of a step that a picture shows."""
    if screenshot.moment == BEFORE:
        return gettext("avant le geste")
    return gettext("à la fin de l’étape")


def check_names(names: Iterable[str]) -> None:
    """Refuse names that do not stay under ``pictures``.

    Raises:
        ScreenshotsError: with the first such name.
    """
    for name in names:
        place = PurePosixPath(name)
        if place.is_absolute() or ".." in place.parts or place.parts[:1] != (ROOT,):
            told = gettext("« {name} » n’est pas un nom d’image : il sort de « {root} ».")
            raise ScreenshotsError(told.format(name=name, root=ROOT))


def _play(scenario: Scenario) -> Play:
    return Play(scenario.uri, scenario.name, scenario.row)


def _doubt(run: Run) -> str | None:
    if run.cut_off:
        return run.cut_off
    red = [s for s in run.scenarios() if s.status.is_red or s.status is Status.SKIPPED]
    if red:
        told = ngettext(
            "{count} scénario sans réussite : « {name} ».",
            "{count} scénarios sans réussite, dont « {name} ».",
            len(red),
        )
        return told.format(count=len(red), name=red[0].name)
    if run.success:
        return None
    told = [*run.faults, *map(str, run.objections), gettext("La preuve n’est pas recevable.")]
    return told[0]


def _screenshots(scenario: Scenario) -> Iterator[NamedScreenshot]:
    for step, moment in _looks(scenario):
        if moment.picture:
            yield _screenshot(scenario, step, moment, moment.picture)


def _lost(scenario: Scenario) -> Iterator[LostPicture]:
    for step, moment in _looks(scenario):
        wanted = isinstance(moment, View) or moment.verb not in _UNPICTURED
        if wanted and moment.lost and not moment.picture:
            yield LostPicture(_play(scenario), _title(step), _when(moment), moment.lost)


def _looks(scenario: Scenario) -> Iterator[tuple[Step, Action | View]]:
    attempt = scenario.last
    for step in (attempt.before, *attempt.steps, attempt.after) if attempt else ():
        for moment in step.moments:
            if isinstance(moment, Action | View):
                yield step, moment


def _screenshot(
    scenario: Scenario, step: Step, moment: Action | View, picture: Screenshot
) -> NamedScreenshot:
    return NamedScreenshot(
        name=picture.name,
        path=picture.path,
        play=_play(scenario),
        step=_title(step),
        moment=_when(moment),
        actor=moment.actor,
        page=moment.page,
        line=step.written.line if step.written else None,
        box=moment.box if isinstance(moment, Action) else None,
    )


def _title(step: Step) -> str:
    return f"{step.written.keyword} {step.written.text}" if step.written else step.title


def _when(moment: Action | View) -> str:
    return AFTER if isinstance(moment, View) else BEFORE
