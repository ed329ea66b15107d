"""What must be kept nowhere: hidden in words before they are written, whatever their form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, cast

from guide.evidence.spellings import as_written

HIDDEN = "•••"
_SHORT = 4
"""Below as many characters a secret is hidden where it stands alone, not inside of other words."""
_NO_WORDS = frozenset({"box", "done", "kind", "picture", "role", "secret", "time", "unit", "verb"})
"""Facts of a record that no page and no person wrote."""
_CUT = "…"
_PLAIN = re.compile(r"[A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class _Secret:
    """One secret; ``core`` is in it in whatever form it is written."""

    value: str
    core: str
    pattern: re.Pattern[str]

    @staticmethod
    def of(value: str) -> _Secret:
        flat = value.strip()
        written = as_written(flat)
        if len(flat) < _SHORT:
            written = rf"(?<!\w)(?:{written})(?!\w)"
        core = max(_PLAIN.findall(flat), key=len, default="")
        return _Secret(flat, core, re.compile(written))

    def hide(self, text: str) -> str:
        """The text without it, also where it was cut short."""
        if self.core in text:
            text = self.pattern.sub(HIDDEN, text)
        if _CUT in text:
            for end in range(len(self.value) - 1, _SHORT - 1, -1):
                text = text.replace(self.value[:end] + _CUT, HIDDEN + _CUT)
        return text


class Secrets:
    """The secrets of one attempt at a scenario."""

    def __init__(self) -> None:
        self._known: dict[str, _Secret] = {}

    def add(self, value: str) -> None:
        """Keep this value nowhere from now on."""
        if value.strip() and value not in self._known:
            self._known[value] = _Secret.of(value)
            longest = sorted(self._known.items(), key=lambda known: len(known[0]), reverse=True)
            self._known = dict(longest)

    @property
    def known(self) -> tuple[str, ...]:
        """The secrets themselves, for whoever covers them on a page."""
        return tuple(sorted(self._known))

    def hide(self, text: str) -> str:
        """The text without them."""
        for secret in self._known.values():
            text = secret.hide(text)
        return text

    def hide_bytes(self, data: bytes) -> bytes:
        """The bytes of a text without them; what is no text stays as it is."""
        try:
            return self.hide(data.decode()).encode()
        except UnicodeError:
            return data

    def hide_in(self, data: Any) -> Any:
        """Data for a record without them; numbers and what only the recorder says stay."""
        if not self._known:
            return data
        if isinstance(data, str):
            return self.hide(data)
        if isinstance(data, dict):
            facts = cast("dict[str, Any]", data)
            return {n: v if n in _NO_WORDS else self.hide_in(v) for n, v in facts.items()}
        if isinstance(data, list | tuple):
            return [self.hide_in(one) for one in cast("list[Any]", data)]
        return data
