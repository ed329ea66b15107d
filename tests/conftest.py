"""What tests share: the walks of the real procedures; and how workers take tests."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.dealing import pytest_collection_modifyitems, pytest_xdist_make_scheduler

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

    from guide.evidence.record import Run, Scenario

__all__ = ["pytest_collection_modifyitems", "pytest_xdist_make_scheduler"]

ROOT = Path(__file__).parents[1]
PLAYED = "WHOLE_EVIDENCE"
"""Names the folder of a run of all features that was made already, by two workers (``.ci/run``)."""


@pytest.fixture(scope="session")
def eyes(playwright: Playwright) -> None:
    """Lets tests look at a page as the camera does."""
    from guide.evidence.looking import open_eyes

    open_eyes(playwright)


@pytest.fixture(scope="session")
def validator(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The command that validates pages, for ``tests.valid_html``."""
    from tests.valid_html import installed

    return installed(tmp_path_factory.mktemp("html-validate"))


@pytest.fixture(scope="session")
def walk_procedures(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Run]:
    """Walk a variant of the portal once, by ``guide.runs.playing`` as the commands do it.

    What ``.ci/run`` played already is not walked again.
    Imported here: who collects one scenario waits for none of it.
    """
    from rich.console import Console

    from guide.evidence.record import read_evidence
    from guide.runs.playing import play

    @cache
    def walked(variant: str) -> Run:
        if variant == "documente" and PLAYED in os.environ:
            return procedures_of(read_evidence(Path(os.environ[PLAYED])))
        folder = tmp_path_factory.mktemp(variant)
        play(ROOT, folder, Console(stderr=True), variant=variant, even_red=True)
        return read_evidence(folder)

    return walked


def procedures_of(run: Run) -> Run:
    """A run of all features as if the procedures alone had been played."""
    from guide.runs.playing import TAG

    def kept(scenario: Scenario) -> Scenario:
        wanted = f"@{TAG}" in scenario.tags
        return scenario if wanted else replace(scenario, attempts=(), wanted=False)

    features = (
        replace(feature, scenarios=tuple(kept(one) for one in feature.scenarios))
        for feature in run.features
    )
    return replace(run, features=tuple(features))


@pytest.fixture(scope="session")
def walked_procedures(walk_procedures: Callable[[str], Run]) -> Run:
    """The documented portal, where all is green and no procedure is left out."""
    run = walk_procedures("documente")
    assert run.success
    procedures = [scenario for scenario in run.scenarios() if "@procedure" in scenario.tags]
    assert procedures
    assert all(scenario.last for scenario in procedures)
    return run


@pytest.fixture(scope="session")
def redesigned(walk_procedures: Callable[[str], Run]) -> Run:
    """The imagined redesign: red, with every difference told."""
    run = walk_procedures("refonte")
    assert not run.success
    return run
