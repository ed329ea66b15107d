"""Two sets of screenshots compared one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from guide.evidence.record import Element
from guide.french.counting import counted
from guide.pictures.pixels import Pixels, differ
from guide.pictures.screenshots import NamedScreenshot, ScreenshotsError, ScreenshotSet
from guide.pictures.words import NBSP, named, tell

_NAMED = 3
"""So many controls are named when only their look changed."""


class Verdict(StrEnum):
    """What became of a picture, as it is said on the terminal."""

    CHANGED = "modifiée"
    MISSING = "manquante"
    EXTRA = "nouvelle"
    TOLERATED = "tolérée"
    SAME = "identique"

    @property
    def differs(self) -> bool:
        """Whether it keeps the two sets from being the same."""
        return self in {Verdict.CHANGED, Verdict.MISSING, Verdict.EXTRA}


@dataclass(frozen=True, slots=True)
class Entry:
    """One picture name with its verdict, told in ``words``; ``share`` of pixels from 0 to 1."""

    name: str
    verdict: Verdict
    before: NamedScreenshot | None
    after: NamedScreenshot | None
    words: tuple[str, ...] = ()
    share: float = 0

    @property
    def screenshot(self) -> NamedScreenshot:
        """The picture as it is, or as it was when it is gone."""
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class Comparison:
    """All entries by name, and what a reader must know of the two sides."""

    entries: tuple[Entry, ...]
    notes: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Whether anything is changed, missing or extra."""
        return any(entry.verdict.differs for entry in self.entries)

    def count(self, verdict: Verdict) -> int:
        """How many pictures have this verdict."""
        return sum(entry.verdict is verdict for entry in self.entries)


def compare(before: ScreenshotSet, after: ScreenshotSet, threshold: float = 0) -> Comparison:
    """Compare by name; a difference of pixels alone is tolerated up to ``threshold`` (0 to 1).

    Raises:
        ScreenshotsError: a picture cannot be read, or there is none at all.
    """
    names = sorted(before.by_name.keys() | after.by_name.keys())
    if not names:
        raise ScreenshotsError("Aucune image, ni d’un côté ni de l’autre : rien n’est comparé.")
    entries = tuple(
        _entry(name, before.by_name.get(name), after.by_name.get(name), after, threshold)
        for name in names
    )
    return Comparison(entries, tuple(_notes(before, after)))


def changes_of(entries: Iterable[Entry]) -> list[tuple[tuple[str, ...], list[Entry]]]:
    """Entries by what is told of them, the most frequent first."""
    told: dict[tuple[str, ...], list[Entry]] = {}
    for entry in entries:
        told.setdefault(entry.words, []).append(entry)
    return sorted(told.items(), key=lambda item: (-len(item[1]), item[1][0].name))


def _notes(before: ScreenshotSet, after: ScreenshotSet) -> Iterator[str]:
    if after.doubt:
        yield f"L’exécution comparée n’est pas entièrement verte{NBSP}: {after.doubt}"
    if after.lost:
        words = "image n’a pas pu être prise", "images n’ont pas pu être prises"
        yield f"{counted(len(after.lost), *words)} : rien n’en est su, rejouez l’exécution."
    if before.doubt:
        yield f"L’exécution de référence n’est pas entièrement verte{NBSP}: {before.doubt}"
    if before.window != after.window:
        yield (
            "Les images n’ont pas été prises dans la même fenêtre"
            f"{NBSP}: {before.window} avant, {after.window} après."
        )


def _entry(
    name: str,
    before: NamedScreenshot | None,
    after: NamedScreenshot | None,
    now: ScreenshotSet,
    threshold: float,
) -> Entry:
    if before is None:
        return Entry(name, Verdict.EXTRA, before, after, ("La référence ne l’a pas.",))
    if after is None:
        return Entry(name, Verdict.MISSING, before, after, (_absence(before, now),))
    words = tell(before.page, after.page)
    if before.read() == after.read():
        verdict = Verdict.CHANGED if words else Verdict.SAME
        return Entry(name, verdict, before, after, words)
    pixels = differ(before, after)
    share = pixels.share
    if not words and share <= threshold:
        verdict = Verdict.TOLERATED if share else Verdict.SAME
        return Entry(name, verdict, before, after, (), share)
    touched = _touched(pixels, before, after)
    told = (*words, f"L’aspect change aussi{NBSP}: {touched}.") if touched else words
    told = told if words else _look(touched)
    if _is_beside(pixels, before, after):
        told = (f"À côté du geste, {told[0][:1].lower()}{told[0][1:]}", *told[1:])
    return Entry(name, Verdict.CHANGED, before, after, told, share)


def _is_beside(pixels: Pixels, before: NamedScreenshot, after: NamedScreenshot) -> bool:
    """Whether the control that the step acts on is what it was, in its place."""
    known = set(before.page.elements) if before.page else set[Element]()
    there = after.page.elements if after.page else ()
    acted = [element for element in there if element.box == after.box]
    return any(acted) and all(e in known and not _touches(pixels, e) for e in acted)


def _absence(screenshot: NamedScreenshot, now: ScreenshotSet) -> str:
    """Why a picture of the baseline is not there any more."""
    place = screenshot.play, screenshot.step, screenshot.moment
    lost = next((one for one in now.lost if (one.play, one.step, one.moment) == place), None)
    if lost:
        return f"Elle n’a pas pu être prise cette fois ({lost.why})."
    if screenshot.play in now.idle:
        return "Son scénario n’a pas été joué."
    if screenshot.play in now.broken:
        return "Son scénario n’a pas réussi et s’est arrêté avant elle."
    return "Plus aucune étape ne la montre."


def _look(touched: str) -> tuple[str, ...]:
    """What is said when no heading and no control differs but the picture does."""
    if touched:
        return (f"Seul l’aspect change{NBSP}: {touched}.",)
    return ("Seul l’aspect change, en dehors des titres et des contrôles.",)


def _touched(pixels: Pixels, before: NamedScreenshot, after: NamedScreenshot) -> str:
    """Names of what is recorded as it was and yet looks different; empty when nothing does."""
    known = set(before.page.elements) if before.page else set[Element]()
    there = after.page.elements if after.page else ()
    touched = [named(e) for e in there if e in known and _touches(pixels, e)]
    more = [f"et {len(touched) - _NAMED} autres"] if len(touched) > _NAMED else []
    return ", ".join([*touched[:_NAMED], *more])


def _touches(pixels: Pixels, element: Element) -> bool:
    box = element.box
    return pixels.touches((box.x, box.y, box.x + box.width, box.y + box.height))
