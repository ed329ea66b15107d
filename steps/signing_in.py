"""Signing in, registering and the ways of activation, as one line each for rule features."""

from pytest_bdd import given, when

from pages.portal import SignInPage
from steps.phrases import phrase

COOPTATION = "Validation par un administrateur déjà existant : par cooptation"
KEY = "Validation avec une clé d’activation (envoyée par courrier)"


@given(phrase("{acteur:Acteur} se connecte"))
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


@given(phrase("{acteur:Acteur} est inscrit à la base de connaissance"))
def known_to_knowledge_base(scene, acteur):
    who = scene.actor(acteur)
    who.open("base-de-connaissance/inscription")
    who.fill()
    who.here.press("Créer mon accès")


@when(phrase("{acteur:Acteur} en est à l'étape {nombre:d} de l'inscription"))
def reaches_step(scene, acteur, nombre):
    walk_to(scene.actor(acteur), nombre)


@given(phrase("{acteur:Acteur} a demandé la cooptation"))
def asks_cooptation(scene, acteur):
    register(scene.actor(acteur), COOPTATION)


@given(phrase("{acteur:Acteur} a demandé une clé d'activation"))
def asks_key(scene, acteur):
    register(scene.actor(acteur), KEY)


def register(who, way):
    """Walk the whole registration with one way of activation."""
    walk_to(who, 8)
    who.here.choose(way)
    who.here.press("Valider")


def walk_to(who, number):
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
