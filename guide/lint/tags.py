"""Tags that Gherkin cuts in two or that ``pytest -m`` cannot name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guide.french.text import fold
from guide.i18n import gettext

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMENT = re.compile(r"\s#.*$")
_UNUSABLE = re.compile(r"[^\w:+\-./]")


def tag_problems(text: str) -> Iterator[tuple[str, str]]:
    """For each unusable tag of a line, what is wrong and how to mend it."""
    for piece in _COMMENT.sub("", text.strip()).split("@")[1:]:
        tag = piece.strip()
        if _usable(tag):
            continue
        suggested = re.sub(r"[^a-z0-9.]+", "-", fold(tag)).strip("-")
        remedy = (
            gettext("Écrivez par exemple « @{suggested} ».").format(suggested=suggested)
            if suggested
            else gettext("Donnez-lui un nom, ou retirez-la.")
        )
        yield gettext("L'étiquette « @{tag} » {tag_}.").format(tag=tag, tag_=_reason(tag)), remedy


def _usable(tag: str) -> bool:
    return bool(tag) and not tag.startswith("_") and not _UNUSABLE.search(tag)


def _reason(tag: str) -> str:
    if not tag:
        return gettext("n'a pas de nom")
    if re.search(r"\s", tag):
        return gettext("contient une espace : le fichier entier ne sera pas lu")
    if "'" in tag:
        return gettext("contient une apostrophe : on ne pourra pas la choisir au lancement")
    if tag.startswith("_"):
        return gettext("commence par « _ » : le fichier entier ne sera pas lu")
    return gettext("contient un signe qui empêche de la choisir au lancement")
