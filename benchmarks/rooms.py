"""The rooms of ``guide`` that a document passes on its way, and the size of each.

A stay begins where a function of another room is called for the first time; a return is a stay in
a room that was left before. What runs often or long counts no more than what runs once.
"""

import sys
import tempfile
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from types import CodeType, FrameType

from rich.console import Console
from rich.progress import Progress

import guide
from benchmarks.places import ROOT
from benchmarks.report import Report, Table
from guide.documents import read_document
from guide.evidence.record import read_evidence
from guide.judging.checking import check, proven
from guide.refresh import refresh
from guide.runs.playing import play

_HOME = Path(guide.__file__).parent
_DOCUMENT = ROOT / "procedures" / "ajouter-un-administrateur.md"


def measure(_progress: Progress, _rounds: int) -> Report:
    """Count the stays of one check and one refresh, and the lines of each room."""
    with tempfile.TemporaryDirectory(prefix="mesures-") as name:
        evidence = Path(name) / "preuve"
        play(ROOT, evidence, Console(stderr=True, quiet=True))
        run, target = read_evidence(evidence), Path(name) / _DOCUMENT.name
        stays = {
            "guide check": stays_of(lambda: check(read_document(_DOCUMENT), run)),
            "guide refresh": stays_of(
                lambda: refresh(_DOCUMENT, proven(run), target, partial=True)
            ),
        }
    passed = Table("Passages d’un document dans les pièces", ("", "séjours", "pièces", "retours"))
    for way, rooms in stays.items():
        once = len(set(rooms))
        passed.rows.append([way, str(len(rooms)), str(once), str(len(rooms) - once)])
    lines = lines_by_room()
    size = Table("Lignes de Python par pièce", ("", "lignes"))
    size.rows += [[room, str(count)] for room, count in lines.items()]
    size.rows.append(["en tout", str(sum(lines.values()))])
    return Report([passed, size], [], {"stays": stays, "lines": lines})


def stays_of(work: Callable[[], object]) -> list[str]:
    """Do some work once; the rooms in which it stayed, in order, never the same twice in a row."""
    seen: dict[CodeType, None] = {}

    def tell(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(str(_HOME)):
            seen.setdefault(frame.f_code)

    sys.setprofile(tell)
    try:
        work()
    finally:
        sys.setprofile(None)
    rooms = (_room(Path(code.co_filename)) for code in seen if code.co_name != "<module>")
    return [room for room, _ in groupby(rooms)]


def lines_by_room() -> dict[str, int]:
    """Lines of Python in each room, templates and data apart."""
    found: dict[str, int] = {}
    for path in sorted(_HOME.rglob("*.py")):
        room = _room(path)
        found[room] = found.get(room, 0) + len(path.read_text("utf-8").splitlines())
    return found


def _room(path: Path) -> str:
    return path.relative_to(_HOME).with_suffix("").parts[0]
