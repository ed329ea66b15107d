"""The form of removal and the technician's desk."""

from pytest_bdd import when

from pages.knowledge_base import RegisterPage, RemovalPage
from pages.technician import DeskPage
from steps.cast import TECHNICIAN
from steps.phrases import phrase


@when(
    phrase(
        "{acteur:Acteur} demande à radier {radie:Acteur} au bénéfice {beneficiaire:Bénéficiaire}"
    )
)
def names_people(scene, acteur, radie, beneficiaire):
    page = scene.actor(acteur).on(RemovalPage)
    gone, heir = scene.person(radie), scene.beneficiary(beneficiaire)
    page.name_removed(gone.nom, gone.prenom)
    page.name_beneficiary(heir.nom, heir.prenom)


@when(phrase("{acteur:Acteur} s'inscrit page à page à la base de connaissance"))
def registers_with_knowledge_base(scene, acteur):
    who = scene.actor(acteur)
    who.visit(RegisterPage)
    who.fill()
    who.here.press("Créer mon accès")


@when(
    phrase(
        "{acteur:Acteur} remplit et envoie la demande de radier {radie:Acteur} "
        "au bénéfice {beneficiaire:Bénéficiaire}"
    )
)
def asks_removal(scene, acteur, radie, beneficiaire):
    who = scene.actor(acteur)
    who.visit(RemovalPage)
    names_people(scene, acteur, radie, beneficiaire)
    who.here.tick("Je reconnais…")
    who.here.press("Envoyer")


@when(phrase("le technicien consulte la demande de radiation"))
def opens_request(scene):
    scene.actor(TECHNICIAN).open(f"{DeskPage.address()}demandes/1")
