"""Binds features/procedures/supprimer_un_administrateur.feature."""

from pytest_bdd import scenarios

scenarios("procedures/supprimer_un_administrateur.feature")
