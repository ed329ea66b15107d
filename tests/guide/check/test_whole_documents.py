"""Whole documents of people who had not read the judge: as they are, and with one thing false."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from benchmarks.verdicts import LET_PASS
from guide.documents import read_document
from guide.evidence.record import Run
from guide.judging.checking import Proven, held, proven
from guide.judging.suite import suite_of
from guide.judging.verdicts import worst

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]
FILES = sorted((Path(__file__).parent / "data" / "redactions").glob("*.md"))
LEAST = 0.2
"""Such a share of what they wrote is confirmed; more is better."""
CALLED_WRONG = {
    "Dans la liste « Vos démarches », cliquez sur « Radiation/suppression d'un administrateur ».",
}
"""True, and told as missing: « liste » is taken for a field of that name."""


@dataclass
class Written:
    """A document: its title, and in each step true sentences with the false ones beside them."""

    name: str
    title: str = ""
    steps: list[list[tuple[str, list[str]]]] = field(default_factory=list)

    def sentences(self) -> Iterator[tuple[str, list[str]]]:
        """Each true sentence with the false ones."""
        for step in self.steps:
            yield from step

    def text(self, true: str = "", false: str = "") -> str:
        """The document, with a false sentence in the place of a true one."""
        lines = [self.title]
        for number, step in enumerate(self.steps, 1):
            lines += [f"ÉTAPE {number}", *(false if each == true else each for each, _ in step)]
        return "\n\n".join(lines) + "\n"


def read(path: Path) -> list[Written]:
    """The documents of a file: ``# name``, ``title:``, ``## step``, ``T:`` and ``F:``."""
    found: list[Written] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("## "):
            found[-1].steps.append([])
        elif line.startswith("# "):
            found.append(Written(f"{path.stem}, {line[2:]}"))
        elif line.startswith("title: "):
            found[-1].title = line.removeprefix("title: ")
        elif line.startswith("T: "):
            found[-1].steps[-1].append((line[3:], []))
        elif line.startswith("F: "):
            found[-1].steps[-1][-1][1].append(line[3:])
    return found


DOCUMENTS = [written for path in FILES for written in read(path)]


@pytest.fixture(scope="module")
def proof(walked_procedures: Run) -> Proven:
    return proven(walked_procedures, suite_of(ROOT))


def verdicts(text: str, proof: Proven, folder: Path) -> dict[str, str]:
    """The worst verdict of each paragraph."""
    path = folder / "document.txt"
    path.write_text(text, "utf-8")
    found: dict[str, list[str]] = {}
    for each in held(read_document(path), proof).sentences():
        found.setdefault(_plain(each.sentence.paragraph.text), []).append(each.verdict)
    return {text: worst(told) for text, told in found.items()}


def _plain(text: str) -> str:
    return " ".join(text.removeprefix("- ").split())


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_what_is_true_is_confirmed_or_doubted(
    document: Written, proof: Proven, tmp_path: Path
) -> None:
    told = verdicts(document.text(), proof, tmp_path)
    true = {text: told[_plain(text)] for text, _ in document.sentences()}
    wrong = {
        text: verdict for text, verdict in true.items() if verdict not in LET_PASS | {"unproved"}
    }
    assert wrong.keys() <= CALLED_WRONG, wrong
    confirmed = [text for text, verdict in true.items() if verdict in LET_PASS]
    assert len(confirmed) >= LEAST * len(true), confirmed


@pytest.mark.parametrize("every", [3, pytest.param(1, marks=pytest.mark.nightly)])
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_no_false_sentence_is_let_pass(
    document: Written, proof: Proven, tmp_path: Path, every: int
) -> None:
    """Before a change lands one of three, at night each."""
    false = [(true, each) for true, others in document.sentences() for each in others]
    assert false
    told = {
        each: verdicts(document.text(true, each), proof, tmp_path)[_plain(each)]
        for true, each in false[::every]
    }
    assert {text: verdict for text, verdict in told.items() if verdict in LET_PASS} == {}
