"""What somebody sends who does not keep to what a page offers."""

from pytest_bdd import when

from pages import tampering
from pages.knowledge_base import KnowledgeBasePage
from steps.phrases import phrase


@when(phrase("{acteur:Acteur} détourne un formulaire vers « {adresse} »"))
def diverts(scene, acteur, adresse):
    tampering.divert(scene.actor(acteur).hand.page, f"{scene.world.url}{adresse}")


@when(phrase("{acteur:Acteur} glisse « {valeur} » dans la liste « {libelle} »"))
def slips_in(scene, acteur, valeur, libelle):
    tampering.slip_in(scene.actor(acteur).hand.page, libelle, valeur)


@when(phrase("{acteur:Acteur} copie la session {autre:Bénéficiaire}"))
def copies_session(scene, acteur, autre):
    owner, thief = scene.actor(autre), scene.actor(acteur)
    tampering.copy_session(owner.hand.page, thief.hand.page)


@when(phrase("{acteur:Acteur} se trompe {nombre:d} fois de mot de passe à la base de connaissance"))
def mistakes_password(scene, acteur, nombre):
    who = scene.actor(acteur)
    who.visit(KnowledgeBasePage)
    for _ in range(nombre):
        page = who.on(KnowledgeBasePage)
        page.fill(who.person.but(password="Autrepasse12"))
        page.press("Se connecter")
