"""What tests share: the walks of the real procedures, and the order in which workers take tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

    from guide.evidence.record import Run

ROOT = Path(__file__).parents[1]
TESTS = Path(__file__).parent
SHARED = {
    "guide/publish": "little portal",
    "guide/refresh": "little portal",
    "guide/report": "reported run",
    "guide/pictures": "compared runs",
}
"""Folders whose tests look at runs that are played once: one worker takes them all."""
LONGEST = (
    "evidence_whole",
    "guide/check/test_documents.py",
    "mockportal/web/test_accessibility.py",
    "guide/evidence",
    *SHARED,
    "features",
)
"""What begins first, so that no worker ends with it alone."""


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """One worker takes a module whole, for its fixtures; scenarios are dealt out one by one."""
    for item in items:
        place = item.path.relative_to(TESTS).as_posix()
        folder = item.path.parent.relative_to(TESTS).as_posix()
        if item.get_closest_marker("xdist_group") is None and folder != "features":
            item.add_marker(pytest.mark.xdist_group(SHARED.get(folder, place)))
    yield
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    place = item.path.relative_to(TESTS).as_posix()
    turns = (turn for turn, longest in enumerate(LONGEST) if place.startswith(longest))
    return next(turns, len(LONGEST))


@pytest.fixture(scope="session")
def eyes(playwright: Playwright) -> None:
    """Lets tests look at a page as the camera does."""
    from guide.evidence.look import open_eyes

    open_eyes(playwright)


@pytest.fixture(scope="session")
def walk_procedures(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Run]:
    """Walk a variant of the portal once, by ``guide.runs.playing`` as the commands do it.

    Imported here: who collects one scenario waits for none of it.
    """
    from rich.console import Console

    from guide.evidence.record import read_evidence
    from guide.runs.playing import play

    @cache
    def walked(variant: str) -> Run:
        folder = tmp_path_factory.mktemp(variant)
        play(ROOT, folder, Console(stderr=True), variant=variant, even_red=True)
        return read_evidence(folder)

    return walked


@pytest.fixture(scope="session")
def walked_procedures(walk_procedures: Callable[[str], Run]) -> Run:
    """The documented portal, where all is green."""
    run = walk_procedures("documente")
    assert run.success
    return run


@pytest.fixture(scope="session")
def redesigned(walk_procedures: Callable[[str], Run]) -> Run:
    """The imagined redesign: red, with every difference told."""
    run = walk_procedures("refonte")
    assert not run.success
    return run
