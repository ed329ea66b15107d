"""A test that plays a scenario, and what its steps match."""

from __future__ import annotations

from dataclasses import dataclass

from guide.evidence.definitions import Definition
from guide.evidence.places import folder_name
from guide.evidence.plan import WrittenScenario


@dataclass(frozen=True)
class Case:
    """One test of pytest that plays one written scenario."""

    nodeid: str
    scenario: WrittenScenario
    variant: str
    """What pytest calls this way of playing the scenario (a browser); "" when there is but one."""
    number: int
    """1, or more when tests play the same scenario in the same way."""
    definitions: tuple[tuple[Definition, ...], ...]
    """What each step matches."""
    rivals: tuple[tuple[Definition, ...], ...]
    """For each step, the definitions between which pytest-bdd picks by chance; mostly none."""

    @property
    def id(self) -> str:
        """Its id in the stream."""
        return f"case-{self.scenario.id}{self._told('-')}"

    @property
    def folder(self) -> str:
        """Where its screenshots go, under the pictures folder."""
        return f"{self.scenario.folder}{self._told('/variante-')}"

    def _told(self, mark: str) -> str:
        told = [folder_name(self.variant)] if self.variant else []
        told += [str(self.number)] if self.number > 1 else []
        return mark + "-".join(told) if told else ""
