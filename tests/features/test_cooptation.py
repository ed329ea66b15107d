"""Binds features/regles/cooptation.feature."""

from pytest_bdd import scenarios

scenarios("regles/cooptation.feature")
