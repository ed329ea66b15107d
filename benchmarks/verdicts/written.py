"""Sentences that people wrote, true and false, each at its place in a document that is right."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.verdicts.sentences import Sentence


def written(folder: Path, facts: Path) -> Iterator[Sentence]:
    """The sentences of every file of a folder, in order.

    Args:
        folder: holds files with ``[[sentence]]`` (text, true) or ``[[twin]]`` (true, false), and
            ``place``: document and step, with ! where the sentence takes its place.
        facts: holds the documents.
    """
    documents = tomllib.loads(facts.read_text("utf-8"))["document"]
    for path in sorted(folder.glob("*.toml")):
        told = tomllib.loads(path.read_text("utf-8"))
        for one in told.get("sentence", ()):
            yield placed(one["text"], one["true"], one["place"], path.stem, documents)
        for twin in told.get("twin", ()):
            for true in (True, False):
                text = twin["true" if true else "false"]
                yield placed(text, true, twin["place"], path.stem, documents)


def placed(
    text: str, true: bool, place: str, kind: str, documents: dict[str, dict[str, Any]]
) -> Sentence:
    """A sentence at its place in a document that is right.

    Args:
        text: the sentence.
        true: whether it is so.
        place: document and step, with ! where the sentence takes the place of what stands there.
        kind: where it comes from.
        documents: the titles and the steps.
    """
    name, step = place.split()
    steps = [list(each) for each in documents[name]["steps"]]
    rank = int(step.rstrip("!")) - 1
    steps[rank] = [text] if step.endswith("!") else [*steps[rank], text]
    lines = [documents[name]["title"]]
    for number, each in enumerate(steps, 1):
        lines += [f"ÉTAPE {number}", *each]
    return Sentence(
        text, None if true else "une chose", kind, "", "\n\n".join(lines) + "\n", ".txt"
    )
