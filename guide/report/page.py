"""Laying the page out and putting it in place, whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.lint.garbage import no_collection
from guide.looks.embedding import EmbeddedImages
from guide.report.proof import documented_subjects, rule_subjects
from guide.report.rendering import report_templates, words
from guide.report.story import tell
from guide.report.summary import (
    alarms,
    all_passed,
    first_shown,
    slowest_scenarios,
    slowest_steps,
    tallies,
    unchecked,
)
from guide.report.traces import find_traces
from guide.runs.outcomes import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping

    from guide.evidence.record import Run


@no_collection()
def write_report(
    run: Run, output: Path, declared: Mapping[str, str], traces: Path | None = None
) -> None:
    """Write the report of a run.

    Args:
        run: what the evidence says.
        output: the page; an earlier one is replaced only when the new one is whole.
        declared: rule ids with their titles, so that those without a scenario are told.
        traces: folder where Playwright kept its traces.

    Raises:
        OSError: the page cannot be written.
    """
    embedded = EmbeddedImages()
    features = tell(run, embedded, find_traces(traces, output) if traces else {})
    rules = rule_subjects(features, declared)
    counts = tallies(features)
    documented = tuple((feature, documented_subjects(feature)) for feature in features)
    context: dict[str, Any] = {
        **words(),
        "run": run,
        "features": features,
        "tallies": counts,
        "all_passed": run.success and all_passed(counts),
        "left_out": counts[Outcome.NOT_WANTED] + counts[Outcome.NOT_RUN],
        "unchecked": unchecked(features),
        "alarms": alarms(features),
        "shown": first_shown(features),
        "has_pictures": any(s.pictures for feature in features for s in feature.scenarios),
        "rules": rules,
        "documented": [pair for pair in documented if pair[1]],
        "rules_are_declared": bool(declared),
        "slow_scenarios": slowest_scenarios(features),
        "slow_steps": slowest_steps(features),
        "tags": sorted({tag for scenario in run.scenarios() for tag in scenario.tags}),
        "embedded": embedded,
    }
    output.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as page:
            page.writelines(report_templates().get_template("report.html").generate(context))
        Path(draft).chmod(0o644)
        Path(draft).replace(output)
    finally:
        Path(draft).unlink(missing_ok=True)
