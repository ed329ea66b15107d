"""« Vérifier un document », for people who have a browser and nothing else.

A plain Flask blueprint: any application can mount it, and may name in its templates' variable
``panel_frame`` a template with the blocks ``page_title`` and ``content`` to stand in, in
``panel_notice`` a sentence that stands above each page which has no such frame. A document is
read in a process of its own, so that mounting costs nothing and no document keeps others waiting.
Without what reads documents, this module does not load.
"""

from __future__ import annotations

import io
import os
import tempfile
from http.client import SERVICE_UNAVAILABLE
from pathlib import Path, PurePosixPath

from flask import Blueprint, Response, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from guide.extras import require
from guide.french.typography import typeset
from guide.panel.budget import OverBudget, Refused, spend
from guide.panel.evidence import Kept, kept_evidence
from guide.panel.refreshed import name_of
from guide.panel.work import JOB, PICTURES, PREVIEW, PROOF, REFUSED, REPORT, RESULT, WANTED, Job

TITLE = "Vérifier un document"
LARGEST = 20 * 1024 * 1024
"""Bytes of the largest request; more is refused before it is read."""
_LONGEST_NAME = 120
_UNNAMED = "document"

require("documents")
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
    """Check the document and show what was found, or its pictures, or send it back."""
    sent = request.files.get("document")
    if sent is None or not sent.filename:
        return _form("Choisissez d’abord un document."), 422
    chosen = _chosen(request.form.get("evidence", ""))
    if chosen is None:
        return _form("Cette preuve n’existe plus : rechargez la page."), 422
    with tempfile.TemporaryDirectory(prefix="guide-check-") as folder:
        job = _job(_name(sent.filename), chosen)
        sent.save(Path(folder) / job.document)
        sent.close()
        job.write(Path(folder))
        try:
            done = spend(Path(folder)).read_bytes()
        except Refused as refusal:
            return _form(str(refusal)), 422
        except OverBudget as refusal:
            headers = {"Retry-After": "60"} if refusal.status == SERVICE_UNAVAILABLE else {}
            return _form(str(refusal)), refusal.status, headers
    if job.wanted in {PICTURES, PROOF}:
        name = name_of(job.document)
        return send_file(io.BytesIO(done), as_attachment=True, download_name=name)
    return Response(_announced(done.decode("utf-8")), mimetype="text/html")


def _announced(page: str) -> str:
    """A whole page, with what the host has to say on each of its own."""
    return page.replace("<body>", "<body>" + render_template("guide_check/notice.html"), 1)


def _job(name: str, chosen: Kept) -> Job:
    """What the form asks to be done with the document."""
    asked = request.form.get("wanted", REPORT)
    wanted = asked if asked in WANTED else REPORT
    return Job(
        document=name,
        evidence=str(chosen.folder.resolve()),
        wanted=wanted,
        mend="mend" in request.form,
        partial="partial" in request.form,
        style=url_for(".preview_style" if wanted == PREVIEW else ".style"),
        back=url_for(".index"),
    )


@blueprint.get("/style.css")
def style() -> Response:
    """The style of the form and of the report."""
    from guide.check.output.as_html import style_sheet

    return Response(style_sheet(), mimetype="text/css")


@blueprint.get("/avant-apres.css")
def preview_style() -> Response:
    """The style of the pictures before and after."""
    from guide.refresh.previewing import style_sheet

    return Response(style_sheet(), mimetype="text/css")


def _form(problem: str | None = None) -> str:
    return render_template(
        "guide_check/form.html",
        title=TITLE,
        problem=typeset(problem) if problem else None,
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
    return name if name.strip(". ") and name not in {JOB, REFUSED, RESULT} else _UNNAMED
