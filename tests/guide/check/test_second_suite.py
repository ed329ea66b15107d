"""Sentences about a library, true by construction or false by one slot, judged by the same code."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import benchmarks.verdicts
from benchmarks.verdicts import LET_PASS
from benchmarks.verdicts.judged import verdict_of, verdict_of_paragraph
from benchmarks.verdicts.sentences import Sentence, sentences
from benchmarks.verdicts.written import placed
from guide.evidence.record import read_evidence
from guide.judging.checking import proven

ROWS = (Path(__file__).parent / "data" / "bibliotheque.txt").read_text("utf-8").splitlines()
WRITTEN = [row.split("|", 3) for row in ROWS if not row.startswith("#")]
FEWEST = 15
"""So many of the true ones that are written by hand are confirmed; more is better."""
FACTS = Path(benchmarks.verdicts.__file__).parent / "library.toml"
MOST, LEAST = 300, 0.83
"""Who has a limit or a delay stays unproved: the library shows the number alone."""


@pytest.fixture(scope="module")
def judged(
    library_evidence: Path, tmp_path_factory: pytest.TempPathFactory
) -> list[tuple[Sentence, str]]:
    proof = proven(read_evidence(library_evidence))
    folder = tmp_path_factory.mktemp("phrases")

    def each() -> Iterator[tuple[Sentence, str]]:
        for sentence in sentences(FACTS):
            yield sentence, verdict_of(sentence, proof, folder)

    return list(each())


def test_there_are_enough_of_them(judged: list[tuple[Sentence, str]]) -> None:
    assert len(judged) >= MOST


def test_nothing_false_is_let_pass(judged: list[tuple[Sentence, str]]) -> None:
    told = [(s.wrong, s.text) for s, verdict in judged if s.wrong and verdict in LET_PASS]
    assert told == []


def test_what_is_true_is_confirmed_or_doubted(judged: list[tuple[Sentence, str]]) -> None:
    true = [(sentence.text, verdict) for sentence, verdict in judged if not sentence.wrong]
    assert [each for each in true if each[1] not in LET_PASS | {"unproved"}] == []
    confirmed = [text for text, verdict in true if verdict in LET_PASS]
    assert len(confirmed) >= LEAST * len(true), [t for t in true if t[1] not in LET_PASS]


@pytest.fixture(scope="module")
def by_hand(
    library_evidence: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, dict[str, str]]:
    """The verdicts of the sentences written by hand, by whether they are true."""
    proof = proven(read_evidence(library_evidence))
    folder = tmp_path_factory.mktemp("ecrites")
    documents = tomllib.loads(FACTS.read_text("utf-8"))["document"]
    found: dict[str, dict[str, str]] = {"T": {}, "F": {}}
    for document, step, kind, text in WRITTEN:
        sentence = placed(text, kind == "T", f"{document} {step}", "written", documents)
        found[kind][text] = verdict_of_paragraph(sentence, proof, folder)
    return found


def test_what_is_written_falsely_is_not_let_pass(by_hand: dict[str, dict[str, str]]) -> None:
    assert {text: v for text, v in by_hand["F"].items() if v in LET_PASS} == {}


def test_what_is_written_truly_is_confirmed_or_doubted(by_hand: dict[str, dict[str, str]]) -> None:
    true = by_hand["T"]
    assert {text: v for text, v in true.items() if v not in LET_PASS | {"unproved"}} == {}
    assert sum(verdict in LET_PASS for verdict in true.values()) >= FEWEST
