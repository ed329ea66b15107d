"""What moved or changed its size, told without naming every control below a new line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from guide.evidence.record import Box, Element
from guide.i18n import gettext
from guide.pictures.naming import quoted
from guide.pictures.pairing import Pair

_LEAST = 1
"""Pixels from which a control has moved; less is how fonts are rounded."""
_MANY = 3
"""From so many controls on, a shift is told once for all of them."""
_VARIOUS = 4
"""More shifts than this are told as one."""

Shift = tuple[int, int]


def places(pairs: Sequence[Pair]) -> tuple[str, ...]:
    """Sentences for what has another place, then for what has another size."""
    kept = [(p.before, p.after) for p in pairs if p.before and p.after and _is_seen(p)]
    return (*_moves(kept), *_sizes(kept))


def _is_seen(found: Pair) -> bool:
    """Not both outside of the picture, where links for screen readers are parked."""
    boxes = [e.box for e in (found.before, found.after) if e]
    return any(b.x + b.width > 0 and b.y + b.height > 0 for b in boxes)


def _moves(kept: Sequence[tuple[Element, Element]]) -> Iterator[str]:
    shifts: dict[Shift, list[Element]] = defaultdict(list)
    for before, after in kept:
        across, down = after.box.x - before.box.x, after.box.y - before.box.y
        if max(abs(across), abs(down)) >= _LEAST:
            shifts[round(across), round(down)].append(after)
    if len(shifts) > _VARIOUS:
        moved = sum(map(len, shifts.values()))
        most = max(max(map(abs, shift)) for shift in shifts)
        first = _quoted(next(iter(shifts.values()))[0])
        told = gettext("{count} éléments ont bougé, de {most} px au plus, à partir de {first}.")
        yield told.format(count=moved, most=most, first=first)
        return
    for shift, moved in shifts.items():
        if len(moved) >= _MANY:
            first = _quoted(moved[0])
            told = gettext("{count} éléments ont bougé de {way}, à partir de {first}.")
            yield told.format(count=len(moved), way=_way(shift), first=first)
        else:
            told = gettext("{element} a bougé de {way}.")
            yield from (told.format(element=_quoted(one), way=_way(shift)) for one in moved)


def _sizes(kept: Sequence[tuple[Element, Element]]) -> Iterator[str]:
    changed = [
        (before, after)
        for before, after in kept
        if before.name == after.name and before.role == after.role and _resized(before, after)
    ]
    if len(changed) >= _MANY:
        first = _quoted(changed[0][1])
        told = gettext("{count} éléments ont changé de taille, à partir de {first}.")
        yield told.format(count=len(changed), first=first)
        return
    told = gettext("{element} a changé de taille : {now} au lieu de {before}.")
    for before, after in changed:
        sizes = {"now": _size(after.box), "before": _size(before.box)}
        yield told.format(element=_quoted(after), **sizes)


def _resized(before: Element, after: Element) -> bool:
    one, other = before.box, after.box
    return max(abs(one.width - other.width), abs(one.height - other.height)) >= _LEAST


def _size(box: Box) -> str:
    return f"{round(box.width)} × {round(box.height)} px"


def _way(shift: Shift) -> str:
    across, down = shift
    words: list[str] = []
    if down:
        told = gettext("{count} px vers le bas") if down > 0 else gettext("{count} px vers le haut")
        words.append(told.format(count=abs(down)))
    if across:
        right, left = gettext("{count} px vers la droite"), gettext("{count} px vers la gauche")
        words.append((right if across > 0 else left).format(count=abs(across)))
    return gettext(" et ").join(words)


def _quoted(element: Element) -> str:
    return quoted(element.name) if element.name else gettext("Un élément sans nom")
