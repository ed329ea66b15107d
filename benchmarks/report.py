"""Samples, the tables that show them, and the file that keeps them."""

import json
import os
import platform
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table as RichTable

from benchmarks.places import RESULTS


@dataclass
class Table:
    """A titled table; the first column says what, the others are numbers."""

    title: str
    columns: Sequence[str]
    rows: list[Sequence[str]] = field(default_factory=list)


@dataclass
class Report:
    """What one measurement found.

    Attributes:
        notes: what a reader must know to judge the figures.
        samples: every sample and ratio, for the file.
    """

    tables: list[Table]
    notes: list[str]
    samples: dict[str, Any]


SHORT = 0.1
"""Below this many seconds, tenths of milliseconds are shown."""

Measurement = Callable[[Progress, int], Report]


def ratio(one: Sequence[float], other: Sequence[float]) -> float:
    """How many times the median of the other the median of the one is."""
    return median(one) / median(other)


def between(one: Sequence[float], other: Sequence[float]) -> str:
    """The smallest and largest ratio of a round."""
    each = [left / right for left, right in zip(one, other, strict=True)]
    return f"{decimal(min(each))} à {decimal(max(each))}"


def verdict(found: float, target: float) -> str:
    """Whether a ratio keeps its target."""
    return "[green]tenu[/green]" if found <= target else "[red]manqué[/red]"


def milliseconds(seconds: float) -> str:
    """A duration as readers like it."""
    return f"{decimal(seconds * 1000, 1 if seconds < SHORT else 0)} ms"


def decimal(number: float, digits: int = 2) -> str:
    """A number with a French comma."""
    return f"{number:,.{digits}f}".replace(",", " ").replace(".", ",")


def progress_on(console: Console) -> Progress:
    """How far the measurement is; leaves the output of what is measured alone."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )


def show(console: Console, report: Report) -> None:
    """Print the tables and their notes."""
    for table in report.tables:
        drawn = RichTable(title=table.title, title_justify="left", title_style="bold")
        for number, column in enumerate(table.columns):
            drawn.add_column(column, justify="right" if number else "left")
        for row in table.rows:
            drawn.add_row(*row)
        console.print(drawn)
    for note in report.notes:
        console.print(f"[dim]{note}[/dim]")


def keep(name: str, report: Report) -> Path:
    """Write the samples of a measurement, and on what machine they were taken."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    machine = {
        "python": platform.python_version(),
        "system": platform.platform(),
        "processors": os.cpu_count(),
        "load": os.getloadavg() if hasattr(os, "getloadavg") else None,
    }
    path = RESULTS / f"{name}.json"
    text = json.dumps({"machine": machine, **report.samples}, ensure_ascii=False, indent=2)
    path.write_text(text + "\n", "utf-8")
    return path
