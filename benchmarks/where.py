"""Where the time goes: per scenario of all features, and per stage and test file of ``.ci/run``."""

import tempfile
import time
from collections import defaultdict
from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from rich.progress import Progress, TaskID

from benchmarks.costs import PARTS, Costs
from benchmarks.places import ROOT, serving
from benchmarks.report import Report, Table, decimal
from benchmarks.suite import SuiteFailed, printed

WAYS = {"sans preuve": False, "avec preuve": True}
HASHES, REST = "dont : hacher des mots de passe", "pytest, pytest-bdd, étapes"
CI = ROOT / "build" / "ci"
ROUNDS = 7
"""Rounds of the other measurements for one of this long one."""
FILES = 25
"""Test files shown: the longest."""
OPTIONS = (
    *("-c", str(ROOT / "pyproject.toml"), "--rootdir", str(ROOT), "--capture=no", "-n", "0"),
    *("-p", "no:randomly", "-p", "no:cacheprovider", "--tracing=off", "--screenshot=off"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),
)


@dataclass
class _Clock:
    """Times scenarios whole: what is made before, the play, and what is put away after."""

    progress: Progress
    task: TaskID
    seconds: list[float] = field(default_factory=list)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        self.progress.update(self.task, total=len(session.items))

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self) -> Generator[None, Any, Any]:
        begun = time.perf_counter()
        result = yield
        self.seconds.append(time.perf_counter() - begun)
        self.progress.advance(self.task)
        return result


def measure(progress: Progress, rounds: int) -> Report:
    """Play all features in each way; then read what ``.ci/run`` left."""
    played: dict[str, list[dict[str, float]]] = {way: [] for way in WAYS}
    for _ in range(max(1, rounds // ROUNDS)):
        for way in WAYS:
            with tempfile.TemporaryDirectory(prefix="mesures-") as name:
                played[way].append(_played(progress, way, Path(name)))
    found = {
        way: {part: median(one[part] for one in each) for part in each[0]}
        for way, each in played.items()
    }
    stages, files = _stages(), _files()
    notes = [
        "Un processus, toutes les caractéristiques ; chaque part sans ce qu’elle appelle.",
        "Les hachages ont lieu pendant qu’une page s’ouvre ou que l’API répond.",
    ]
    if not files:
        notes.append("Rien de .ci/run ici : lancez-le pour ses étapes et ses fichiers.")
    tables = [_per_scenario(found)]
    tables += [_listed("Étapes de .ci/run, en secondes", stages)] if stages else []
    tables += [_listed("Fichiers de tests, en secondes", dict([*files.items()][:FILES]))]
    return Report(tables, notes, {"scenario": found, "stages": stages, "files": files})


def _played(progress: Progress, way: str, folder: Path) -> dict[str, float]:
    """Seconds per scenario of each part."""
    hashes, database = folder / "hachages", f"sqlite:///{folder / 'mondes.sqlite3'}"
    hashes.touch()
    clock = _Clock(progress, progress.add_task(f"Les caractéristiques, {way}", total=None))
    words = ["benchmarks.hashing_portal", str(hashes), "serve", "--port", "0"]
    with serving([*words, "--database", database]) as portal, Costs().watching() as costs:
        asked = ["--base-url", portal.url, "--output", str(folder / "reste")]
        asked += ["--evidence", str(folder / "preuve")] if WAYS[way] else []
        tests = str(ROOT / "tests" / "features")
        with printed() as text:
            code = pytest.main(
                [tests, "-m", "not slow and not nightly", *OPTIONS, *asked], plugins=[clock]
            )
    if code:
        raise SuiteFailed(text.getvalue()[-3000:])
    number, whole = len(clock.seconds), sum(clock.seconds)
    parts = {part: costs.seconds[part] for part in PARTS}
    parts[REST] = whole - sum(parts.values())
    parts[HASHES] = sum(map(float, hashes.read_text("utf-8").split()))
    return {part: seconds / number for part, seconds in {**parts, "en tout": whole}.items()}


def _per_scenario(found: dict[str, dict[str, float]]) -> Table:
    table = Table("Secondes par scénario", ("", *found))
    for part in next(iter(found.values())):
        table.rows.append([part, *(decimal(each[part], 3) for each in found.values())])
    return table


def _listed(title: str, seconds: dict[str, float]) -> Table:
    table = Table(title, ("", "secondes"))
    table.rows += [[name, decimal(spent, 1)] for name, spent in seconds.items()]
    return table


def _stages() -> dict[str, float]:
    file = CI / "stages.tsv"
    if not file.is_file():
        return {}
    rows = [line.split("\t") for line in file.read_text("utf-8").splitlines()]
    return {name: float(seconds) for name, seconds in rows}


def _files() -> dict[str, float]:
    """Seconds of each test file, what its tests make beforehand included; the longest first."""
    found: defaultdict[str, float] = defaultdict(float)
    for report in CI.glob("*.xml"):
        for case in ET.parse(report).iter("testcase"):
            found[case.attrib["classname"]] += float(case.attrib["time"])
    return dict(sorted(found.items(), key=lambda row: -row[1]))
