"""The whole suite in three shares, put together, is the suite played at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from guide.cli import main
from tests.evidence_whole.conftest import Play
from tests.evidence_whole.test_same_evidence_however_it_is_run import (
    UNSTEADY,
    first_other_line,
    other_pictures,
    pictures_of,
    stream_of,
)

EPOCH = r'"\1":{"seconds":0,"nanos":0}'
PRINTED = re.compile(rb"/(?:Creation|Mod)Date \(D:[^)]*\)")


@pytest.fixture(scope="module")
def merged(play: Play, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parts") / "preuve"
    guide("merge", *(play(f"part {number} of 3") for number in (1, 2, 3)), "-o", folder)
    return folder


def guide(*words: str | Path) -> None:
    result = CliRunner().invoke(main, [*map(str, words)])
    assert result.exit_code == 0, result.output


@pytest.mark.nightly
def test_three_parts_leave_the_evidence_of_the_whole(play: Play, merged: Path) -> None:
    alone = play("alone")
    other_line = first_other_line(stream_of(alone), stream_of(merged))
    assert other_line is None, other_line
    others = other_pictures(pictures_of(alone), pictures_of(merged))
    assert not others, "\n".join(others)


@pytest.mark.nightly
def test_what_is_made_of_three_parts_is_what_is_made_of_the_whole(
    play: Play, merged: Path, tmp_path: Path
) -> None:
    """The report tells how long things took, and lists what took longest: not here.

    A PDF says besides when it was printed.
    """
    made: list[dict[str, bytes]] = []
    for name, evidence in (("alone", play("alone")), ("merged", merged)):
        record = evidence / "messages.ndjson"
        record.write_text(UNSTEADY[0][0].sub(EPOCH, record.read_text("utf-8")), "utf-8")
        guide("report", evidence, "-o", tmp_path / name / "rapport.html")
        guide("build", "--evidence", evidence, "-o", tmp_path / name / "guide")
        files = [path for path in (tmp_path / name).rglob("*") if path.is_file()]
        made.append(
            {str(p.relative_to(tmp_path / name)): PRINTED.sub(b"", p.read_bytes()) for p in files}
        )
    assert len(made[0]) > 5
    assert {
        name for name in {*made[0], *made[1]} if made[0].get(name) != made[1].get(name)
    } == set()
