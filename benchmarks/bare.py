"""The documented cooptation as a plain Playwright script: no step, no page object, no hand."""

import re
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page, expect

from mockportal.client import Control, World

CONTEXT: dict[str, Any] = {
    "viewport": {"width": 1280, "height": 800},
    "device_scale_factor": 1,
    "locale": "fr-FR",
    "timezone_id": "Europe/Paris",
    "color_scheme": "light",
    "reduced_motion": "reduce",
}
"""The window of the suite."""
WITHOUT_FOCUS = ":focus, :focus-visible { outline: none !important; }"
CANDIDATE = {"Nom": "Lefèvre", "Prénom": "Camille"}
COURRIEL = "camille.lefevre@candidature.example"
PASSWORD = "Motdepasse12"
ADMINISTRATORS = 3
COOPTATION = "Validation par un administrateur déjà existant : par cooptation"

Shoot = Callable[[Page, str | None], object]


def nothing(page: Page, style: str | None = None) -> None:
    """Takes no picture."""


@dataclass
class Camera:
    """Takes pictures as the evidence does, and keeps their sizes."""

    sizes: list[int] = field(default_factory=list)

    def __call__(self, page: Page, style: str | None = None) -> None:
        png = page.screenshot(
            animations="disabled", caret="hide", scale="css", full_page=True, style=style
        )
        self.sizes.append(len(png))


@dataclass
class Walk:
    """One walk through the scenario on a new world.

    Args:
        shoot: called where the evidence takes a picture.
        checks: whether to expect what the scenario expects, beside what is clicked and filled.
    """

    control: Control
    browser: Browser
    shoot: Shoot = nothing
    checks: bool = True
    _open: ExitStack = field(default_factory=ExitStack)

    def go(self) -> None:
        """Walk; the contexts stay open until ``close``."""
        world = self.control.create_world("deux-administrateurs", seed=1)
        candidate = self._page(world)
        self._register(candidate, world)
        self._decide(world)
        accepted = world.mails(to=COURRIEL, subject="Votre inscription est acceptée")
        if self.checks:
            people = world.refresh().people
            assert sum("administrateur" in person.roles for person in people) == ADMINISTRATORS
        candidate.goto(f"messagerie/{accepted[-1].id}")
        self.shoot(candidate, None)
        candidate.goto("votre-compte")
        self._sign_in(candidate, world, CANDIDATE, PASSWORD)
        self.shoot(candidate, None)
        self._sees(candidate, "Menu personnalisé")

    def close(self) -> None:
        """Close the contexts."""
        self._open.close()

    def _page(self, world: World) -> Page:
        context = self.browser.new_context(base_url=world.url, **CONTEXT)
        self._open.callback(context.close)
        return context.new_page()

    def _register(self, page: Page, world: World) -> None:
        page.goto("./")
        self.shoot(page, None)
        self._says(page, "3 administrateurs au plus")
        self._press(page, "link", "Votre compte")
        self._press(page, "link", "Je créé mon compte Net-E")
        self._fill(page, {"SIRET": world.companies[0].siret, **CANDIDATE})
        self._fill(page, {"Téléphone": "0639981234", "Courriel": COURRIEL})
        self._press(page, "button", "Je m’inscris")
        self._sees(page, "Conditions générales")
        self._press(page, "button", "J’accepte")
        self._sees(page, "Vérification des informations")
        self._press(page, "button", "Étape suivante")
        self._choose_secrets(page)
        self._sees(page, "Vérification des données d’authentification")
        self._press(page, "button", "Étape suivante")
        self.shoot(page, WITHOUT_FOCUS)
        page.get_by_role("radio", name=COOPTATION, exact=True).check()
        self._press(page, "button", "Valider")
        self._sees(page, "Votre choix est pris en compte")
        self.shoot(page, None)
        self._says(page, "15 jours")
        self._press(page, "link", "Revenir à l’accueil")
        self._sees(page, "Vos déclarations sociales, au même endroit")

    def _choose_secrets(self, page: Page) -> None:
        self._fill(page, {"Mot de passe": PASSWORD, "Confirmation du mot de passe": PASSWORD})
        self.shoot(page, WITHOUT_FOCUS)
        page.get_by_label("Question secrète", exact=True).select_option(index=1)
        self._fill(page, {"Réponse secrète": "Un Secret Bien Gardé"})
        self._press(page, "button", "Valider")

    def _decide(self, world: World) -> None:
        seeded = world.people[0]
        mail = world.mails(to=seeded.courriel, subject="Un administrateur attend votre décision")
        page = self._page(world)
        page.goto(f"messagerie/{mail[-1].id}")
        self.shoot(page, None)
        self._says(page, "15 jours")
        self._press(page, "link", "Voir la demande")
        who = {"Nom": seeded.nom, "Prénom": seeded.prenom}
        self._sign_in(page, world, who, seeded.password)
        self._sees(page, "Administrateur en attente de gestion")
        self._press(page, "button", "Accord")
        self._sees(page, "La cooptation est prise en compte")
        self._press(page, "link", "Retour au menu personnalisé")
        self._sees(page, "Menu personnalisé")

    def _sign_in(self, page: Page, world: World, who: dict[str, str], password: str) -> None:
        self._fill(page, {"SIRET": world.companies[0].siret, **who, "Mot de passe": password})
        self._press(page, "button", "Se connecter")

    def _press(self, page: Page, role: Any, name: str) -> None:
        self.shoot(page, WITHOUT_FOCUS)
        page.get_by_role(role, name=name, exact=True).click()

    def _fill(self, page: Page, fields: dict[str, str]) -> None:
        for label, value in fields.items():
            page.get_by_label(label, exact=True).fill(value)

    def _sees(self, page: Page, heading: str) -> None:
        if self.checks:
            expect(page.get_by_role("heading", level=1)).to_have_text(heading)
        self.shoot(page, None)

    def _says(self, page: Page, text: str) -> None:
        if self.checks:
            assert text in re.sub(r"\s+", " ", page.get_by_role("main").inner_text())
