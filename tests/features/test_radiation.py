"""Binds features/regles/radiation.feature."""

from pytest_bdd import scenarios

scenarios("regles/radiation.feature")
