"""Mail, letters and the time they take."""

from playwright.sync_api import expect
from pytest_bdd import given, then, when

from pages.post import LetterPage, MessagePage
from steps.phrases import phrase


@given(phrase("{days:d} jours passent"))
@when(phrase("{days:d} jours passent"))
def days_pass(scene, days):
    scene.advance(days=days)


@when(phrase("{days:d} jours moins une seconde passent"))
def days_less_a_second(scene, days):
    scene.advance(days=days, seconds=-1)


@when(phrase("{days:d} jours et une seconde passent"))
def days_and_a_second(scene, days):
    scene.advance(days=days, seconds=1)


@when(phrase("{acteur:Acteur} consulte le message « {subject} »"))
def opens_message(scene, acteur, subject):
    mail = scene.mail_for(acteur, subject)
    scene.actor(acteur).open(f"messagerie/{mail.id}")


@when(phrase("{acteur:Acteur} suit le lien du message « {subject} »"))
def follows_link(scene, acteur, subject):
    scene.actor(acteur).open(scene.mail_for(acteur, subject).links[0])


@when(phrase("{acteur:Acteur} suit le lien envoyé à {other:Acteur}"))
def follows_link_of(scene, acteur, other):
    link = scene.mail_for(other, "Un administrateur attend votre décision").links[0]
    scene.actor(acteur).open(link)


@then(phrase("{acteur:Acteur} reçoit le message « {subject} »"))
def receives(scene, acteur, subject):
    assert scene.mails_for(acteur, subject), scene.subjects_for(acteur)


@then(phrase("le message « {subject} » à {acteur:Acteur} dit « {text} »"))
def receives_saying(scene, acteur, subject, text):
    assert text in scene.text_of(scene.mail_for(acteur, subject))


@then(phrase("{acteur:Acteur} ne reçoit pas le message « {subject} »"))
def does_not_receive(scene, acteur, subject):
    assert not scene.mails_for(acteur, subject)


@then(phrase("le message annonce un délai de {days} jours"))
def message_delay(scene, days):
    assert scene.last_actor.on(MessagePage).delay() == days


@then(phrase("aucun courrier n'est arrivé"))
def no_letter(scene):
    assert not scene.world.letters()


@then(phrase("{number:d} courrier est arrivé à l'adresse de l'entreprise"))
def letters_arrived(scene, number):
    letters = scene.world.letters()
    assert len(letters) == number
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
