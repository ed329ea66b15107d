"""The control API with every operation."""

from mockportal.web.control import (
    arranging,
    decisions,
    faults,
    health,
    keeping,
    openapi,
    post,
    trial,
    worlds,
)
from mockportal.web.control.bodies import DEFAULT_DATASET, DEFAULT_NOW
from mockportal.web.control.operations import blueprint, operations

__all__ = ["DEFAULT_DATASET", "DEFAULT_NOW", "blueprint", "operations"]

AREAS = (worlds, arranging, post, decisions, faults, keeping, openapi, health, trial)
"""Importing them adds their operations."""
