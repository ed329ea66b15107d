"""What people do on a page: open, press, fill, tick, choose."""

from pytest_bdd import given, when

from steps.phrases import phrase


@given(phrase("{acteur:Acteur} ouvre {lieu:Lieu}"))
@when(phrase("{acteur:Acteur} ouvre {lieu:Lieu}"))
def opens(scene, acteur, lieu):
    scene.actor(acteur).visit(lieu)


@when(phrase("{acteur:Acteur} clique sur « {libelle} »"))
def presses(scene, acteur, libelle):
    scene.actor(acteur).here.press(libelle)


@when(phrase("{acteur:Acteur} clique sur « {libelle} » pour {personne:Acteur}"))
def presses_for(scene, acteur, libelle, personne):
    scene.actor(acteur).here.press(libelle, inside=scene.person(personne).full_name)


@when(phrase("{acteur:Acteur} remplit le formulaire"))
def fills(scene, acteur):
    scene.actor(acteur).fill()


@when(phrase("{acteur:Acteur} remplit le formulaire, sauf :"))
def fills_but(scene, acteur, datatable):
    who = scene.actor(acteur)
    who.fill()
    for label, value in datatable[1:]:
        who.here.fill_one(label, value)


@when(phrase("{acteur:Acteur} saisit « {valeur} » dans « {libelle} »"))
def types(scene, acteur, valeur, libelle):
    scene.actor(acteur).here.fill_one(libelle, valeur)


@when(phrase("{acteur:Acteur} choisit un mot de passe de {nombre:d} caractères"))
def chooses_a_long_password(scene, acteur, nombre):
    for label in ("Mot de passe", "Confirmation du mot de passe"):
        scene.actor(acteur).here.fill_one(label, "12".rjust(nombre, "a"))


@when(phrase("{acteur:Acteur} saisit un nom de {nombre:d} lettres"))
def types_a_long_name(scene, acteur, nombre):
    scene.actor(acteur).here.fill_one("Nom", "Nom".ljust(nombre, "e"))


@when(phrase("{acteur:Acteur} coche « {libelle} »"))
def ticks(scene, acteur, libelle):
    scene.actor(acteur).here.tick(libelle)


@when(phrase("{acteur:Acteur} coche « {libelle} » pour {personne:Acteur}"))
def ticks_for(scene, acteur, libelle, personne):
    scene.actor(acteur).here.tick(libelle, inside=scene.person(personne).full_name)


@when(phrase("{acteur:Acteur} choisit « {libelle} »"))
def chooses(scene, acteur, libelle):
    scene.actor(acteur).here.choose(libelle)
