"""What is typed key by key where nobody may read it: no key is a secret, the row of them is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from guide.evidence.take import Take

SHORTEST = 4
"""What a field of passwords holds is a secret from this many characters on; less is half typed."""
_HELD = frozenset({"Shift", "Control", "Alt", "Meta", "AltGraph"})


class Spelt:
    """Follows the keys of one scenario; another act, or a key that leads elsewhere, ends a row."""

    def __init__(self) -> None:
        self._page: Any = None
        self._row = ""

    def after(self, take: Take) -> str:
        """What must be read nowhere once this act is done; empty where nothing must.

        Args:
            take: the act, of which it is known whether what it types is a secret.
        """
        key = take.act.value or ""
        if take.act.verb == "key" and key in _HELD:
            return ""
        same = take.act.page == self._page and take.act.verb == "key" and take.facts["secret"]
        if same and key == "Backspace":
            self._row = self._row[:-1]
        elif take.act.verb == "key" and take.facts["secret"] and len(key) == 1:
            self._row = (self._row if same else "") + key
        else:
            self._row = ""
        self._page = take.act.page
        return self._row if len(self._row) >= SHORTEST else ""
