"""Whether the pages that a variant writes make a registration that one can walk."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mockportal.domain.registration import Part
from mockportal.variants.faults import Fault, table_of, text_faults, texts_faults, unknown
from mockportal.variants.faults import what_exists as told
from mockportal.variants.journey import PATHS, RESERVED_PATHS
from mockportal.variants.lines import Keys

_WITH_PARTS = ("parts", "path", "title", "step")
_ADDED = ("path", "title", "step", "paragraphs", "button")
_PATH = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LATER = (  # each shows what the other one asks
    (Part.IDENTITY, Part.INFORMATION),
    (Part.SECRETS, Part.AUTHENTICATION),
)
_PAGES = ("journey", "pages")


def journey_faults(overlay: Mapping[str, Any]) -> Iterator[Fault]:
    """Faults of the table ``[journey]``, the order of its pages included."""
    journey = table_of(overlay, "journey")
    yield from unknown(journey, ("journey",), ("pages",))
    if "pages" not in journey:
        return
    pages = journey["pages"]
    if not (isinstance(pages, list) and pages and all(isinstance(p, dict) for p in pages)):
        yield Fault(_PAGES, "les pages s’écrivent chacune sous son titre [[journey.pages]]")
        return
    wrong = [f for n, page in enumerate(pages) for f in _page_faults(page, (*_PAGES, n))]
    yield from wrong or (*_path_faults(pages), *_order_faults(pages))


def _page_faults(page: Mapping[str, Any], keys: Keys) -> Iterator[Fault]:
    if "parts" in page:
        yield from unknown(page, keys, _WITH_PARTS)
        yield from _part_faults(page["parts"], (*keys, "parts"))
    else:
        yield from unknown(page, keys, _ADDED)
        for name in _ADDED:
            if name not in page:
                yield Fault(keys, f"une page ajoutée a besoin de « {name} » (ou de « parts »)")
    for name in ("path", "title", "step", "button"):
        if name in page:
            yield from text_faults(page[name], (*keys, name))
    if "paragraphs" in page and "parts" not in page:
        yield from texts_faults(page["paragraphs"], (*keys, "paragraphs"))


def _part_faults(parts: object, keys: Keys) -> Iterator[Fault]:
    wrong = list(texts_faults(parts, keys))
    yield from wrong
    known = [part.value for part in Part]
    for name in parts if isinstance(parts, list) and not wrong else ():
        if name not in known:
            yield Fault(keys, f"la partie « {name} » n’existe pas. {told(name, known)}")


def _path_faults(pages: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    taken: set[str] = set(RESERVED_PATHS)
    for number, page in enumerate(pages):
        path = page["path"] if "path" in page else PATHS[Part(page["parts"][0])]
        keys = (*_PAGES, number, *(["path"] if "path" in page else []))
        if not _PATH.fullmatch(path):
            yield Fault(keys, f"le chemin « {path} » s’écrit en a-z, 0-9 et traits d’union")
        if path in taken:
            yield Fault(keys, f"le chemin « {path} » est déjà pris par une autre page")
        taken.add(path)


def _order_faults(pages: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    places: dict[Part, int] = {}
    for number, page in enumerate(pages):
        for part in map(Part, page.get("parts", ())):
            if part in places:
                yield Fault((*_PAGES, number), f"la partie « {part} » figure deux fois")
            places.setdefault(part, number)
    if missing := [part for part in Part if part not in places]:
        yield Fault(_PAGES, f"ordre impossible : il manque {', '.join(missing)}")
        return
    yield from _impossible(pages, places)


def _impossible(pages: Sequence[Mapping[str, Any]], places: Mapping[Part, int]) -> Iterator[Fault]:
    """Orders in which a page would show what is not known yet."""
    order = list(places)
    if order[0] is not Part.IDENTITY:
        yield _fault(places[order[0]], "« identity » vient avant toutes les autres parties")
    for first, second in _LATER:
        if places[first] >= places[second]:
            yield _fault(places[second], f"« {second} » vient sur une page après « {first} »")
    if order[-2:] != [Part.ACTIVATION, Part.RECORDED]:
        yield _fault(places[Part.ACTIVATION], "« activation » puis « recorded » viennent à la fin")
    last = len(pages) - 1
    if places[Part.RECORDED] != last or len(pages[last].get("parts", ())) > 1:
        yield _fault(places[Part.RECORDED], "« recorded » est la dernière page, seule")


def _fault(number: int, message: str) -> Fault:
    return Fault((*_PAGES, number), f"ordre impossible : {message}")
