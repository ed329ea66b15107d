"""What a refresh will do to a document, before anything is drawn or written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from guide.documents import read_document
from guide.judging.checking import held
from guide.refresh.needs import texts_of, units_of
from guide.refresh.outcome import Outcome, RefreshError, WrongCall
from guide.refresh.pairing import Pairing, pair

if TYPE_CHECKING:
    from pathlib import Path

    from guide.documents.model import Document
    from guide.judging.checking import Proven
    from guide.judging.verdicts import Checked
    from guide.refresh.figures import DrawnFigure
    from guide.refresh.geometry import Picture


class Editor(Protocol):
    """A document of one format, changed picture by picture."""

    mends: bool
    """Whether the format keeps tracked changes."""

    @property
    def pictures(self) -> list[Picture]:
        """The pictures, in order."""
        ...

    def shown(self, index: int) -> bytes | None:
        """The bytes of a picture as the file has it; None where it lies elsewhere."""
        ...

    def where(self, index: int) -> str:
        """Where a picture stands, in French."""
        ...

    def replace(self, index: int, new: DrawnFigure) -> bool:
        """Give a picture its new one; say whether its bytes changed."""
        ...

    def insert(self, new: DrawnFigure) -> None:
        """Put a picture under the text that it illustrates."""
        ...

    def mend(self, at: int, words: str, other: str, rank: int, moment: str) -> bool:
        """Suggest other words as a tracked change; say whether they were found."""
        ...

    def packed(self) -> bytes | None:
        """The document; None when nothing in it changed."""
        ...


@dataclass(frozen=True, slots=True)
class Plan:
    """A document open to be changed, what its check says, and which picture goes where."""

    path: Path
    document: Document
    editor: Editor
    checked: Checked
    pairing: Pairing

    @property
    def outcome(self) -> Outcome:
        """What is known before anything is changed."""
        alone = self.pairing.alone.items()
        return Outcome(
            lacking=list(self.pairing.lacking),
            doubt=self.pairing.doubt,
            alone=[f"{self.editor.where(index)} : {why}" for index, why in alone],
        )

    def line(self, index: int) -> str:
        """A picture that is replaced, with where it stands, its step and the reason."""
        step, why = self.pairing.replaced[index].step, self.pairing.reasons[index]
        return f"{self.editor.where(index)} : {step}, {why}"


def planned(path: Path, proof: Proven, target: Path) -> Plan:
    """Read a document, check it, and pair its pictures with the evidence.

    Raises:
        DocumentError: it cannot be read.
        RefreshError: the evidence shows none of its steps.
        WrongCall: its format keeps no pictures that can be changed.
    """
    document = read_document(path)
    editor = _editor(document, target)
    checked = held(document, proof)
    pairing = pair(units_of(document, checked), texts_of(document), editor.pictures)
    if not pairing.replaced and not pairing.inserted:
        raise RefreshError(
            f"{path} : la preuve ne montre aucune de ses étapes ; rien n’est écrit.",
            "« guide check » dit lesquelles sont comprises.",
        )
    return Plan(path, document, editor, checked, pairing)


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
