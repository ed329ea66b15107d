"""Names of folders for screenshots: for people, the same from run to run, and never shared."""

from __future__ import annotations

import hashlib
import re

from guide.french.slugs import slug

LENGTH = 60
_PLAIN = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*")
_TAKEN = re.compile(r"(?:essai|ligne)-\d+|variante-.*|con|prn|aux|nul|(?:com|lpt)\d|.*-[0-9a-f]{8}")
"""What is made here for other reasons, and what Windows keeps for itself."""


def folder_name(text: str) -> str:
    """A name that no other text gets, on no file system, whatever else is played.

    Text that is fit as it stands is kept; any other keeps its letters without accents, and gets a
    few figures that stand for the whole.
    """
    if len(text) <= LENGTH and _PLAIN.fullmatch(text) and not _TAKEN.fullmatch(text):
        return text
    told = slug(text)[:LENGTH].rstrip("-") or "sans-nom"
    return f"{told}-{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def feature_folder(uri: str) -> str:
    """Where the screenshots of a feature go, by the folders and the name of its file."""
    return "/".join(folder_name(part) for part in uri.removesuffix(".feature").split("/"))


def scenario_folder(name: str, taken: set[str]) -> str:
    """The folder of a scenario in that of its feature; a second one of its name is numbered."""
    told = slug(name, LENGTH) or "scenario"
    if _TAKEN.fullmatch(told):
        told = folder_name(told)
    found, count = told, 2
    while found in taken:
        found, count = f"{told}-{count}", count + 1
    return found
