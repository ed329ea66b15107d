"""Reading a page without a browser: the few selectors that the tests of the report use."""

from __future__ import annotations

import re
from typing import Any, cast

from lxml import html

Element = html.HtmlElement
_SIMPLE = re.compile(r"^(?P<tag>\w+)?(?P<rest>.*)$")
_PART = re.compile(r"\.(?P<kind>[\w-]+)|\[(?P<name>[\w-]+)(?:\^='?(?P<start>[^']*?)'?)?\]")


def select(element: Element, selector: str) -> list[Element]:
    """Descendants that fit, in order: tags, classes and attributes, one inside the other."""
    path = "".join("//" + _step(simple) for simple in selector.split())
    return cast("list[Element]", element.xpath(f".{path}"))


def text(element: Element) -> str:
    """What it says, on one line."""
    return re.sub(r"\s+", " ", str(element.text_content())).strip()


def texts(element: Element, selector: str) -> list[str]:
    """What each of those says that the selector finds."""
    return [text(found) for found in select(element, selector)]


def by_id(page: Element, anchor: str | None) -> Element:
    """The one element that a link such as ``#f1`` leads to."""
    (found,) = cast("list[Element]", page.xpath("//*[@id=$id]", id=(anchor or "").lstrip("#")))
    return found


def attribute(element: Element, name: str) -> str:
    """An attribute, empty when the element has none of that name."""
    return str(element.get(name) or "")


def _step(simple: str) -> str:
    found = _SIMPLE.match(simple)
    assert found
    conditions = "".join(_condition(part.groupdict()) for part in _PART.finditer(found["rest"]))
    return (found["tag"] or "*") + conditions


def _condition(part: dict[str, Any]) -> str:
    if part["kind"]:
        return f"[contains(concat(' ', normalize-space(@class), ' '), ' {part['kind']} ')]"
    start = part["start"]
    return f"[starts-with(@{part['name']}, '{start}')]" if start else f"[@{part['name']}]"
