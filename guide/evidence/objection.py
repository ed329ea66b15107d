"""Why a scenario is no proof: the place to mend, what is wrong there, and whom it concerns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from guide.i18n import gettext


@dataclass(frozen=True, slots=True)
class Objection:
    """What keeps scenarios from being proof; ``str`` gives it as people read it."""

    uri: str
    """The file to mend, relative to the project."""
    line: int | None
    """Its line, from 1; None where the file as a whole is meant."""
    why: str
    """What is wrong and what to do about it, in French."""
    scenarios: tuple[str, ...] = ()
    """Ids of what it takes out: scenarios as written, or single tests that played one.

    None where it concerns a file of which no scenario is known.
    """

    @property
    def place(self) -> str:
        """File and line."""
        return self.uri if self.line is None else f"{self.uri}:{self.line}"

    def __str__(self) -> str:
        return gettext("{place} : {why}").format(place=self.place, why=self.why)

    def as_data(self) -> dict[str, Any]:
        """Return it as logs and streams keep it."""
        return {
            "uri": self.uri,
            "line": self.line,
            "why": self.why,
            "scenarios": list(self.scenarios),
        }

    @staticmethod
    def of(data: dict[str, Any]) -> Objection:
        """Read back what ``as_data`` gave.

        Raises:
            KeyError: a part of it is missing.
        """
        return Objection(data["uri"], data["line"], data["why"], tuple(data["scenarios"]))


def each_once(objections: Iterable[Objection]) -> list[Objection]:
    """The objections without repeats, by place; those that say the same take out what each did."""
    found: dict[tuple[str, int, str], dict[str, None]] = {}
    for one in objections:
        key = (one.uri, one.line or 0, one.why)
        found.setdefault(key, {}).update(dict.fromkeys(one.scenarios))
    return [
        Objection(uri, line or None, why, tuple(ids))
        for (uri, line, why), ids in sorted(found.items(), key=lambda item: item[0])
    ]
