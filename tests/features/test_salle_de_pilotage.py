"""Binds features/regles/salle_de_pilotage.feature."""

from pytest_bdd import scenarios

scenarios("regles/salle_de_pilotage.feature")
