"""Faults over the control API: listed, asked for, taken away, kept with the world."""

from __future__ import annotations

import pytest

from mockportal.domain.faults import Fault
from mockportal.services import PortalServices
from mockportal.usecases import breakdowns
from mockportal.wording import read_catalogue
from tests.mockportal.browsing import Api, World, is_problem
from tests.mockportal.moments import DEFAULT_NOW


def put(world: World, body: object):
    """Ask for faults."""
    return world.api.put(f"/control/v1/worlds/{world.id}/faults", json=body)


def test_the_faults_that_exist_are_listed_with_what_they_do(api: Api) -> None:
    """R54: and the catalogue of words has exactly these."""
    rows = api.client.get("/control/v1/faults").json
    assert [row["name"] for row in rows] == list(Fault) == list(read_catalogue()["faults"])
    assert all(row["title"] and row["explanation"] for row in rows)
    failed = next(row for row in rows if row["name"] == "erreur-500")
    assert "conditions" in failed["options"]["step"]["enum"]
    assert "seconds" not in failed["options"]


def test_faults_are_replaced_and_taken_away(api: Api) -> None:
    """R54."""
    world = api.world()
    where = f"/control/v1/worlds/{world.id}/faults"
    first = {"courriel-perdu": {"times": 2}, "page-lente": {"seconds": 1}}
    assert put(world, first).json == first == api.client.get(where).json
    assert put(world, {"session-perdue": {}}).json == {"session-perdue": {}}
    assert put(world, {}).json == {} == api.client.get(where).json
    assert [row["event"] for row in world.list("journal")] == ["faults-set"] * 3


def test_an_unknown_fault_names_those_that_exist(api: Api) -> None:
    """R54."""
    world = api.world()
    answer = put(world, {"panne-seche": {}})
    assert (answer.status_code, answer.json["title"]) == (422, "fault-unknown")
    assert answer.json["known"] == list(Fault)
    assert world.list("journal") == []


@pytest.mark.parametrize("body", [[], "x", 1, None, {"page-lente": 1}, {"erreur-500": {"step": 1}}])
def test_what_does_not_fit_is_a_clear_refusal(api: Api, body: object) -> None:
    """R54."""
    assert is_problem(put(api.world(), body))


def test_faults_of_an_unknown_world_are_refused(api: Api) -> None:
    """R54."""
    answer = api.client.put("/control/v1/worlds/inconnu/faults", json={})
    assert answer.status_code == 404
    assert is_problem(answer)


def test_faults_go_with_the_world_into_a_file_and_a_snapshot(services: PortalServices) -> None:
    """R54."""
    wanted = {"erreur-500": {"step": "conditions", "times": 3}}
    with services.create_world("un-administrateur", "documente", DEFAULT_NOW, 1) as portal:
        breakdowns.set_faults(portal, wanted)
        world_id = portal.world.id
    snapshot = services.take_snapshot(world_id)
    document = services.export_world(world_id)
    assert document["world"]["faults"] == wanted
    with services.import_world(document) as portal:
        assert portal.world.faults == wanted
    with services.world_from_snapshot(snapshot.id) as portal:
        assert portal.world.faults == wanted
