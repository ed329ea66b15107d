"""The only place where the portal, the browser, the steps and the recorder meet."""

import os
import re
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import pytest
from faker import Faker
from playwright.sync_api import BrowserContext, Playwright

from guide.browser import find_browser
from mockportal.client import Control, World
from mockportal.datasets import slug
from mockportal.domain.identifiers import siret_from
from mockportal.domain.secrets import SECRET_QUESTIONS
from mockportal.variants import variants
from pages.actor import Actor
from pages.hand import Hand
from pages.hosts import ProductionHost, refuse_production
from pages.person import Person
from pages.walk import Drift, Walk
from steps.playing import arrive_at, remember, scene_of
from steps.route import labels_ahead
from steps.scene import Scene

ROOT = Path(__file__).parent
FEATURES = ROOT / "features"
PASSWORD = "Motdepasse12"
PROCEDURE = "procedure"
_AHEAD = pytest.StashKey[list[Any]]()
_DRIFTS = pytest.StashKey[list[str]]()
_TAG = re.compile(r"(?<!\S)@([^\s@#]+)")

pytest_plugins = [
    "steps.acting",
    "steps.activating",
    "steps.arranging",
    "steps.failures",
    "steps.pannes",
    "steps.post",
    "steps.removing",
    "steps.seeing",
    "steps.signing_in",
]


class Drifted(AssertionError):
    """The portal differs from a documented procedure; the walk went on to the end."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Another portal than the documented one can be walked."""
    parser.addoption(
        "--variant",
        metavar="NOM",
        help="Joue les scénarios sur cette variante du portail, sauf ceux qui nomment la leur.",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Know every tag of the features as a marker; keep away from real portals (R53).

    A portal that runs already may have variants of its own; the one started here has none.
    """
    for tag in sorted({tag for path in FEATURES.rglob("*.feature") for tag in _tags(path)}):
        config.addinivalue_line("markers", f"{tag}: étiquette des scénarios")
    try:
        refuse_production(config.getoption("base_url") or "")
    except ProductionHost as refusal:
        raise pytest.UsageError(str(refusal)) from None
    variant, known = config.getoption("--variant"), variants()
    if variant and variant not in known and not config.getoption("base_url"):
        names = ", ".join(known)
        raise pytest.UsageError(f"La variante « {variant} » n’existe pas. Il existe : {names}.")


def _tags(feature: Path) -> list[str]:
    lines = feature.read_text("utf-8").splitlines()
    return [tag for line in lines if line.lstrip().startswith("@") for tag in _TAG.findall(line)]


def pytest_bdd_before_step(request: pytest.FixtureRequest, scenario: Any, step: Any) -> None:
    """Know what comes after the step that begins."""
    position = next(i for i, one in enumerate(scenario.steps) if one is step)
    request.node.stash[_AHEAD] = scenario.steps[position + 1 :]


def pytest_bdd_step_func_lookup_error(
    request: pytest.FixtureRequest, feature: Any, scenario: Any, step: Any, exception: Exception
) -> None:
    """Say in French which step nothing defines, and what may have been meant."""
    from guide.lint.check import advice

    arrive_at(request.node, feature, step)
    near = advice(Path(feature.filename), step.type, step.name)
    exception.args = (f"Aucune définition ne correspond à l’étape « {step.name} ».\n{near}",)


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Iterator[Any]:
    """A walk that went past differences has failed, once it has seen all of them."""
    drifts = pyfuncitem.stash[_DRIFTS] = []
    result = yield
    if drifts:
        raise Drifted("Le portail n’est plus celui de la procédure :\n- " + "\n- ".join(drifts))
    return result


@pytest.fixture(scope="session")
def portal_url(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Address of the portal: ``--base-url``, or one that this run starts for itself."""
    given = pytestconfig.getoption("base_url")
    if given:
        if silence := _silence(given):
            remedy = f"lancez-le (make serve), ou retirez --base-url ({silence})"
            pytest.fail(f"Aucun portail ne répond à {given} : {remedy}.", pytrace=False)
        yield given
        return
    database = tmp_path_factory.mktemp("portail") / "mondes.sqlite3"
    command = [sys.executable, "-m", "mockportal", "serve", "--port", "0"]
    with subprocess.Popen(
        [*command, "--database", f"sqlite:///{database}"], stdout=subprocess.PIPE, text=True
    ) as portal:
        assert portal.stdout is not None
        yield portal.stdout.readline().partition(" : ")[2].strip()
        portal.terminate()


def _silence(url: str) -> str:
    """Why no portal answers at this address; "" where one does."""
    try:
        httpx.get(url)
    except httpx.TransportError as silence:
        return str(silence)
    return ""


@pytest.fixture(scope="session")
def control(portal_url: str) -> Iterator[Control]:
    """The portal's control API."""
    with Control(portal_url, os.environ.get("MOCKPORTAL_TOKEN")) as client:
        yield client


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], browser_name: str, playwright: Playwright
) -> dict[str, Any]:
    """The browser that this machine has."""
    if browser_name != "chromium" or "executable_path" in browser_type_launch_args:
        return browser_type_launch_args
    return {**find_browser(playwright), **browser_type_launch_args}


@pytest.fixture(autouse=True)
def _every_browser(request: pytest.FixtureRequest) -> None:
    """Scenarios resolve fixtures late: without this, a second ``--browser`` is never used."""
    if "browser_name" in request.fixturenames:
        request.getfixturevalue("browser_name")


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    """Drawn from the feature's path, the scenario's name and the outline row alone."""
    scenario = getattr(request.function, "__scenario__", None)
    where = f"{scenario.feature.rel_filename}/{scenario.name}" if scenario else request.node.nodeid
    row = request.node.name.partition("[")[2]
    return zlib.crc32(f"{where}/{row}".encode())


@pytest.fixture
def other_siret(seed: int) -> str:
    """A valid SIRET that no dataset uses."""
    return siret_from(f"000900{seed % 1000:03}0099")


@cache
def _fake() -> Faker:
    """Made once: it takes longer than a page."""
    return Faker("fr_FR", use_weighting=False)


class Browsers:
    """Gives every actor a browser context of their own, and newcomers their data."""

    def __init__(
        self,
        new_context: Callable[..., BrowserContext],
        watchers: tuple[Any, ...],
        seed: int,
        walk: Walk | None,
    ) -> None:
        self._new_context, self._watchers, self._seed = new_context, watchers, seed
        self.walk = walk
        self._on_time: list[BrowserContext] = []

    def newcomer(self, name: str, siret: str) -> Person:
        """A person drawn from the scenario's seed and the actor's name."""
        fake = _fake()
        fake.seed_instance(f"{self._seed}/{name}")
        nom, prenom = fake.last_name(), fake.first_name()
        return Person(
            siret=siret,
            nom=nom,
            prenom=prenom,
            telephone=f"063998{fake.random_int(0, 9999):04}",
            courriel=f"{slug(prenom)}.{slug(nom)}@candidature.example",
            password=PASSWORD,
            question=SECRET_QUESTIONS[fake.random_int(0, len(SECRET_QUESTIONS) - 1)],
            answer="Un Secret Bien Gardé",
        )

    def actor(self, name: str, person: Person, base: str, now: datetime) -> Actor:
        """An actor in a new browser context; where pictures are taken it shows the world's time.

        A browser's own clock can be seen on pictures alone: pages take their time from the portal.
        """
        context = self._new_context(base_url=base)
        if self._watchers:
            context.clock.set_fixed_time(now)
            self._on_time.append(context)
        hand = Hand(context.new_page(), name, self._watchers)
        return Actor(name, hand, base, person, self.walk)

    def time_passes(self, now: datetime) -> None:
        """Move the clocks of the browsers that show the world's time."""
        for context in self._on_time:
            context.clock.set_fixed_time(now)


@pytest.fixture
def new_context(
    new_context: Callable[..., BrowserContext], pytestconfig: pytest.Config
) -> Callable[..., BrowserContext]:
    """Contexts whose trace keeps pages as documents, not as a film: that film costs a third more.

    The picture of a failure is kept apart, and the trace viewer draws pages from their documents.
    """
    if pytestconfig.getoption("--tracing") == "off":
        return new_context

    def lightly_traced(**options: Any) -> BrowserContext:
        context = new_context(**options)
        context.tracing.stop()
        context.tracing.start(snapshots=True)
        return context

    return lightly_traced


@pytest.fixture
def browser_context_args(
    browser_context_args: dict[str, Any], evidence_context_args: dict[str, Any]
) -> dict[str, Any]:
    """The same window everywhere, so that pictures come out the same; the world is the base."""
    kept = {name: value for name, value in browser_context_args.items() if name != "base_url"}
    return {**kept, **evidence_context_args}


@pytest.fixture
def walk(request: pytest.FixtureRequest, evidence_fault: Callable[..., None]) -> Walk | None:
    """Procedures are walked past what differs from them; the features of rules stop there."""
    node = request.node
    if node.get_closest_marker(PROCEDURE) is None:
        return None

    def tell(drift: Drift) -> None:
        node.stash[_DRIFTS].append(drift.message)
        evidence_fault(
            drift.message,
            kind="drift",
            difference=drift.kind,
            label=drift.label,
            offered=drift.offered,
            page=drift.page,
        )

    return Walk(lambda actor: labels_ahead(node.stash[_AHEAD], actor), tell)


@pytest.fixture
def scene(
    request: pytest.FixtureRequest,
    control: Control,
    new_context: Callable[..., BrowserContext],
    seed: int,
    walk: Walk | None,
    output_path: str,
) -> Scene:
    """The world of a scenario and the people in it."""
    asked = request.config.getoption("--variant")
    start = {"variant": asked} if asked else {}

    def create_world(**plan: str) -> World:
        return control.create_world(seed=seed, **{**start, **plan})

    watched = request.config.getoption("--evidence")
    watchers = (request.getfixturevalue("evidence_watcher"),) if watched else ()
    made = Scene(create_world, Browsers(new_context, watchers, seed, walk))
    remember(request.node, made, Path(output_path))
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
