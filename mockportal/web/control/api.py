"""The control API: every operation, in the order in which the document shows them."""

from mockportal.web.control import decisions, faults, keeping, openapi, post, worlds
from mockportal.web.control.bodies import DEFAULT_DATASET, DEFAULT_NOW
from mockportal.web.control.operations import blueprint, operations

__all__ = ["DEFAULT_DATASET", "DEFAULT_NOW", "blueprint", "operations"]

AREAS = (worlds, post, decisions, faults, keeping, openapi)
"""Importing them adds their operations."""
