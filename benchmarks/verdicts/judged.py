"""What a check says of one sentence in its document."""

from __future__ import annotations

from pathlib import Path

from benchmarks.verdicts.sentences import Sentence
from guide.documents import read_document
from guide.judging.checking import Proven, held
from guide.judging.verdicts import JudgedSentence, worst


def verdict_of_paragraph(sentence: Sentence, proof: Proven, folder: Path) -> str:
    """The worst verdict of a paragraph that holds a sentence and nothing else.

    One that is read as the heading of a step is judged with nothing: « unproved ».
    """
    here = judged_in(sentence, proof, folder)
    return worst(each.verdict for each in here) if here else "unproved"


def judged_in(sentence: Sentence, proof: Proven, folder: Path) -> list[JudgedSentence]:
    """What is said of each sentence of a paragraph that holds a sentence and nothing else.

    Of a line of a list, its mark is no part.
    """
    path = folder / f"document{sentence.suffix}"
    path.write_text(sentence.document, "utf-8")
    told = held(read_document(path), proof).sentences()
    text = " ".join(sentence.text.removeprefix("- ").split())
    return [s for s in told if " ".join(s.sentence.paragraph.text.split()) == text]


def verdict_of(sentence: Sentence, proof: Proven, folder: Path) -> str:
    """The verdict of a sentence, the worst one when it is read as several."""
    path = folder / f"document{sentence.suffix}"
    path.write_text(sentence.document, "utf-8")
    checked = held(read_document(path), proof)
    text = sentence.text.rstrip(".").lower()
    found = [s for s in checked.sentences() if s.text.strip(" .").lower() in text]
    here = [s for s in found if text in s.sentence.paragraph.text.lower()]
    assert here, sentence
    return worst(each.verdict for each in here)
