"""« Vérifier un document » in any Flask application."""

from __future__ import annotations

import io
import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import BoundedSemaphore

import pytest
from flask import Flask
from flask.testing import FlaskClient

from guide.panel import LARGEST, blueprint, budget

RIGHT = (Path(__file__).parent / "data" / "demander-une-carte.txt").read_bytes()


@pytest.fixture
def browser(library_evidence: Path, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """A browser on an application that mounted the panel and nothing else."""
    monkeypatch.setenv("GUIDE_EVIDENCE", str(library_evidence))
    app = Flask(__name__)
    app.register_blueprint(blueprint, url_prefix="/verifier")
    return app.test_client()


def send(browser: FlaskClient, content: bytes, name: str, evidence: str | None = None):
    """Drop a file on the page."""
    shown = re.search(r'<option value="([^"]+)">', browser.get("/verifier/").text)
    assert shown
    data = {"document": (io.BytesIO(content), name), "evidence": evidence or shown[1]}
    return browser.post("/verifier/", data=data)


def test_a_dropped_file_gives_its_report(browser: FlaskClient) -> None:
    answer = send(browser, RIGHT, "procédure de l’équipe.txt")
    assert answer.status_code == 200
    assert "Ce document dit vrai." in answer.text
    assert '<p class="kicker">procédure de l’équipe.txt</p>' in answer.text
    assert "<style" not in answer.text
    assert browser.get("/verifier/style.css").mimetype == "text/css"


def test_a_wrong_file_is_told_sentence_by_sentence(browser: FlaskClient) -> None:
    wrong = RIGHT.decode().replace("« Votre carte »", "« Mon abonnement »").encode()
    text = send(browser, wrong, "a.txt").text
    assert "Ce document ne dit plus tout à fait vrai." in text
    assert '<mark class="is-renamed">Mon abonnement</mark>' in text


def test_a_host_says_above_a_report_what_it_says_on_its_pages(browser: FlaskClient) -> None:
    browser.application.jinja_env.globals["panel_notice"] = "Tout est <fictif>."
    page = send(browser, RIGHT, "a.txt").text
    assert '<p class="notice" role="note">Tout est &lt;fictif&gt;.</p>' in page


def test_what_a_document_says_is_never_markup(browser: FlaskClient) -> None:
    evil = RIGHT + b"\n\nETAPE 11\n\nCliquer sur << <script>alert(1)</script> >>\n"
    assert "<script" not in send(browser, evil, "a.txt").text


@pytest.mark.parametrize("name", ["../../etc/passwd.txt", "C:\\temp\\a.txt", "a\x00b.txt"])
def test_names_do_not_lead_out_of_the_folder(browser: FlaskClient, name: str) -> None:
    assert send(browser, RIGHT, name).status_code == 200


@pytest.mark.parametrize(("content", "name"), [(b"", "vide.txt"), (b"PK\x03\x04", "casse.docx")])
def test_what_cannot_be_read_is_refused_on_the_page(
    browser: FlaskClient, content: bytes, name: str
) -> None:
    answer = send(browser, content, name)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert "/tmp" not in answer.text


def test_no_file_and_unknown_evidence_are_refused(browser: FlaskClient) -> None:
    assert browser.post("/verifier/").status_code == 422
    assert send(browser, RIGHT, "a.txt", evidence="../../x").status_code == 422


def test_too_large_a_file_is_refused_unread(browser: FlaskClient) -> None:
    answer = browser.post(
        "/verifier/",
        input_stream=io.BytesIO(),
        environ_overrides={"CONTENT_LENGTH": str(LARGEST + 1)},
        content_type="multipart/form-data; boundary=b",
    )
    assert answer.status_code == 413


def test_without_evidence_the_page_says_how_to_make_some(
    browser: FlaskClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GUIDE_EVIDENCE", str(tmp_path))
    text = browser.get("/verifier/").text
    assert "guide check DOCUMENT" in text
    assert "<form" not in text


def test_a_document_that_costs_too_much_is_refused(
    browser: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And whoever asks for another page meanwhile is served."""
    monkeypatch.setattr(budget, "SECONDS", 5.0)
    line = "Cliquer sur « Votre carte » puis attendre 15 jours, au plus tard le lendemain.\n"
    long = RIGHT + b"".join((f"ETAPE {n}\n\n" + line).encode() for n in range(5_000))
    with ThreadPoolExecutor(1) as beside:
        answer = beside.submit(send, browser, long, "longue.txt")
        while not answer.done():
            assert browser.application.test_client().get("/verifier/").status_code == 200
            with suppress(TimeoutError):
                answer.result(timeout=0.5)
    assert answer.result().status_code == 413
    assert "plus de 5 secondes" in answer.result().text
    assert "guide check" in answer.result().text


def test_a_machine_that_is_too_busy_is_not_the_document_s_fault(
    browser: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(budget, "PATIENCE", 0.01)
    answer = send(browser, RIGHT, "a.txt")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert "trop occupée" in answer.text


def test_only_a_few_are_read_at_once(browser: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "_places", BoundedSemaphore(1))
    assert budget._places.acquire()  # noqa: SLF001 - somebody else's document
    answer = send(browser, RIGHT, "a.txt")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    budget._places.release()  # noqa: SLF001
    assert send(browser, RIGHT, "a.txt").status_code == 200


@pytest.mark.parametrize("name", ["job.json", "result", "refused.txt"])
def test_a_document_may_be_called_like_what_is_written_beside_it(
    browser: FlaskClient, name: str
) -> None:
    assert send(browser, RIGHT, name).status_code in {200, 422}
