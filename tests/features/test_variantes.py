"""Binds features/regles/variantes.feature."""

from pytest_bdd import scenarios

scenarios("regles/variantes.feature")
