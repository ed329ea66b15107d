"""The documents of a drive as one page that opens from disk."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from guide.french.typography import typeset
from guide.looks import templates_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from guide.status.standing import Standing


def page_of(
    found: Sequence[Standing],
    words: Mapping[str, str],
    told: Callable[[Standing], Iterator[str]],
) -> str:
    """The page: how many of each state, then every file, those to look at first.

    Args:
        found: the files.
        words: what each state is called.
        told: what is to be said of a file.
    """
    environment = templates_of("guide.status")
    environment.filters["fr"] = typeset
    order = {"stale": 0, "unreadable": 1, "unchecked": 2, "current": 3}
    return environment.get_template("status.html").render(
        files=sorted(found, key=lambda one: (order[one.state], str(one.path))),
        counts=Counter(one.state for one in found),
        words=words,
        told=told,
    )
