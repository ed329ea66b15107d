"""Draw mutants with cosmic-ray: ``python -m tools.mutants.draw``, where it is installed.

It is no dependency of the project: what it drew is kept as text (``drawn.toml``).
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from difflib import SequenceMatcher
from random import Random

from cosmic_ray.ast import ast_nodes, get_ast  # type: ignore[import-not-found]
from cosmic_ray.mutating import mutate_code  # type: ignore[import-not-found]
from cosmic_ray.plugins import get_operator  # type: ignore[import-not-found]

from tools.mutants.model import CATALOGUES, FOLDER, ROOT

SEED, COUNT = 2026, 45
PLACES = ("domain", "usecases")
_NO_RULE = (
    *("soundness", "world_file", "faults", "breakdowns", "importing", "imported_texts"),
    *("exporting", "replaying", "directory", "changing", "arranging", "pending", "__init__"),
)
"""Modules about worlds as files, faults that are asked for, and what the control API arranges."""
_ORDERS = ("Eq", "NotEq", "Lt", "LtE", "Gt", "GtE")
_OPERATORS = (
    "core/AddNot",
    "core/NumberReplacer",
    "core/ReplaceAndWithOr",
    "core/ReplaceFalseWithTrue",
    "core/ReplaceOrWithAnd",
    "core/ReplaceTrueWithFalse",
    "core/ZeroIterationForLoop",
    *(f"core/ReplaceComparisonOperator_{a}_{b}" for a in _ORDERS for b in _ORDERS if a != b),
)
"""Those that leave a program that runs: a portal that cannot start proves nothing."""


def main() -> None:
    """Write ``drawn.toml``."""
    found = sorted(set(_all()))
    drawn = Random(SEED).sample(found, COUNT)
    text = f"# Drawn by cosmic-ray, seed {SEED}, of {len(found)} in {', '.join(PLACES)}.\n"
    for number, (file, right, wrong) in enumerate(sorted(drawn), 1):
        changed = wrong.strip().splitlines()[0].strip()
        name = f"{number}. {file}: {changed}"
        fields = {"name": name, "rule": "", "file": file, "right": right, "wrong": wrong}
        told = "\n".join(f"{k} = {json.dumps(v, ensure_ascii=False)}" for k, v in fields.items())
        text += f"\n[[mutant]]\n{told}\n"
    (FOLDER / CATALOGUES[1]).write_text(text, "utf-8")


def _all() -> Iterator[tuple[str, str, str]]:
    for place in PLACES:
        for path in sorted((ROOT / "mockportal" / place).glob("*.py")):
            if path.stem in _NO_RULE:
                continue
            source = path.read_text("utf-8")
            name = path.relative_to(ROOT / "mockportal").as_posix()
            for mutated in _mutated(source):
                pair = _edit(source, mutated)
                if pair:
                    yield name, *pair


def _mutated(source: str) -> Iterator[str]:
    nodes = list(ast_nodes(get_ast(source)))
    for name in _OPERATORS:
        operator = get_operator(name)()
        count = sum(len(list(operator.mutation_positions(node))) for node in nodes)
        for occurrence in range(count):
            mutated = mutate_code(source, operator, occurrence)
            if mutated and mutated != source and _compiles(mutated):
                yield mutated


def _compiles(source: str) -> bool:
    try:
        ast.parse(source)
    except SyntaxError:
        return False
    return True


def _edit(source: str, mutated: str) -> tuple[str, str] | None:
    """The changed lines, with as many before them as make the right text stand there once."""
    one, other = source.splitlines(keepends=True), mutated.splitlines(keepends=True)
    compared = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    changes = [change for change in compared if change[0] != "equal"]
    if len(changes) != 1:
        return None
    _, start, end, first, last = changes[0]
    before = 0
    while source.count("".join(one[start - before : end])) != 1:
        before += 1
        if before > start:
            return None
    context = "".join(one[start - before : start])
    return context + "".join(one[start:end]), context + "".join(other[first:last])


if __name__ == "__main__":
    main()
