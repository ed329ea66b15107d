"""What people do on a page: open, press, fill, tick, choose."""

from pytest_bdd import given, when

from steps.phrases import phrase


@given(phrase("{acteur:Acteur} ouvre {lieu:Lieu}"))
@when(phrase("{acteur:Acteur} ouvre {lieu:Lieu}"))
def opens(scene, acteur, lieu):
    scene.actor(acteur).open(lieu)


@when(phrase("{acteur:Acteur} clique sur « {label} »"))
def presses(scene, acteur, label):
    scene.actor(acteur).here.press(label)


@when(phrase("{acteur:Acteur} clique sur « {label} » pour {person:Acteur}"))
def presses_for(scene, acteur, label, person):
    scene.actor(acteur).here.press(label, inside=scene.person(person).full_name)


@when(phrase("{acteur:Acteur} remplit le formulaire"))
def fills(scene, acteur):
    who = scene.actor(acteur)
    who.here.fill(who.person)


@when(phrase("{acteur:Acteur} remplit le formulaire, sauf :"))
def fills_but(scene, acteur, datatable):
    who = scene.actor(acteur)
    who.here.fill(who.person)
    for label, value in datatable[1:]:
        who.here.fill_one(label, value)


@when(phrase("{acteur:Acteur} saisit « {value} » dans « {label} »"))
def types(scene, acteur, value, label):
    scene.actor(acteur).here.fill_one(label, value)


@when(phrase("{acteur:Acteur} coche « {label} »"))
def ticks(scene, acteur, label):
    scene.actor(acteur).here.tick(label)


@when(phrase("{acteur:Acteur} coche « {label} » pour {person:Acteur}"))
def ticks_for(scene, acteur, label, person):
    scene.actor(acteur).here.tick(label, inside=scene.person(person).full_name)


@when(phrase("{acteur:Acteur} choisit « {label} »"))
def chooses(scene, acteur, label):
    scene.actor(acteur).here.choose(label)
