"""The stamp of a document that was checked against a run."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from guide.french.sentences import sentences
from guide.judging.verdicts import worst
from guide.stamps.model import Sentence, Stamp, digest_of, digest_of_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from guide.documents.model import Document, Paragraph
    from guide.evidence.run import Run
    from guide.judging.verdicts import Checked, Verdict
    from guide.stamps.model import Picture

UNCLAIMED = "none"
_MESSAGES, _TOOL = "messages.ndjson", "procedures-vivantes"


def stamp_of(
    document: Document, checked: Checked, run: Run, pictures: Iterable[Picture] = ()
) -> Stamp:
    """What a check proved.

    Args:
        document: as it will be kept.
        checked: its check against the run.
        run: the evidence.
        pictures: those of the document that are known, of this run or of one before it.

    Raises:
        OSError: the record of the run cannot be read.
    """
    told: dict[Paragraph, list[tuple[int, Verdict]]] = {}
    for judged in checked.claims():
        claim = judged.claim
        told.setdefault(claim.sentence.paragraph, []).append((claim.start, judged.verdict))
    return Stamp(
        _version(),
        run.started,
        digest_of((run.directory / _MESSAGES).read_bytes()),
        checked.verdict,
        tuple(
            Sentence(digest_of_words(text), _verdict(told.get(paragraph, []), start, end))
            for paragraph, text, start, end in sentences_of(document)
        ),
        tuple(dict.fromkeys(pictures)),
    )


def sentences_of(document: Document) -> Iterator[tuple[Paragraph, str, int, int]]:
    """Every sentence that is judged: its paragraph, its words, and where they stand in it."""
    for procedure in document.procedures:
        steps = (p for step in procedure.sections for p in step.paragraphs())
        for paragraph in (*procedure.preamble, *steps):
            quoted = [(m.start, m.end) for m in paragraph.marks if m.emphasis == "quoted"]
            for start, end in sentences(paragraph.text, quoted):
                yield paragraph, paragraph.text[start:end], start, end


def _verdict(told: Sequence[tuple[int, Verdict]], start: int, end: int) -> str:
    here: list[Verdict] = [verdict for at, verdict in told if start <= at < end]
    return worst(here) if here else UNCLAIMED


def _version() -> str:
    try:
        return version(_TOOL)
    except PackageNotFoundError:
        return ""
