"""What a suite says of its own words, and where its rules come from."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from guide.french.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Origin = Literal["source", "page", "hypothesis"]
_MOST = 30
"""Entries of a file of words: more of them would be a second judge."""
_RULE = re.compile(r"^#+\s+(?P<id>[A-Z]+\d+[a-z]?)\b", re.MULTILINE)
_ORIGIN = re.compile(r"^\*Origine : (?P<told>[^*]+)\*", re.MULTILINE)
_SEEN = re.compile(r"^\*Source vue : (?P<told>[^*]+)\*", re.MULTILINE)
_NAMED: dict[Origin, str] = {
    "source": "Document source",
    "page": "Page publique",
    "hypothesis": "Hypothèse",
}


class SuiteError(Exception):
    """The suite's words cannot be read; the message says why, in French."""


@dataclass(frozen=True)
class Rule:
    """Where a rule comes from, and when that was looked at last, in the words of its rule book."""

    origin: Origin
    told: str
    seen: str | None = None


@dataclass(frozen=True)
class Suite:
    """Synonyms that only this suite has, nouns for its people, and its rules by their ids."""

    synonyms: tuple[str, ...] = ()
    people: frozenset[str] = frozenset()
    rules: Mapping[str, Rule] = field(default_factory=dict[str, Rule])


NO_SUITE = Suite()


def suite_of(project: Path) -> Suite:
    """The suite that ``[tool.guide]`` of a project's ``pyproject.toml`` describes.

    ``words`` names a TOML file: ``synonyms``, each a line of words that mean one thing, and
    ``people``, nouns for who acts. ``rules`` names a rule book: Markdown, a heading for each
    rule, under it « *Origine : …* » and « *Source vue : document source, 1er février 2026.* ».

    Raises:
        SuiteError: a file is named and cannot be read, or has too many entries.
    """
    configured = _toml(project / "pyproject.toml").get("tool", {}).get("guide", {})
    words = _toml(project / configured["words"], named=True) if "words" in configured else {}
    entries = [*words.get("synonyms", ()), *words.get("people", ())]
    if len(entries) > _MOST:
        raise SuiteError(f"{configured['words']} : {len(entries)} entrées, {_MOST} au plus.")
    return Suite(
        tuple(words.get("synonyms", ())),
        frozenset(fold(noun) for noun in words.get("people", ())),
        rules_of(project / configured["rules"]) if "rules" in configured else {},
    )


def rules_of(book: Path) -> dict[str, Rule]:
    """The origin of each rule of a rule book.

    Raises:
        SuiteError: it cannot be read.
    """
    try:
        text = book.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SuiteError(f"{book} : les règles de la suite ne se lisent pas ({error}).") from error
    found: dict[str, Rule] = {}
    heads = list(_RULE.finditer(text))
    for head, after in zip(heads, [*(h.start() for h in heads[1:]), len(text)], strict=True):
        told = _ORIGIN.search(text, head.end(), after)
        if told is not None:
            words, origin = told["told"].strip(" ."), _origin(told["told"])
            seen = _SEEN.search(text, head.end(), after)
            found[head["id"]] = Rule(origin, words, _seen(seen["told"], origin) if seen else None)
    return found


def _origin(told: str) -> Origin:
    """The first origin that is named: what has several begins with that of its value."""
    found: Origin = "hypothesis"
    first = len(told)
    for origin, name in _NAMED.items():
        if -1 < told.find(name) < first:
            found, first = origin, told.find(name)
    return found


def _seen(told: str, origin: Origin) -> str | None:
    """What is said of the last look at a source of this origin: a day, or that there was none."""
    found = re.search(rf"{_NAMED[origin].casefold()}, (?P<seen>[^;]+)", told)
    return found["seen"].strip(" .") if found else None


def _toml(path: Path, *, named: bool = False) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        if named:
            raise SuiteError(f"{path} : ce fichier de mots n’existe pas.") from error
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SuiteError(f"{path} : ce fichier ne se lit pas ({error}).") from error
