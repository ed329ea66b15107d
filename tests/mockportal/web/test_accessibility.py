"""Every page, as everyone can read it (R39, R50): one test per page and state of page."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Response

# The visitor of conftest.py, which a test cannot import by name.
Go = Callable[[Any], object]

_AXE = Axe()
_WIDE = {"width": 1440, "height": 900}
_TWO_FRAMES = """() => new Promise(done =>
  requestAnimationFrame(() => requestAnimationFrame(() => done())))"""
_LATE = """() => [
  ...[...document.fonts].filter(f => f.status !== "loaded").map(f => `police ${f.weight}`),
  ...document.getAnimations().map(a => `animation ${a.effect?.target?.className}`),
]"""
_TOO_WIDE = """() => {
  const room = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth <= room) return []
  const all = [...document.body.querySelectorAll("*")]
  const out = all.filter(e => e.getBoundingClientRect().right > room)
  return ["la page", ...out.map(e => e.outerHTML.slice(0, 80))]
}"""

_REGISTRATION: dict[str, Go] = {
    "identite": lambda v: v.open("inscription/identite"),
    "identite-refusee": lambda v: v.open("inscription/identite").press("Je m’inscris"),
    "identite-relue": lambda v: v.register("conditions").open("inscription/identite"),
    "conditions": lambda v: v.register("conditions").open("inscription/conditions"),
    "abandonnee": lambda v: v.open("inscription/abandonnee"),
    "verification": lambda v: v.register("verification").open("inscription/verification"),
    "authentification": lambda v: v.register("authentification").open(
        "inscription/authentification"
    ),
    "authentification-refusee": lambda v: (
        v.register("authentification").open("inscription/authentification").press("Valider")
    ),
    "recapitulatif": lambda v: v.register("recapitulatif").open("inscription/recapitulatif"),
    "activation": lambda v: v.register("activation").open("inscription/activation"),
    "activation-refusee": lambda v: (
        v.register("activation").open("inscription/activation").press("Valider")
    ),
    "activation-sans-administrateur": lambda v: (
        v.begin("vierge").register("activation").open("inscription/activation").press("Valider")
    ),
    "choix-de-la-cooptation": lambda v: v.register("choix-enregistre").open(
        "inscription/choix-enregistre"
    ),
    "choix-de-la-cle": lambda v: v.register("choix-enregistre", way="cle").open(
        "inscription/choix-enregistre"
    ),
    "complet": lambda v: (
        v.begin("trois-administrateurs")
        .open("inscription/identite")
        .type("SIRET", v.siret)
        .type("Nom", "Martin")
        .type("Prénom", "Zoé")
        .type("Téléphone", "0199001234")
        .type("Courriel", "zoe@martin.example")
        .press("Je m’inscris")
    ),
}

_VARIANT: dict[str, Go] = {
    "refonte-page-ajoutee": lambda v: (
        v.begin("un-administrateur", "refonte")
        .register("verification")
        .open("inscription/preparation")
    ),
    "refonte-etapes-reunies": lambda v: (
        v.begin("un-administrateur", "refonte")
        .register("recapitulatif")
        .open("inscription/recapitulatif")
    ),
    "refonte-etapes-reunies-refusees": lambda v: (
        v.begin("vierge", "refonte")
        .register("recapitulatif")
        .open("inscription/recapitulatif")
        .press("Valider")
    ),
}

_PORTAL: dict[str, Go] = {
    "accueil": lambda v: v.open(""),
    "connexion": lambda v: v.open("votre-compte"),
    "connexion-refusee": lambda v: v.open("votre-compte").press("Se connecter"),
    "connexion-depuis-le-lien": lambda v: v.register("choix-enregistre").from_mail(),
    "mot-de-passe-oublie": lambda v: v.open("mot-de-passe-oublie"),
    "question-secrete": lambda v: v.open("mot-de-passe-oublie").press("Continuer"),
    "question-secrete-refusee": lambda v: (
        v.open("mot-de-passe-oublie").press("Continuer").press("Changer le mot de passe")
    ),
    "mot-de-passe-change": lambda v: (
        v.candidate()
        .open("mot-de-passe-oublie")
        .type("SIRET", v.siret)
        .type("Nom", "Martin")
        .type("Prénom", "Zoé")
        .press("Continuer")
        .type("Réponse secrète", "Sel")
        .type("Nouveau mot de passe", "Autremotdepasse34")
        .type("Confirmation du mot de passe", "Autremotdepasse34")
        .press("Changer le mot de passe")
    ),
    "menu": lambda v: v.register("choix-enregistre").administrator().open("menu"),
    "menu-d-un-declarant": lambda v: (
        v.begin("administrateur-et-declarant").declarant().open("menu")
    ),
    "demandes": lambda v: v.register("choix-enregistre").administrator().open("demandes"),
    "candidats": lambda v: (
        v.register("choix-enregistre").administrator().open("demandes/administrateurs")
    ),
    "aucun-candidat": lambda v: v.administrator().open("demandes/administrateurs"),
    "candidat-sans-place": lambda v: (
        v.begin("deux-administrateurs")
        .register("choix-enregistre")
        .register("choix-enregistre", nom="Noël")
        .administrator()
        .send("demandes/administrateurs/1/accord", "demandes/administrateurs")
        .open("demandes/administrateurs")
        .press("Accord")
    ),
    "accord": lambda v: (
        v.register("choix-enregistre")
        .administrator()
        .open("demandes/administrateurs")
        .press("Accord")
    ),
    "refus": lambda v: (
        v.register("choix-enregistre")
        .administrator()
        .open("demandes/administrateurs")
        .press("Refus")
    ),
    "demande-deja-reglee": lambda v: (
        v.register("choix-enregistre")
        .administrator()
        .open("demandes/administrateurs")
        .send("demandes/administrateurs/1/refus", "menu")
        .press("Accord")
    ),
    "candidats-apres-le-delai": lambda v: (
        v.register("choix-enregistre").days(16).administrator().from_mail()
    ),
    "habilitations": lambda v: (
        v.begin("administrateur-et-declarant").administrator().open("habilitations")
    ),
    "habilitations-enregistrees": lambda v: (
        v.administrator().open("habilitations").press("Enregistrer")
    ),
    "attente": lambda v: v.candidate().open("attente"),
    "cle": lambda v: v.candidate("cle").open("activation"),
    "cle-fausse": lambda v: (
        v.candidate("cle")
        .open("activation")
        .type("Clé d’activation", "ABCD-EFGH-JKMN-PQRS")
        .press("Valider")
    ),
    "cle-bloquee": lambda v: v.candidate("cle").wrong_keys(5).open("activation"),
    "nouveau-courrier": lambda v: (
        v.candidate("cle").open("activation").press("Demander un nouveau courrier")
    ),
    "compte-active": lambda v: v.administrator().open("compte-active"),
}

_KNOWLEDGE_BASE: dict[str, Go] = {
    "base": lambda v: v.open("base-de-connaissance/"),
    "base-refusee": lambda v: v.open("base-de-connaissance/").press("Se connecter"),
    "base-avant-le-formulaire": lambda v: v.open("base-de-connaissance/radiation"),
    "base-acces-cree": lambda v: v.open("base-de-connaissance/?inscription=faite"),
    "base-inscription": lambda v: v.open("base-de-connaissance/inscription"),
    "base-inscription-refusee": lambda v: v.open("base-de-connaissance/inscription").press(
        "Créer mon accès"
    ),
    "base-demarches": lambda v: v.employer().open("base-de-connaissance/"),
    "radiation": lambda v: v.employer().open("base-de-connaissance/radiation"),
    "radiation-refusee": lambda v: (
        v.employer().open("base-de-connaissance/radiation").press("Envoyer")
    ),
    "radiation-envoyee": lambda v: v.employer().open("base-de-connaissance/radiation/envoyee"),
}
_OTHERS: dict[str, Go] = {
    "messagerie-vide": lambda v: v.open("messagerie/"),
    "messagerie": lambda v: v.register("choix-enregistre").open("messagerie/"),
    "messagerie-d-une-adresse": lambda v: v.register("choix-enregistre").open(
        f"messagerie/?adresse={v.people[0]['courriel']}"
    ),
    "message": lambda v: v.register("choix-enregistre").open("messagerie/1"),
    "message-texte-seul": lambda v: v.register("choix-enregistre").open("messagerie/1/texte"),
    "boite-aux-lettres-vide": lambda v: v.open("boite-aux-lettres/"),
    "boite-aux-lettres": lambda v: v.candidate("cle").days(4).open("boite-aux-lettres/"),
    "courrier": lambda v: v.candidate("cle").days(4).open("boite-aux-lettres/1"),
    "bureau-vide": lambda v: v.open("technicien/"),
    "bureau": lambda v: v.begin("deux-administrateurs").removal().open("technicien/"),
    "demande": lambda v: v.begin("deux-administrateurs").removal().open("technicien/demandes/1"),
    "demande-motif-oublie": lambda v: (
        v.begin("deux-administrateurs")
        .removal()
        .open("technicien/demandes/1")
        .press("Décliner la demande")
    ),
    "demande-traitee": lambda v: (
        v.begin("deux-administrateurs")
        .removal()
        .open("technicien/demandes/1")
        .press("Radier l’administrateur")
    ),
    "demande-declinee": lambda v: (
        v.begin("deux-administrateurs")
        .removal()
        .open("technicien/demandes/1")
        .type("Motif du refus", "Le demandeur n’a pas pu être joint.")
        .press("Décliner la demande")
    ),
    "bureau-demandes-traitees": lambda v: (
        v.begin("deux-administrateurs")
        .removal()
        .send("technicien/demandes/1/radiation", "technicien/demandes/1")
        .open("technicien/")
    ),
    "page-inconnue": lambda v: v.open("nulle-part"),
    "etape-hors-de-son-tour": lambda v: v.open("inscription/recapitulatif"),
    "reserve-aux-administrateurs": lambda v: (
        v.begin("administrateur-et-declarant").declarant().open("demandes")
    ),
    "lien-inconnu": lambda v: v.open("cooptation/inconnu"),
    "monde-inconnu": lambda v: v.room("m/inconnu/"),
    "salle": lambda v: v.room(),
    "salle-graine-fausse": lambda v: v.room().type("Graine", "-1").press("Créer le monde"),
    "salle-un-monde": lambda v: (
        v.begin("administrateur-et-declarant")
        .register("choix-enregistre")
        .room(f"mondes/{v.world_id}")
    ),
    "salle-horloge-avancee": lambda v: v.room(f"mondes/{v.world_id}").press("Avancer de 15 jours"),
    "salle-monde-vierge": lambda v: v.begin("vierge").room(f"mondes/{v.world_id}"),
    "essai": lambda v: v.room("essai"),
    "essai-formulaire": lambda v: v.room("essai/mails"),
    "essai-reponse": lambda v: v.room("essai/export_world").press("Envoyer"),
    "essai-refus": lambda v: v.room("essai/add_company").press("Envoyer"),
    "essai-incomplet": lambda v: v.room("essai/show_world").type("world_id", "").press("Envoyer"),
    "salle-page-inconnue": lambda v: v.room("nulle-part"),
    "salle-monde-supprime": lambda v: v.room("mondes/inconnu"),
}

_GUARDED: dict[str, Go] = {
    "jeton": lambda v: v.room("entrer"),
    "jeton-faux": lambda v: v.room("entrer").type("Jeton", "faux").press("Entrer"),
}

PAGES = _REGISTRATION | _VARIANT | _PORTAL | _KNOWLEDGE_BASE | _OTHERS


@pytest.mark.parametrize("name", PAGES)
def test_everyone_can_read_the_page(visitor: Any, name: str) -> None:
    """R39, R50: nothing that axe objects to, fictional, still, and within 360 pixels."""
    PAGES[name](visitor)
    _read(visitor)


@pytest.mark.parametrize("name", _GUARDED)
def test_everyone_can_read_the_page_that_asks_for_the_token(stranger: Any, name: str) -> None:
    """R51: the only page that a stranger sees."""
    _GUARDED[name](stranger)
    _read(stranger)


def test_the_ten_steps_have_their_names_where_there_is_room(visitor: Any) -> None:
    """R12 to R19: the only part of a page that is for wide screens alone."""
    visitor.page.set_viewport_size(_WIDE)
    visitor.open("inscription/identite")
    steps = visitor.page.get_by_role("region", name="Avancement").get_by_role("listitem")
    assert steps.count() == 10
    assert steps.nth(2).get_attribute("aria-current") == "step"
    _suits_axe(visitor.page)


def test_the_summary_of_errors_has_the_focus(visitor: Any) -> None:
    """R39: keyboard and screen reader start at what is to be mended, then at the field."""
    visitor.open("inscription/identite").press("Je m’inscris")
    summary = visitor.page.get_by_role("alert")
    assert summary.evaluate("e => e === document.activeElement")
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.press("Enter")
    field = visitor.page.get_by_label("SIRET", exact=True)
    assert field.evaluate("e => e === document.activeElement")


def _read(visitor: Any) -> None:
    page: Page = visitor.page
    _stays_as_it_is(page)
    _is_french_and_fictional(page, visitor.shown)
    elsewhere = [url for url in visitor.asked if not url.startswith((visitor.root, "data:"))]
    assert elsewhere == []
    assert page.evaluate(_TOO_WIDE) == []
    _suits_axe(page)


def _suits_axe(page: Page) -> None:
    found = _AXE.run(page)
    assert found.violations_count == 0, found.generate_report()


def _stays_as_it_is(page: Page) -> None:
    before, picture = page.content(), page.screenshot(caret="initial")
    assert page.evaluate(_LATE) == []
    page.evaluate(_TWO_FRAMES)
    assert page.content() == before
    assert page.screenshot(caret="initial") == picture


def _is_french_and_fictional(page: Page, answer: Response) -> None:
    assert page.locator("html").get_attribute("lang") == "fr"
    banner = page.get_by_role("note")
    assert "Portail fictif" in banner.inner_text()
    assert banner.is_visible()
    assert "noindex" in (answer.headers.get("x-robots-tag") or "")
    assert "noindex" in (page.locator("meta[name=robots]").get_attribute("content") or "")
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.title()
