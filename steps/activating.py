"""The Activation key and how it is typed."""

from pytest_bdd import given, when

from steps.phrases import phrase

WRONG = "ACDE-FGHJ-KMNP-QRTU"


@when(phrase("{acteur:Acteur} saisit sa clé {facon:Façon}"))
def enters_key(scene, acteur, facon):
    who = scene.actor(acteur)
    key = who.person.key
    assert key, f"{acteur} n’a pas encore lu le courrier de la clé"
    who.here.fill_one("Clé d'activation", facon(key))
    who.here.press("Valider")


@when(phrase("{acteur:Acteur} saisit une clé fausse"))
def enters_wrong_key(scene, acteur):
    enters_wrong_keys(scene, acteur, 1)


@given(phrase("{acteur:Acteur} a saisi {fois:d} clés fausses"))
@when(phrase("{acteur:Acteur} saisit {fois:d} clés fausses"))
def enters_wrong_keys(scene, acteur, fois):
    who = scene.actor(acteur)
    for _ in range(fois):
        who.here.fill_one("Clé d'activation", WRONG)
        who.here.press("Valider")
