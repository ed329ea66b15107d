"""What must be kept nowhere: hidden in words before they are written, whatever their form."""

from __future__ import annotations

import html
import json
import re
from typing import Any, cast
from urllib.parse import quote, quote_plus

HIDDEN = "•••"
_SHORT = 4
"""Below as many characters a secret is hidden where it stands alone, not inside of other words."""
_NO_WORDS = frozenset({"box", "done", "kind", "picture", "role", "secret", "time", "unit", "verb"})
"""Facts of a record that no page and no person wrote."""


class Secrets:
    """The secrets of one attempt at a scenario."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._pattern: re.Pattern[str] | None = None

    def add(self, value: str) -> None:
        """Keep this value nowhere from now on."""
        if value.strip() and value not in self._known:
            self._known.add(value)
            forms = sorted({f for v in self._known for f in _forms(v)}, key=len, reverse=True)
            self._pattern = re.compile("|".join(_alone(form) for form in forms))

    @property
    def known(self) -> tuple[str, ...]:
        """The secrets themselves, for whoever covers them on a page."""
        return tuple(sorted(self._known))

    def hide(self, text: str) -> str:
        """The text without them."""
        return self._pattern.sub(HIDDEN, text) if self._pattern else text

    def hide_in(self, data: Any) -> Any:
        """Data for a record without them; numbers and what only the recorder says stay."""
        if self._pattern is None:
            return data
        if isinstance(data, str):
            return self.hide(data)
        if isinstance(data, dict):
            facts = cast("dict[str, Any]", data)
            return {n: v if n in _NO_WORDS else self.hide_in(v) for n, v in facts.items()}
        if isinstance(data, list | tuple):
            return [self.hide_in(one) for one in cast("list[Any]", data)]
        return data


def _forms(value: str) -> set[str]:
    """A value as it may be written in JSON, in HTML, in an address, in a tree or in Python."""
    escaped = {json.dumps(value)[1:-1], json.dumps(value, ensure_ascii=False)[1:-1]}
    flat = re.sub(r"\s+", " ", value).strip()
    return {
        value,
        flat,
        *escaped,
        html.escape(value),
        html.escape(value, quote=False),
        quote(value),
        quote(value, safe=""),
        quote_plus(value),
        repr(value)[1:-1],
        value.replace("'", "''"),
    } - {""}


def _alone(form: str) -> str:
    if len(form) >= _SHORT:
        return re.escape(form)
    return rf"(?<!\w){re.escape(form)}(?!\w)"
