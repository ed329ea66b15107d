"""Signing in, and the registration walked through its pages, as one line each."""

from pytest_bdd import when

from pages.portal import SignInPage
from steps.phrases import phrase

COOPTATION = "Validation par un administrateur déjà existant : par cooptation"
KEY = "Validation avec une clé d’activation (envoyée par courrier)"


@when(phrase("{acteur:Acteur} se connecte"))
def signs_in(scene, acteur):
    who = scene.actor(acteur)
    if not who.is_on(SignInPage):
        who.open("votre-compte")
    who.on(SignInPage).fill(who.person)
    who.here.press("Se connecter")


@when(phrase("{acteur:Acteur} s'identifie"))
def identifies(scene, acteur):
    who = scene.actor(acteur)
    who.fill()
    who.here.press("Se connecter")


@when(phrase("{acteur:Acteur} s'inscrit page à page jusqu'à l'étape {nombre:d}"))
def registers_up_to(scene, acteur, nombre):
    _walk_to(scene.actor(acteur), nombre)


@when(phrase("{acteur:Acteur} s'inscrit page à page et demande la cooptation"))
def registers_for_cooptation(scene, acteur):
    _register(scene.actor(acteur), COOPTATION)


@when(phrase("{acteur:Acteur} s'inscrit page à page et demande une clé"))
def registers_for_key(scene, acteur):
    _register(scene.actor(acteur), KEY)


def _register(who, way):
    _walk_to(who, 8)
    who.here.choose(way)
    who.here.press("Valider")


def _walk_to(who, number):
    """Walk the registration up to the page of a documented step (3 to 8)."""
    assert 3 <= number <= 8, f"il n’y a pas d’étape {number} à rejoindre : de 3 à 8"
    who.open("inscription/identite")
    walks = (
        lambda: (who.fill(), who.here.press("Je m’inscris")),
        lambda: who.here.press("J’accepte"),
        lambda: who.here.press("Étape suivante"),
        lambda: (who.fill(), who.here.press("Valider")),
        lambda: who.here.press("Étape suivante"),
    )
    for walk in walks[: number - 3]:
        walk()
