"""Binds features/regles/cle_activation.feature."""

from pytest_bdd import scenarios

scenarios("regles/cle_activation.feature")
