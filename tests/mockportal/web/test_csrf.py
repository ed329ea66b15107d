"""Every form demands its token; the list of forms comes from the routes themselves."""

from __future__ import annotations

import re

import pytest
from werkzeug.routing import Rule
from werkzeug.test import Client

from mockportal.services import PortalServices
from mockportal.variants.journey import PATHS
from mockportal.web.control_app import create_control_app
from mockportal.web.dispatch import WSGI
from mockportal.web.world_app import create_world_app
from tests.mockportal.browsing import Api, Browser, World

ELSEWHERE = {302, 404, 405, 409}
"""Where the page that would give its form back is not this browser's to open."""


def posts(app) -> list[Rule]:
    """The routes that take a form."""
    return [rule for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())]


def filled(rule: Rule) -> list[str]:
    """The paths of a route with some values; of a registration's pages, each one."""
    names = PATHS.values() if "<path>" in rule.rule else [""]
    some = (rule.rule.replace("<path>", name) for name in names)
    return [re.sub(r"<int:\w+>", "1", re.sub(r"<\w+>", "x", one)).lstrip("/") for one in some]


@pytest.fixture
def world(api: Api) -> World:
    """A world where every form has something to act upon."""
    world = api.world("deux-administrateurs")
    world.register()
    world.register("cle", nom="Parcourrier")
    world.ask_removal()
    return world


@pytest.mark.parametrize("token", [None, "", "faux"])
def test_every_form_of_a_world_demands_its_token(
    world: World, services: PortalServices, token: str | None
) -> None:
    """R39: whoever is signed in; and a form without it changes nothing."""
    paths = [path for rule in posts(create_world_app(services)) for path in filled(rule)]
    assert len(paths) >= 18
    for browser in (world.browser(), world.sign_in(world.people[0]), world.employer()):
        before = world.state()
        for path in paths:
            data = {} if token is None else {"csrf_token": token}
            answer = browser.client.post(browser.base + path, data=data)
            assert answer.status_code in {400, *ELSEWHERE}, path
            if answer.status_code == 400:
                assert "Ce formulaire n’est plus valable" in answer.text
        assert world.state() == before


def test_every_form_of_the_control_room_demands_its_token(
    world: World, app: WSGI, services: PortalServices
) -> None:
    """R39, R51."""
    rules = [r for r in posts(create_control_app(services)) if not r.endpoint.startswith("api.")]
    assert {rule.endpoint for rule in rules} >= {"making.create", "room.advance", "room.delete"}
    before = world.state()
    for rule in rules:
        path = rule.rule.replace("<world_id>", world.id)
        answer = Client(app).post(path, data={"pas": "15-jours", "dataset": "vierge"})
        assert answer.status_code == 400, rule
    assert world.state() == before


def test_the_token_of_another_browser_is_not_good(world: World) -> None:
    """R39."""
    mine, other = world.browser(), world.browser()
    mine.token()
    data = {**world.people[0].identity(), "csrf_token": other.token()}
    assert mine.client.post(mine.base + "votre-compte", data=data).status_code == 400


def test_the_token_of_another_world_is_not_good(api: Api) -> None:
    """R39."""
    first, second = api.world(), api.world()
    browser = first.browser()
    token = browser.token()
    elsewhere = Browser(api.app, second.base)
    elsewhere.client = browser.client
    elsewhere.get("votre-compte")
    data = {**second.people[0].identity(), "csrf_token": token}
    answer = elsewhere.client.post(second.base + "votre-compte", data=data)
    assert answer.status_code == 400
