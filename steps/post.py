"""Mail, letters and the time they take."""

from playwright.sync_api import expect
from pytest_bdd import given, when

from pages.post import LetterPage, MessagePage
from steps.expecting import then
from steps.phrases import phrase


@given(phrase("{jours:d} jours passent"))
@when(phrase("{jours:d} jours passent"))
def days_pass(scene, jours):
    scene.advance(days=jours)


@when(phrase("{jours:d} jours moins une seconde passent"))
def days_less_a_second(scene, jours):
    scene.advance(days=jours, seconds=-1)


@when(phrase("{jours:d} jours et une seconde passent"))
def days_and_a_second(scene, jours):
    scene.advance(days=jours, seconds=1)


@when(phrase("{acteur:Acteur} consulte le message « {objet} »"))
def opens_message(scene, acteur, objet):
    mail = scene.mail_for(acteur, objet)
    scene.actor(acteur).open(f"messagerie/{mail.id}")


@when(phrase("{acteur:Acteur} suit le lien du message « {objet} »"))
def follows_link(scene, acteur, objet):
    scene.actor(acteur).open(scene.mail_for(acteur, objet).links[0])


@when(phrase("{acteur:Acteur} suit le lien envoyé à {autre:Acteur}"))
def follows_link_of(scene, acteur, autre):
    link = scene.mail_for(autre, "Un administrateur attend votre décision").links[0]
    scene.actor(acteur).open(link)


@then(phrase("{acteur:Acteur} reçoit le message « {objet} »"))
def receives(scene, acteur, objet):
    got = " ; ".join(scene.subjects_for(acteur)) or "rien"
    scene.actor(acteur).hand.read("messages reçus", got)
    assert scene.mails_for(acteur, objet), f"« {objet} » n’est pas arrivé ({acteur} a reçu : {got})"


@then(phrase("le message « {objet} » à {acteur:Acteur} dit « {texte} »"))
def receives_saying(scene, acteur, objet, texte):
    assert texte in scene.text_of(scene.mail_for(acteur, objet))


@then(phrase("{acteur:Acteur} ne reçoit pas le message « {objet} »"))
def does_not_receive(scene, acteur, objet):
    assert not scene.mails_for(acteur, objet)


@then(phrase("le message annonce un délai de {jours} jours"))
def message_delay(scene, jours):
    announced = scene.last_actor.on(MessagePage).delay()
    assert announced == jours, f"le message annonce {announced or 'un nombre inconnu de'} jours"


@then(phrase("aucun courrier n'est arrivé"))
def no_letter(scene):
    assert not scene.world.letters()


@then(phrase("{nombre:d} courrier est arrivé à l'adresse de l'entreprise"))
def letters_arrived(scene, nombre):
    letters = scene.world.letters()
    assert len(letters) == nombre
    company = scene.world.companies[0]
    assert letters[-1].address == f"{company.name}\n{company.address}"


@when(phrase("{acteur:Acteur} consulte le courrier de la clé"))
def opens_letter(scene, acteur):
    who = scene.actor(acteur)
    who.open(f"boite-aux-lettres/{scene.world.letters()[-1].id}")
    who.person = who.person.but(key=who.on(LetterPage).key())
    expect(who.here.heading).to_have_text("Votre clé d’activation")
    who.hand.looks()


@given(phrase("{acteur:Acteur} a lu le courrier de la clé"))
@when(phrase("{acteur:Acteur} lit le courrier de la clé"))
def knows_key(scene, acteur):
    who = scene.actor(acteur)
    who.person = who.person.but(key=scene.world.letters()[-1].key)
