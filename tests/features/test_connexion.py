"""Binds features/regles/connexion.feature."""

from pytest_bdd import scenarios

scenarios("regles/connexion.feature")
