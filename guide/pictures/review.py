"""The review folder: one page to look at every difference, and a three-part image of each."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from guide.i18n import gettext
from guide.i18n.numbers import percent, running
from guide.looks import templates_of
from guide.pictures.comparison import TITLES, Comparison, Entry, Verdict, changes_of
from guide.pictures.folder import refuse_foreign, replaced
from guide.pictures.pixels import differ, difference, png, three_parts
from guide.pictures.screenshots import when_of

PAGE, IMAGES = "index.html", "images"
_LEAST = 0.00005
"""The share of pixels from which a number says something."""
_SHOWN = [verdict for verdict in TITLES if verdict is not Verdict.SAME]


@dataclass(frozen=True, slots=True)
class Pane:
    """One of the three parts: its title and its picture as a data address."""

    title: str
    source: str


@dataclass(frozen=True, slots=True)
class Diff:
    """Entries that show the very same pictures, shown once."""

    entries: tuple[Entry, ...]
    parts: tuple[Pane, ...]
    size: tuple[int, int]

    @property
    def share(self) -> str:
        """Share of pixels that differ, in words; empty when none does."""
        return share_of(self.entries[0])


@dataclass(frozen=True, slots=True)
class Change:
    """Everything that is told in the same words."""

    anchor: str
    words: tuple[str, ...]
    count: int
    diffs: tuple[Diff, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The changes of one verdict."""

    anchor: str
    title: str
    count: int
    changes: tuple[Change, ...]


def share_of(entry: Entry) -> str:
    """The share of pixels that differ; empty for none."""
    if not entry.share:
        return ""
    return percent(entry.share) if entry.share >= _LEAST else gettext("moins de 0,01\u00a0%")


def write_review(comparison: Comparison, folder: Path, sides: tuple[str, str]) -> Path:
    """Write the page and the three-part images, whole or not at all.

    Args:
        comparison: what to show.
        folder: where to write it; a former review there is replaced.
        sides: what was compared, as the caller named it.

    Returns:
        The path of the page.

    Raises:
        FolderError: the folder holds something else.
        ScreenshotsError: a picture cannot be read.
        OSError: the folder cannot be written.
    """
    refuse_foreign(folder, {PAGE, IMAGES}, PAGE)
    with replaced(folder) as draft:
        sections = [_section(verdict, comparison, draft) for verdict in _SHOWN]
        page = _render(comparison, [s for s in sections if s.count], sides)
        (draft / PAGE).write_text(page, "utf-8")
    return folder / PAGE


def _render(comparison: Comparison, sections: list[Section], sides: tuple[str, str]) -> str:
    templates = templates_of("guide.pictures")
    templates.filters |= {"fr": running, "when": when_of}
    counts = [(verdict.said(n), n) for verdict in Verdict for n in [comparison.count(verdict)]]
    return templates.get_template("review.html").render(
        comparison=comparison, sections=sections, counts=counts, sides=sides
    )


def _section(verdict: Verdict, comparison: Comparison, draft: Path) -> Section:
    entries = [entry for entry in comparison.entries if entry.verdict is verdict]
    changes = tuple(
        Change(f"{verdict.name.lower()}-{number}", words, len(same), _diffs(same, draft))
        for number, (words, same) in enumerate(changes_of(entries), 1)
    )
    return Section(verdict.name.lower(), gettext(TITLES[verdict]), len(entries), changes)


def _diffs(entries: Iterable[Entry], draft: Path) -> tuple[Diff, ...]:
    looks = sorted(((_look(entry), entry) for entry in entries), key=lambda pair: pair[0])
    groups = [[entry for _, entry in group] for _, group in groupby(looks, key=lambda p: p[0])]
    return tuple(_diff(tuple(group), draft) for group in sorted(groups, key=lambda g: g[0].name))


def _look(entry: Entry) -> str:
    """The same for entries that show the same pictures before and after."""
    sides = (entry.before, entry.after)
    return " ".join(hashlib.sha256(s.read()).hexdigest() if s else "-" for s in sides)


def _diff(entries: tuple[Entry, ...], draft: Path) -> Diff:
    entry = entries[0]
    if entry.before and entry.after and entry.share:
        pixels = differ(entry.before, entry.after)
        parts = (pixels.before, pixels.after, difference(pixels))
        sheet = png(three_parts(parts))
        for same in entries:
            target = draft / IMAGES / same.name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(sheet)
        last = Pane(gettext("Différence"), _address(png(parts[2], few_colours=True)))
        return Diff(entries, (*_sides(entry), last), pixels.mask.size)
    return Diff(entries, tuple(_sides(entry)), (0, 0))


def _sides(entry: Entry) -> Iterator[Pane]:
    if entry.before and entry.after and not entry.share:
        yield Pane(gettext("Avant et après"), _address(entry.after.read()))
        return
    if entry.before:
        yield Pane(gettext("Avant"), _address(entry.before.read()))
    if entry.after:
        yield Pane(gettext("Après"), _address(entry.after.read()))


def _address(content: bytes) -> str:
    return "data:image/png;base64," + base64.b64encode(content).decode("ascii")
