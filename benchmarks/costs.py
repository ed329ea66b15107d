"""What costs what: where the time of a scenario goes, each part without what it calls."""

import functools
import importlib
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

import httpx
from playwright.sync_api import Browser, BrowserContext, Locator, Page
from playwright.sync_api._generated import Clock, LocatorAssertions

import guide.evidence.camera
import guide.evidence.company
import guide.evidence.filming
import guide.evidence.photographer
import guide.evidence.take
import pages.hand
from guide.evidence.worker_log import WorkerLog

SCENARIO = importlib.import_module("pytest_bdd.scenario")
"""The module: the package holds a function of its name."""
PARTS: dict[str, tuple[tuple[Any, str], ...]] = {
    "pages et contextes neufs": ((Browser, "new_context"), (BrowserContext, "new_page")),
    "horloge du navigateur": ((Clock, "set_fixed_time"),),
    "monde, messages (API)": ((httpx.Client, "request"),),
    "ouvrir, cliquer, saisir": (
        (Page, "goto"),
        (Locator, "click"),
        (Locator, "fill"),
        (Locator, "check"),
        (Locator, "select_option"),
    ),
    "attendre et lire": (
        *((LocatorAssertions, name) for name in dir(LocatorAssertions) if name.startswith("to_")),
        (Locator, "inner_text"),
    ),
    "images": ((Page, "screenshot"),),
    "trouver l’étape": ((SCENARIO, "get_step_function"),),
    "trouver le contrôle": ((pages.hand, "find"),),
    "main : attendre les requêtes": ((pages.hand.Hand, "_settle"),),
    "coup d’œil de la caméra": (
        (guide.evidence.camera, "look_at"),
        (guide.evidence.camera, "look_from"),
        (guide.evidence.filming, "look_at"),
        (guide.evidence.filming, "look_from"),
        (guide.evidence.photographer, "leave"),
        (guide.evidence.take, "name_heard"),
    ),
    "caméra : attendre les requêtes": ((guide.evidence.company.Company, "settle"),),
    "écrire la preuve": ((WorkerLog, "write"), (WorkerLog, "save_screenshot")),
}
"""Names of parts, and the functions whose time they are."""


class Costs:
    """Time spent in each part, in seconds, and how often it was called."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.calls: Counter[str] = Counter()
        self._within: list[float] = []

    @contextmanager
    def watching(self) -> Iterator["Costs"]:
        """Time the parts while the block runs."""
        with ExitStack() as stack:
            for name, places in PARTS.items():
                for owner, attribute in places:
                    timed = self._timed(name, getattr(owner, attribute))
                    stack.enter_context(patch.object(owner, attribute, timed))
            yield self

    def _timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def timed(*args: Any, **named: Any) -> Any:
            self._within.append(0.0)
            begun = time.perf_counter()
            try:
                return function(*args, **named)
            finally:
                spent = time.perf_counter() - begun
                self.seconds[name] += spent - self._within.pop()
                self.calls[name] += 1
                if self._within:
                    self._within[-1] += spent

        return timed
