"""The control room, beside the worlds."""

from pytest_bdd import when

from pages.room import KnownPasswordPage, NewPersonPage
from steps.phrases import phrase


@when(phrase("{acteur:Acteur} ouvre ce monde dans la salle de pilotage"))
def opens_world(scene, acteur):
    scene.actor(acteur).open(f"/mondes/{scene.world.id}")


@when(phrase("{acteur:Acteur} remplit le formulaire pour {personne:Acteur}"))
def fills_for(scene, acteur, personne):
    page = scene.actor(acteur).on(KnownPasswordPage)
    page.fill(scene.person(personne))
    scene.learn(personne, password=page.password())


@when(phrase("{acteur:Acteur} donne à cette personne le rôle « {role} »"))
def takes_role(scene, acteur, role):
    scene.actor(acteur).on(NewPersonPage).take_role(role)
