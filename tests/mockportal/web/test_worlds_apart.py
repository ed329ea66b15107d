"""Two worlds of one process: nothing of one is shown or changed through the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from mockportal.services import PortalServices
from mockportal.web.control_app import create_control_app
from mockportal.web.world_app import create_world_app
from tests.mockportal.browsing import Api, Browser, World

LARGEST = 9


@pytest.fixture
def full(api: Api) -> World:
    """A world in which there is one of each thing."""
    world = api.world("trois-administrateurs", seed=11)
    world.ask_removal()
    world.browser().post("technicien/demandes/1/radiation")
    world.register(nom="Zéphyrine")
    world.register("cle", nom="Atrabilaire")
    world.control("/clock/advance", {"days": 4})
    return world


@pytest.fixture
def other(api: Api) -> World:
    """A world with one person, a candidate of its own never registered."""
    return api.world(seed=22)


def marks(world: World) -> set[str]:
    """Words that only this world's pages may show."""
    found = {"Zéphyrine", "Atrabilaire", "lou@durand.example", world.siret, world.id}
    found |= {person.courriel for person in world.people}
    found |= {letter["key"] for letter in world.list("letters")}
    found |= {
        re.split("/cooptation/", mail["links"][0])[1]
        for mail in world.list("mails")
        if mail["links"]
    }
    return found


def paths(rule: str, token: str) -> Iterator[str]:
    """Every path of a route, with every number and token that the full world knows."""
    for number in range(1, LARGEST + 1):
        path = re.sub(r"<int:\w+>", str(number), rule)
        yield path.replace("<token>", token).lstrip("/")
        if "<int:" not in rule:
            return


def everybody(world: World) -> list[Browser]:
    """Browsers of every kind of visitor."""
    return [world.browser(), world.sign_in(world.people[0]), world.employer()]


def test_the_full_world_shows_what_the_other_must_not(full: World) -> None:
    """R26: otherwise the tests below would prove nothing."""
    shown = "".join(
        full.browser().get(path).text
        for path in ("messagerie/", "messagerie/1", "boite-aux-lettres/1", "technicien/demandes/1")
    )
    assert full.people[0].courriel in shown
    assert full.list("letters")[0]["key"] in shown
    assert len(full.list("mails")) <= LARGEST


def test_no_route_of_a_world_reaches_into_another(
    full: World, other: World, services: PortalServices
) -> None:
    """R26, R47: with the numbers and the links of the other world's things."""
    secret, before = marks(full), full.state()
    token = next(
        mail["links"][0].rpartition("/")[2] for mail in full.list("mails") if mail["links"]
    )
    rules = [r for r in create_world_app(services).url_map.iter_rules() if r.endpoint != "static"]
    assert len(rules) > 40
    for visitor in everybody(other):
        for rule in rules:
            for path in paths(rule.rule, token):
                for method in (rule.methods or set()) & {"GET", "POST"}:
                    answer = visitor.get(path) if method == "GET" else visitor.post(path)
                    assert answer.status_code < 500, (method, path)
                    assert not [word for word in secret if word in answer.text], (method, path)
    assert full.state() == before


def test_no_route_of_the_control_api_reaches_into_another_world(
    full: World, other: World, services: PortalServices
) -> None:
    """R51."""
    secret, before = marks(full) - {"lou@durand.example"}, full.state()
    body = {"decision": "accept", "by": full.people[2].courriel, "reason": "x"}
    for rule in create_control_app(services).url_map.iter_rules():
        if not rule.rule.startswith("/control/v1/worlds/<world_id>/"):
            continue
        below = rule.rule.removeprefix("/control/v1/worlds/<world_id>")
        for path in paths(below, ""):
            for method in (rule.methods or set()) & {"GET", "POST"}:
                answer = other.control(f"/{path}", body if method == "POST" else None)
                assert answer.status_code < 500
                assert not [word for word in secret if word in answer.text], path
    assert full.state() == before


def test_the_clock_of_one_world_is_not_the_clock_of_another(full: World, other: World) -> None:
    """R22."""
    before = full.control().json["now"]
    other.control("/clock/advance", {"days": 30})
    assert full.control().json["now"] == before
    assert [r["state"] for r in full.list("registrations")] == [
        "awaiting-cooptation",
        "awaiting-key",
    ]


def test_deleting_a_world_leaves_the_other(full: World, other: World, api: Api) -> None:
    """R51: and its pages say that it is gone."""
    before = full.state()
    assert api.client.delete(f"/control/v1/worlds/{other.id}").status_code == 204
    assert full.state() == before
    assert other.browser().get().status_code == 404
    assert other.control().status_code == 404
    assert api.client.delete(f"/control/v1/worlds/{other.id}").status_code == 404
