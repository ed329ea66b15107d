"""Two sets of screenshots compared one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from guide.evidence.record import Element
from guide.i18n import gettext, mark, ngettext
from guide.i18n.numbers import number
from guide.pictures.naming import named
from guide.pictures.pixels import Pixels, differ
from guide.pictures.screenshots import NamedScreenshot, ScreenshotsError, ScreenshotSet
from guide.pictures.words import tell

_NAMED = 3
"""So many controls are named when only their look changed."""


class Verdict(StrEnum):
    """What became of a picture."""

    CHANGED = "changed"
    MISSING = "missing"
    EXTRA = "extra"
    TOLERATED = "tolerated"
    SAME = "same"

    @property
    def differs(self) -> bool:
        """Whether it keeps the two sets from being the same."""
        return self in {Verdict.CHANGED, Verdict.MISSING, Verdict.EXTRA}

    def said(self, count: int = 1) -> str:
        """What is said of so many pictures of which it is true."""
        return {
            Verdict.CHANGED: ngettext("modifiée", "modifiées", count),
            Verdict.MISSING: ngettext("manquante", "manquantes", count),
            Verdict.EXTRA: ngettext("nouvelle", "nouvelles", count),
            Verdict.TOLERATED: ngettext("tolérée", "tolérées", count),
            Verdict.SAME: ngettext("identique", "identiques", count),
        }[self]


TITLES = {
    Verdict.CHANGED: mark("Images modifiées"),
    Verdict.MISSING: mark("Images manquantes"),
    Verdict.EXTRA: mark("Images nouvelles"),
    Verdict.TOLERATED: mark("Différences tolérées"),
    Verdict.SAME: mark("Images identiques"),
}
"""What stands above the pictures of each verdict, in the order in which they are told."""


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
        raise ScreenshotsError(
            gettext("Aucune image, ni d’un côté ni de l’autre : rien n’est comparé.")
        )
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
        told = gettext("L’exécution comparée n’est pas entièrement verte\u00a0: {doubt}")
        yield told.format(doubt=after.doubt)
    if after.lost:
        told = ngettext(
            "{number}\u00a0image n’a pas pu être prise : rien n’en est su, rejouez l’exécution.",
            "{number}\u00a0images n’ont pas pu être prises : rien n’en est su, "
            "rejouez l’exécution.",
            len(after.lost),
        )
        yield told.format(number=number(len(after.lost)))
    if before.doubt:
        told = gettext("L’exécution de référence n’est pas entièrement verte\u00a0: {doubt}")
        yield told.format(doubt=before.doubt)
    if before.window != after.window:
        told = gettext(
            "Les images n’ont pas été prises dans la même fenêtre\u00a0: {was} avant, {now} après."
        )
        yield told.format(was=before.window, now=after.window)


def _entry(
    name: str,
    before: NamedScreenshot | None,
    after: NamedScreenshot | None,
    now: ScreenshotSet,
    threshold: float,
) -> Entry:
    if before is None:
        return Entry(name, Verdict.EXTRA, before, after, (gettext("La référence ne l’a pas."),))
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
    told = (*words, *_look_too(touched)) if words else _look(touched)
    if _is_beside(pixels, before, after):
        first = f"{told[0][:1].lower()}{told[0][1:]}"
        told = (gettext("À côté du geste, {change}").format(change=first), *told[1:])
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
        return gettext("Elle n’a pas pu être prise cette fois ({why}).").format(why=lost.why)
    if screenshot.play in now.idle:
        return gettext("Son scénario n’a pas été joué.")
    if screenshot.play in now.broken:
        return gettext("Son scénario n’a pas réussi et s’est arrêté avant elle.")
    return gettext("Plus aucune étape ne la montre.")


def _look_too(touched: str) -> tuple[str, ...]:
    """What is said of the look beside other changes."""
    told = gettext("L’aspect change aussi\u00a0: {touched}.")
    return (told.format(touched=touched),) if touched else ()


def _look(touched: str) -> tuple[str, ...]:
    """What is said when no heading and no control differs but the picture does."""
    if touched:
        return (gettext("Seul l’aspect change\u00a0: {touched}.").format(touched=touched),)
    return (gettext("Seul l’aspect change, en dehors des titres et des contrôles."),)


def _touched(pixels: Pixels, before: NamedScreenshot, after: NamedScreenshot) -> str:
    """Names of what is recorded as it was and yet looks different; empty when nothing does."""
    known = set(before.page.elements) if before.page else set[Element]()
    there = after.page.elements if after.page else ()
    touched = [named(e) for e in there if e in known and _touches(pixels, e)]
    others = len(touched) - _NAMED
    more = ngettext("et {number} autre", "et {number} autres", others).format(number=others)
    return ", ".join([*touched[:_NAMED], *[more] * (others > 0)])


def _touches(pixels: Pixels, element: Element) -> bool:
    box = element.box
    return pixels.touches((box.x, box.y, box.x + box.width, box.y + box.height))
