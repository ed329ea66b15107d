"""« Vérifier un document », for people who have a browser and nothing else.

A plain Flask blueprint: any application can mount it. What checks a document is imported when one
comes, so that mounting costs nothing.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path, PurePosixPath

from flask import Blueprint, Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from guide.panel.evidence import Kept, kept_evidence
from guide.panel.refreshed import Unrefreshed, refreshed

TITLE = "Vérifier un document"
LARGEST = 20 * 1024 * 1024
"""Bytes of the largest request; more is refused before it is read."""
_LONGEST_NAME = 120
_UNNAMED = "document"

blueprint = Blueprint("guide_check", __name__, template_folder="templates")


@blueprint.url_value_preprocessor
def _accept_documents(_endpoint: str | None, _values: dict[str, object] | None) -> None:
    """Let documents in that are larger than a form; this runs before anything reads the body."""
    request.max_content_length = LARGEST


@blueprint.get("/")
def index() -> ResponseReturnValue:
    """Ask for a document."""
    return _form()


@blueprint.post("/")
def check() -> ResponseReturnValue:
    """Check the document and show what was found, or send it back with fresh pictures."""
    from guide.check.output.as_html import as_html
    from guide.documents import DocumentError, read_document
    from guide.evidence.record import EvidenceError, read_proof
    from guide.judging.checking import check as check_document
    from guide.judging.suite import SuiteError, suite_of

    sent = request.files.get("document")
    if sent is None or not sent.filename:
        return _form("Choisissez d’abord un document."), 422
    chosen = _chosen(request.form.get("evidence", ""))
    if chosen is None:
        return _form("Cette preuve n’existe plus : rechargez la page."), 422
    with tempfile.TemporaryDirectory(prefix="guide-check-") as folder:
        path = Path(folder) / _name(sent.filename)
        sent.save(path)
        try:
            if request.form.get("wanted") == "pictures":
                wanted = {name: name in request.form for name in ("mend", "partial")}
                return refreshed(path, chosen.folder, **wanted)
            suite = suite_of(Path.cwd())
            checked = check_document(read_document(path), read_proof(chosen.folder), suite)
        except (DocumentError, EvidenceError, SuiteError, Unrefreshed) as error:
            return _form(str(error).replace(f"{path}", path.name)), 422
    return as_html(checked, style=url_for(".style"), back=url_for(".index"))


@blueprint.get("/style.css")
def style() -> Response:
    """The style of the form and of the report."""
    from guide.check.output.as_html import style_sheet

    return Response(style_sheet(), mimetype="text/css")


def _form(problem: str | None = None) -> str:
    return render_template(
        "guide_check/form.html",
        title=TITLE,
        problem=problem,
        kept=kept_evidence(Path.cwd(), os.environ),
        home=f"{request.script_root}/",
        largest=LARGEST // (1024 * 1024),
    )


def _chosen(name: str) -> Kept | None:
    found = kept_evidence(Path.cwd(), os.environ)
    return next((kept for kept in found if kept.name == name), None)


def _name(sent: str) -> str:
    """The name of a sent file, without a folder and without what a file system refuses."""
    name = PurePosixPath(sent.replace("\\", "/")).name
    name = "".join(letter for letter in name if letter.isprintable())[-_LONGEST_NAME:]
    return name if name.strip(". ") else _UNNAMED
