"""A page sent twice, or come back to, leads to where the registration stands (R12 to R18)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from tests.mockportal.browsing import Api, Browser, World, place, secrets

WALK = ("identite", "conditions", "verification", "authentification", "recapitulatif")


def walked(world: World, until: str) -> Browser:
    """A browser in which the registration is done up to this page, included."""
    browser = world.browser()
    for name in WALK[: WALK.index(until) + 1]:
        fields = {"identite": world.identity(), "authentification": secrets()}.get(name, {})
        browser.post(f"inscription/{name}", **fields)
    return browser


@pytest.mark.parametrize(
    ("variant", "until", "stands"),
    [
        ("documente", "conditions", "verification"),
        ("documente", "authentification", "recapitulatif"),
        ("documente", "recapitulatif", "activation"),
        ("refonte", "conditions", "preparation"),
    ],
)
def test_the_terms_are_accepted_once(api: Api, variant: str, until: str, stands: str) -> None:
    """R13: who sends them again, or comes back to them, goes on."""
    browser = walked(api.world(variant=variant), until)
    for answer in (browser.post("inscription/conditions"), browser.get("inscription/conditions")):
        assert (answer.status_code, place(answer)) == (200, f"inscription/{stands}")


def test_a_choice_sent_twice_is_recorded_once(api: Api) -> None:
    """R17, R18: the second press shows what the first one did."""
    world = api.world()
    browser = walked(world, "recapitulatif")
    for way in ("cooptation", "cooptation", "cle"):
        answer = browser.post("inscription/activation", way=way)
        assert (answer.status_code, place(answer)) == (200, "inscription/choix-enregistre")
    assert len(world.list("mails")) == 1
    assert world.list("registrations")[0]["state"] == "awaiting-cooptation"


def test_a_page_ahead_of_its_turn_is_refused(api: Api) -> None:
    """R14: nothing of it is done."""
    browser = walked(api.world(), "conditions")
    answer = browser.post("inscription/authentification", **secrets())
    assert (answer.status_code, "ne peut pas être faite maintenant" in answer.text) == (409, True)


def test_a_registration_that_is_over_has_no_page(api: Api) -> None:
    """R23."""
    world = api.world()
    browser = walked(world, "recapitulatif")
    browser.post("inscription/activation", way="cooptation")
    decision = {"by": world.people[0].courriel, "decision": "refuse"}
    assert world.control("/registrations/1/decision", decision).status_code == 200
    answer = browser.get("inscription/choix-enregistre")
    assert (answer.status_code, "Reprenez depuis le début" in answer.text) == (409, True)


def test_step_three_sent_five_times_at_once_begins_one_registration(api: Api) -> None:
    """R12: every answer leads on, whichever of them a browser keeps."""
    world = api.world()
    first = world.browser()
    data = {"csrf_token": first.token(), **world.identity()}
    cookie = first.cookie().value
    together = Barrier(5)

    def press(_number: int) -> str:
        browser = world.browser()
        browser.client.set_cookie("portail", cookie, path=world.base)
        together.wait(timeout=30)
        answer = browser.client.post(
            f"{world.base}inscription/identite", data=data, follow_redirects=True
        )
        return place(answer)

    with ThreadPoolExecutor(5) as presses:
        assert set(presses.map(press, range(5))) == {"inscription/conditions"}
    assert [one["id"] for one in world.list("registrations")] == [1]
    world.browser().post("inscription/identite", **world.identity())  # somebody else, elsewhere
    assert len(world.list("registrations")) == 2
