"""Variants: overlays of words and rules that make another portal."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from mockportal.domain.refusals import UnknownName
from mockportal.domain.roles import Habilitation
from mockportal.domain.rules import Rules
from mockportal.wording import Wording, read_catalogue

FOLDER = Path(__file__).parent
DEFAULT = "documente"


class WrongVariant(Exception):
    """A variant's file does not fit; the message names the file and the entry."""


@dataclass(frozen=True)
class Variant:
    """A portal with its own words and rules."""

    name: str
    title: str
    explanation: str
    wording: Wording
    rules: Rules


@cache
def variants(folder: Path = FOLDER) -> Mapping[str, Variant]:
    """Every variant, by name.

    Raises:
        WrongVariant: a file is not TOML, or names a text or a rule that does not exist.
    """
    return {path.stem: _read(path) for path in sorted(folder.glob("*.toml"))}


def variant(name: str) -> Variant:
    """The variant of this name.

    Raises:
        UnknownName: code ``variant-unknown``, with the names that exist.
    """
    found = variants().get(name)
    if found is None:
        raise UnknownName("variant-unknown", tuple(variants()))
    return found


def _read(path: Path) -> Variant:
    try:
        overlay = tomllib.loads(path.read_text("utf-8"))
        return Variant(
            name=path.stem,
            title=overlay["title"],
            explanation=overlay["explanation"],
            wording=Wording(_overlaid(overlay)),
            rules=_rules(overlay.get("rules", {})),
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise WrongVariant(f"{path} : {error}") from error


def _overlaid(overlay: Mapping[str, Any]) -> dict[str, Any]:
    catalogue = read_catalogue()
    for table in ("texts", "refusals"):
        for name, text in overlay.get(table, {}).items():
            if name not in catalogue[table]:
                raise ValueError(f"« {name} » n’est pas dans la table « {table} » du catalogue")
            catalogue[table][name]["text"] = text
    return catalogue


def _rules(overlay: Mapping[str, Any]) -> Rules:
    known = {field.name for field in fields(Rules)}
    if unknown := set(overlay) - known:
        raise ValueError(f"règle inconnue : {', '.join(sorted(unknown))}")
    values = dict(overlay)
    if "initial_habilitations" in values:
        values["initial_habilitations"] = tuple(map(Habilitation, values["initial_habilitations"]))
    return replace(Rules(), **values)
