"""What a run showed of each definition: durations, pages, and the last picture."""

from __future__ import annotations

import base64
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from statistics import median

from gherkin.dialect import Dialect
from PIL import Image, ImageDraw

from guide.evidence.record import Action, Box, Feature, Run, Screenshot, Status, Step, View
from guide.french.text import normalise
from guide.lint.definitions import Definition
from guide.lint.matching import Index

_WIDTH, _RATIO, _COLOURS = 640, 0.5, 64
_CLOSE = 860
"""CSS pixels across around what was acted on: enough to know the page, and to read the label."""
_FRAME, _PAD = (194, 65, 12), 6


@dataclass(frozen=True, slots=True)
class Place:
    """A page as people know it: the title of its window and its path."""

    title: str
    path: str


@dataclass(slots=True)
class Played:
    """What a run showed of one definition, in the order of features."""

    seconds: list[float] = field(default_factory=list[float])
    places: dict[Place, None] = field(default_factory=dict[Place, None])
    last: Action | View | None = None

    @property
    def duration(self) -> float | None:
        """Median of the durations of steps that passed, in seconds."""
        return median(self.seconds) if self.seconds else None


def played_in(run: Run, index: Index) -> Mapping[Definition, Played]:
    """What the last attempt of every scenario showed of the definitions it used."""
    found: dict[Definition, Played] = defaultdict(Played)
    for feature in run.features:
        for step, type_ in _typed(feature):
            if step.status is Status.PASSED and step.written:
                for definition in index.find(type_, normalise(step.written.text)):
                    _note(found[definition], step)
    return dict(found)


def _typed(feature: Feature) -> Iterator[tuple[Step, str]]:
    """Every step that ran with its type; « Et » goes on with the type before it."""
    dialect = Dialect.for_name(feature.language)
    words: dict[str, str] = {}
    if dialect:
        kinds = (dialect.given_keywords, dialect.when_keywords, dialect.then_keywords)
        for type_, keywords in zip(("given", "when", "then"), kinds, strict=True):
            words |= {word.strip(): type_ for word in keywords if word.strip() != "*"}
    for scenario in feature.scenarios:
        current = ""
        for step in scenario.steps:
            if step.written:
                current = words.get(step.written.keyword, current)
            yield step, current


def _note(played: Played, step: Step) -> None:
    played.seconds.append(step.duration.total_seconds())
    for moment in step.moments:
        if isinstance(moment, Action | View):
            if moment.page:
                played.places.setdefault(Place(moment.page.title, moment.page.path))
            if moment.picture:
                played.last = moment


def thumbnail(moment: Action | View, scale: float) -> str | None:
    """A small picture as a data address, what was acted on framed; None when it cannot be read."""
    assert moment.picture is not None
    box = moment.box if isinstance(moment, Action) else None
    try:
        small = _small(moment.picture, box, scale)
    except (OSError, ValueError, SyntaxError):
        return None
    buffer = io.BytesIO()
    small.quantize(_COLOURS, Image.Quantize.MAXCOVERAGE).save(buffer, "PNG", optimize=True)
    return "data:image/png;base64," + base64.b64encode(buffer.getvalue()).decode("ascii")


def _small(screenshot: Screenshot, box: Box | None, scale: float) -> Image.Image:
    """The part of the picture around the box, or its top, at the width of a card."""
    with Image.open(screenshot.path) as source:
        whole = source.convert("RGB")
    if box:
        _frame(whole, box, scale)
    width = min(whole.width, round(_CLOSE * scale)) if box else whole.width
    height = min(whole.height, round(width * _RATIO))
    left = _start(box.x + box.width / 2, width, whole.width) if box else 0
    top = _start(box.y + box.height / 2, height, whole.height) if box else 0
    part = whole.crop((left, top, left + width, top + height))
    part.thumbnail((_WIDTH, _WIDTH), Image.Resampling.LANCZOS)
    return part


def _start(middle: float, length: int, whole: int) -> int:
    """Where a part of this length starts, so that it stays inside of the whole."""
    return min(max(round(middle - length / 2), 0), whole - length)


def _frame(picture: Image.Image, box: Box, scale: float) -> None:
    pad, width = _PAD * scale, round(4 * scale)
    corners = (box.x - pad, box.y - pad, box.x + box.width + pad, box.y + box.height + pad)
    ImageDraw.Draw(picture).rounded_rectangle(corners, 8 * scale, outline=_FRAME, width=width)
