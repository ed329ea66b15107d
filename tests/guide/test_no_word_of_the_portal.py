"""guide knows French, Gherkin and browsers, and no word of this portal."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "guide"
PORTAL = re.compile(
    r"\b(?:coopt\w+|habilitation\w*|candidate?s?|employeurs?|d[eé]clarante?s?|technicien\w*"
    r"|administrat(?:eur|rice)s?|net-entreprises|siret|urssaf)\b",
    re.IGNORECASE,
)
"""Its people, its things and its name."""
EXCEPTED = {"french/acts.py", "french/lexicon/verbs.tsv"}
"""The table of verbs is French, whatever a portal does with it."""


def words_in(path: Path) -> Iterator[str]:
    """What a file says when it runs: strings that are no docstrings, data, templates."""
    if path.suffix != ".py":
        yield path.read_text("utf-8")
        return
    tree = ast.parse(path.read_text("utf-8"))
    told = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def files() -> list[Path]:
    kinds = {".py", ".toml", ".html", ".css"}
    found = (path for path in GUIDE.rglob("*") if path.suffix in kinds)
    return [p for p in sorted(found) if p.relative_to(GUIDE).as_posix() not in EXCEPTED]


@pytest.mark.parametrize("path", files(), ids=lambda path: path.relative_to(GUIDE).as_posix())
def test_no_word_of_the_portal_stands_in_guide(path: Path) -> None:
    assert [found[0] for text in words_in(path) for found in PORTAL.finditer(text)] == []


def test_a_word_that_comes_back_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text('"""Of a candidat."""\nPEOPLE = "le candidat"\n', "utf-8")
    assert [found[0] for text in words_in(path) for found in PORTAL.finditer(text)] == ["candidat"]
