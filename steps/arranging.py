"""« Étant donné… »: the world that a scenario starts from."""

from pytest_bdd import given

from steps import cast
from steps.phrases import phrase
from steps.scene import ADMINISTRATOR, DECLARANT


@given(phrase("une entreprise qui a {effectif:Effectif}"))
def company_with(scene, effectif):
    scene.plan(dataset=effectif)


@given(phrase("un monde où {depart:Départ}"))
def begun_world(scene, depart):
    scene.plan(dataset=depart)
    scene.tell_arranged("départ du monde")


@given(phrase("il est {heure} le {jour}"))
def moment(scene, heure, jour):
    scene.plan(now=f"{jour}T{heure}")


@given(phrase("une autre entreprise qui a un administrateur"))
def other_company(scene, other_siret):
    scene.add_other_company(other_siret)


@given(phrase("un troisième administrateur arrive entre-temps"))
def third_administrator(scene):
    scene.join(cast.ADMINISTRATORS[2], ADMINISTRATOR)


@given(phrase("un administrateur aussi déclarant rejoint l'entreprise"))
def both_roles(scene):
    scene.join(cast.ADMINISTRATORS[1], ADMINISTRATOR, DECLARANT)


@given(phrase("un déclarant rejoint l'entreprise"))
def declarant_joins(scene):
    scene.join(cast.DECLARANT, DECLARANT)


@given(phrase("{acteur:Acteur} se nomme « {prenom} {nom} »"))
def is_called(scene, acteur, prenom, nom):
    scene.learn(acteur, prenom=prenom, nom=nom)


@given(phrase("la variante « {variante} » du portail"))
def variant(scene, variante):
    scene.plan(variant=variante)
