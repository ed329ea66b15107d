"""Binds features/regles/pannes.feature."""

from pytest_bdd import scenarios

scenarios("regles/pannes.feature")
