"""Variants: overlays of words, rules and page order that make another portal."""

import copy
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from mockportal.domain.refusals import UnknownName
from mockportal.domain.roles import Habilitation
from mockportal.domain.rules import Rules
from mockportal.variants.faults import Fault, word_faults
from mockportal.variants.journey import Journey, journey_of
from mockportal.variants.lines import fault_of, line_of
from mockportal.variants.page_order import journey_faults
from mockportal.wording import Wording, read_catalogue

FOLDER = Path(__file__).parent
DEFAULT = "documente"
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NAME_MAX = 60


class WrongVariant(Exception):
    """A variant's file does not fit; each line of the message names the file, line and fault."""


@dataclass(frozen=True)
class Variant:
    """A portal with its own words, rules and pages.

    Attributes:
        explanation: what differs from the documented portal, one sentence a line; a line that
            begins with « - » belongs to the sentence before it.
    """

    name: str
    title: str
    explanation: str
    wording: Wording
    rules: Rules
    journey: Journey

    @property
    def explained(self) -> list[tuple[str, list[str]]]:
        """Each sentence of the explanation with the points listed under it."""
        sentences: list[tuple[str, list[str]]] = []
        for line in self.explanation.splitlines():
            if line.startswith("- ") and sentences:
                sentences[-1][1].append(line.removeprefix("- "))
            else:
                sentences.append((line, []))
        return sentences


@cache
def variants(folder: Path = FOLDER) -> Mapping[str, Variant]:
    """Every variant of a folder, by name; the default first.

    Raises:
        WrongVariant: files are not TOML, or do not fit what a variant may change.
    """
    paths = sorted(folder.glob("*.toml"), key=lambda path: (path.stem != DEFAULT, path.stem))
    found: dict[str, Variant] = {}
    wrong: list[str] = []
    for path in paths:
        try:
            found[path.stem] = read_variant(path)
        except WrongVariant as error:
            wrong.append(str(error))
    if wrong:
        raise WrongVariant("\n".join(wrong))
    return found


def with_folder(folder: Path | None) -> Mapping[str, Variant]:
    """The shipped variants, and those of a team's own folder.

    Raises:
        WrongVariant: the folder has no variant, a file does not fit, or takes a shipped name.
    """
    shipped = variants()
    if folder is None:
        return shipped
    if not folder.is_dir():
        raise WrongVariant(f"{folder} : ce dossier n’existe pas.")
    own = variants(folder)
    if not own:
        raise WrongVariant(f"{folder} : ce dossier ne contient aucune variante (fichier .toml).")
    for name in own:
        if name in shipped:
            raise WrongVariant(
                f"{folder / name}.toml:1 : le nom « {name} » est pris par une variante livrée. "
                "Renommez le fichier."
            )
    return {**shipped, **own}


def variant(name: str) -> Variant:
    """The shipped variant of this name.

    Raises:
        UnknownName: code ``variant-unknown``, with the names that exist.
    """
    found = variants().get(name)
    if found is None:
        raise UnknownName("variant-unknown", tuple(variants()))
    return found


def read_variant(path: Path) -> Variant:
    """The variant that a file describes.

    Raises:
        WrongVariant: with every fault of the file, each with its line.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongVariant(f"{path}:1 : le fichier n’est pas lisible en UTF-8.") from error
    try:
        overlay = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line, told = fault_of(text, error)
        raise WrongVariant(f"{path}:{line} : ce n’est pas du TOML ({told}).") from error
    catalogue = read_catalogue()
    found = [*_name_faults(path.stem), *word_faults(overlay, catalogue), *journey_faults(overlay)]
    if found:
        lines = sorted({(line_of(text, fault.keys), fault.message) for fault in found})
        raise WrongVariant("\n".join(f"{path}:{line} : {message}" for line, message in lines))
    wording = Wording(_overlaid(catalogue, overlay))
    return Variant(
        name=path.stem,
        title=overlay["title"],
        explanation=overlay["explanation"].strip(),
        wording=wording,
        rules=_rules(overlay.get("rules", {})),
        journey=journey_of(overlay.get("journey", {}).get("pages", ()), wording),
    )


def _name_faults(name: str) -> list[Fault]:
    if _NAME.fullmatch(name) and len(name) <= _NAME_MAX:
        return []
    wanted = f"en a-z, 0-9 et traits d’union, {_NAME_MAX} au plus"
    return [Fault((), f"le nom du fichier est celui de la variante ; il s’écrit {wanted}")]


def _overlaid(catalogue: Mapping[str, Any], overlay: Mapping[str, Any]) -> dict[str, Any]:
    words = copy.deepcopy(dict(catalogue))
    for table in ("texts", "refusals"):
        for name, text in overlay.get(table, {}).items():
            words[table][name]["text"] = text
    for kind, mail in overlay.get("mails", {}).items():
        words["mails"][kind].update(mail)
    words["letter"].update(overlay.get("letter", {}))
    return words


def _rules(overlay: Mapping[str, Any]) -> Rules:
    values = dict(overlay)
    if "initial_habilitations" in values:
        values["initial_habilitations"] = tuple(map(Habilitation, values["initial_habilitations"]))
    return replace(Rules(), **values)
