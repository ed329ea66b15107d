"""What moved or changed its size, told without naming every control below a new line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from guide.evidence.record import Box, Element
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
        first = next(iter(shifts.values()))[0]
        yield f"{moved} éléments ont bougé, de {most} px au plus, à partir de {_quoted(first)}."
        return
    for shift, moved in shifts.items():
        if len(moved) >= _MANY:
            first = _quoted(moved[0])
            yield f"{len(moved)} éléments ont bougé de {_way(shift)}, à partir de {first}."
        else:
            yield from (f"{_quoted(one)} a bougé de {_way(shift)}." for one in moved)


def _sizes(kept: Sequence[tuple[Element, Element]]) -> Iterator[str]:
    changed = [
        (before, after)
        for before, after in kept
        if before.name == after.name and before.role == after.role and _resized(before, after)
    ]
    if len(changed) >= _MANY:
        first = _quoted(changed[0][1])
        yield f"{len(changed)} éléments ont changé de taille, à partir de {first}."
        return
    for before, after in changed:
        sizes = f"{_size(after.box)} au lieu de {_size(before.box)}"
        yield f"{_quoted(after)} a changé de taille : {sizes}."


def _resized(before: Element, after: Element) -> bool:
    one, other = before.box, after.box
    return max(abs(one.width - other.width), abs(one.height - other.height)) >= _LEAST


def _size(box: Box) -> str:
    return f"{round(box.width)} × {round(box.height)} px"


def _way(shift: Shift) -> str:
    across, down = shift
    words = [f"{abs(down)} px vers le {'bas' if down > 0 else 'haut'}"] if down else []
    if across:
        words.append(f"{abs(across)} px vers la {'droite' if across > 0 else 'gauche'}")
    return " et ".join(words)


def _quoted(element: Element) -> str:
    return f"«\u00a0{element.name}\u00a0»" if element.name else "Un élément sans nom"
