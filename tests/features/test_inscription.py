"""Binds features/regles/inscription.feature."""

from pytest_bdd import scenarios

scenarios("regles/inscription.feature")
