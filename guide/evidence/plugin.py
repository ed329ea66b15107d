"""The pytest plugin. Off unless ``--evidence`` is given; it only delegates."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from guide.evidence.absent import Blind, NoWorld
from guide.evidence.attaching import Attach
from guide.evidence.settings import add_options, evidence_directory, settings_of

if TYPE_CHECKING:
    from guide.evidence.protocol import Watcher, World
    from guide.evidence.recorder import Recorder


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the options."""
    add_options(parser)


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Start recording when it is asked for; a run without evidence loads nothing more."""
    directory = evidence_directory(config)
    if directory is not None:
        from guide.evidence.session import start

        start(config, directory)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Note what there is to share before pytest-split, which enters later, leaves out the rest."""
    recorder = _recorder(config)
    if recorder is not None:
        recorder.shared = list(items)


@pytest.fixture
def evidence_world() -> World:
    """The world of the scenario, for its time and its journal. Made to be overridden."""
    return NoWorld()


@pytest.fixture(scope="session")
def evidence_context_args(pytestconfig: pytest.Config) -> dict[str, Any]:
    """What ``browser.new_context`` needs for screenshots that come out the same everywhere."""
    settings = settings_of(pytestconfig)
    return {
        "viewport": {"width": settings.width, "height": settings.height},
        "device_scale_factor": settings.scale,
        "locale": "fr-FR",
        "timezone_id": "Europe/Paris",
        "color_scheme": "light",
        "reduced_motion": "reduce",
    }


@pytest.fixture
def evidence_watcher(request: pytest.FixtureRequest) -> Watcher:
    """Who is told what browsers do not show; one that sees nothing when evidence is off.

    A suite that asks for it says itself what a step shows; any other shows, at the end of each
    step, the pages that the step touched.
    """
    if evidence_directory(request.config) is None:
        return Blind()
    from guide.evidence.session import camera_of

    camera = camera_of(request.config)
    if camera is None:
        return Blind()
    camera.guided = True
    return camera


@pytest.fixture
def evidence_fault(request: pytest.FixtureRequest) -> Callable[..., None]:
    """``evidence_fault(message, kind="drift", **details)`` fails the open step and lets it go on.

    The test itself must fail too, in the end: a run whose scenario stays green is refused.
    """
    recorder = _recorder(request.config)

    def fault(message: str, kind: str = "fault", **details: Any) -> None:
        if recorder is not None:
            recorder.note_fault(message, kind, details)

    return fault


@pytest.fixture
def evidence_arranged(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """``evidence_arranged(what)`` marks the open step: it brought a state about, and proves none.

    ``what`` names the state in the suite's own words, as a report shows it.
    """
    recorder = _recorder(request.config)

    def arranged(what: str) -> None:
        if recorder is not None:
            recorder.note_arranged(what)

    return arranged


@pytest.fixture(scope="session")
def attach(request: pytest.FixtureRequest) -> Attach:
    """``attach(body, media_type, file_name=None)`` adds a text or bytes to the open step.

    ``attach.log(text)`` adds a line of a log, ``attach.link(address)`` a link. A suite that has a
    fixture of this name keeps its own.
    """
    recorder = _recorder(request.config)
    return Attach(recorder.attach if recorder is not None else None)


def _recorder(config: pytest.Config) -> Recorder | None:
    if evidence_directory(config) is None:
        return None
    from guide.evidence.session import recorder_of

    return recorder_of(config)
