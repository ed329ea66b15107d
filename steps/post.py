"""Mail, letters and the time they take."""

from playwright.sync_api import expect
from pytest_bdd import given, when

from pages.post import LetterBoxPage, LetterPage, MailboxPage, MessagePage
from steps.expecting import then
from steps.phrases import phrase


@given(phrase("{jours:d} jour passe"))
@when(phrase("{jours:d} jour passe"))
@given(phrase("{jours:d} jours passent"))
@when(phrase("{jours:d} jours passent"))
def days_pass(scene, jours):
    scene.advance(days=jours)


@when(phrase("{jours:d} jour moins une seconde passe"))
@when(phrase("{jours:d} jours moins une seconde passent"))
def days_less_a_second(scene, jours):
    scene.advance(days=jours, seconds=-1)


@when(phrase("{jours:d} jour et une seconde passent"))
@when(phrase("{jours:d} jours et une seconde passent"))
def days_and_a_second(scene, jours):
    scene.advance(days=jours, seconds=1)


@when(phrase("{acteur:Acteur} consulte le message « {objet} »"))
def opens_message(scene, acteur, objet):
    mail = scene.mail_for(acteur, objet)
    scene.actor(acteur).open(f"{MailboxPage.address()}{mail.id}")


@when(phrase("{acteur:Acteur} suit le lien du message « {objet} »"))
def follows_link(scene, acteur, objet):
    scene.actor(acteur).open(scene.mail_for(acteur, objet).links[0])


@when(phrase("{acteur:Acteur} suit le lien envoyé {autre:Destinataire}"))
def follows_link_of(scene, acteur, autre):
    link = scene.mail_for(autre, "Un administrateur attend votre décision").links[0]
    scene.actor(acteur).open(link)


@then(phrase("{acteur:Acteur} reçoit le message « {objet} »"))
def receives(scene, acteur, objet):
    got = " ; ".join(scene.subjects_for(acteur)) or "rien"
    scene.actor(acteur).hand.read("messages reçus", got)
    scene.mail_for(acteur, objet)


@then(phrase("le message « {objet} » {acteur:Destinataire} dit « {texte} »"))
def receives_saying(scene, acteur, objet, texte):
    said = scene.text_of(scene.mail_for(acteur, objet))
    assert texte in said, f"le message « {objet} » ne dit pas « {texte} », mais : « {said} »"


@then(phrase("le message « {objet} » {acteur:Destinataire} nomme {personne:Acteur}"))
def receives_naming(scene, acteur, objet, personne):
    receives_saying(scene=scene, acteur=acteur, objet=objet, texte=scene.person(personne).full_name)


@then(phrase("{acteur:Acteur} ne reçoit pas le message « {objet} »"))
def does_not_receive(scene, acteur, objet):
    got = [mail.subject for mail in scene.mails_for(acteur, objet)]
    assert not got, f"{acteur} a reçu « {got[0]} »"


@then(phrase("le message annonce un délai de {jours} jours"))
def message_delay(scene, jours):
    announced = scene.last_actor.on(MessagePage).delay()
    assert announced == jours, f"le message annonce {announced or 'un nombre inconnu de'} jours"


@then(phrase("aucun courrier n'est arrivé"))
def no_letter(scene, attach):
    arrived = [f"{letter.delivered_at:%Y-%m-%d à %H:%M:%S}" for letter in scene.world.letters()]
    attach.log(f"Courriers arrivés : {len(arrived)}.")
    assert not arrived, f"un courrier est arrivé le {arrived[0]}"


@then(phrase("{nombre:d} courriers sont arrivés à l'adresse de l'entreprise"))
@then(phrase("{nombre:d} courrier est arrivé à l'adresse de l'entreprise"))
def letters_arrived(scene, attach, nombre):
    letters = scene.world.letters()
    attach.log(f"Courriers arrivés : {len(letters)}.")
    assert len(letters) == nombre, f"{len(letters)} courrier(s) arrivé(s), au lieu de {nombre}"
    company, address = scene.world.companies[0], letters[-1].address
    assert address == f"{company.name}\n{company.address}", f"le courrier est allé à « {address} »"


@when(phrase("{acteur:Acteur} consulte le courrier de la clé"))
def opens_letter(scene, acteur):
    who = scene.actor(acteur)
    who.open(f"{LetterBoxPage.address()}{scene.letter().id}")
    scene.learn(acteur, key=who.on(LetterPage).key())
    expect(who.here.heading).to_have_text("Votre clé d’activation")
    who.hand.looks()


@given(phrase("{acteur:Acteur} a lu le courrier de la clé"))
@when(phrase("{acteur:Acteur} lit le courrier de la clé"))
def knows_key(scene, acteur):
    scene.learn(acteur, key=scene.letter().key)
