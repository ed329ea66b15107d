"""The page « Vérifier un document » gives a document back with fresh pictures."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

import docx
import pytest
from flask import Flask
from flask.testing import FlaskClient

from guide.panel import blueprint
from guide.stamps import read_stamp
from tests.guide.evidence.suites import Outcome


@pytest.fixture
def browser(walked: Outcome, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    monkeypatch.setenv("GUIDE_EVIDENCE", str(walked.directory))
    app = Flask(__name__)
    app.register_blueprint(blueprint, url_prefix="/verifier")
    return app.test_client()


def send(browser: FlaskClient, content: bytes, name: str, **more: str):
    shown = re.search(r'<option value="([^"]+)">', browser.get("/verifier/").text)
    assert shown
    data = {"document": (io.BytesIO(content), name), "evidence": shown[1], "wanted": "pictures"}
    return browser.post("/verifier/", data={**data, **more})


def test_a_dropped_file_comes_back_with_fresh_pictures(browser: FlaskClient, word: Path) -> None:
    answer = send(browser, word.read_bytes(), "procédure.docx")
    assert answer.status_code == 200
    assert "a-jour.docx" in answer.headers["Content-Disposition"]
    assert len(docx.Document(io.BytesIO(answer.data)).inline_shapes) == 3


def test_evidence_without_its_pictures_is_told_on_the_page(
    walked: Outcome,
    browser: FlaskClient,
    word: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "preuve").mkdir()
    shutil.copy(walked.directory / "messages.ndjson", tmp_path / "preuve")
    monkeypatch.setenv("GUIDE_EVIDENCE", str(tmp_path / "preuve"))
    answer = send(browser, word.read_bytes(), "a.docx")
    assert answer.status_code == 422
    assert "Une image de la preuve ne peut pas être lue" in answer.text


def test_what_cannot_be_refreshed_is_told_on_the_page(browser: FlaskClient, word: Path) -> None:
    assert send(browser, b"# A\n\nETAPE 1\n\nCliquer.", "a.md").status_code == 422
    document = docx.Document(str(word))
    document.add_paragraph("ETAPE 3")
    document.add_paragraph("Cliquer sur « Exporter en tableur ».")
    document.save(str(word))
    answer = send(browser, word.read_bytes(), "a.docx")
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert "tape 3" in answer.text
    assert "/tmp" not in answer.text
    assert "--" not in re.sub(r"<!--.*?-->", "", answer.text)
    given = send(browser, word.read_bytes(), "a.docx", partial="on")
    assert given.status_code == 200
    assert len(docx.Document(io.BytesIO(given.data)).inline_shapes) == 3


@pytest.mark.parametrize(("wanted", "pictures"), [("pictures", 2), ("proof", 0)])
def test_a_dropped_file_comes_back_with_its_proof(
    browser: FlaskClient, word: Path, tmp_path: Path, wanted: str, pictures: int
) -> None:
    given = tmp_path / "rendu.docx"
    given.write_bytes(send(browser, word.read_bytes(), "a.docx", wanted=wanted).data)
    stamp = read_stamp(given)
    assert stamp is not None
    assert stamp.verdict == "confirmed"
    assert len(stamp.pictures) == pictures


def test_words_that_are_only_proposed_are_not_proved(browser: FlaskClient, word: Path) -> None:
    word.write_bytes(send(browser, word.read_bytes(), "a.docx", mend="on").data)
    assert read_stamp(word) is None


def test_what_keeps_no_proof_is_told_on_the_page(browser: FlaskClient) -> None:
    answer = send(browser, b"# A\n\nETAPE 1\n\nCliquer.", "a.md", wanted="proof")
    assert answer.status_code == 422
    assert "seul un .docx ou un .odt" in answer.text


def test_a_dropped_file_is_shown_before_and_after(browser: FlaskClient, word: Path) -> None:
    answer = send(browser, word.read_bytes(), "procédure.docx", wanted="preview")
    assert answer.status_code == 200
    assert answer.text.count("<h2") == 3
    assert answer.text.count("base64,") == 4
    assert "procédure.docx" in answer.text
    assert '<a href="/verifier/">Vérifier un autre document</a>' in answer.text
    assert send(browser, b"# A", "a.md", wanted="preview").status_code == 422


def test_what_is_shown_has_its_style_where_pages_may_hold_none(
    browser: FlaskClient, word: Path
) -> None:
    for wanted, sign in (("preview", ".sides"), ("report", ".told")):
        page = send(browser, word.read_bytes(), "a.docx", wanted=wanted).text
        assert "<style" not in page
        (address,) = re.findall(r'<link rel="stylesheet" href="([^"]+)"', page)
        assert sign in browser.get(address).text
