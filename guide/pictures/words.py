"""A change of a page told in words, from its recorded headings and controls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from guide.evidence.record import Element, PageView
from guide.french.text import normalise
from guide.i18n import gettext
from guide.pictures.naming import named, one_of, quoted, state_of
from guide.pictures.pairing import Pair, pair
from guide.pictures.places import places


def tell(before: PageView | None, after: PageView | None) -> tuple[str, ...]:
    """Sentences for what changed between two pages, in reading order; none when nothing did."""
    if before is None or after is None or before == after:
        return ()
    page = list(_page(before, after))
    pairs = pair(before.elements, after.elements)
    if page and _is_another(pairs):
        return tuple(page)
    told = [sentence for one in pairs for sentence in _element(one)]
    return (*page, *_counted(told), *places(pairs))


def _page(before: PageView, after: PageView) -> Iterator[str]:
    if before.path != after.path:
        told = gettext("Une autre page est montrée\u00a0: {now} ({to}) au lieu de {was} ({path}).")
        yield told.format(
            now=quoted(after.title), to=after.path, was=quoted(before.title), path=before.path
        )
    elif before.title != after.title:
        told = gettext("Le titre de la fenêtre {was} devient {now}.")
        yield told.format(was=quoted(before.title), now=quoted(after.title))


def _is_another(pairs: Sequence[Pair]) -> bool:
    """Whether so little is left that telling it control by control would help nobody."""
    kept = sum(_is_kept(p) for p in pairs)
    return kept * 3 < len(pairs)


def _is_kept(found: Pair) -> bool:
    return bool(found.before and found.after and found.before.name == found.after.name)


def _element(found: Pair) -> Iterator[str]:
    before, after = found.before, found.after
    if before is None and after is not None:
        told = gettext("En plus\u00a0: {control}.")
        yield told.format(control=f"{named(after)}{_states(after)}")
    elif before is not None and after is None:
        yield gettext("En moins\u00a0: {control}.").format(control=named(before))
    elif before is not None and after is not None:
        yield from _identity(before, after)
        yield from _state(before, after)
        if found.reordered:
            told = gettext("{control} a changé de rang dans l’ordre de lecture.")
            yield told.format(control=_capital(named(after)))


def _identity(before: Element, after: Element) -> Iterator[str]:
    if before.role != after.role:
        told = gettext("{name} était {was}, c’est maintenant {now}.")
        roles = {"was": one_of(before.role), "now": one_of(after.role)}
        yield told.format(name=quoted(before.name), **roles)
    elif before.level != after.level:
        told = gettext("{control} passe du niveau {was} au niveau {now}.")
        yield told.format(control=_capital(named(before)), was=before.level, now=after.level)
    if before.name != after.name:
        same = normalise(before.name) == normalise(after.name)
        told = (
            gettext("{control} devient {now} (seules des espaces ou des apostrophes changent).")
            if same
            else gettext("{control} devient {now}.")
        )
        yield told.format(control=_capital(named(before)), now=quoted(after.name))


def _state(before: Element, after: Element) -> Iterator[str]:
    for state in ("disabled", "checked"):
        now = getattr(after, state)
        if getattr(before, state) != now:
            told = (
                gettext("{control} est maintenant {state}.")
                if now
                else gettext("{control} n’est plus {state}.")
            )
            control = _capital(named(after))
            yield told.format(control=control, state=state_of(after.role, state))


def _states(element: Element) -> str:
    words = [
        state_of(element.role, state)
        for state in ("disabled", "checked")
        if getattr(element, state)
    ]
    return f" ({', '.join(words)})" if words else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _counted(sentences: Iterable[str]) -> Iterator[str]:
    """Each sentence once, with how many times it holds."""
    for sentence, times in Counter(sentences).items():
        told = gettext("{sentence} ({times} fois).") if times > 1 else "{sentence}."
        yield told.format(sentence=sentence[:-1], times=times)
