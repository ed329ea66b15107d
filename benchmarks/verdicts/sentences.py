"""Sentences that are true by construction, and false by one slot, out of facts written by hand.

Nothing of ``guide`` is used: what is measured must not help to make the measure.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.verdicts.phrasings import PHRASINGS, Phrasing

_SLOT = re.compile(r"{(\w+)}")
_CONTRACTED = (("à le ", "au "), ("à les ", "aux "), ("de le ", "du "), ("de les ", "des "))


@dataclass(frozen=True)
class Sentence:
    """One sentence in its document.

    Attributes:
        wrong: the slot that makes it false; None when it is true.
        text: what is judged.
        document: the whole text around it.
        suffix: of the file: a table needs another one than lines do.
    """

    text: str
    wrong: str | None
    kind: str
    phrasing: str
    document: str
    suffix: str


def sentences(path: Path) -> Iterator[Sentence]:
    """Every sentence that the facts of a file give, in a lasting order."""
    written = tomllib.loads(path.read_text("utf-8"))
    for fact in written["fact"]:
        document = written["document"][fact["document"]]
        for phrasing in PHRASINGS[fact["kind"]]:
            for text, wrong in _variants(fact, phrasing):
                whole, suffix = _placed(document, fact, phrasing, text)
                yield Sentence(text, wrong, fact["kind"], phrasing.name, whole, suffix)


def _variants(fact: dict[str, Any], phrasing: Phrasing) -> Iterator[tuple[str, str | None]]:
    """The true sentence, the one that is denied, and one for each wrong value of its slots."""
    slots: dict[str, str] = fact["slots"]
    used = {name.lower().removeprefix("de_").removeprefix("a_") for name in _used(phrasing.said)}
    if not used <= {*slots, *fact.get("beside", {})}:
        return
    yield _said(phrasing.said, slots), None
    denied = {n.lower().removeprefix("de_").removeprefix("a_") for n in _used(phrasing.denied)}
    if denied <= set(slots) and "polarity" not in fact.get("spared", ()):
        yield _said(phrasing.denied, slots), "polarity"
    for slot, values in fact.get("wrong", {}).items():
        if slot == "order":
            if {"first", "second"} <= used:
                turned = slots | {"first": slots["second"], "second": slots["first"]}
                yield _said(phrasing.said, turned), "order"
        elif slot in used:
            for value in values:
                yield _said(phrasing.said, slots | _changed(slot, value)), slot


def _changed(slot: str, value: Any) -> dict[str, str]:
    """A wrong value; a slot that is said in two forms has a table of them."""
    return value if isinstance(value, dict) else {slot: value}


def _used(pattern: str) -> set[str]:
    return set(_SLOT.findall(pattern))


def _said(pattern: str, slots: dict[str, str]) -> str:
    """The sentence with its slots filled, articles contracted, its first letter a capital."""

    def filled(match: re.Match[str]) -> str:
        name = match[1]
        value = slots[name.lower().removeprefix("de_").removeprefix("a_")]
        if name.startswith("de_"):
            value = _elided(f"de {value}")
        if name.startswith("a_"):
            value = f"à {value}"
        return value[0].upper() + value[1:] if name[0].isupper() else value

    text = " ".join(_SLOT.sub(filled, pattern).split())
    for before, after in _CONTRACTED:
        text = text.replace(f" {before}", f" {after}")
    return text[0].upper() + text[1:]


def _elided(text: str) -> str:
    return re.sub(r"\bde (?=[aeiouhéèê])", "d’", text)


def _placed(
    document: dict[str, Any], fact: dict[str, Any], phrasing: Phrasing, text: str
) -> tuple[str, str]:
    """The document with the sentence in it, and the ending of its file."""
    steps = [list(step) for step in document["steps"]]
    here = steps[fact["step"] - 1]
    line = f"- {text[0].lower()}{text[1:]}" if phrasing.form == "item" else text
    if fact.get("replaces") and not phrasing.name.startswith(("ordre", "avant")):
        here[:] = [line if each == fact["replaces"] else each for each in here]
    else:
        here.append(line)
    if phrasing.form == "cell":
        rows = [f"| {n} | {' '.join(step)} |" for n, step in enumerate(steps, 1)]
        table = "\n".join(["| Étape | Ce qu’il faut faire |", "|---|---|", *rows])
        return f"# {document['title']}\n\n{table}\n", ".md"
    parts = [document["title"]]
    for number, step in enumerate(steps, 1):
        parts += [f"ÉTAPE {number}", *step]
    return "\n\n".join(parts) + "\n", ".txt"
