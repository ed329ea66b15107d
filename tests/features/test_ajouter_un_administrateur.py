"""Binds features/procedures/ajouter_un_administrateur.feature."""

from pytest_bdd import scenarios

scenarios("procedures/ajouter_un_administrateur.feature")
