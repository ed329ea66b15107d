"""A test that plays a scenario, and what its steps match."""

from __future__ import annotations

from dataclasses import dataclass

from guide.evidence.definitions import Definition
from guide.evidence.plan import WrittenScenario


@dataclass(frozen=True)
class Case:
    """One test of pytest that plays one written scenario."""

    nodeid: str
    scenario: WrittenScenario
    variant: int
    """1, or more when the same scenario is played several times (several browsers)."""
    definitions: tuple[tuple[Definition, ...], ...]

    @property
    def id(self) -> str:
        """Its id in the stream."""
        return f"case-{self.scenario.id}" + (f"-{self.variant}" if self.variant > 1 else "")

    @property
    def folder(self) -> str:
        """Where its pictures go, under the pictures folder."""
        return self.scenario.folder + (f"/variante-{self.variant}" if self.variant > 1 else "")
