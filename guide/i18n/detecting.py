"""Which language a suite's author is told things in, from its configuration or its features."""

from __future__ import annotations

import os
import re
import tomllib
import unicodedata
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from guide.i18n import SOURCE, speak

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Protocol

    class Written(Protocol):
        """A feature of a run, which says what language it is written in."""

        @property
        def language(self) -> str:
            """As Gherkin names it."""
            ...


_LANGUAGE = re.compile(r"^\s*#\s*language\s*:\s*([a-zA-Z\-_]+)\s*$", re.MULTILINE)
_ENGLISH = re.compile(r"^\s*(?:Feature|Scenario|Scenario Outline)\s*:", re.MULTILINE)
_FRENCH = re.compile(
    r"^\W*(?:Fonctionnalit|Plan du|Scénario|Étant|Quand|Lorsque|Alors|Soit)", re.MULTILINE | re.I
)
_ELSEWHERE = frozenset({"node_modules", "__pycache__", "site-packages", "build", "dist"})
_FAR = 5
"""How deep features are looked for."""


def language_of(project: Path, languages: Iterable[str] = ()) -> str:
    """The language of a project.

    Args:
        project: the folder whose ``pyproject.toml`` may say ``[tool.guide] language``.
        languages: those of the features that are known; without any, the language of the first
            feature that the folder holds.

    Returns:
        What the configuration says; else the language of most features; else French.
    """
    told = _configured(project)
    if told:
        return told
    found = Counter(languages) or Counter(languages_in(first_feature(project)))
    return found.most_common(1)[0][0] if found else SOURCE


def speak_as(features: Iterable[Written]) -> None:
    """Tell from now on in the language of a run, unless the configuration says another."""
    speak(language_of(Path.cwd(), (feature.language for feature in features)))


def languages_in(files: Iterable[Path]) -> list[str]:
    """What each feature file says it is written in, or else seems to be: English or French."""
    return [_language_in(file) for file in files]


def _configured(project: Path) -> str:
    try:
        content = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))
    except (OSError, ValueError):
        return ""
    return str(content.get("tool", {}).get("guide", {}).get("language", ""))


def first_feature(project: Path) -> list[Path]:
    """The first feature file of a folder, or nothing where it holds none."""
    for folder, folders, files in os.walk(project):
        deep = len(Path(folder).relative_to(project).parts)
        folders[:] = sorted(f for f in folders if f[0] != "." and f not in _ELSEWHERE)
        if deep >= _FAR:
            folders.clear()
        named = sorted(name for name in files if name.endswith(".feature"))
        if named:
            return [Path(folder, named[0])]
    return []


def _language_in(file: Path) -> str:
    try:
        content = file.read_bytes()
    except OSError:
        return SOURCE
    encoding = "utf-16" if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8"
    text = unicodedata.normalize("NFC", content.decode(encoding, "replace"))
    declared = _LANGUAGE.search(text)
    if declared:
        return declared[1]
    return "en" if _ENGLISH.search(text) and not _FRENCH.search(text) else SOURCE
