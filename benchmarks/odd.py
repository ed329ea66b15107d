"""Two hundred odd documents, read and opened to be refreshed: whether any fails or is slow."""

import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.progress import Progress

from benchmarks.oddodt import write_odt
from benchmarks.oddpdf import write_pdf
from benchmarks.oddword import write_word
from benchmarks.report import Report, Table, decimal, verdict
from guide.documents import DocumentError, read_document
from guide.documents.model import Document

SIZES = (10, 20, 50, 100, 200, 500, 1_000, 2_000, 3_500, 5_000)
MOST_SECONDS, MOST_REFUSED, FLAT = 5.0, 2, 1.3
SHORT, LONG = 100, 5_000
"""Paragraphs of the two documents of one make whose time per paragraph is compared."""
WRITERS: dict[str, tuple[Callable[[Path, int, int], None], int]] = {
    "docx": (write_word, 90),
    "odt": (write_odt, 50),
    "fodt": (write_odt, 20),
    "pdf": (write_pdf, 40),
}


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of a document: seconds of processor time, and how it failed, if it did."""

    name: str
    seconds: float
    failure: str | None
    refused: bool


def measure(progress: Progress, rounds: int) -> Report:
    """Write each document, read it, and open it as a refresh does."""
    total = sum(count for _, count in WRITERS.values())
    task = progress.add_task("documents de toute sorte", total=total)
    tried: list[Tried] = []
    with tempfile.TemporaryDirectory(prefix="mesures-") as name:
        for path in documents_in(Path(name)):
            tried.append(tried_on(path))
            path.unlink()
            progress.advance(task)
        ratios = {form: _flatness(Path(name), form, rounds) for form in WRITERS}
    return Report([_outcomes(tried), _growth(ratios)], _notes(tried), {
        "seconds": {one.name: one.seconds for one in tried}, "per_paragraph": ratios,
    })  # fmt: skip


def documents_in(folder: Path, share: int = 1, most: int = SIZES[-1]) -> Iterator[Path]:
    """Write the documents one by one.

    Args:
        folder: where they go.
        share: only each so many-th of them.
        most: paragraphs of the longest.
    """
    sizes = [size for size in SIZES if size <= most]
    for form, (write, count) in WRITERS.items():
        for rank, number in enumerate(range(0, count, share)):
            size = sizes[rank % len(sizes)]
            path = folder / f"{number:03}-{size}.{form}"
            write(path, size, number)
            yield path


def tried_on(path: Path) -> Tried:
    """Read a document, and gather its pictures with what holds them."""
    begun, failure, refused = time.process_time(), None, False
    try:
        _open(read_document(path))
    except DocumentError as error:
        failure, refused = str(error), True
    except Exception as error:  # noqa: BLE001  # what is looked for here
        failure = f"{type(error).__name__} : {error}"
    return Tried(path.name, time.process_time() - begun, failure, refused)


def _open(document: Document) -> None:
    if document.format == "docx":
        from guide.refresh.word import WordFile

        assert WordFile(document.path).pictures is not None
    elif document.format == "odt":
        from guide.refresh.opendocument import OdtFile

        assert OdtFile(document.path).pictures is not None


def _flatness(folder: Path, form: str, rounds: int) -> float:
    """How many times the time per paragraph of a short document that of a long one is.

    Both are read in turn, so that what else the machine does meets both; the best of each counts.
    """
    write, _ = WRITERS[form]
    paths = {size: folder / f"{size}.{form}" for size in (SHORT, LONG)}
    for size, path in paths.items():
        write(path, size, size)
    best = dict.fromkeys(paths, float("inf"))
    for _ in range(rounds):
        for size, path in paths.items():
            times = LONG // size // 10 or 1
            spent = min(tried_on(path).seconds for _ in range(times))
            best[size] = min(best[size], spent / size)
    return best[LONG] / best[SHORT]


def _outcomes(tried: list[Tried]) -> Table:
    table = Table(
        "Documents de toute sorte", ("", "lus", "refusés", "en échec", "le plus long", "")
    )
    for form in WRITERS:
        own = [one for one in tried if one.name.endswith(f".{form}")]
        refused = sum(one.refused for one in own)
        failed = sum(one.failure is not None for one in own) - refused
        longest = max(one.seconds for one in own)
        row = (str(len(own) - refused - failed), str(refused), str(failed))
        table.rows.append([form, *row, f"{decimal(longest)} s", verdict(longest, MOST_SECONDS)])
    return table


def _growth(ratios: dict[str, float]) -> Table:
    table = Table(f"Temps par paragraphe, de {SHORT} à {LONG} paragraphes", ("", "rapport", ""))
    for form, found in ratios.items():
        table.rows.append([form, decimal(found), verdict(found, FLAT)])
    return table


def _notes(tried: list[Tried]) -> list[str]:
    failures = [f"{one.name} : {one.failure}" for one in tried if one.failure]
    return [
        "Temps de calcul du processus ; la vérification contre une preuve n’est pas comprise.",
        f"Refus permis : {MOST_REFUSED} ; échecs permis : aucun.",
        *failures,
    ]
