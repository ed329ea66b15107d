"""What is said of sentences that are true by construction, or false by one slot."""

from __future__ import annotations

import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from benchmarks.places import ROOT
from benchmarks.report import Report, Table, decimal
from benchmarks.verdicts.judged import verdict_of, verdict_of_paragraph
from benchmarks.verdicts.leftover import left_over
from benchmarks.verdicts.sentences import Sentence, sentences
from benchmarks.verdicts.written import written
from guide.evidence.record import Run, read_evidence
from guide.judging.checking import proven
from guide.judging.suite import suite_of
from guide.runs.playing import play

FACTS = Path(__file__).parent / "portal.toml"
WRITTEN = ROOT / "tests" / "guide" / "check" / "data"
LET_PASS = frozenset({"confirmed", "assumed", "neutral"})
DOUBTED = frozenset({"unproved"})
_PERCENT = 100
_SHOWN = 12


@dataclass
class Score:
    """How sentences were judged, and those that were judged wrongly."""

    true: int = 0
    confirmed: int = 0
    alarms: list[str] = field(default_factory=list[str])
    false: int = 0
    let_pass: list[str] = field(default_factory=list[str])
    unproved: list[str] = field(default_factory=list[str])

    def add(self, sentence: Sentence, verdict: str) -> None:
        """Count one sentence."""
        told = f"{verdict} ({sentence.kind}, {sentence.phrasing}, {sentence.wrong}) {sentence.text}"
        if sentence.wrong:
            self.false += 1
            if verdict in LET_PASS:
                self.let_pass.append(told)
            return
        self.true += 1
        if verdict in LET_PASS - {"neutral"}:
            self.confirmed += 1
        elif verdict in DOUBTED:
            self.unproved.append(told)
        else:
            self.alarms.append(told)

    @property
    def share(self) -> float:
        """How much of what is true is confirmed, in percent."""
        return _PERCENT * self.confirmed / self.true if self.true else _PERCENT

    @property
    def wrong(self) -> float:
        """How much of what is false was let pass, in percent."""
        return _PERCENT * len(self.let_pass) / self.false if self.false else 0.0


def measure(progress: Progress, _rounds: int) -> Report:
    """Judge every sentence in its document, against one run of the procedures."""
    with tempfile.TemporaryDirectory(prefix="mesures-") as name:
        evidence = Path(name) / "preuve"
        play(ROOT, evidence, Console(stderr=True, quiet=True))
        run = read_evidence(evidence)
        report = scored(list(sentences(FACTS)), run, Path(name), progress)
        report.tables += by_people(run, Path(name))
        return report


def scored(found: Sequence[Sentence], run: Run, folder: Path, progress: Progress) -> Report:
    """Judge sentences, and report by slot and by phrasing, the worst first."""
    whole, slots, phrasings = (
        Score(),
        defaultdict[str, Score](Score),
        defaultdict[str, Score](Score),
    )
    proof = proven(run)
    task = progress.add_task("verdicts", total=len(found))
    for sentence in found:
        verdict = verdict_of(sentence, proof, folder)
        phrasing = f"{sentence.kind}, {sentence.phrasing}"
        for score in (whole, phrasings[phrasing], slots[sentence.wrong or "vrai"]):
            score.add(sentence, verdict)
        progress.advance(task)
    tables = [_whole(whole, slots, phrasings), *_apart(slots, phrasings)]
    notes = [f"faux accepté : {told}" for told in whole.let_pass[:_SHOWN]]
    notes += [f"fausse alerte : {told}" for told in whole.alarms[:_SHOWN]]
    told = {name: getattr(whole, name) for name in ("let_pass", "alarms", "unproved")}
    return Report(tables, notes, told)


def by_people(run: Run, folder: Path) -> list[Table]:
    """How sentences are judged that people wrote, by their files, and what is left over in them."""
    proof = proven(run, suite_of(ROOT))
    scores = defaultdict[str, Score](Score)
    found = list(written(WRITTEN, FACTS))
    for sentence in found:
        scores[sentence.kind].add(sentence, verdict_of_paragraph(sentence, proof, folder))
    table = Table("Écrites par des gens", ("", "faux", "accepté", "vrai", "confirmé", "alertes"))
    for name, score in scores.items():
        numbers = (score.false, len(score.let_pass), score.true, score.confirmed, len(score.alarms))
        table.rows.append([name, *(str(number) for number in numbers)])
    return [table, left_over(found, proof, folder)]


def _whole(whole: Score, slots: dict[str, Score], phrasings: dict[str, Score]) -> Table:
    wrong_slot = max(slots.items(), key=lambda each: each[1].wrong)
    wrong_way = max(phrasings.items(), key=lambda each: each[1].wrong)
    least = min((p for p in phrasings.items() if p[1].true), key=lambda each: each[1].share)
    table = Table("Verdicts", ("", "nombre", "sur", "part", "le pire"))
    alarms = _PERCENT * len(whole.alarms) / whole.true
    table.rows += [
        [
            "faux accepté",
            str(len(whole.let_pass)),
            str(whole.false),
            f"{decimal(whole.wrong, 1)} %",
            (
                f"{wrong_slot[0]} {decimal(wrong_slot[1].wrong, 0)} % ; "
                f"{wrong_way[0]} {decimal(wrong_way[1].wrong, 0)} %"
            ),
        ],
        ["fausses alertes", str(len(whole.alarms)), str(whole.true), f"{decimal(alarms, 1)} %", ""],
        [
            "vrai confirmé",
            str(whole.confirmed),
            str(whole.true),
            f"{decimal(whole.share, 1)} %",
            f"{least[0]} {decimal(least[1].share, 0)} %",
        ],
    ]
    return table


def _apart(slots: dict[str, Score], phrasings: dict[str, Score]) -> Iterable[Table]:
    by_slot = Table("Par case fausse", ("", "faux", "accepté", "part"))
    for name, score in sorted(slots.items(), key=lambda each: -each[1].wrong):
        if score.false:
            row = [name, str(score.false), str(len(score.let_pass)), decimal(score.wrong, 1)]
            by_slot.rows.append(row)
    yield by_slot
    by_way = Table("Par tournure", ("", "faux", "accepté", "vrai", "confirmé", "alertes"))
    for name, score in sorted(phrasings.items(), key=lambda each: (-each[1].wrong, each[1].share)):
        numbers = (score.false, len(score.let_pass), score.true, score.confirmed, len(score.alarms))
        by_way.rows.append([name, *(str(number) for number in numbers)])
    yield by_way


def counted(report: Report) -> Counter[str]:
    """How many sentences were let pass, were alarms, or stayed unproved."""
    return Counter({name: len(told) for name, told in report.samples.items()})
