"""« Alors… »: what people see, and what the world counts."""

from playwright.sync_api import expect

from pages.finder import like, within
from pages.knowledge_base import RemovalPage
from pages.portal import HomePage
from pages.registration import ActivationPage, RecordedPage
from steps.expecting import then
from steps.phrases import phrase


@then(phrase("{acteur:Acteur} voit la page « {titre} »"))
def sees_page(scene, acteur, titre):
    who = scene.actor(acteur)
    who.hand.looks()
    if not who.here.is_headed(titre):  # read once, where waiting would ask the page again
        who.reach(titre)
        expect(who.here.heading, f"« {titre} » n’est pas ouverte").to_have_text(like(titre))


@then(phrase("{acteur:Acteur} voit « {texte} »"))
def sees(scene, acteur, texte):
    who = scene.actor(acteur)
    who.hand.looks()
    main = who.hand.page.get_by_role("main")
    expect(main, f"« {texte} » ne se lit pas").to_contain_text(within(texte))


@then(phrase("{acteur:Acteur} voit le nom {personne:Bénéficiaire}"))
def sees_name(scene, acteur, personne):
    sees(scene=scene, acteur=acteur, texte=scene.beneficiary(personne).full_name)


@then(phrase("{acteur:Acteur} ne voit pas le nom {personne:Bénéficiaire}"))
def does_not_see_name(scene, acteur, personne):
    does_not_see(scene=scene, acteur=acteur, texte=scene.beneficiary(personne).full_name)


@then(phrase("{acteur:Acteur} voit la rubrique « {titre} »"))
def sees_section(scene, acteur, titre):
    who = scene.actor(acteur)
    who.hand.looks()
    heading = who.hand.page.get_by_role("heading", name=like(titre))
    expect(heading, f"la rubrique « {titre} » n’y est pas").to_be_visible()


@then(phrase("{acteur:Acteur} voit l'entreprise et son adresse"))
def sees_company(scene, acteur):
    main = scene.actor(acteur).hand.page.get_by_role("main")
    company = scene.world.companies[0]
    for line in (company.name, *company.address.splitlines()):
        expect(main).to_contain_text(line)


@then(phrase("{acteur:Acteur} lit que le portail est fictif"))
def reads_fictional(scene, acteur):
    expect(scene.actor(acteur).here.fictional_banner).to_contain_text("Portail fictif")


@then(phrase("{acteur:Acteur} ne voit pas « {texte} »"))
def does_not_see(scene, acteur, texte):
    main = scene.actor(acteur).hand.page.get_by_role("main")
    expect(main, f"« {texte} » se lit").not_to_contain_text(within(texte))


@then(phrase("{acteur:Acteur} voit le champ « {libelle} » refusé : « {message} »"))
def field_refused(scene, acteur, libelle, message):
    who = scene.actor(acteur)
    who.hand.looks()
    error = who.here.error_of(libelle)
    said = f"« {error} »" if error else "rien"
    assert within(message).search(error), f"le champ « {libelle} » dit {said}"


@then(phrase("{acteur:Acteur} est averti : « {message} »"))
def warned(scene, acteur, message):
    who = scene.actor(acteur)
    who.hand.looks()
    warning = f"l’avertissement « {message} » n’y est pas"
    expect(who.here.problems, warning).to_contain_text(within(message))


@then(phrase("{acteur:Acteur} a le focus sur l'avertissement"))
def warning_focused(scene, acteur):
    problems = scene.actor(acteur).here.problems
    expect(problems, "l’avertissement n’a pas le focus").to_be_focused()


@then(phrase("{acteur:Acteur} retrouve « {valeur} » dans « {libelle} »"))
def field_holds(scene, acteur, libelle, valeur):
    expect(scene.actor(acteur).hand.page.get_by_label(like(libelle))).to_have_value(valeur)


@then(phrase("{acteur:Acteur} retrouve « {libelle} » vide"))
def field_empty(scene, acteur, libelle):
    page = scene.actor(acteur).hand.page
    expect(page.get_by_label(like(libelle))).to_have_value("")


@then(phrase("{acteur:Acteur} ne peut pas choisir « {libelle} »"))
def cannot_choose(scene, acteur, libelle):
    page = scene.actor(acteur).hand.page
    expect(page.get_by_role("radio", name=like(libelle))).to_be_disabled()


@then(phrase("l'accueil annonce {nombre} administrateurs au plus"))
def home_announces(scene, nombre):
    announced = scene.last_actor.on(HomePage).administrators_max()
    assert announced == nombre, f"l’accueil annonce {announced or 'un nombre inconnu'}"


@then(phrase("la page annonce un délai de {jours} jours"))
def page_delay(scene, jours):
    page = scene.last_actor.on(RecordedPage)
    page.hand.looks()
    announced = page.delay()
    assert announced == jours, f"la page annonce {announced or 'un nombre inconnu de'} jours"


@then(phrase("la page annonce un courrier en {jours} jours"))
def letter_delay(scene, jours):
    page = scene.last_actor.on(ActivationPage)
    page.hand.looks()
    announced = page.letter_delay()
    assert announced == jours, f"la page annonce {announced or 'un nombre inconnu de'} jours"


@then(phrase("la page demande que le bénéficiaire soit {role}"))
def beneficiary_role(scene, role):
    page = scene.last_actor.on(RemovalPage)
    page.hand.looks()
    asked = page.beneficiary_role()
    assert asked == role, f"la page demande que le bénéficiaire soit {asked or 'quelqu’un d’autre'}"


@then(phrase("l'entreprise compte {nombre:d} administrateurs"))
@then(phrase("l'entreprise compte {nombre:d} administrateur"))
def administrators_count(scene, nombre):
    found = len(scene.administrators())
    assert found == nombre, f"l’entreprise compte {found} administrateur(s), au lieu de {nombre}"


@then(phrase("{acteur:Acteur} est administrateur"))
def is_administrator(scene, acteur):
    found = scene.person(acteur).courriel in scene.administrators()
    assert found, f"{acteur} n’est pas administrateur"


@then(phrase("{acteur:Acteur} n'est pas administrateur"))
def is_not_administrator(scene, acteur):
    found = scene.person(acteur).courriel in scene.administrators()
    assert not found, f"{acteur} est administrateur"


@then(phrase("{acteur:Acteur} a les habilitations {codes}"))
def has_habilitations(scene, acteur, codes):
    found = scene.habilitations_of(acteur)
    assert found == sorted(codes.split(", ")), f"{acteur} a les habilitations {', '.join(found)}"
