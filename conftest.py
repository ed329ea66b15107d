"""The plugins of a run, its options and its markers; what they do is in steps/ and tests/stage/."""

import importlib
import re
from pathlib import Path
from typing import Any

import pytest

from pages.hosts import ProductionHost, refuse_production
from steps.playing import arrive_at

ROOT = Path(__file__).parent
FEATURES = ROOT / "features"
_TAG = re.compile(r"(?<!\S)@([^\s@#]+)")

# Not `pytest_plugins`: for each name in it pytest reads what every installed distribution declares.
PLUGINS = (
    "tests.stage.portal",
    "tests.stage.borrowed",
    "tests.stage.browsers",
    "tests.stage.artifacts",
    "tests.stage.drift",
    "tests.stage.live",
    "tests.stage.worlds",
    "steps.acting",
    "steps.activating",
    "steps.arranging",
    "steps.failures",
    "steps.keeping",
    "steps.pannes",
    "steps.piloting",
    "steps.post",
    "steps.removing",
    "steps.seeing",
    "steps.signing_in",
    "steps.states",
    "steps.same_world",
    "steps.tampering",
)
pytest.register_assert_rewrite(*PLUGINS)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Another portal than the documented one can be walked, and by a browser elsewhere."""
    parser.addoption(
        "--variant",
        metavar="NOM",
        help="Joue les scénarios sur cette variante du portail, sauf ceux qui nomment la leur.",
    )
    parser.addoption(
        "--browser-server",
        metavar="ADRESSE",
        help="Emprunte le navigateur d’un serveur Playwright (ws://machine:3000/).",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Know every tag of the features as a marker; keep away from real portals (R53).

    A portal that runs already may have variants of its own; the one started here has none.
    """
    for name in PLUGINS:
        config.pluginmanager.register(importlib.import_module(name), name)
    for tag in sorted({tag for path in FEATURES.rglob("*.feature") for tag in _tags(path)}):
        config.addinivalue_line("markers", f"{tag}: étiquette des scénarios")
    try:
        refuse_production(config.getoption("base_url") or "")
    except ProductionHost as refusal:
        raise pytest.UsageError(str(refusal)) from None
    variant = config.getoption("--variant")
    if variant and not config.getoption("base_url"):
        _refuse_unknown(variant)


def _refuse_unknown(variant: str) -> None:
    from mockportal.variants import variants

    known = variants()
    if variant not in known:
        names = ", ".join(known)
        raise pytest.UsageError(f"La variante « {variant} » n’existe pas. Il existe : {names}.")


def _tags(feature: Path) -> list[str]:
    lines = feature.read_text("utf-8").splitlines()
    return [tag for line in lines if line.lstrip().startswith("@") for tag in _TAG.findall(line)]


def pytest_bdd_step_func_lookup_error(
    request: pytest.FixtureRequest, feature: Any, scenario: Any, step: Any, exception: Exception
) -> None:
    """Say in French which step nothing defines, and what may have been meant."""
    from guide.lint.check import advice

    arrive_at(request.node, feature, step)
    near = advice(Path(feature.filename), step.type, step.name)
    exception.args = (f"Aucune définition ne correspond à l’étape « {step.name} ».\n{near}",)
