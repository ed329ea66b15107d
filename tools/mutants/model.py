"""What is broken, and what is known of it: the catalogue, the drawn ones, and who killed each."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).parent
CATALOGUES = ("catalogue.toml", "drawn.toml")
KILLERS = FOLDER / "killers.json"


@dataclass(frozen=True)
class Mutant:
    """A small edit that breaks a rule.

    Attributes:
        name: what the portal then does, in words.
        rule: the rule that it breaks; empty where a tool drew it.
        file: below ``mockportal/``.
        right, wrong: the text, which stands there once, and what takes its place.
        drawn: whether a tool drew it.
        landing: whether it is played before every change lands, and not at night alone.
        equivalent: why no scenario can see it; empty for all others.
    """

    name: str
    rule: str
    file: str
    right: str
    wrong: str
    drawn: bool = False
    landing: bool = False
    equivalent: str = ""

    @property
    def path(self) -> str:
        """Its file, below the project."""
        return f"mockportal/{self.file}"

    def breaks(self) -> bool:
        """Whether the right text stands in its file, once."""
        return (ROOT / self.path).read_text("utf-8").count(self.right) == 1


def mutants() -> list[Mutant]:
    """All mutants, those written by hand first."""
    return [
        Mutant(**entry, drawn=name != CATALOGUES[0])
        for name in CATALOGUES
        for entry in tomllib.loads((FOLDER / name).read_text("utf-8"))["mutant"]
    ]


def killers() -> dict[str, str]:
    """The test that killed each mutant when all were played last, by the mutant's name."""
    return json.loads(KILLERS.read_text("utf-8"))
