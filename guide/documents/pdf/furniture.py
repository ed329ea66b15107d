"""Running headers and footers: what comes back at the edge of page after page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guide.documents.markers import marker_of
from guide.documents.wording import is_page_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.documents.pdf.page import Line, Page

_EDGE, _AT_EDGE = 0.12, 3
"""The part of a page's height that is its edge, and the lines there that are looked at."""
_SAME = 2.0
"""Points by which a running line may move from page to page."""
_NUMBER = re.compile(r"\d+")


def running_lines(pages: Sequence[Page]) -> set[tuple[int, Line]]:
    """Page number and line of what repeats at one height of the edges, page numbers apart."""
    edges = [(page, line) for page in pages for line in _at_edge(page)]
    seen: dict[str, list[float]] = {}
    for _, line in edges:
        seen.setdefault(_key(line), []).append(line.box.bottom)
    often = max(2, min(3, (len(pages) + 1) // 2))
    return {
        (page.number, line)
        for page, line in edges
        if sum(abs(line.box.bottom - at) <= _SAME for at in seen[_key(line)]) >= often
    }


def _at_edge(page: Page) -> list[Line]:
    """The first and last lines of a page, if they stand at its edges."""
    edge = _EDGE * page.height
    ordered = sorted(page.lines, key=lambda line: -line.box.top)
    head = [line for line in ordered[:_AT_EDGE] if line.box.top > page.height - edge]
    foot = [line for line in ordered[-_AT_EDGE:] if line.box.bottom < edge]
    edges = [*head, *(line for line in foot if line not in head)]
    return [line for line in edges if not marker_of(line.text) or is_page_number(line.text)]


def _key(line: Line) -> str:
    return _NUMBER.sub("#", line.text)
