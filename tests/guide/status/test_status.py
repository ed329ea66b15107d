"""What was proved of a document travels in it, and says what is stale without any evidence."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner, Result

from guide.cli import main
from guide.stamps import read_stamp
from tests.guide.evidence.suites import Outcome
from tests.guide.refresh.conftest import STEP_1, STEP_2, convert

DAY = 24 * 3600


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)])


def status(*arguments: str | Path) -> dict[str, Any]:
    """The only file of a status, as data."""
    result = run("status", *arguments, "--format", "json")
    (found,) = json.loads(result.stdout)["files"]
    assert result.exit_code == (found["state"] != "current")
    return found


@pytest.fixture
def stamped(tmp_path: Path, walked: Outcome) -> Path:
    """A refreshed Word file that carries its proof."""
    document = docx.Document()
    for words in ("S’inscrire", f"Étape 1 : {STEP_1}", f"Étape 2 : {STEP_2}"):
        document.add_paragraph(words)
    document.save(str(tmp_path / "depart.docx"))
    target = tmp_path / "neuf.docx"
    result = run(
        "refresh", tmp_path / "depart.docx", "-o", target, "--evidence", walked.directory, "--stamp"
    )
    assert result.exit_code == 0, result.output
    return target


def test_a_stamped_document_is_current_and_says_since_when(stamped: Path, walked: Outcome) -> None:
    found = status(stamped)
    assert (found["state"], found["edited"], found["removed"]) == ("current", [], 0)
    stamp = read_stamp(stamped)
    assert stamp is not None
    assert len(stamp.pictures) == 2
    assert {one.verdict for one in stamp.sentences} <= {"confirmed", "none", "neutral"}
    assert status(stamped, "--evidence", walked.directory)["older_pictures"] == 0


def test_nothing_personal_and_no_word_of_the_document_is_in_the_stamp(stamped: Path) -> None:
    with zipfile.ZipFile(stamped) as archive:
        name = next(n for n in archive.namelist() if b"<proof" in archive.read(n))
        text = archive.read(name).decode()
    assert "Valider" not in text
    assert "/" not in text.replace("/>", "").replace("</", "").replace("<?xml", "")


def test_edited_and_removed_sentences_are_told(stamped: Path) -> None:
    document = docx.Document(str(stamped))
    line = next(p for p in document.paragraphs if STEP_2 in p.text)
    line.runs[0].text = line.text.replace("C’est fait", "Terminé")
    document.save(str(stamped))
    found = status(stamped)
    assert found["state"] == "stale"
    assert [STEP_2.replace("C’est fait", "Terminé") in text for text in found["edited"]] == [True]
    assert found["removed"] == 1


def test_pictures_older_than_the_evidence_are_counted(
    stamped: Path, tmp_path: Path, walked: Outcome
) -> None:
    newer = tmp_path / "preuve"
    newer.mkdir()
    record = (walked.directory / "messages.ndjson").read_text("utf-8").splitlines()
    at = next(i for i, line in enumerate(record) if line.startswith('{"testRunStarted"'))
    begun = json.loads(record[at])
    begun["testRunStarted"]["timestamp"]["seconds"] += DAY
    (newer / "messages.ndjson").write_text(json.dumps(begun, separators=(",", ":")), "utf-8")
    assert status(stamped, "--evidence", newer)["older_pictures"] == 2


def test_what_rests_on_a_hypothesis_is_told(stamped: Path) -> None:
    with zipfile.ZipFile(stamped) as archive:
        parts = {n: archive.read(n) for n in archive.namelist()}
    with zipfile.ZipFile(stamped, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data.replace(b'v="confirmed"', b'v="assumed" r="R7 R8"'))
    found = status(stamped)
    assert found["state"] == "current"
    assert any(STEP_1 in text for text in found["assumed"])
    assert found["hypotheses"] == ["R7", "R8"]
    assert "repose sur une hypothèse (R7, R8) : " in run("status", stamped).output


def test_what_nothing_proves_is_kept_as_such(stamped: Path, walked: Outcome) -> None:
    document = docx.Document(str(stamped))
    document.add_paragraph("Le hall est repeint en bleu.")
    document.save(str(stamped))
    result = run("check", stamped, "--evidence", walked.directory, "--stamp")
    stamp = read_stamp(stamped)
    assert stamp is not None, result.output
    assert stamp.sentences[-1].verdict == "unproved"


def test_a_file_that_was_never_checked_is_told(stamped: Path, tmp_path: Path) -> None:
    assert status(tmp_path / "depart.docx")["state"] == "unchecked"


@pytest.mark.parametrize("source", ["neuf.docx", "depart.docx"])
def test_a_damaged_file_is_unreadable_whether_it_was_checked_or_not(
    stamped: Path, tmp_path: Path, source: str
) -> None:
    """The head of the archive and its list are whole: only its text cannot be unfolded."""
    abime = tmp_path / "abime.docx"
    with zipfile.ZipFile(tmp_path / source) as archive:
        at = archive.getinfo("word/document.xml").header_offset
    data = bytearray((tmp_path / source).read_bytes())
    data[at + 200 : at + 400] = bytes(200)
    abime.write_bytes(data)
    found = status(abime)
    assert found["state"] == "unreadable"
    assert "Reprenez-en une copie" in found["problem"]
    assert f"{abime} : illisible" in run("status", abime).output


def test_a_file_that_is_cut_off_or_of_an_old_word_is_told_what_to_do(
    stamped: Path, tmp_path: Path
) -> None:
    (tmp_path / "coupe.docx").write_bytes(stamped.read_bytes()[:3000])
    assert "abîmé" in status(tmp_path / "coupe.docx")["problem"]
    (tmp_path / "ancien.docx").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(5000))
    assert "enregistrez-le en .docx" in status(tmp_path / "ancien.docx")["problem"]


def test_a_check_stamps_its_document_and_changes_no_other_part(
    stamped: Path, tmp_path: Path, walked: Outcome
) -> None:
    path = tmp_path / "depart.docx"
    with zipfile.ZipFile(path) as archive:
        before = {n: archive.read(n) for n in archive.namelist()}
    run("check", path, "--evidence", walked.directory, "--stamp")
    with zipfile.ZipFile(path) as archive:
        after = {n: archive.read(n) for n in archive.namelist()}
    changed = {n for n in before if before[n] != after[n]}
    assert changed == {"[Content_Types].xml", "word/_rels/document.xml.rels"}
    added = [n for n in after if n not in before]
    assert added == [
        "customXml/item2.xml",
        "customXml/itemProps2.xml",
        "customXml/_rels/item2.xml.rels",
    ]
    assert status(path)["state"] == "current"
    run("check", path, "--evidence", walked.directory, "--stamp")
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == [*before, *added]


@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_libreoffice_keeps_the_proof_when_it_saves(
    office: Callable[..., Path], tmp_path: Path, walked: Outcome, ending: str
) -> None:
    path = tmp_path / f"neuf.{ending}"
    shutil.copy(office(ending), path)
    result = run("check", path, "--evidence", walked.directory, "--stamp")
    assert status(path)["state"] == "current", result.output
    saved = convert(path, ending, tmp_path / "enregistre")
    assert saved.read_bytes() != path.read_bytes()
    assert status(saved)["state"] == "current"


def test_saving_in_another_format_loses_the_proof(stamped: Path, tmp_path: Path) -> None:
    """As is told to writers: nothing is thought to be current any more."""
    saved = convert(stamped, "odt", tmp_path / "ailleurs")
    assert status(saved)["state"] == "unchecked"


def test_a_drive_of_many_files_makes_one_page(stamped: Path, tmp_path: Path) -> None:
    drive = tmp_path / "partage"
    for number in range(30):
        folder = drive / str(number % 10)
        folder.mkdir(parents=True, exist_ok=True)
        source = stamped if number % 2 else tmp_path / "depart.docx"
        shutil.copy(source, folder / f"{number}.docx")
    result = run("status", drive, "--format", "html", "-o", tmp_path / "etat.html")
    assert result.exit_code == 1
    page = (tmp_path / "etat.html").read_text("utf-8")
    assert page.count("<section") == 30
    listed = json.loads(run("status", f"{drive}/**/*.docx", "--format", "json").stdout)["files"]
    assert [one["state"] for one in listed].count("current") == 15


def test_what_names_no_document_is_refused(tmp_path: Path) -> None:
    assert run("status", tmp_path / "absent.docx").exit_code == 2
    assert run("status", tmp_path).exit_code == 2
    assert run("status", tmp_path, "--evidence", tmp_path).exit_code == 2
