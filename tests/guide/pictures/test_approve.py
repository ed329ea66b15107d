"""``guide pictures approve``: the only way a baseline changes, and only for a green run."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from guide.pictures import baseline as approving
from tests.guide.pictures.conftest import Guide

PICTURE = "pictures/essai/pareille/01-1-resultat.png"


def content(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_baseline_holds_the_pictures_and_their_record(baseline: Path, before: Path) -> None:
    files = content(baseline)
    taken = {name: data for name, data in content(before).items() if name.endswith(".png")}
    assert {name: data for name, data in files.items() if name.endswith(".png")} == taken
    text = files["reference.json"].decode()
    record = json.loads(text)
    assert list(record["pictures"]) == sorted(taken)
    assert record["pictures"][PICTURE]["page"]["elements"][0]["name"] == "Valider"
    assert '"box": [10.0, 20.0, 100.0, 20.0]' in text


def test_the_same_run_makes_the_same_baseline(
    guide: Guide, before: Path, baseline: Path, tmp_path: Path
) -> None:
    guide("approve", before, "--baseline", tmp_path / "autre")
    assert content(tmp_path / "autre") == content(baseline)


def test_an_approval_says_what_it_did(guide: Guide, baseline: Path, after: Path) -> None:
    result = guide("approve", after, "--baseline", baseline)
    assert result.exit_code == 0
    assert "ajoutée   pictures/essai/nouvelle/01-1-resultat.png" in result.output
    assert "remplacée pictures/essai/libelle/01-1-resultat.png" in result.output
    assert "remplacée pictures/essai/role/01-1-resultat.png" in result.output
    assert "retirée   pictures/essai/disparue/01-1-resultat.png" in result.output
    assert "1 ajoutée, 16 remplacées, 1 retirée, 1 inchangée" in result.output.replace(
        "\u00a0", " "
    )
    assert guide("compare", baseline, after).exit_code == 0


@pytest.mark.parametrize(
    ("run", "reason"),
    [
        ("red", "1 scénario sans réussite : « "),
        ("skipping", "1 scénario sans réussite : « pareille »"),
        ("partial", "n’a pas été joué : « parti »"),
    ],
)
def test_nothing_is_replaced_by_a_run_that_is_not_whole_and_green(
    run: str, reason: str, guide: Guide, baseline: Path, request: pytest.FixtureRequest
) -> None:
    former = content(baseline)
    result = guide("approve", request.getfixturevalue(run), "--baseline", baseline)
    assert (result.exit_code, reason in result.stderr) == (1, True), result.output
    assert content(baseline) == former


def test_a_failure_while_writing_leaves_the_former_baseline(
    guide: Guide, baseline: Path, after: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    former = content(baseline)

    def full_disk(*_: object) -> str:
        raise OSError(28, "plus de place", "reference.json")

    monkeypatch.setattr(approving, "_text", full_disk)
    assert guide("approve", after, "--baseline", baseline).exit_code == 2
    assert content(baseline) == former
    assert [path.name for path in baseline.parent.iterdir()] == [baseline.name]


def test_a_failing_swap_puts_the_former_baseline_back(
    guide: Guide, baseline: Path, after: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    former, rename = content(baseline), os.rename
    calls: list[object] = []

    def second_fails(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == 2:
            raise OSError(13, "refusé", str(target))
        rename(self, target)
        return Path(target)

    monkeypatch.setattr(Path, "rename", second_fails)
    assert guide("approve", after, "--baseline", baseline).exit_code == 2
    assert content(baseline) == former


def test_a_folder_that_holds_something_else_is_left_alone(
    guide: Guide, before: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "notes"
    mine.mkdir()
    (mine / "notes.txt").write_text("à moi")
    result = guide("approve", before, "--baseline", mine)
    assert (result.exit_code, "notes.txt" in result.output) == (2, True)
    assert content(mine) == {"notes.txt": "à moi".encode()}


def test_a_baseline_changed_by_hand_is_not_believed(
    guide: Guide, baseline: Path, before: Path
) -> None:
    (baseline / "pictures/essai/intruse.png").write_bytes(b"")
    result = guide("compare", baseline, before)
    assert (result.exit_code, "jamais été approuvée" in result.output) == (2, True)
    (baseline / "pictures/essai/intruse.png").unlink()
    (baseline / PICTURE).write_bytes((baseline / PICTURE).read_bytes() + b"x")
    result = guide("compare", baseline, before)
    assert (result.exit_code, "plus l’image approuvée" in result.output) == (2, True)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": 9}', '{"format": 1, "pictures": {"x": 1}}']
)
def test_a_damaged_record_is_a_wrong_call(
    text: str, guide: Guide, baseline: Path, before: Path
) -> None:
    (baseline / "reference.json").write_text(text)
    assert guide("compare", baseline, before).exit_code == 2


def test_a_record_cannot_name_files_outside(guide: Guide, baseline: Path, before: Path) -> None:
    record = json.loads((baseline / "reference.json").read_text("utf-8"))
    record["pictures"]["pictures/../../secret.png"] = record["pictures"][PICTURE]
    (baseline / "reference.json").write_text(json.dumps(record))
    result = guide("compare", baseline, before)
    assert (result.exit_code, "sort de « pictures »" in result.output) == (2, True)
