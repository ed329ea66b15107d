"""Which scenario a test plays, as pytest-bdd keeps it; light, for who only asks this."""

from __future__ import annotations

import inspect
from typing import Any

import pytest
from pytest_bdd.parser import ScenarioTemplate
from pytest_bdd.scenario import scenario_wrapper_template_registry
from pytest_bdd.utils import registry_get_safe

_TEMPLATES = scenario_wrapper_template_registry


def template_of(item: pytest.Item) -> ScenarioTemplate | None:
    """The scenario as pytest-bdd read it; None for an ordinary test."""
    function: Any = getattr(item, "obj", None)
    if function is None:
        return None
    bare = inspect.unwrap(function, stop=lambda f: registry_get_safe(_TEMPLATES, f) is not None)
    return registry_get_safe(_TEMPLATES, bare)
