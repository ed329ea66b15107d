"""Binds features/regles/etats_prepares.feature."""

from pytest_bdd import scenarios

scenarios("regles/etats_prepares.feature")
