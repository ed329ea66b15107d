"""Signing in, and the registration walked through its pages, as one line each."""

from pytest_bdd import when

from pages.portal import SignInPage
from pages.registration import (
    ActivationPage,
    AuthenticationPage,
    IdentityPage,
    InformationPage,
    SecretsPage,
    TermsPage,
)
from steps.phrases import phrase

JOURNEY = (IdentityPage, TermsPage, InformationPage, SecretsPage, AuthenticationPage)
"""Steps 3 to 7; the first control of each page goes on."""
COOPTATION, KEY, SEND = ActivationPage.controls


@when(phrase("{acteur:Acteur} se connecte"))
def signs_in(scene, acteur):
    who = scene.actor(acteur)
    if not who.is_on(SignInPage):
        who.visit(SignInPage)
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
    who.here.press(SEND)


def _walk_to(who, number):
    """Walk the registration up to the page of a documented step (3 to 8)."""
    assert 3 <= number <= 8, f"il n’y a pas d’étape {number} à rejoindre : de 3 à 8"
    who.visit(IdentityPage)
    for page in JOURNEY[: number - 3]:
        if page.fields:
            who.on(page).fill(who.person)
        who.on(page).press(page.controls[0])
