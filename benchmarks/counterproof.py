"""Documents held against broken portals: a sentence that nothing turns says nothing.

``python -m benchmarks.counterproof [DOCUMENT…] [--sentences] [--whole]`` plays the procedures on
each mutant of ``tools/mutants/catalogue.toml`` and judges the documents by that evidence. Each
sentence has to turn under one of them: contradicted, missing, or not provable any more because the
scenario is red. Those come first that change words of a sentence that nothing has turned. What was
judged is kept in ``build/bench/counterproof.json``: a run that was ended goes on from it.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress

from benchmarks.places import RESULTS, ROOT
from benchmarks.report import Report, Table, progress_on, show
from benchmarks.verdicts import FACTS
from benchmarks.verdicts.judged import verdict_of
from benchmarks.verdicts.sentences import sentences
from guide.documents import read_document
from guide.evidence.record import EvidenceError, read_evidence
from guide.french.text import fold
from guide.judging.checking import held, proven
from guide.judging.suite import suite_of
from guide.runs.playing import RunError, play
from tools.mutants.model import Mutant, killers, mutants
from tools.mutants.playing import broken

PARTS = ("mockportal", "guide", "pages", "steps", "features", "tests/features", "tests/stage")
FILES = ("conftest.py", "pyproject.toml", "tests/conftest.py", "tests/dealing.py")
GOOD = frozenset({"confirmed", "assumed"})
PROCEDURES = ("test_ajouter_un_administrateur", "test_supprimer_un_administrateur")
_SHORT, _STEM = 3, 6
"""Letters of words that say nothing, « les », « une »; and of what words begin with."""
Verdicts = dict[str, str]
"""The verdict of each sentence, by its document, its place and its words."""


@dataclass(frozen=True)
class Sentence:
    """A sentence that holds on the portal as it is."""

    key: str
    text: str


@click.command()
@click.argument("documents", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--sentences", "generated", is_flag=True, help="Les phrases vraies de « verdicts » aussi."
)
@click.option("--whole", is_flag=True, help="Tous les mutants, même quand chaque phrase a changé.")
def main(documents: tuple[Path, ...], generated: bool, whole: bool) -> None:
    """Dit quelles phrases de DOCUMENT (à défaut : procedures/) aucun mutant ne fait changer."""
    chosen = documents or tuple(sorted((ROOT / "procedures").glob("*.md")))
    console = Console()
    with tempfile.TemporaryDirectory(prefix="contre-preuve-") as name:
        memory = _Memory(RESULTS / "counterproof.json", generated=generated)
        trial = Trial(chosen, Path(name), memory, generated=generated)
        with progress_on(Console(stderr=True)) as progress:
            trial.run(progress, whole=whole)
    show(console, trial.report())
    raise SystemExit(bool(trial.vacuous()))


class Trial:
    """Documents, the portal as it is, and what turned on each broken one.

    Args:
        documents: files that ``guide check`` reads.
        folder: an empty folder for the copy that is broken, and for the evidence.
        memory: what former runs judged.
        generated: whether the benchmark's true sentences are held against it too.
    """

    def __init__(
        self, documents: Sequence[Path], folder: Path, memory: _Memory, *, generated: bool
    ) -> None:
        self._documents, self._folder, self._memory = documents, folder, memory
        self._true = [s for s in sentences(FACTS) if not s.wrong] if generated else []
        self._suite = suite_of(ROOT)
        self.sentences: list[Sentence] = []
        self.turned: dict[str, list[str]] = {}
        self.unplayed: list[str] = []

    def run(self, progress: Progress, *, whole: bool) -> None:
        """Play on the right portal, then on each broken one that can still tell something."""
        copy = copy_project(self._folder)
        os.environ["PYTHONPATH"] = str(copy)
        self.sentences = list(_holding(self._judged(copy)))
        left = sorted(
            (m for m in mutants() if not m.drawn and not m.equivalent), key=_is_seen_elsewhere
        )
        task = progress.add_task("", total=len(left))
        while left and (whole or self.vacuous()):
            mutant = max(left, key=self._promise)
            left.remove(mutant)
            progress.update(task, description=mutant.name[:50])
            self._turn(copy, mutant)
            progress.advance(task)

    def vacuous(self) -> list[Sentence]:
        """Sentences that no mutant has turned."""
        return [one for one in self.sentences if not self.turned.get(one.key)]

    def report(self) -> Report:
        """Each sentence with the mutants that turned it, those that nothing turns first."""
        table = Table("Phrases qui tiennent", ("phrase", "change quand"))
        for one in sorted(self.sentences, key=lambda each: bool(self.turned.get(each.key))):
            by = " ; ".join(self.turned.get(one.key, ())) or "jamais"
            table.rows.append([one.text, by])
        vacuous, told = len(self.vacuous()), len(self.sentences)
        note = f"{vacuous} phrases sur {told} tiennent quel que soit le mutant."
        notes = [note, *(f"rien n’a pu être joué sur : {name}" for name in self.unplayed)]
        return Report([table], notes, {})

    def _promise(self, mutant: Mutant) -> tuple[bool, int]:
        """Whether it was judged before; how many words of a sentence that is left it changes."""
        changed = _words(f"{mutant.name} {mutant.right} {mutant.wrong}")
        shared = max((len(changed & _words(one.text)) for one in self.vacuous()), default=0)
        return self._memory.of(mutant, self._documents) is not None, shared

    def _turn(self, copy: Path, mutant: Mutant) -> None:
        verdicts = self._memory.of(mutant, self._documents)
        if verdicts is None:
            with broken(copy, mutant), suppress(RunError, EvidenceError):
                verdicts = self._judged(copy)
            if verdicts:
                self._memory.keep(mutant, self._documents, verdicts)
        if not verdicts:
            self.unplayed.append(mutant.name)
            return
        for one in self.sentences:
            if verdicts.get(one.key, "not judged") not in GOOD | {"not judged"}:
                self.turned.setdefault(one.key, []).append(mutant.name)

    def _judged(self, copy: Path) -> Verdicts:
        evidence = copy / "build" / "preuve"
        play(copy, evidence, Console(stderr=True, quiet=True), even_red=True)
        proof = proven(read_evidence(evidence), self._suite)
        said = {
            f"{path.name}:{number}:{one.text}": one.verdict
            for path in self._documents
            for number, one in enumerate(held(read_document(path), proof).sentences())
        }
        for number, one in enumerate(self._true):
            key = f"{one.kind}:{number}:{one.text}"
            if key not in self.turned:  # each takes a document of its own
                said[key] = verdict_of(one, proof, self._folder)
        return said


class _Memory:
    """Verdicts of former runs, by the mutant, the documents, and all that plays and judges."""

    def __init__(self, file: Path, *, generated: bool) -> None:
        self._file, self._project = file, _project() + bytes([generated])
        self._kept: dict[str, Verdicts] = json.loads(file.read_text()) if file.is_file() else {}

    def of(self, mutant: Mutant, documents: Iterable[Path]) -> Verdicts | None:
        return self._kept.get(self._mark(mutant, documents))

    def keep(self, mutant: Mutant, documents: Iterable[Path], verdicts: Verdicts) -> None:
        self._kept[self._mark(mutant, documents)] = verdicts
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(json.dumps(self._kept, ensure_ascii=False, indent=1), "utf-8")

    def _mark(self, mutant: Mutant, documents: Iterable[Path]) -> str:
        contents = b"".join(path.read_bytes() for path in documents)
        edit = f"{mutant.file}\n{mutant.right}\n{mutant.wrong}".encode()
        return f"{mutant.name} {hashlib.sha256(self._project + edit + contents).hexdigest()[:12]}"


def copy_project(folder: Path) -> Path:
    """A copy that can be broken; what Python compiled comes along."""
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part)
    for name in FILES:
        shutil.copy(ROOT / name, folder / name)
    return folder


def _words(text: str) -> set[str]:
    """How those begin that are long enough to say something."""
    return {word[:_STEM] for word in re.findall(r"\w+", fold(text)) if len(word) > _SHORT}


def _is_seen_elsewhere(mutant: Mutant) -> bool:
    """Whether another scenario than a procedure's saw it first: those come last."""
    return not any(name in killers().get(mutant.name, "") for name in PROCEDURES)


def _project() -> bytes:
    """The digest of the portal, the suite and the judge: what one of them said another may not."""
    found = hashlib.sha256()
    for part in PARTS:
        for path in sorted((ROOT / part).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                found.update(path.read_bytes())
    return found.digest()


def _holding(judged: Mapping[str, str]) -> Iterable[Sentence]:
    return (Sentence(key, key.split(":", 2)[2]) for key, one in judged.items() if one in GOOD)


if __name__ == "__main__":
    main()
