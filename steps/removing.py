"""The form of removal and the technician's desk."""

from pytest_bdd import given, when

from pages.knowledge_base import RemovalPage
from steps.phrases import phrase


@when(
    phrase(
        "{acteur:Acteur} demande à radier {radie:Acteur} au bénéfice {beneficiaire:Bénéficiaire}"
    )
)
def names_people(scene, acteur, radie, beneficiaire):
    page = scene.actor(acteur).on(RemovalPage)
    gone, heir = scene.actor(radie).person, scene.beneficiary(beneficiaire)
    page.name_removed(gone.nom, gone.prenom)
    page.name_beneficiary(heir.nom, heir.prenom)


@given(
    phrase(
        "{acteur:Acteur} a demandé à radier {radie:Acteur} au bénéfice {beneficiaire:Bénéficiaire}"
    )
)
def has_asked(scene, acteur, radie, beneficiaire):
    who = scene.actor(acteur)
    if not scene.world.removals():
        enter_knowledge_base(who)
    who.open("base-de-connaissance/radiation")
    names_people(scene, acteur, radie, beneficiaire)
    who.here.tick("Je reconnais…")
    who.here.press("Envoyer")


@given(phrase("le technicien a radié {radie:Acteur} au bénéfice {beneficiaire:Bénéficiaire}"))
def has_removed(scene, radie, beneficiaire):
    has_asked(scene, "l'employeur", radie, beneficiaire)
    scene.world.decide_removal(scene.world.removals()[-1].id, "remove")


def enter_knowledge_base(who):
    """Register with the knowledge base, then sign in."""
    who.open("base-de-connaissance/inscription")
    who.fill()
    who.here.press("Créer mon accès")
    who.fill()
    who.here.press("Se connecter")


@when(phrase("le technicien consulte la demande de radiation"))
def opens_request(scene):
    scene.actor("le technicien").open("technicien/demandes/1")
