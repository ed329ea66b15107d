"""The refreshed document, for a download, or each of its pictures before and after."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator

    from guide.judging.checking import Proven

ENDINGS = (".docx", ".odt")
"""One file each; a Markdown text has its pictures beside it."""


class Unrefreshed(Exception):
    """The document cannot be refreshed here; the message says why, in French."""


def refreshed(path: Path, evidence: Path, *, mend: bool, partial: bool) -> Path:
    """Refresh a document; what was proved of it is kept in it, if its words stay.

    Returns:
        The refreshed one, beside it.

    Args:
        path: the document that was dropped.
        evidence: the folder of the evidence.
        mend: whether to suggest the portal's words as well.
        partial: whether to give it even when a step has no picture.

    Raises:
        Unrefreshed: it has another format, or a step has no picture.
        DocumentError: it cannot be read.
        EvidenceError: the evidence cannot be read.
    """
    from guide.refresh import refresh

    target = path.with_name(name_of(path.name))
    with _told(path):
        refresh(path, _proof(evidence), target, mend=mend, partial=partial, stamp=not mend)
    return target


def with_proof(path: Path, evidence: Path) -> Path:
    """Check a document, and keep in it what was proved.

    Returns:
        The file with its proof, beside the one that was dropped.

    Raises:
        DocumentError: it cannot be read, or is of a format that keeps none.
        EvidenceError: the evidence cannot be read.
    """
    from guide.documents import read_document
    from guide.judging.checking import held
    from guide.stamps import keep_in

    document, proof = read_document(path), _proof(evidence)
    target = path.with_name(name_of(path.name))
    keep_in(document, held(document, proof), proof.run, target)
    return target


def before_and_after(path: Path, evidence: Path, *, style: str, back: str) -> str:
    """The page of what a refresh would change, as text.

    Args:
        path: the document that was dropped.
        evidence: the folder of the evidence.
        style: address of the page's style.
        back: address of the page that asks for a document.

    Raises:
        Unrefreshed: the document has another format, or the evidence shows none of its steps.
        DocumentError: it cannot be read.
        EvidenceError: the evidence cannot be read.
    """
    from guide.refresh import preview

    page = path.with_name("avant-apres.html")
    with _told(path):
        preview(path, _proof(evidence), page, lambda _: None, style=style, back=back)
    return page.read_text("utf-8")


def _proof(evidence: Path) -> Proven:
    from guide.evidence.record import read_proof
    from guide.judging.checking import proven
    from guide.judging.suite import suite_of

    return proven(read_proof(evidence), suite_of(Path.cwd()))


@contextmanager
def _told(path: Path) -> Generator[None]:
    """Refuse other formats, and say what cannot be done in words for a page."""
    from guide.refresh import RefreshError

    if path.suffix.lower() not in ENDINGS:
        raise Unrefreshed(
            "Les images ne sont refaites ici que dans un fichier .docx ou .odt. Pour un .md, "
            "lancez « guide refresh » dans un terminal."
        )
    try:
        yield
    except RefreshError as error:
        raise Unrefreshed(str(error)) from error
    except OSError as error:
        raise Unrefreshed(
            "Une image de la preuve ne peut pas être lue : refaites la preuve, ou choisissez-en "
            "une autre."
        ) from error


def name_of(name: str) -> str:
    """What the refreshed document is called."""
    stem, dot, ending = name.rpartition(".")
    return f"{stem or ending}-a-jour{dot if stem else ''}{ending if stem else ''}"
