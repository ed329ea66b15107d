"""Binds features/regles/places.feature."""

from pytest_bdd import scenarios

scenarios("regles/places.feature")
