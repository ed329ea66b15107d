"""The world of each scenario, its seed, and what the recorder hears of it."""

import zlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import BrowserContext

from guide.evidence.templates import template_of
from mockportal.domain.identifiers import siret_from
from pages.walk import Walk
from steps.playing import remember, scene_of
from steps.scene import Scene
from tests.stage.browsers import Browsers

if TYPE_CHECKING:
    from mockportal.client import World


def seed_of(item: pytest.Item) -> int:
    """Drawn from the feature's path, the scenario's name and the outline row alone."""
    scenario = template_of(item)
    where = f"{scenario.feature.rel_filename}/{scenario.name}" if scenario else item.nodeid
    row = item.name.partition("[")[2]
    return zlib.crc32(f"{where}/{row}".encode())


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    """The seed of the scenario's world."""
    return seed_of(request.node)


@pytest.fixture
def other_siret(seed: int) -> str:
    """A valid SIRET that no dataset uses."""
    return siret_from(f"000900{seed % 1000:03}0099")


@pytest.fixture
def scene(
    request: pytest.FixtureRequest,
    new_context: Callable[..., BrowserContext],
    seed: int,
    walk: Walk | None,
    output_path: str,
) -> Scene:
    """The world of a scenario and the people in it.

    The browser comes first: it starts while the portal does.
    """
    control = request.getfixturevalue("control")
    asked = request.config.getoption("--variant")
    start = {"variant": asked} if asked else {}

    def create_world(**plan: str) -> "World":
        return control.create_world(seed=seed, **{**start, **plan})

    watched = request.config.getoption("--evidence")
    watcher = request.getfixturevalue("evidence_watcher") if watched else None
    browsers = Browsers(new_context, watcher, seed, walk)
    made = Scene(create_world, browsers, request.getfixturevalue("evidence_arranged"))
    people = browsers.hands, browsers.seats, browsers.secrets
    remember(request.node, made, *people, Path(output_path))
    return made


class _SceneWorld:
    """Tells the recorder the world's time and journal."""

    def __init__(self, request: pytest.FixtureRequest) -> None:
        self._node = request.node

    def now(self) -> datetime | None:
        scene = scene_of(self._node)
        return scene.world.now if scene else None

    def journal(self) -> list[dict[str, Any]]:
        scene = scene_of(self._node)
        return scene.journal() if scene else []

    @property
    def base(self) -> str | None:
        scene = scene_of(self._node)
        return scene.world.url if scene else None


@pytest.fixture
def evidence_world(request: pytest.FixtureRequest) -> _SceneWorld:
    """The scenario's world, for its time and its journal."""
    return _SceneWorld(request)
