"""The stamp of a document that was checked against a run."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from guide.documents.model import DocumentError
from guide.documents.writing import write_whole
from guide.french.sentences import sentences
from guide.judging.verdicts import worst
from guide.stamps.keeping import FORMATS, read_stamp, stamped
from guide.stamps.model import Sentence, Stamp, digest_of, digest_of_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from guide.documents.model import Document, Paragraph
    from guide.evidence.run import Run
    from guide.judging.suite import Rule
    from guide.judging.verdicts import Checked, JudgedSentence
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
    told: dict[Paragraph, list[JudgedSentence]] = {}
    for judged in checked.sentences():
        told.setdefault(judged.sentence.paragraph, []).append(judged)
    return Stamp(
        _version(),
        run.started,
        digest_of((run.directory / _MESSAGES).read_bytes()),
        checked.verdict,
        tuple(
            _sentence(
                text,
                [j for j in told.get(paragraph, ()) if start <= j.sentence.start < end],
                checked.rules,
            )
            for paragraph, text, start, end in sentences_of(document)
        ),
        tuple(dict.fromkeys(pictures)),
    )


def keep_in(document: Document, checked: Checked, run: Run, target: Path) -> None:
    """Write the document with what was proved of it; pictures known from before stay known.

    Raises:
        DocumentError: it is of a format that keeps none.
        OSError: the target cannot be written.
    """
    if document.format not in FORMATS:
        raise DocumentError(
            f"{document.path} : seul un .docx ou un .odt garde ce qui a été prouvé."
        )
    before = read_stamp(document.path)
    made = stamp_of(document, checked, run, before.pictures if before else ())
    write_whole(target, stamped(document.path, made))


def sentences_of(document: Document) -> Iterator[tuple[Paragraph, str, int, int]]:
    """Every sentence that is judged: its paragraph, its words, and where they stand in it."""
    for procedure in document.procedures:
        steps = (p for step in procedure.sections for p in step.paragraphs())
        for paragraph in (*procedure.preamble, *steps):
            quoted = [(m.start, m.end) for m in paragraph.marks if m.emphasis == "quoted"]
            for start, end in sentences(paragraph.text, quoted):
                yield paragraph, paragraph.text[start:end], start, end


def _sentence(text: str, judged: Sequence[JudgedSentence], rules: Mapping[str, Rule]) -> Sentence:
    """A sentence as it is kept; what is read as several here is as good as the worst of them."""
    verdict = worst(one.verdict for one in judged) if judged else UNCLAIMED
    named = sorted({rule for one in judged for rule in one.rules})
    origins = dict.fromkeys(rules[rule].origin for rule in named if rule in rules)
    return Sentence(digest_of_words(text), verdict, tuple(named), tuple(origins))


def _version() -> str:
    try:
        return version(_TOOL)
    except PackageNotFoundError:
        return ""
