"""Loaded by pytest: slows pages down, and notes what was played and what was red."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

HINDRANCE, NOTES = "ENDURANCE_HINDRANCE", "ENDURANCE_NOTES"
LONGEST = 500
"""Characters of a reason."""


class Noted:
    """Tests that were played, and those that were red, setting up and clearing up included."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._played: set[str] = set()
        self._red: dict[str, str] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note one part of a test."""
        self._played.add(report.nodeid)
        if report.failed:
            self._red.setdefault(report.nodeid, _reason(report))

    def pytest_sessionfinish(self) -> None:
        """Write it all."""
        red = [{"test": test, "why": why} for test, why in self._red.items()]
        self._file.write_text(json.dumps({"tests": len(self._played), "red": red}), "utf-8")


def pytest_configure(config: pytest.Config) -> None:
    """Note where the run is led, and slow down where it is played."""
    is_worker = hasattr(config, "workerinput")
    if not is_worker:
        config.pluginmanager.register(Noted(Path(os.environ[NOTES])))
    if is_worker or not config.getoption("numprocesses", None):
        slow_down(**json.loads(os.environ[HINDRANCE]))


def slow_down(slowness: float, latency: int) -> None:
    """Every page that is opened from now on, where Chromium opens it."""
    from playwright.sync_api import BrowserContext, Page

    opens = BrowserContext.new_page

    def opens_slowly(self: BrowserContext) -> Page:
        page = opens(self)
        browser = self.browser
        if browser is None or browser.browser_type.name == "chromium":
            devtools = self.new_cdp_session(page)
            devtools.send("Emulation.setCPUThrottlingRate", {"rate": slowness})
            devtools.send("Network.enable")
            devtools.send("Network.emulateNetworkConditions", _behind(latency))
        return page

    BrowserContext.new_page = opens_slowly


def _behind(latency: int) -> dict[str, Any]:
    unbounded = {"downloadThroughput": -1, "uploadThroughput": -1}
    return {"offline": False, "latency": latency, **unbounded}


def _reason(report: pytest.TestReport) -> str:
    crash = getattr(report.longrepr, "reprcrash", None)
    told = crash.message if crash else str(report.longrepr)
    return next((line.strip() for line in told.splitlines() if line.strip()), "")[:LONGEST]
