"""The refreshed document as a download."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import send_file

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Response

ENDINGS = (".docx", ".odt")
"""One file each; a Markdown text has its pictures beside it."""


class Unrefreshed(Exception):
    """The document cannot be refreshed here; the message says why, in French."""


def refreshed(path: Path, evidence: Path, *, mend: bool, partial: bool) -> Response:
    """Refresh a document and send it back under its name.

    Args:
        path: the document that was dropped.
        evidence: the folder of the evidence.
        mend: whether to suggest the portal's words as well.
        partial: whether to send it even when a step has no picture.

    Raises:
        Unrefreshed: it has another format, or a step has no picture.
        DocumentError: it cannot be read.
        EvidenceError: the evidence cannot be read.
    """
    import io

    from guide.evidence.record import read_proof
    from guide.refresh import RefreshError, refresh

    if path.suffix.lower() not in ENDINGS:
        raise Unrefreshed(
            "Les images ne sont refaites ici que dans un fichier .docx ou .odt. Pour un .md, "
            "lancez « guide refresh » dans un terminal."
        )
    target = path.with_name(f"{path.stem}-a-jour{path.suffix}")
    try:
        refresh(path, read_proof(evidence), target, mend=mend, partial=partial)
    except RefreshError as error:
        raise Unrefreshed(str(error)) from error
    except OSError as error:
        raise Unrefreshed(
            "Une image de la preuve ne peut pas être lue : refaites la preuve, ou choisissez-en "
            "une autre."
        ) from error
    return send_file(io.BytesIO(target.read_bytes()), as_attachment=True, download_name=target.name)
