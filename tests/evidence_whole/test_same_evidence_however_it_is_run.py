"""The whole feature suite leaves the same stream and the same pictures whoever runs it, and how."""

from __future__ import annotations

import functools
import io
import re
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from guide.evidence.media import RUN
from guide.evidence.record import read_evidence
from tests.evidence_whole.conftest import SHARE, WHOLE, Play
from tests.evidence_whole.share import kinds

PAIRS = (
    (SHARE, WHOLE),
    *(
        pytest.param("alone", other, marks=pytest.mark.nightly)
        for other in (WHOLE, "two workers", "backwards")
    ),
)
"""What is compared: the first of two may have played a share of the other's scenarios."""
UNSTEADY = (
    (re.compile(r'"(timestamp|duration)":\{"seconds":\d+,"nanos":\d+\}'), r'"\1":0'),
    (re.compile(r'"workerId":"[^"]*"'), '"workerId":""'),
)
"""What may differ from run to run: when, how long, and which worker."""
CASE = re.compile(r'"case-([0-9a-f]{8}-\d+)')
"""By which a line of the stream says of which scenario it tells."""
AROUND = 60


@pytest.mark.slow
def test_the_whole_suite_is_green(play: Play) -> None:
    assert stream_of(play(WHOLE)), "the run left no stream"
    assert pictures_of(play(WHOLE)), "the run left no picture"


@pytest.mark.slow
def test_all_that_happens_in_the_suite_happens_in_the_share(play: Play) -> None:
    every, some = (
        [kinds(scenario) for scenario in read_evidence(play(name)).scenarios()]
        for name in (WHOLE, SHARE)
    )
    assert set().union(*some) == set().union(*every)


@pytest.mark.slow
@pytest.mark.parametrize(("alone", "other"), PAIRS)
def test_the_stream_is_the_same_up_to_times(play: Play, alone: str, other: str) -> None:
    played, again = stream_of(play(alone)), stream_of(play(other))
    if alone == SHARE:
        played, again = shared(played, played), shared(again, played)
    other_line = first_other_line(played, again)
    assert other_line is None, other_line


@pytest.mark.slow
@pytest.mark.parametrize(("alone", "other"), PAIRS)
def test_every_picture_has_the_same_bytes(play: Play, alone: str, other: str) -> None:
    """The stream names those of each scenario: none of either run is left out."""
    taken, again = pictures_of(play(alone)), pictures_of(play(other))
    if alone == SHARE:
        again = {name: again[name] for name in taken.keys() & again.keys()}
    others = other_pictures(taken, again)
    assert not others, "\n".join(others)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["même", "le lundi"], None),
        (["même", "le mardi"], "line 2, column 4: « le lundi » / « le mardi »"),
        (["même"], "line 2, column 1: « le lundi » / « (nothing) »"),
    ],
)
def test_the_first_other_line_is_named(lines: list[str], said: str | None) -> None:
    assert first_other_line(["même", "le lundi"], lines) == said


def test_another_picture_is_named_with_where_it_differs() -> None:
    spotted = Image.new("RGB", (30, 20))
    spotted.putpixel((7, 5), (255, 0, 0))
    one, other = png(Image.new("RGB", (30, 20))), png(spotted)
    said = other_pictures({"a": one, "b": one, "c": one}, {"a": one, "b": other, "d": one})
    assert said == [
        "b: 1 pixel(s) inside (7, 5, 8, 6)",
        "c: only in the first run",
        "d: only in the other run",
    ]


def stream_of(evidence: Path) -> list[str]:
    """The stream, line by line, without what may differ."""
    text = (evidence / "messages.ndjson").read_text("utf-8")
    for pattern, plain in UNSTEADY:
        text = pattern.sub(plain, text)
    return text.splitlines()


def shared(lines: Sequence[str], played: Sequence[str]) -> list[str]:
    """The lines that tell of no other scenarios than those that were played; no counts of a run."""
    scenarios = {scenario for line in played for scenario in CASE.findall(line)}
    told = [line for line in lines if scenarios.issuperset(CASE.findall(line))]
    return [line for line in told if RUN not in line]


def pictures_of(evidence: Path) -> dict[str, bytes]:
    """Every picture by its name."""
    files = sorted(evidence.rglob("*.png"))
    return {str(file.relative_to(evidence)): file.read_bytes() for file in files}


def first_other_line(one: Sequence[str], other: Sequence[str]) -> str | None:
    """Where two streams part, with what stands there in each; None when they are the same."""
    pairs = enumerate(zip_longest(one, other, fillvalue="(nothing)"), start=1)
    number, (left, right) = next((p for p in pairs if p[1][0] != p[1][1]), (0, ("", "")))
    if number == 0:
        return None
    together = zip_longest(left, right)
    column = next(i for i, (a, b) in enumerate(together) if a != b)
    start = max(0, column - AROUND)
    shown = [f"« {text[start : column + AROUND]} »" for text in (left, right)]
    return f"line {number}, column {column + 1}: {' / '.join(shown)}"


def other_pictures(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Each picture that differs, and where."""
    return [
        f"{name}: {_difference(one.get(name), other.get(name))}"
        for name in sorted(one.keys() | other.keys())
        if one.get(name) != other.get(name)
    ]


def _difference(one: bytes | None, other: bytes | None) -> str:
    if one is None or other is None:
        return f"only in the {'other' if one is None else 'first'} run"
    left, right = (Image.open(io.BytesIO(data)).convert("RGB") for data in (one, other))
    if left.size != right.size:
        return f"{left.size} / {right.size} pixels"
    apart = ImageChops.difference(left, right)
    if apart.getbbox() is None:
        return "same pixels, other bytes"
    brightest = functools.reduce(ImageChops.lighter, apart.split())
    changed = sum(brightest.histogram()[1:])
    return f"{changed} pixel(s) inside {apart.getbbox()}"


def png(image: Image.Image) -> bytes:
    """An image as a file."""
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()
