"""The three variants that the portal ships, and exactly what distinguishes them."""

from __future__ import annotations

from typing import Any

import pytest

from mockportal.domain.registration import DOCUMENTED, Part
from mockportal.domain.rules import Rules
from mockportal.variants import Variant, variant, variants
from mockportal.wording import read_catalogue
from tests.mockportal.browsing import Api
from tests.mockportal.variants.walking import Walk, of, step_names

STEPS = (
    "Compte",
    "Création",
    "Identité",
    "Conditions",
    "Informations",
    "Secrets",
    "Récapitulatif",
    "Choix",
    "Confirmation",
    "Activation",
)
DOCUMENTED_PAGES = [
    ("identite", "Vos données", "Étape 3 sur 10", ("Je m’inscris",)),
    ("conditions", "Conditions générales", "Étape 4 sur 10", ("J’accepte", "Je refuse")),
    ("verification", "Vérification des informations", "Étape 5 sur 10", ("Étape suivante",)),
    ("authentification", "Mot de passe et question secrète", "Étape 6 sur 10", ("Valider",)),
    (
        "recapitulatif",
        "Vérification des données d’authentification",
        "Étape 7 sur 10",
        ("Étape suivante",),
    ),
    ("activation", "Activation de l’administrateur", "Étape 8 sur 10", ("Valider",)),
    ("choix-enregistre", "Votre choix est pris en compte", "Étape 9 sur 10", ()),
]


def changed_texts(one: Variant) -> dict[str, tuple[str, str]]:
    """Texts of the catalogue that a variant writes otherwise: before and after."""
    before = variant("documente").wording
    names = read_catalogue()["texts"]
    return {n: (before[n], one.wording[n]) for n in names if before[n] != one.wording[n]}


def everything_else(one: Variant) -> Any:
    """The words of a variant but its texts."""
    words = dict(one.wording._catalogue)  # noqa: SLF001
    return {table: entries for table, entries in words.items() if table != "texts"}


def test_the_default_comes_first() -> None:
    """R51."""
    assert list(variants()) == ["documente", "orthographe", "refonte"]


def test_the_documented_registration_has_its_pages_labels_and_numbers(api: Api) -> None:
    """R12, R13, R14, R15, R16, R17, R18, R19b."""
    walk = Walk(api.world())
    assert tuple(step_names(walk.answer)) == STEPS
    pages = walk.through()
    found = [(p.path.removeprefix("inscription/"), p.title, p.count, p.buttons) for p in pages]
    assert found == DOCUMENTED_PAGES
    assert of(pages, "step") == list(STEPS[2:9])


def test_the_documented_portal_is_the_catalogue_and_the_rules() -> None:
    """R03, R22, R33."""
    one = variant("documente")
    assert one.rules == Rules()
    assert (changed_texts(one), one.journey.order) == ({}, DOCUMENTED)
    words = {table: entries for table, entries in read_catalogue().items() if table != "texts"}
    assert everything_else(one) == words


def test_orthographe_corrects_one_label_and_nothing_else() -> None:
    """R11."""
    one, default = variant("orthographe"), variant("documente")
    assert changed_texts(one) == {
        "create-account": ("Je créé mon compte Net-E", "Je crée mon compte Net-E")
    }
    assert (one.rules, one.journey) == (default.rules, default.journey)
    assert everything_else(one) == everything_else(default)


def test_refonte_changes_five_labels_two_steps_one_page_and_one_delay() -> None:
    """R11, R12, R15, R18, R22, R42."""
    one, default = variant("refonte"), variant("documente")
    assert set(changed_texts(one)) == {
        "create-account",
        "register",
        "secrets-submit",
        "back-home",
        "removal-link",
    }
    assert everything_else(one) == everything_else(default)
    assert one.rules == Rules(cooptation_days=30)
    merged = [page.parts for page in one.journey.pages if len(page.parts) > 1]
    assert merged == [(Part.AUTHENTICATION, Part.ACTIVATION)]
    added = [page.path for page in one.journey.pages if not page.parts]
    assert added == ["preparation"]
    assert one.journey.order == default.journey.order


@pytest.mark.parametrize("name", ["orthographe", "refonte"])
def test_the_explanation_says_every_label_before_and_after(name: str) -> None:
    """R39: and whatever else differs."""
    one = variant(name)
    for before, after in changed_texts(one).values():
        line = next(li for li in one.explanation.splitlines() if f"« {after} »" in li)
        assert f"« {before} »" in line
    for page in one.journey.pages:
        if not page.parts:
            assert f"« {page.title} », quittée par « {page.button} »" in one.explanation
    if one.rules != Rules():
        assert f"{one.rules.cooptation_days} jours" in one.explanation
        assert f"au lieu de {Rules().cooptation_days}" in one.explanation
