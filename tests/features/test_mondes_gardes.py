"""Binds features/regles/mondes_gardes.feature."""

from pytest_bdd import scenarios

scenarios("regles/mondes_gardes.feature")
