"""A whole registration on the redesigned portal, both ways of activation."""

from __future__ import annotations

import pytest

from tests.mockportal.browsing import Api, Browser, World, place, secrets, text_of
from tests.mockportal.variants.walking import Walk, of, step_names

MERGED = "inscription/recapitulatif"


@pytest.fixture
def world(api: Api) -> World:
    """One company with one administrator, on the redesigned portal."""
    return api.world(variant="refonte")


def candidate(walk: Walk) -> dict[str, str]:
    """What the candidate types to sign in."""
    names = ("siret", "nom", "prenom", "password")
    return {name: walk.typed[name] for name in names}


def test_the_pages_come_in_their_new_order_with_their_new_labels(world: World) -> None:
    """R11, R12, R13, R14, R15, R16, R17, R18: ten steps still, one merged and one added."""
    walk = Walk(world)
    assert len(step_names(walk.answer)) == 10
    pages = walk.through()
    assert [(page.path.removeprefix("inscription/"), page.buttons) for page in pages] == [
        ("identite", ("M’inscrire",)),
        ("conditions", ("J’accepte", "Je refuse")),
        ("preparation", ("Continuer",)),
        ("verification", ("Étape suivante",)),
        ("authentification", ("Enregistrer",)),
        ("recapitulatif", ("Valider",)),
        ("choix-enregistre", ()),
    ]
    assert of(pages, "count") == [f"Étape {number} sur 10" for number in range(3, 10)]
    assert of(pages, "step")[2:6] == ["Préparation", "Informations", "Secrets", "Récapitulatif"]
    assert "Retour à l’accueil" in walk.answer.text
    assert "Créer mon compte Net-E" in world.browser().get("votre-compte").text


def test_the_page_of_a_step_that_was_merged_is_gone(world: World) -> None:
    """R17."""
    walk = Walk(world).until("recapitulatif")
    assert walk.browser.get("inscription/activation").status_code == 404


def test_the_merged_page_shows_both_steps_and_one_button(world: World) -> None:
    """R16, R17."""
    walk = Walk(world).until("recapitulatif")
    words = text_of(walk.answer.text)
    assert "Vérification des données d’authentification" in words
    assert "Activation de l’administrateur" in words
    assert walk.typed["nom"] in words
    assert "par cooptation" in words
    assert "décide dans les 30 jours" in words
    assert walk.typed["password"] not in walk.answer.text


def test_the_key_opens_the_account(world: World) -> None:
    """R17, R30, R31, R33: by post."""
    walk = Walk(world)
    walk.through(way="cle")
    world.control("/clock/advance", {"days": 3})
    browser = world.browser()
    browser.post("votre-compte", **candidate(walk))
    assert "Étape 10 sur 10" in text_of(browser.get("activation").text)
    answer = browser.post("activation", key=world.list("letters")[0]["key"])
    assert "Étape 10 sur 10" in text_of(answer.text)
    assert place(browser.get("menu")) == "menu"


def test_an_administrator_accepts_on_the_thirtieth_day(world: World) -> None:
    """R17, R20, R21, R22."""
    walk = Walk(world)
    walk.through()
    (mail,) = world.list("mails")
    assert "Vous avez 30 jours, jusqu’au 11 février 2026" in " ".join(mail["text"].split())
    world.control("/clock/advance", {"days": 30})
    world.sign_in(world.people[0]).post("demandes/administrateurs/1/accord")
    browser = world.browser()
    assert place(browser.post("votre-compte", **candidate(walk))) == "menu"


def test_thirty_days_and_a_second_cancel(world: World) -> None:
    """R22, R24: and the mails say thirty."""
    Walk(world).through()
    world.control("/clock/advance", {"days": 30})
    assert world.list("registrations")[0]["state"] == "awaiting-cooptation"
    world.control("/clock/advance", {"seconds": 1})
    assert world.list("registrations")[0]["state"] == "cancelled"
    told = [" ".join(mail["text"].split()) for mail in world.list("mails")[1:]]
    assert len(told) == 2
    assert all("30 jours" in text for text in told)


@pytest.mark.parametrize("way", ["", "autre"])
def test_a_refusal_on_the_merged_page_changes_nothing(world: World, way: str) -> None:
    """R16, R17, R39: the data are not taken for checked when the choice is refused."""
    walk = Walk(world).until("recapitulatif")
    before = world.state()
    answer = walk.press(way=way)
    assert (answer.status_code, place(answer)) == (422, MERGED)
    assert "Choisissez une façon d’activer le compte" in text_of(answer.text)
    assert world.state() == before
    assert place(walk.press(way="cle")) == "inscription/choix-enregistre"


def test_cooptation_without_administrator_is_refused_on_the_merged_page(api: Api) -> None:
    """R27: as one, the check included."""
    world = api.world("vierge", variant="refonte")
    walk = Walk(world).until("recapitulatif")
    before = world.state()
    answer = walk.press(way="cooptation")
    assert answer.status_code == 403
    assert "aucun administrateur actif" in text_of(answer.text)
    assert world.state() == before


def test_what_was_chosen_can_be_mended_from_the_merged_page(world: World) -> None:
    """R14, R16: the ways back lead to the pages that asked."""
    walk = Walk(world).until("recapitulatif")
    assert "inscription/authentification" in walk.answer.text
    other = secrets(password="Autremotdepasse34", confirmation="Autremotdepasse34")
    answer = walk.browser.post("inscription/authentification", **other)
    assert place(answer) == MERGED
    answer = walk.browser.post("inscription/identite", **world.identity(nom="Autre"))
    assert place(answer) == "inscription/preparation"
    assert "Autre" in text_of(walk.browser.get(MERGED).text)


def test_the_added_page_asks_nothing_and_goes_on(world: World) -> None:
    """R19b, R39: it needs its turn and its token, and leaves the world as it is."""
    assert world.browser().get("inscription/preparation").status_code == 409
    walk = Walk(world).until("preparation")
    before = world.state()
    assert "administrateur déjà en place" in text_of(walk.answer.text)
    bare = walk.browser.client.post(f"{world.base}inscription/preparation")
    assert bare.status_code == 400
    assert place(walk.press()) == "inscription/verification"
    assert world.state() == before


def test_refusing_the_terms_ends_the_registration(world: World) -> None:
    """R13."""
    walk = Walk(world).until("conditions")
    answer = walk.browser.post("inscription/conditions/refus")
    assert place(answer) == "inscription/abandonnee"
    assert "Retour à l’accueil" in answer.text
    assert world.list("registrations")[0]["state"] == "abandoned"
    assert walk.browser.get("inscription/preparation").status_code == 409


def test_no_page_can_be_taken_before_its_turn(world: World) -> None:
    """R19b."""
    for until in ("conditions", "verification", "authentification"):
        walk = Walk(world, nom=f"Avant-{until}").until(until)
        before = world.state()
        assert _send(walk.browser, MERGED).status_code == 409
        assert world.state() == before


def _send(browser: Browser, path: str):
    return browser.post(path, way="cle")


def test_the_removal_has_its_new_label(api: Api) -> None:
    """R42."""
    world = api.world("deux-administrateurs", variant="refonte")
    words = text_of(world.employer().get("base-de-connaissance/").text)
    assert "Demander la radiation d’un administrateur" in words
    assert world.ask_removal().status_code == 200
