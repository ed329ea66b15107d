"""The keeper of a run: tells workers where to write, joins their parts, checks the whole."""

from __future__ import annotations

import shutil
import time
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from guide.evidence.folder import MESSAGES, PARTS
from guide.evidence.gathered import Gathered, gather
from guide.evidence.integrity import objections_to, skips_of
from guide.evidence.objection import Objection
from guide.evidence.plan import Node, Plan
from guide.evidence.settings import Settings, is_strict
from guide.evidence.settling import settle_screenshots
from guide.evidence.shard import shard_of
from guide.evidence.stream import meta_here, write_stream
from guide.evidence.summary import concluded, summary_lines, verdict_lines
from guide.evidence.verdict import Verdict
from guide.evidence.worker_log import WorkerLog
from guide.i18n import gettext, ngettext
from guide.lint.garbage import no_collection


class Keeper:
    """Registered as a plugin in the process that the tester started."""

    def __init__(self, config: pytest.Config, directory: Path, settings: Settings) -> None:
        self._config, self._directory, self._settings = config, directory, settings
        self._green: dict[str, bool] = {}
        self._unread: list[Objection] = []
        self._interruption: str | None = None
        self._started = time.time_ns()
        self.part: WorkerLog | None = None
        self.summary: Node | None = None
        self._untraced: list[str] = []

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: Any) -> None:
        """Tell a worker where to write."""
        node.workerinput["evidence"] = str(self._directory)

    @pytest.hookimpl
    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note a module that does not load."""
        if report.failed:
            why = gettext("ce module ne se charge pas ; ses scénarios sont perdus. Réparez-le.")
            self._unread.append(Objection(report.nodeid, None, why))

    @pytest.hookimpl(trylast=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Last, so that what other plugins make of a report is what counts."""
        if str(report.outcome) == "rerun":
            self._green.pop(report.nodeid, None)
        elif report.failed or (report.skipped and hasattr(report, "wasxfail")):
            self._green[report.nodeid] = False
        else:
            self._green.setdefault(report.nodeid, True)

    @pytest.hookimpl
    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """Note why the run was interrupted."""
        self._interruption = str(excinfo.value) or "interruption au clavier (Ctrl-C)"

    @pytest.hookimpl(wrapper=True, trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> Generator[None]:
        """After the workers are gone and before the summary is printed."""
        yield
        if self.part is not None:
            self.part.close()
        with no_collection():
            gathered = self._write(session)
        if (self._directory / PARTS).is_dir():  # no worker may have lived long enough to write
            shutil.rmtree(self._directory / PARTS)
        self._decide(session, bool(gathered.collected["faults"]))

    def _write(self, session: pytest.Session) -> Gathered:
        """Join the parts, check the whole and write the stream."""
        gathered = gather(self._directory)
        self._untraced = gathered.untraced
        plan = Plan(self._config.rootpath)
        for uri, source in gathered.collected["features"].items():
            plan.take(uri, source)
        settle_screenshots(self._directory, gathered)
        self.summary = self._summarise(session, plan, gathered)
        verdict = self._verdict(gathered, self.summary)
        target = self._directory / MESSAGES
        write_stream(target, meta_here(), plan, gathered, self.summary, verdict)
        return gathered

    def _verdict(self, gathered: Gathered, summary: Node) -> Verdict:
        """How the run ended as Cucumber has it: scenarios that are no proof are none of its."""
        refused: list[str] = gathered.collected["faults"]
        broken = [summary["cut_off"]] if summary["cut_off"] else []
        broken += refused or [str(one) for one in self._unread]
        lost = [Objection.of(data).uri for data in gathered.collected["objections"] if refused]
        red = summary["red"] or any(h.status == "FAILED" for h in gathered.run_hooks.values())
        red = red or not all(self._green.get(case["node"], True) for case in gathered.cases)
        return Verdict(
            started=self._started,
            finished=time.time_ns(),
            success=not (broken or red),
            message=None if summary["success"] else "\n".join(verdict_lines(summary)) or None,
            broken="\n".join(broken) or None,
            place=next(iter([*lost, *(one.uri for one in self._unread)]), "pytest"),
        )

    def _summarise(self, session: pytest.Session, plan: Plan, gathered: Gathered) -> Node:
        collected = gathered.collected
        nodes = {case["id"]: case["node"] for case in gathered.cases}
        last = {nodes[c]: tries[-1] for c, tries in gathered.attempts.items() if c in nodes}
        left_out = gathered.left_out
        summary: Node = {
            "written": len(plan.scenarios),
            "collected": len(gathered.cases),
            "deselected": len(left_out),
            "not_asked": len(collected["not_asked"]),
            "run": len(last),
            "reported": len(set(self._green) & set(last)),
            "deselected_ids": left_out,
            "not_asked_ids": collected["not_asked"],
            "variants": gathered.variants,
        } | self._settings.as_data()
        ended = [attempt for attempt in last.values() if not attempt.was_cut_off]
        summary["red"] = sum(not attempt.green for attempt in ended)
        summary["skipped"] = sum(attempt.skipped for attempt in ended)
        refused = bool(collected["faults"])
        summary["cut_off"] = None if refused else self._cut_off(session, summary, last)
        stopped = refused or summary["cut_off"] is not None
        objections = [*self._unread, *objections_to(plan, gathered, self._green, stopped=stopped)]
        unfit = {scenario for objection in objections for scenario in objection.scenarios}
        played = [case for case in gathered.cases if case["node"] in last]
        proved = [case for case in played if not unfit.intersection((case["id"], case["pickle"]))]
        passed = [case for case in proved if last[case["node"]].passed]
        summary["passed"] = len(passed)
        checking = {scenario.id for scenario in plan.scenarios if scenario.checks}
        summary["unchecked"] = sum(case["pickle"] not in checking for case in passed)
        shard = shard_of(self._config)
        if shard is not None:
            summary["shard"] = shard.as_data() | {
                "elsewhere": sorted(case["id"] for case in gathered.elsewhere),
                "deselected": collected["deselected"],
                "sound": not objections,
            }
        told = [*objections, *skips_of(plan, gathered)]
        return concluded(summary, faults=collected["faults"], sound=not objections, told=told)

    def _cut_off(self, session: pytest.Session, summary: Node, last: dict[str, Any]) -> str | None:
        """Why the run did not come to its end; None when it did."""
        if any(attempt.was_cut_off for attempt in last.values()) and self._interruption is None:
            return gettext("Exécution coupée : un processus s'est arrêté au milieu d'un scénario.")
        if summary["run"] == summary["collected"] and self._interruption is None:
            return None
        limit = self._config.getoption("maxfail", 0)
        if limit and sum(not green for green in self._green.values()) >= limit:
            return ngettext(
                "Exécution coupée : arrêt demandé après {limit} échec (-x ou --maxfail).",
                "Exécution coupée : arrêt demandé après {limit} échecs (-x ou --maxfail).",
                limit,
            ).format(limit=limit)
        if self._interruption:
            return gettext("Exécution coupée : {interruption}.").format(
                interruption=self._interruption
            )
        stop = session.shouldfail or session.shouldstop
        return gettext("Exécution coupée : {stop}.").format(stop=stop) if stop else None

    def _decide(self, session: pytest.Session, refused: bool) -> None:
        """Exit codes are pytest's own, but for a strict run that cannot be believed."""
        assert self.summary is not None
        if not is_strict(self._config):
            return
        if refused:
            session.exitstatus = pytest.ExitCode.USAGE_ERROR
        elif not self.summary["success"] and session.exitstatus in (
            0,
            pytest.ExitCode.NO_TESTS_COLLECTED,
        ):
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    @pytest.hookimpl
    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print the counts, and what makes the run unfit as proof."""
        if self.summary is None:
            return
        for line in (*summary_lines(self.summary, self._directory), *self._untraced):
            terminalreporter.write_line(line)
