"""What the tests of the evidence share."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.guide.evidence.kit.playing import Missing, install
from tests.guide.evidence.suites import Suite


@pytest.fixture
def suite(tmp_path: Path) -> Suite:
    return Suite(tmp_path)


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """Ctrl-C reaches the runs that a test starts, also where this one was told to ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="session")
def cucumber(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Cucumber's packages for node, where node and its registry are at hand."""
    try:
        return install(tmp_path_factory.mktemp("node"))
    except Missing as why:
        pytest.skip(str(why))
