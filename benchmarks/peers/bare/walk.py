"""The two procedures as a bare Playwright script: no step, no report, nothing kept but pictures."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, Page, expect, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))
from portal_api import (  # pyright: ignore[reportMissingImports]
    administrators,
    browser_path,
    mail_id,
    make_world,
    next_picture,
)

WINDOW: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}, "locale": "fr-FR"}
PASSWORD = "Motdepasse12"
CANDIDATE = {"nom": "Lefèvre", "prenom": "Camille", "courriel": "camille@candidature.example"}
EMPLOYER = {"nom": "Marchand", "prenom": "Lucie", "courriel": "lucie@candidature.example"}


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path() or None)
        cooptation(browser, make_world())
        removal(browser, make_world())
        browser.close()


def cooptation(browser: Browser, world: dict[str, Any]) -> None:
    siret, admin = world["companies"][0]["siret"], world["people"][0]
    page = new_page(browser, world)
    page.goto("./")
    shoot(page)
    expect(page.get_by_role("main")).to_contain_text("3 administrateurs au plus")
    follow(page, "Votre compte")
    register(page, siret)
    follow(page, "Revenir à l’accueil")
    sees(page, "Vos déclarations sociales, au même endroit")
    decide(browser, world, admin)
    read(page, world, CANDIDATE, "Votre inscription est acceptée")
    page.goto("votre-compte")
    shoot(page)
    sign_in(page, siret, {**CANDIDATE, "password": PASSWORD})
    sees(page, "Menu personnalisé")


def register(page: Page, siret: str) -> None:
    follow(page, "Je créé mon compte Net-E")
    identity = {"SIRET": siret, "Nom": CANDIDATE["nom"], "Prénom": CANDIDATE["prenom"]}
    fill(page, {**identity, "Téléphone": "0639981234", "Courriel": CANDIDATE["courriel"]})
    shoot(page)
    press(page, "Je m’inscris")
    sees(page, "Conditions générales")
    press(page, "J’accepte")
    sees(page, "Vérification des informations")
    press(page, "Étape suivante")
    fill(page, {"Mot de passe": PASSWORD, "Confirmation du mot de passe": PASSWORD})
    page.get_by_label("Question secrète", exact=True).select_option(index=1)
    fill(page, {"Réponse secrète": "Un Secret Bien Gardé"})
    shoot(page)
    press(page, "Valider")
    sees(page, "Vérification des données d’authentification")
    press(page, "Étape suivante")
    way = "Validation par un administrateur déjà existant : par cooptation"
    page.get_by_role("radio", name=way, exact=True).check()
    shoot(page)
    press(page, "Valider")
    sees(page, "Votre choix est pris en compte")
    expect(page.get_by_role("main")).to_contain_text("15 jours")


def decide(browser: Browser, world: dict[str, Any], admin: dict[str, Any]) -> None:
    page = new_page(browser, world)
    read(page, world, admin, "Un administrateur attend votre décision")
    expect(page.get_by_role("main")).to_contain_text("15 jours")
    follow(page, "Voir la demande")
    sign_in(page, world["companies"][0]["siret"], admin)
    sees(page, "Administrateur en attente de gestion")
    press(page, "Accord")
    sees(page, "La cooptation est prise en compte")
    follow(page, "Retour au menu personnalisé")
    sees(page, "Menu personnalisé")
    assert mail_id(world, CANDIDATE["courriel"], "Votre inscription est acceptée")
    assert len(administrators(world)) == 3  # noqa: PLR2004


def removal(browser: Browser, world: dict[str, Any]) -> None:
    heir, gone = world["people"][:2]
    page = new_page(browser, world)
    page.goto("./")
    shoot(page)
    expect(page.get_by_role("heading", name="Nous contacter")).to_be_visible()
    sign_up(page, world)
    ask(page, heir, gone)
    assert gone["courriel"] in administrators(world)
    desk = new_page(browser, world)
    desk.goto("technicien/demandes/1")
    shoot(desk)
    press(desk, "Radier l’administrateur")
    expect(desk.get_by_role("main")).to_contain_text("radié depuis le")
    assert gone["courriel"] not in administrators(world)
    read(page, world, EMPLOYER, "Votre demande de radiation est traitée")
    sees(page, "Votre demande de radiation est traitée")


def sign_up(page: Page, world: dict[str, Any]) -> None:
    follow(page, "Base de connaissance")
    follow(page, "S’inscrire")
    names = {"Nom": EMPLOYER["nom"], "Prénom": EMPLOYER["prenom"]}
    secret = {"Mot de passe": PASSWORD, "Confirmation du mot de passe": PASSWORD}
    siret = {"SIRET": world["companies"][0]["siret"]}
    fill(page, {**siret, **names, "Courriel": EMPLOYER["courriel"], **secret})
    shoot(page)
    press(page, "Créer mon accès")
    sees(page, "Base de connaissance")
    fill(page, {"Courriel": EMPLOYER["courriel"], "Mot de passe": PASSWORD})
    press(page, "Se connecter")


def ask(page: Page, heir: dict[str, str], gone: dict[str, str]) -> None:
    follow(page, "Radiation/suppression d’un administrateur")
    already = "bénéficiaire est déjà inscrit en tant qu’administrateur"
    expect(page.get_by_role("main")).to_contain_text(already)
    fill(
        page,
        {
            "Nom de l’administrateur à radier": gone["nom"],
            "Prénom de l’administrateur à radier": gone["prenom"],
            "Nom du bénéficiaire": heir["nom"],
            "Prénom du bénéficiaire": heir["prenom"],
        },
    )
    shoot(page)
    page.get_by_role("checkbox", name="Je reconnais avoir vérifié").check()
    shoot(page)
    press(page, "Envoyer")
    sees(page, "Votre demande de radiation est envoyée")


def new_page(browser: Browser, world: dict[str, Any]) -> Page:
    return browser.new_context(**WINDOW, base_url=world["url"]).new_page()


def shoot(page: Page) -> None:
    """A busy Chromium refuses a picture now and then, and gives it when asked again."""
    if path := next_picture():
        try:
            page.screenshot(path=path)
        except Error:
            page.screenshot(path=path)


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).click()
    shoot(page)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    shoot(page)


def fill(page: Page, fields: dict[str, str]) -> None:
    for label, value in fields.items():
        page.get_by_label(label, exact=True).fill(value)


def sign_in(page: Page, siret: str, who: dict[str, str]) -> None:
    names = {"Nom": who["nom"], "Prénom": who["prenom"]}
    fill(page, {"SIRET": siret, **names, "Mot de passe": who["password"]})
    press(page, "Se connecter")


def read(page: Page, world: dict[str, Any], who: dict[str, str], subject: str) -> None:
    page.goto(f"messagerie/{mail_id(world, who['courriel'], subject)}")
    shoot(page)


def sees(page: Page, title: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


if __name__ == "__main__":
    main()
