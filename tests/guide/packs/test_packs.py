"""Evidence in one file: taken like its folder, opened like a file that anybody may have sent."""

from __future__ import annotations

import json
import struct
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from guide.cli import main
from tests.guide.check.library import library

RIGHT = Path(__file__).parents[1] / "check/data/demander-une-carte.txt"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", 10, 10) + bytes(9)
RECORD = "messages.ndjson"


def guide(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [*map(str, words)])


@pytest.fixture(scope="module")
def evidence(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return library().write(tmp_path_factory.mktemp("bibliotheque"))


@pytest.fixture(scope="module")
def proof(evidence: Path) -> Path:
    path = evidence.parent / "proof.zip"
    result = guide("pack", evidence, "-o", path)
    assert (result.exit_code, "0\u00a0image" in result.output) == (0, True), result.output
    return path


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where packs are unfolded, and must leave nothing."""
    place = tmp_path / "ailleurs"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


def test_a_pack_is_taken_like_its_folder_and_leaves_nothing(
    evidence: Path, proof: Path, nowhere: Path
) -> None:
    said = [guide("check", RIGHT, "--evidence", place) for place in (evidence, proof)]
    assert [one.exit_code for one in said] == [0, 0], said[1].output
    assert said[0].stdout == said[1].stdout
    assert not [*nowhere.iterdir()]


def test_report_and_status_take_it(proof: Path, nowhere: Path, tmp_path: Path) -> None:
    page = tmp_path / "r.html"
    assert guide("report", proof, "-o", page).exit_code == 0
    assert "La bibliothèque" in page.read_text("utf-8")
    (tmp_path / "vide").mkdir()
    told = guide("status", tmp_path / "vide", "--evidence", proof)
    assert "Aucun document" in told.output


def test_evidence_is_summed_up_from_it(proof: Path, nowhere: Path) -> None:
    result = guide("evidence", proof)
    assert result.exit_code == 0, result.output
    assert "Preuve recevable" in result.output


def test_the_same_evidence_makes_the_same_bytes(
    evidence: Path, proof: Path, tmp_path: Path
) -> None:
    other = tmp_path / "autre.zip"
    guide("pack", evidence, "-o", other)
    assert other.read_bytes() == proof.read_bytes()


def test_what_is_no_evidence_is_not_packed(tmp_path: Path) -> None:
    result = guide("pack", tmp_path, "-o", tmp_path / "p.zip")
    assert (result.exit_code, "ne contient pas de preuve" in result.output) == (2, True)
    assert not (tmp_path / "p.zip").exists()


Parts = dict[str, bytes]


def written(path: Path, parts: Parts, **of_zip: Any) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, **of_zip) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def with_part(name: str, data: bytes = PNG) -> Callable[[Path, bytes], Path]:
    return lambda folder, record: written(folder / "p.zip", {RECORD: record, name: data})


def a_link(folder: Path, record: bytes) -> Path:
    path = folder / "p.zip"
    part = zipfile.ZipInfo("pictures/lien.png")
    part.create_system, part.external_attr = 3, 0o120777 << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(RECORD, record)
        archive.writestr(part, "/etc/passwd")
    return path


def twice(folder: Path, record: bytes) -> Path:
    return written(folder / "p.zip", {RECORD: record, "pictures/a.png": PNG, "pictures/A.png": PNG})


def a_file_for_a_folder(folder: Path, record: bytes) -> Path:
    parts = {RECORD: record, "pictures/a.png": PNG, "pictures/a.png/b.png": PNG}
    return written(folder / "p.zip", parts)


def a_bomb(folder: Path, record: bytes) -> Path:
    return written(folder / "p.zip", {RECORD: bytes(20_000_000)})


def a_locked_one(folder: Path, record: bytes) -> Path:
    path = written(folder / "p.zip", {RECORD: record})
    data = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(signature) + offset] |= 1
    path.write_bytes(data)
    return path


def cut_short(folder: Path, record: bytes) -> Path:
    path = written(folder / "p.zip", {RECORD: record})
    path.write_bytes(path.read_bytes()[:3000])
    return path


def no_record(folder: Path, record: bytes) -> Path:
    return written(folder / "p.zip", {"pictures/a.png": PNG})


def another_file(folder: Path, record: bytes) -> Path:
    path = folder / "p.zip"
    path.write_bytes(record)
    return path


def deeply_nested(folder: Path, record: bytes) -> Path:
    return written(folder / "p.zip", {RECORD: b"[" * 200_000})


def endless_number(folder: Path, record: bytes) -> Path:
    return written(folder / "p.zip", {RECORD: b"1" * 10_000})


def lying(**facts: Any) -> Callable[[Path, bytes], Path]:
    """A record whose acts say something else than what was seen."""

    def make(folder: Path, record: bytes) -> Path:
        lines = [json.loads(line) for line in record.splitlines()]
        for line in lines:
            attachment = line.get("attachment", {})
            if "action" in attachment.get("mediaType", ""):
                attachment["body"] = json.dumps(json.loads(attachment["body"]) | facts)
        text = "\n".join(map(json.dumps, lines))
        return written(folder / "p.zip", {RECORD: text.encode()})

    return make


HUGE = PNG[:16] + struct.pack(">II", 60_000, 60_000) + bytes(9)
HOSTILE: dict[str, tuple[Callable[[Path, bytes], Path], str]] = {
    "traversal": (with_part("pictures/../../evil.png"), "qui n’est pas d’une preuve"),
    "absolute": (with_part("/tmp/evil.png"), "qui n’est pas d’une preuve"),
    "backslash": (with_part("pictures\\..\\evil.png"), "qui n’est pas d’une preuve"),
    "drive": (with_part("pictures/c:evil.png"), "qui n’est pas d’une preuve"),
    "program": (with_part("pictures/run.py"), "qui n’est pas d’une preuve"),
    "no picture": (with_part("pictures/page.png", b"<script>" * 9), "pas une image PNG"),
    "pixels": (with_part("pictures/grand.png", HUGE), "se déplie en bien plus"),
    "link": (a_link, "qui est un lien"),
    "twice": (twice, "deux fois"),
    "folder": (a_file_for_a_folder, "abîmé"),
    "bomb": (a_bomb, "se déplie en bien plus"),
    "locked": (a_locked_one, "mot de passe"),
    "cut": (cut_short, "abîmé"),
    "no record": (no_record, "abîmé"),
    "another": (another_file, "pas une preuve empaquetée"),
    "nested": (deeply_nested, "abîmé"),
    "number": (endless_number, "abîmé"),
    "outside": (lying(picture="pictures/../../../etc/secret.png"), "sort du dossier des images"),
    "nowhere": (lying(box=[float("nan"), 0, 0, 0]), "pas une place dans une page"),
    "far away": (lying(box=[1e300, 0, 0, 0]), "pas une place dans une page"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_refused_in_french_and_nothing_is_left(
    name: str, evidence: Path, nowhere: Path, tmp_path: Path
) -> None:
    make, reason = HOSTILE[name]
    path = make(tmp_path, (evidence / RECORD).read_bytes())
    result = guide("report", path, "-o", tmp_path / "r.html")
    assert (result.exit_code, reason in result.output) == (2, True), result.output
    assert "p.zip" in result.output
    left = {p.name for p in tmp_path.rglob("*")} - {"p.zip", nowhere.name}
    assert not left
