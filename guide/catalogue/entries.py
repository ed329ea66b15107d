"""The catalogue: every definition with its wording, its uses, and what a run showed of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from guide.catalogue.played import Place, Played, played_in, thumbnail
from guide.catalogue.usage import Use, uses_of
from guide.catalogue.wording import Wording, most_used, wording_of
from guide.evidence.record import Run, View
from guide.french.text import fold
from guide.i18n import gettext, mark
from guide.lint.check import Indexes, read_features
from guide.lint.definitions import Definition, Shelf
from guide.lint.finding import Finding
from guide.lint.matching import Index
from guide.lint.suite import Suite

TITLES = {
    "given": mark("Étant donné"),
    "when": mark("Quand"),
    "then": mark("Alors"),
    "step": mark("Étant donné, Quand ou Alors"),
}
_EXAMPLES, _VALUES = 3, 8


@dataclass(frozen=True, slots=True)
class Values:
    """What a parameter was given in the features, most used first; ``others`` are not named."""

    parameter: str
    values: tuple[str, ...]
    others: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A step definition as a writer sees it."""

    type: str
    wording: Wording
    place: str
    uses: tuple[Use, ...]
    values: tuple[Values, ...]
    places: tuple[Place, ...]
    duration: float | None
    picture: str | None
    caption: str

    @property
    def times(self) -> int:
        """How many times scenarios use it, a step of a background once in each."""
        return sum(use.scenarios for use in self.uses)

    @property
    def examples(self) -> tuple[str, ...]:
        """The first lines of the features that differ."""
        return tuple(dict.fromkeys(use.example for use in self.uses))[:_EXAMPLES]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The entries by type of step, each in the order of the alphabet, and what went wrong."""

    groups: Mapping[str, tuple[Entry, ...]]
    findings: tuple[Finding, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, group by group."""
        return tuple(entry for group in self.groups.values() for entry in group)


def read_catalogue(suite: Suite, features: Sequence[Path], run: Run | None) -> Catalogue:
    """Set the features, and a run, beside the definitions of a suite, without executing any code.

    Raises:
        OSError: a file cannot be read.
    """
    shelf = suite.shelf
    index = Index(shelf)
    uses = uses_of(read_features(features), Indexes(suite))
    played: Mapping[Definition, Played] = (
        played_in(run, index) if run else dict[Definition, Played]()
    )
    entries = [
        _entry(one, uses.get(one, ()), played.get(one, Played()), run.scale if run else 1)
        for one in _each_once(shelf)
    ]
    groups = {
        type_: tuple(sorted((e for e in entries if e.type == type_), key=_rank)) for type_ in TITLES
    }
    findings = tuple(sorted(shelf.findings))
    return Catalogue({type_: group for type_, group in groups.items() if group}, findings)


def _each_once(shelf: Shelf) -> list[Definition]:
    """Two decorators of one text on one function are one entry per type of step."""
    return list({(d.path, d.function, d.type, d.text): d for d in shelf.definitions}.values())


def _rank(entry: Entry) -> tuple[str, str]:
    return fold(entry.wording.plain.strip("« »")), entry.place


def _entry(definition: Definition, uses: tuple[Use, ...], played: Played, scale: float) -> Entry:
    wording = wording_of(definition)
    given = [wording.values(use.text) for use in uses]
    values = tuple(
        Values(name, *most_used([v[name] for v in given if name in v], _VALUES))
        for name in wording.parameters
    )
    return Entry(
        type=definition.type,
        wording=wording,
        place=f"{definition.path.as_posix()}:{definition.line}",
        uses=uses,
        values=tuple(v for v in values if v.values),
        places=tuple(played.places),
        duration=played.duration,
        picture=thumbnail(played.last, scale) if played.last else None,
        caption=_caption(played),
    )


def _caption(played: Played) -> str:
    if not played.last or not played.last.page:
        return ""
    when = (
        gettext("À la fin de l’étape")
        if isinstance(played.last, View)
        else gettext("Juste avant le geste")
    )
    return f"{when} : {played.last.page.title}"
