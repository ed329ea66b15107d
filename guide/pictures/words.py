"""A change of a page told in words, from its recorded headings and controls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from guide.evidence.record import Element, PageView
from guide.french.text import normalise
from guide.pictures.pairing import Pair, pair
from guide.pictures.places import places

NBSP = "\u00a0"
_ROLES = {
    "button": ("bouton", False),
    "link": ("lien", False),
    "checkbox": ("case", True),
    "radio": ("choix", False),
    "combobox": ("liste", True),
    "listbox": ("liste", True),
    "textbox": ("champ", False),
    "searchbox": ("champ de recherche", False),
    "spinbutton": ("champ", False),
    "slider": ("curseur", False),
    "switch": ("bascule", True),
    "tab": ("onglet", False),
    "menuitem": ("choix de menu", False),
    "heading": ("titre", False),
}
"""French word for a role, and whether it is feminine."""


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


def quoted(text: str) -> str:
    """A label between French quotation marks."""
    return f"«{NBSP}{text}{NBSP}»" if text else "sans nom"


def named(element: Element) -> str:
    """The role with its article, and the name."""
    return f"{_the(element.role)} {quoted(element.name)}"


def _word(role: str) -> str:
    return _ROLES.get(role, (f"élément ({role})", False))[0]


def _the(role: str) -> str:
    word = _word(role)
    if word[0] in "aeéiou":
        return f"l’{word}"
    return f"la {word}" if _is_feminine(role) else f"le {word}"


def _a(role: str) -> str:
    return f"une {_word(role)}" if _is_feminine(role) else f"un {_word(role)}"


def _is_feminine(role: str) -> bool:
    return _ROLES.get(role, ("", False))[1]


def _page(before: PageView, after: PageView) -> Iterator[str]:
    if before.path != after.path:
        yield (
            f"Une autre page est montrée{NBSP}: {quoted(after.title)} ({after.path}) "
            f"au lieu de {quoted(before.title)} ({before.path})."
        )
    elif before.title != after.title:
        yield f"Le titre de la fenêtre {quoted(before.title)} devient {quoted(after.title)}."


def _is_another(pairs: Sequence[Pair]) -> bool:
    """Whether so little is left that telling it control by control would help nobody."""
    kept = sum(_is_kept(p) for p in pairs)
    return kept * 3 < len(pairs)


def _is_kept(found: Pair) -> bool:
    return bool(found.before and found.after and found.before.name == found.after.name)


def _element(found: Pair) -> Iterator[str]:
    before, after = found.before, found.after
    if before is None and after is not None:
        yield f"En plus{NBSP}: {named(after)}{_states(after)}."
    elif before is not None and after is None:
        yield f"En moins{NBSP}: {named(before)}."
    elif before is not None and after is not None:
        yield from _identity(before, after)
        yield from _state(before, after)
        if found.reordered:
            yield f"{_capital(named(after))} a changé de rang dans l’ordre de lecture."


def _identity(before: Element, after: Element) -> Iterator[str]:
    if before.role != after.role:
        yield f"{quoted(before.name)} était {_a(before.role)}, c’est maintenant {_a(after.role)}."
    elif before.level != after.level:
        yield f"{_capital(named(before))} passe du niveau {before.level} au niveau {after.level}."
    if before.name != after.name:
        same = normalise(before.name) == normalise(after.name)
        hint = " (seules des espaces ou des apostrophes changent)" if same else ""
        yield f"{_capital(named(before))} devient {quoted(after.name)}{hint}."


def _state(before: Element, after: Element) -> Iterator[str]:
    e = "e" if _is_feminine(after.role) else ""
    if before.disabled != after.disabled:
        state = f"est maintenant désactivé{e}" if after.disabled else f"n’est plus désactivé{e}"
        yield f"{_capital(named(after))} {state}."
    if before.checked != after.checked:
        state = f"est maintenant coché{e}" if after.checked else f"n’est plus coché{e}"
        yield f"{_capital(named(after))} {state}."


def _states(element: Element) -> str:
    e = "e" if _is_feminine(element.role) else ""
    words = [f"désactivé{e}"] * element.disabled + [f"coché{e}"] * element.checked
    return f" ({', '.join(words)})" if words else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _counted(sentences: Iterable[str]) -> Iterator[str]:
    """Each sentence once, with how many times it holds."""
    for sentence, times in Counter(sentences).items():
        yield sentence if times == 1 else f"{sentence[:-1]} ({times} fois)."
