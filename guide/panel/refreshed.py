"""A document with fresh pictures, for a download."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ENDINGS = (".docx", ".odt")
"""One file each; a Markdown text has its pictures beside it."""


class Unrefreshed(Exception):
    """The document cannot be refreshed here; the message says why, in French."""


def refreshed(path: Path, evidence: Path, *, mend: bool, partial: bool) -> Path:
    """Refresh a document.

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
    from guide.evidence.record import read_proof
    from guide.refresh import RefreshError, refresh

    if path.suffix.lower() not in ENDINGS:
        raise Unrefreshed(
            "Les images ne sont refaites ici que dans un fichier .docx ou .odt. Pour un .md, "
            "lancez « guide refresh » dans un terminal."
        )
    target = path.with_name(name_of(path.name))
    try:
        refresh(path, read_proof(evidence), target, mend=mend, partial=partial)
    except RefreshError as error:
        raise Unrefreshed(str(error)) from error
    except OSError as error:
        raise Unrefreshed(
            "Une image de la preuve ne peut pas être lue : refaites la preuve, ou choisissez-en "
            "une autre."
        ) from error
    return target


def name_of(name: str) -> str:
    """What the refreshed document is called."""
    stem, dot, ending = name.rpartition(".")
    return f"{stem or ending}-a-jour{dot if stem else ''}{ending if stem else ''}"
