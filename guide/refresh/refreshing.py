"""A document with current pictures: read, checked, paired with the evidence, written whole."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from guide.documents import read_document
from guide.judging.checking import check
from guide.refresh.needs import number_of, units_of
from guide.refresh.outcome import Outcome, RefreshError, WrongCall
from guide.refresh.pairing import Pairing, pair
from guide.refresh.plates import prints_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from guide.documents.model import Document
    from guide.evidence.record import Run
    from guide.judging.verdicts import Checked, Judged
    from guide.refresh.plates import Print

_NARROWEST = 1.0
"""Centimetres; what is narrower is an icon in a sentence, not a picture of a page."""


class Editor(Protocol):
    """A document of one format, changed picture by picture."""

    mends: bool
    """Whether the format keeps tracked changes."""

    @property
    def pictures(self) -> list[int]:
        """The paragraph or line of each picture, in order."""
        ...

    def width(self, index: int) -> float | None:
        """How wide a picture stands on the page, in centimetres, where the file says it."""
        ...

    def where(self, index: int) -> str:
        """Where a picture stands, in French."""
        ...

    def replace(self, index: int, new: Print) -> bool:
        """Give a picture its new one; say whether its bytes changed."""
        ...

    def insert(self, new: Print) -> None:
        """Put a picture under the text that it illustrates."""
        ...

    def mend(self, at: int, words: str, other: str, rank: int, moment: str) -> bool:
        """Suggest other words as a tracked change; say whether they were found."""
        ...

    def packed(self) -> bytes | None:
        """The document; None when nothing in it changed."""
        ...


def refresh(
    path: Path,
    run: Run,
    target: Path,
    *,
    mend: bool = False,
    partial: bool = False,
    tell: Callable[[str], None] = lambda _: None,
) -> Outcome:
    """Write a document again with the pictures of a run.

    Args:
        path: the writer's document (.docx, .odt or .md); it is never changed.
        run: the evidence.
        target: where the refreshed document goes.
        mend: also suggest the portal's own words as tracked changes.
        partial: write even when the evidence has no picture for a step.
        tell: hears, in French, what is being done.

    Raises:
        DocumentError: the document cannot be read.
        RefreshError: it cannot be refreshed; nothing is written.
        WrongCall: it cannot be so, whatever the evidence.
        OSError: the target cannot be written.
    """
    _refuse_original(path, target)
    document = read_document(path)
    editor = _editor(document, target)
    if mend and not editor.mends:
        raise WrongCall(
            f"{path} : seul un fichier Word (.docx) garde des marques de révision.",
            "Relancez sans --mend, ou enregistrez le document au format .docx.",
        )
    tell("lecture du document")
    checked = check(document, run)
    widths = {index: editor.width(index) for index, _ in enumerate(editor.pictures)}
    small = [index for index, wide in widths.items() if wide is not None and wide < _NARROWEST]
    pairing = pair(units_of(document, checked), editor.pictures, small)
    outcome = Outcome(lacking=list(pairing.lacking))
    outcome.alone = [f"{editor.where(index)} : {why}" for index, why in pairing.alone.items()]
    _refuse_gaps(path, pairing, partial=partial)
    _show(editor, pairing, run, outcome, tell)
    if mend:
        _mend(editor, checked, run, outcome)
    _write(target, editor.packed() or path.read_bytes())
    return outcome


def _refuse_original(path: Path, target: Path) -> None:
    if target.exists() and path.exists() and target.samefile(path):
        raise WrongCall(f"{target} est le document d’origine : donnez un autre nom avec -o.")
    if target.suffix.lower() != path.suffix.lower():
        raise WrongCall(
            f"{target} : le document rafraîchi garde son format ; son nom finit par "
            f"« {path.suffix} »."
        )


def _editor(document: Document, target: Path) -> Editor:
    if document.format == "docx":
        from guide.refresh.word import WordFile

        return WordFile(document.path)
    if document.format == "odt":
        from guide.refresh.opendocument import OdtFile

        return OdtFile(document.path)
    if document.format == "md":
        from guide.refresh.markdown import MarkdownFile

        return MarkdownFile(document.path, target)
    raise WrongCall(
        f"{document.path} : ses images ne peuvent pas être remplacées (format "
        f"« {document.format} »). Donnez le document d’origine, en .docx, .odt ou .md."
    )


def _refuse_gaps(path: Path, pairing: Pairing, *, partial: bool) -> None:
    if not pairing.replaced and not pairing.inserted:
        raise RefreshError(
            f"{path} : la preuve ne montre aucune de ses étapes ; rien n’est écrit.",
            "« guide check » dit lesquelles sont comprises.",
        )
    if pairing.lacking and not partial:
        raise RefreshError(
            f"{path} : la preuve n’a pas d’image pour {', '.join(pairing.lacking)} ; rien n’est "
            "écrit.",
            "Avec --partial, les autres images sont remplacées.",
        )


def _show(
    editor: Editor,
    pairing: Pairing,
    run: Run,
    outcome: Outcome,
    tell: Callable[[str], None],
) -> None:
    prints = prints_of([*pairing.replaced.values(), *pairing.inserted], run, tell)
    for index, plate in pairing.replaced.items():
        if editor.replace(index, prints[plate]):
            outcome.replaced.append(plate.step)
        else:
            outcome.fresh += 1
    for plate in pairing.inserted:
        editor.insert(prints[plate])
        outcome.inserted.append(plate.step)


def _mend(editor: Editor, checked: Checked, run: Run, outcome: Outcome) -> None:
    """Suggest from the end to the beginning, so that what stands before keeps its rank."""
    moment = run.started.strftime("%Y-%m-%dT%H:%M:%SZ")
    suggested = [judged for judged in checked.claims() if judged.suggestion]
    for judged in sorted(suggested, key=lambda j: (number_of(j.place), -j.claim.start)):
        words, other = judged.claim.text, _other_words(judged)
        if words == other:
            continue
        before = judged.claim.sentence.paragraph.text[: judged.claim.start]
        found = editor.mend(number_of(judged.place), words, other, before.count(words), moment)
        (outcome.mended if found else outcome.unmended).append((words, other))
    outcome.missed = [
        (f"après l’étape {lack.after} : " if lack.after else "") + lack.suggestion
        for lack in checked.undocumented
    ]


def _other_words(judged: Judged) -> str:
    """What the suggested sentence has in the place of the claim."""
    claim, suggestion = judged.claim, judged.suggestion or ""
    text, sentence = claim.sentence.paragraph.text, claim.sentence
    before = text[sentence.start : claim.start].lstrip()
    behind = text[claim.end : sentence.end].rstrip()
    return suggestion.removeprefix(before).removesuffix(behind)


def _write(target: Path, data: bytes) -> None:
    """Write a file whole, or not at all."""
    draft = ""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-")
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(draft).chmod(0o644)
        Path(draft).replace(target)
    except OSError as error:
        if draft:
            Path(draft).unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(target)) from error
