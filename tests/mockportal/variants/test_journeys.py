"""Orders of pages that a team may write, walked to the end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mockportal.domain.registration import Part, State, transitions
from tests.mockportal.browsing import Api, place, text_of
from tests.mockportal.variants.walking import Walk, of
from tests.mockportal.variants.writing import ADDED, PARTS, pages

PortalWith = Callable[[str], Api]
MERGED_START = pages(
    "identity+terms", "information+secrets", "authentication+activation", "recorded"
)
TERMS_LAST = pages(
    "identity", "secrets", "information", "authentication", "terms+activation", "recorded"
)
INFORMING = pages(ADDED, *PARTS[:-1], ADDED.replace('"a"', '"avant-la-fin"', 1), "recorded")


@pytest.mark.parametrize("way", ["cooptation", "cle"])
@pytest.mark.parametrize(
    ("journey", "paths"),
    [
        (MERGED_START, "identite verification recapitulatif choix-enregistre"),
        (
            TERMS_LAST,
            "identite authentification verification recapitulatif conditions choix-enregistre",
        ),
        (
            INFORMING,
            "a identite conditions verification authentification recapitulatif activation {}",
        ),
    ],
)
def test_a_registration_is_walked_in_the_order_of_its_variant(
    portal_with: PortalWith, journey: str, paths: str, way: str
) -> None:
    """R12, R13, R14, R15, R16, R17, R18, R19b: nothing is asked twice, nothing is left out."""
    world = portal_with(journey).world(variant="essai")
    wanted = paths.format("avant-la-fin choix-enregistre").split()
    walked = Walk(world).through(way=way)
    assert [p.path.removeprefix("inscription/") for p in walked] == wanted
    total = len(wanted) + 3
    assert of(walked, "count") == [f"Étape {n} sur {total}" for n in range(3, total)]
    waiting = "awaiting-key" if way == "cle" else "awaiting-cooptation"
    assert world.list("registrations")[0]["state"] == waiting


def test_wrong_fields_of_every_part_of_a_page_are_named_at_once(portal_with: PortalWith) -> None:
    """R36, R39: and nothing is kept of a page that is refused."""
    journey = pages("identity+secrets+terms", "information+authentication+activation", "recorded")
    world = portal_with(journey).world(variant="essai")
    walk, before = Walk(world), world.state()
    answer = walk.press(nom="", password="court", confirmation="autre")
    words = text_of(answer.text)
    for told in ("Nom : Ce champ est obligatoire", "compte de 8 à 128", "ne sont pas les mêmes"):
        assert told in words
    assert answer.status_code == 422
    assert world.state() == before
    answer = walk.press(password="court", confirmation="court")
    assert (answer.status_code, world.state()) == (422, before)
    assert place(walk.press()) == "inscription/verification"


def test_no_secret_is_written_back_into_a_page(portal_with: PortalWith) -> None:
    """R36: neither typed nor as the hash that is kept."""
    world = portal_with(MERGED_START).world(variant="essai")
    walk = Walk(world).until("recapitulatif")
    page = walk.browser.get("inscription/verification").text
    assert walk.typed["answer"] not in page
    assert "argon2" not in page


def test_terms_on_the_first_page_can_be_refused_before_anything_is_kept(
    portal_with: PortalWith,
) -> None:
    """R13."""
    world = portal_with(MERGED_START).world(variant="essai")
    walk, before = Walk(world), world.state()
    assert "Je refuse" in walk.answer.text
    answer = walk.browser.post("inscription/identite/refus")
    assert place(answer) == "inscription/abandonnee"
    assert world.state() == before


def test_terms_that_were_accepted_cannot_be_refused_by_going_back(
    portal_with: PortalWith,
) -> None:
    """R13, R14."""
    world = portal_with(MERGED_START).world(variant="essai")
    walk = Walk(world).until("verification")
    before = world.state()
    assert "Je refuse" not in walk.browser.get("inscription/identite").text
    assert walk.browser.post("inscription/identite/refus").status_code == 409
    assert world.state() == before
    changed = walk.browser.post("inscription/identite", **world.identity(nom="Autre"))
    assert place(changed) == "inscription/verification"


def test_secrets_chosen_anew_ask_again_for_what_comes_after(portal_with: PortalWith) -> None:
    """R15, R16: in this order the information is checked after them."""
    world = portal_with(TERMS_LAST).world(variant="essai")
    walk = Walk(world).until("conditions")
    walk.answer = walk.browser.get("inscription/authentification")
    assert place(walk.press()) == "inscription/verification"
    assert walk.browser.get("inscription/conditions").status_code == 409
    walk.through()


def test_only_pages_with_terms_can_be_refused(portal_with: PortalWith) -> None:
    """R13."""
    world = portal_with(MERGED_START).world(variant="essai")
    walk = Walk(world).until("verification")
    assert walk.browser.post("inscription/verification/refus").status_code == 404


def test_the_last_page_takes_no_form(api: Api) -> None:
    """R18."""
    walk = Walk(api.world())
    walk.through()
    answer = walk.browser.post("inscription/choix-enregistre")
    assert answer.status_code == 405
    assert "POST" not in answer.headers["Allow"]


def test_every_order_reaches_every_state_once() -> None:
    """R12, R17."""
    order = (Part.IDENTITY, Part.SECRETS, Part.INFORMATION, Part.AUTHENTICATION, Part.TERMS)
    table = {(action, before): after for action, before, after in transitions(order)}
    assert len(table) == len(transitions(order))
    reached = {after for (_, before), after in table.items() if before != after}
    assert reached | {State.IDENTIFIED} == set(State)
