"""Checks hundreds of changed procedures, and counts what was said rightly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from guide.documents import read_document
from guide.judging.checking import Proven, held
from guide.judging.verdicts import Checked
from tests.guide.check.mutations import HARMFUL, HARMLESS, Mutant, Mutation
from tests.guide.check.scripts import FORMATS, Script


@dataclass
class Score:
    """How many changes were tried and how many were judged rightly, by kind."""

    tried: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def rate(self, kinds: Mapping[str, Mutation]) -> float:
        tried = sum(self.tried[kind] for kind in kinds)
        return sum(self.right[kind] for kind in kinds) / tried if tried else 1.0


def prove(scripts: list[Script], proof: Proven, folder: Path, number: int, seed: int = 1) -> Score:
    """Try each kind of change ``number`` times, over all procedures and formats.

    Args:
        scripts: the procedures, right as they are.
        proof: the evidence.
        folder: where documents may be written.
        number: how many changes of each kind.
        seed: draws the changes.
    """
    score = Score()
    for kind, mutation in {**HARMFUL, **HARMLESS}.items():
        for mutant, name in _mutants(kind, mutation, scripts, number, seed):
            render, suffix = FORMATS[name]
            path = folder / f"procedure.{suffix}"
            path.write_text(render(mutant.script), "utf-8")
            said = said_of(held(read_document(path), proof))
            score.tried[kind] += 1
            if _is_right(mutant, said):
                score.right[kind] += 1
            else:
                score.wrong.append(
                    f"{kind} ({name}) : {mutant.what} ; dit : {sorted(said, key=str)}"
                )
    return score


def _mutants(
    kind: str, mutation: Mutation, scripts: list[Script], number: int, seed: int
) -> Iterator[tuple[Mutant, str]]:
    chance = Random(f"{seed}/{kind}")
    made = 0
    for _ in range(number * 50):
        mutant = mutation(chance.choice(scripts), chance)
        if mutant is not None:
            yield mutant, chance.choice(list(FORMATS))
            made += 1
        if made == number:
            return


def said_of(found: Checked) -> set[tuple[str | None, str]]:
    """What is not right, by step; what stands before the first step has no number."""
    said = {
        (step.number, judged.verdict)
        for procedure in found.procedures
        for step in (procedure.preamble, *procedure.sections)
        if step
        for judged in step.claims
        if judged.verdict != "confirmed"
    }
    return said | {(one.after, "undocumented") for one in found.undocumented}


def _is_right(mutant: Mutant, said: set[tuple[str | None, str]]) -> bool:
    if mutant.is_harmless:
        return all(verdict == "unproved" for _, verdict in said)
    return any(step in mutant.steps and verdict in mutant.verdicts for step, verdict in said)
