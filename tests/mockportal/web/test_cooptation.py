"""The link of the mail grants nothing; who signs in decides, once."""

from __future__ import annotations

from tests.mockportal.browsing import (
    Api,
    place,
    text_of,
)

SIGN_IN = "votre-compte"


def test_the_link_of_the_mail_grants_nothing(api: Api) -> None:
    """R26, R21: it opens the list after an administrator of the company signed in."""
    world = api.world("administrateur-et-declarant")
    world.register()
    (mail,) = world.list("mails")
    (link,) = mail["links"]
    path = link.partition(world.base)[2]
    assert path.startswith("cooptation/")
    administrator, declarant = world.people
    nobody = world.browser()
    page = nobody.get(path)
    assert place(page) == SIGN_IN
    assert "Martin" not in page.text
    signed_in = nobody.post("votre-compte", **administrator.identity())
    assert place(signed_in) == "demandes/administrateurs"
    other = world.browser()
    other.get(path)
    answer = other.post("votre-compte", **declarant.identity())
    assert answer.status_code == 403
    assert "Seul un administrateur" in answer.text
    assert [r["state"] for r in world.list("registrations")] == ["awaiting-cooptation"]


def test_the_link_followed_by_who_is_signed_in_opens_the_list(api: Api) -> None:
    """R21."""
    world = api.world()
    world.register()
    path = world.list("mails")[0]["links"][0].partition(world.base)[2]
    page = world.sign_in(world.people[0]).get(path)
    assert place(page) == "demandes/administrateurs"
    assert "Zoé Martin" in text_of(page.text)


def test_the_link_of_another_company_shows_nothing_of_it(api: Api) -> None:
    """R26."""
    world = api.world()
    siret = world.control(
        "/companies",
        {
            "siret": "73282932000074",
            "name": "Autre",
            "street": "1",
            "postcode": "75001",
            "city": "P",
        },
    ).json["siret"]
    stranger = world.control(
        "/people",
        {
            "siret": siret,
            "nom": "Ailleurs",
            "prenom": "Ève",
            "courriel": "eve@autre.example",
        },
    ).json
    world.register()
    browser = world.browser()
    browser.get(world.list("mails")[0]["links"][0].partition(world.base)[2])
    page = browser.post(
        "votre-compte", **{key: stranger[key] for key in ("siret", "nom", "prenom", "password")}
    )
    assert place(page) == "demandes/administrateurs"
    assert "Martin" not in page.text
    for decision in ("accord", "refus"):
        answer = browser.post(f"demandes/administrateurs/1/{decision}")
        assert answer.status_code == 404
    assert browser.get("demandes/administrateurs/1").status_code == 404
    assert world.list("registrations")[0]["state"] == "awaiting-cooptation"


def test_an_unknown_link_is_told_so(api: Api) -> None:
    """R26."""
    answer = api.world().browser().get("cooptation/" + "0" * 32)
    assert answer.status_code == 404
    assert "Ce lien n’est pas" in answer.text


def test_a_later_decision_is_told_who_decided_what_and_when(api: Api) -> None:
    """R23."""
    world = api.world("deux-administrateurs")
    world.register()
    path = world.list("mails")[0]["links"][0].partition(world.base)[2]
    first, second = (world.sign_in(person) for person in world.people)
    page = first.post("demandes/administrateurs/1/accord")
    assert place(page) == "demandes/administrateurs/1"
    decider = f"{world.people[0].prenom} {world.people[0].nom}"
    told = f"déjà réglée : acceptée par {decider} le 12 janvier 2026 à 09 h 00."
    answer = second.post("demandes/administrateurs/1/refus")
    assert answer.status_code == 409
    assert told in text_of(answer.text)
    assert told in text_of(second.get(path).text)


def test_with_three_administrators_the_list_says_why_and_keeps_the_request(api: Api) -> None:
    """R25."""
    world = api.world("deux-administrateurs")
    world.register()
    world.control(
        "/people",
        {
            "siret": world.siret,
            "nom": "Troisième",
            "prenom": "Ève",
            "courriel": "t@e.example",
        },
    )
    answer = world.sign_in(world.people[0]).post("demandes/administrateurs/1/accord")
    assert answer.status_code == 409
    assert "déjà 3 administrateurs actifs" in text_of(answer.text)
    assert "Zoé Martin" in text_of(answer.text)
