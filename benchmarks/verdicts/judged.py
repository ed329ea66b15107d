"""What a check says of one sentence in its document."""

from __future__ import annotations

from pathlib import Path

from benchmarks.verdicts.sentences import Sentence
from guide.documents import read_document
from guide.evidence.record import Run
from guide.judging.checking import check
from guide.judging.verdicts import worst


def verdict_of(sentence: Sentence, run: Run, folder: Path) -> str:
    """The worst verdict of what is said in a sentence."""
    path = folder / f"document{sentence.suffix}"
    path.write_text(sentence.document, "utf-8")
    checked = check(read_document(path), run)
    text = sentence.text.rstrip(".").lower()
    found = [j for j in checked.claims() if text in j.claim.sentence.paragraph.text.lower()]
    here = [j for j in found if j.claim.sentence.text.strip(" .-").lower() in text]
    assert here, sentence
    return worst(judged.verdict for judged in here)
