"""``guide pictures export``: pictures named for people, with what each of them shows."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from guide.cli import main
from guide.evidence.record import read_evidence
from guide.pictures.figures import figures_of
from tests.guide.evidence.suites import Outcome

COLOUR = (194, 65, 12)
"""That of the frames (guide/drawing/frames.py)."""


def export(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["pictures", "export", *map(str, words)])


@pytest.fixture(scope="module")
def exported(walked: Outcome, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export") / "images"
    result = export(walked.directory, "-o", folder)
    assert result.exit_code == 0, result.output
    return folder


def manifest(folder: Path) -> list[dict[str, Any]]:
    return json.loads((folder / "images.json").read_text("utf-8"))["pictures"]


def test_each_documented_step_has_one_picture_named_for_people(exported: Path) -> None:
    assert [one["file"] for one in manifest(exported)] == [
        "encadrees/essai/etape-01-01-par-courrier.png",
        "encadrees/essai/etape-01-02-j-accepte.png",
        "encadrees/essai/etape-02-01-valider.png",
        "encadrees/essai/etape-02-02-c-est-fait.png",
        "encadrees/essai/etape-02-03-cochez-la-case.png",
        "encadrees/essai/un-ennui-d-ailleurs-01-cochez-la-case.png",
    ]


def test_a_step_that_a_later_scenario_walks_stands_in_its_place(walked: Outcome) -> None:
    run = read_evidence(walked.directory)
    (feature,) = run.features
    backwards = replace(feature, scenarios=feature.scenarios[::-1])
    sections = [one.section for one in figures_of(replace(run, features=(backwards,)))]
    assert list(dict.fromkeys(sections)) == ["Étape 1", "Étape 2", "Un ennui d'ailleurs"]


def test_the_manifest_says_where_the_control_is_and_what_was_read(exported: Path) -> None:
    tick, done = manifest(exported)[1], manifest(exported)[3]
    assert (tick["label"], tick["step"]) == ("J'accepte", "Et il coche « J'accepte »")
    assert (done["box"], done["rules"]) == (None, ["R22", "R44"])
    assert hashlib.sha256((exported / tick["file"]).read_bytes()).hexdigest() == tick["sha256"]
    framed, clean = (Image.open(exported / tick[kind]) for kind in ("file", "clean"))
    left, top, width, height = tick["box"]
    around = (left - 8, top - 8, left + width + 8, top + height + 8)
    assert list(framed.size) == tick["size"] == list(clean.size)
    assert COLOUR in {colour for _, colour in framed.crop(around).getcolors(1 << 16)}
    inside = (left, top, left + width, top + height)
    assert framed.crop(inside).tobytes() == clean.crop(inside).tobytes()
    assert COLOUR not in {colour for _, colour in clean.getcolors(1 << 16)}


def test_another_night_gives_the_same_bytes(
    exported: Path, walked: Outcome, tmp_path: Path
) -> None:
    export(walked.directory, "-o", tmp_path / "images")
    nights = [
        {p.relative_to(f): p.read_bytes() for p in f.rglob("*.*")}
        for f in (exported, tmp_path / "images")
    ]
    assert nights[0] == nights[1]


def test_the_sheets_show_every_picture(exported: Path) -> None:
    for name in ("index.html", "index.md"):
        text = (exported / name).read_text("utf-8")
        assert all(one["file"] in text and one["clean"] in text for one in manifest(exported))


def test_other_formats_on_request(walked: Outcome, tmp_path: Path) -> None:
    for form in ("webp", "avif"):
        assert export(walked.directory, "-o", tmp_path / form, "--format", form).exit_code == 0
        first = tmp_path / form / manifest(tmp_path / form)[0]["file"]
        with Image.open(first) as picture:
            assert picture.format == form.upper()


def test_a_folder_that_holds_something_else_is_left_alone(walked: Outcome, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("à moi")
    refused = export(walked.directory, "-o", tmp_path)
    assert (refused.exit_code, "notes.txt" in refused.output) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
