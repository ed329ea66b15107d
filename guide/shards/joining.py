"""Shares put together as the processes of one run are, and written where one run would be."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gherkin.errors import ParserError

from guide.evidence.folder import MESSAGES, PICTURES, make_ready
from guide.evidence.gathered import Gathered
from guide.evidence.objection import Objection
from guide.evidence.plan import Plan
from guide.evidence.record import EvidenceError, read_evidence
from guide.evidence.stream import write_stream
from guide.evidence.summary import concluded, verdict_lines
from guide.evidence.verdict import Verdict
from guide.i18n import gettext
from guide.packs.packing import screenshots_named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guide.evidence.plan import Node
    from guide.shards.share import Share

_ADDED = ("collected", "run", "reported", "red", "skipped", "passed", "unchecked")


@dataclass(frozen=True)
class Whole:
    """One run, made of all its shares."""

    meta: Node
    plan: Plan
    gathered: Gathered
    summary: Node
    verdict: Verdict


def joined(shares: list[Share]) -> Whole:
    """Put together shares that fit.

    Raises:
        EvidenceError: a feature file that they tell is no Gherkin.
    """
    first = shares[0]
    plan = Plan(Path())
    for uri, source in first.gathered.collected["features"].items():
        try:
            plan.take(uri, source)
        except ParserError as error:
            raise EvidenceError(f"{first.name} : {uri} ({error}).") from error
    gathered = _gathered(shares)
    summary = _summary(shares, plan)
    return Whole(first.meta, plan, gathered, summary, _verdict(shares, summary))


def _gathered(shares: list[Share]) -> Gathered:
    gathered = Gathered(dict(shares[0].gathered.collected), {}, {})
    gathered.collected["cases"] = [case for share in shares for case in share.gathered.cases]
    for share in shares:
        gathered.attempts.update(share.gathered.attempts)
        gathered.take_run_hooks(share.gathered.run_hooks)
    return gathered


def _summary(shares: list[Share], plan: Plan) -> Node:
    first = {name: told for name, told in shares[0].summary.items() if name != "shard"}
    deselected = shares[0].shard["deselected"]
    counted = first | {name: sum(s.summary[name] for s in shares) for name in _ADDED}
    counted |= {"written": len(plan.scenarios), "deselected": len(deselected)}
    counted |= {"deselected_ids": deselected, "variants": {}}
    for share in shares:
        counted["variants"] |= share.summary["variants"]
    ends = _once(share.summary["cut_off"] for share in shares)
    counted["cut_off"] = "\n".join(ends) or None
    return concluded(
        counted,
        faults=_once(fault for share in shares for fault in share.summary["faults"]),
        sound=all(share.shard["sound"] for share in shares),
        told=[Objection.of(data) for share in shares for data in share.summary["objections"]],
    )


def _verdict(shares: list[Share], summary: Node) -> Verdict:
    verdicts = [share.verdict for share in shares]
    broken = _once(line for one in verdicts for line in (one.broken or "").splitlines())
    return Verdict(
        started=min(one.started for one in verdicts),
        finished=max(one.finished for one in verdicts),
        success=all(one.success for one in verdicts),
        message=None if summary["success"] else "\n".join(verdict_lines(summary)) or None,
        broken="\n".join(broken) or None,
        place=next((one.place for one in verdicts if one.broken), ""),
    )


def _once(told: Iterable[str | None]) -> list[str]:
    return [*dict.fromkeys(text for text in told if text)]


def write(shares: list[Share], whole: Whole, directory: Path) -> None:
    """Write a run into a folder that is new, empty, or holds an earlier run: whole, or not at all.

    Raises:
        EvidenceError: a share lacks a picture that it names, or the whole does not read.
        NotEvidenceFolder: the folder holds anything else.
        OSError: a file cannot be read or written.
    """
    directory.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(dir=directory.parent, prefix=f".{directory.name}-"))
    try:
        (draft / PICTURES).mkdir()
        for share in shares:
            _copy_screenshots(share, draft)
        parts = whole.meta, whole.plan, whole.gathered, whole.summary, whole.verdict
        write_stream(draft / MESSAGES, *parts)
        read_evidence(draft)
        make_ready(directory)
        # The record last: until it is there, nobody takes the folder for evidence.
        for name in (PICTURES, MESSAGES):
            (draft / name).rename(directory / name)
    finally:
        shutil.rmtree(draft)


def _copy_screenshots(share: Share, draft: Path) -> None:
    for screenshot in {each.name: each for each in screenshots_named(share.run)}.values():
        target = draft / screenshot.name
        if target.exists():
            told = gettext("{share} : l'image {name} est déjà celle d'une autre part.")
            raise EvidenceError(told.format(share=share.name, name=screenshot.name))
        if not screenshot.path.is_file():
            told = gettext(
                "{share} : il y manque l'image {name}. Une part s'empaquette avec ses images."
            )
            raise EvidenceError(told.format(share=share.name, name=screenshot.name))
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(screenshot.path, target)
