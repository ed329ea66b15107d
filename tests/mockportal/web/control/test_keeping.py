"""Snapshots and files of worlds, through the control API."""

from __future__ import annotations

import json

import pytest

from tests.mockportal.browsing import Api, World, is_problem


@pytest.fixture
def world(api: Api) -> World:
    """A world with a candidate who waits."""
    world = api.world("deux-administrateurs")
    world.register()
    return world


def without_names(world: World) -> str:
    """Everything that is told about a world, without what names it or its passwords."""
    return json.dumps(world.state()).replace(world.id, "-")


def from_snapshot(world: World, snapshot: str) -> World:
    """Another world, made from a snapshot; nobody's password is told."""
    answer = world.api.post("/control/v1/worlds", json={"snapshot": snapshot})
    assert answer.status_code == 201, answer.text
    assert answer.headers["Location"].endswith(f"/control/v1/worlds/{answer.json['id']}")
    assert not [person for person in answer.json["people"] if "password" in person]
    body = answer.json
    for person in body["people"]:
        person["password"] = ""
    return World(world.app, body)


def test_a_snapshot_makes_a_world_as_it_was(world: World) -> None:
    """R22: going back is restoring a snapshot; the clock and the mails are those of then."""
    taken = world.control("/snapshots", {})
    assert taken.status_code == 201
    assert set(taken.json) == {"id", "number", "now", "taken_at"}
    before = without_names(world)
    world.control("/clock/advance", {"days": 20})
    assert without_names(world) != before
    again = from_snapshot(world, taken.json["id"])
    assert without_names(again) == before
    assert again.id != world.id


def test_people_of_a_restored_world_have_the_passwords_of_then(world: World) -> None:
    """R01."""
    snapshot = world.control("/snapshots", {}).json["id"]
    again = from_snapshot(world, snapshot)
    browser = again.browser()
    page = browser.post("votre-compte", **world.people[0].identity())
    assert page.request.path == f"{again.base}menu"


def test_snapshots_are_listed_and_deleted(world: World) -> None:
    """R51: oldest first; a deleted one makes no world."""
    made = [world.control("/snapshots", {}).json for _ in range(3)]
    assert world.list("snapshots") == made
    assert [one["number"] for one in made] == [1, 2, 3]
    path = f"/control/v1/worlds/{world.id}/snapshots/{made[1]['id']}"
    answer = world.api.delete(path)
    assert (answer.status_code, answer.data) == (204, b"")
    assert world.list("snapshots") == [made[0], made[2]]
    assert world.api.delete(path).status_code == 404
    gone = world.api.post("/control/v1/worlds", json={"snapshot": made[1]["id"]})
    assert is_problem(gone)
    assert (gone.status_code, gone.json["title"]) == (404, "snapshot-unknown")


def test_a_snapshot_goes_alone(world: World) -> None:
    """R39: nothing that is given is left aside in silence."""
    snapshot = world.control("/snapshots", {}).json["id"]
    answer = world.api.post("/control/v1/worlds", json={"snapshot": snapshot, "seed": 1})
    assert is_problem(answer)
    assert answer.status_code == 422
    assert "snapshot" in answer.json["detail"]


def test_a_world_comes_back_from_its_file(world: World) -> None:
    """R51: the file of the new world is the file of the old one, byte by byte."""
    exported = world.control("/export")
    assert "attachment" in exported.headers["Content-Disposition"]
    assert exported.text.count("\n") > 100
    answer = world.api.post(
        "/control/v1/worlds/import", data=exported.data, content_type="application/json"
    )
    assert answer.status_code == 201
    again = world.api.get(f"/control/v1/worlds/{answer.json['id']}/export")
    assert again.data == exported.data


def test_a_file_that_does_not_fit_is_refused_by_its_paths(world: World) -> None:
    """R39: and no world is made."""
    document = world.control("/export").json
    document["accounts"][0]["siret"] = 5
    document["mails"][0]["extra"] = True
    answer = world.api.post("/control/v1/worlds/import", json=document)
    assert is_problem(answer)
    assert [error["field"] for error in answer.json["errors"]] == [
        "accounts[0].siret",
        "mails[0].extra",
    ]


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"5", b'{"format": "autre", "version": 1}'])
def test_what_is_no_world_is_refused(api: Api, body: bytes) -> None:
    """R39."""
    path = "/control/v1/worlds/import"
    answer = api.client.post(path, data=body, content_type="application/json")
    assert is_problem(answer)
    assert answer.status_code == 422


def test_a_file_may_be_longer_than_other_bodies(world: World) -> None:
    """R39: more than one mebibyte, which the other operations refuse."""
    document = world.control("/export").json
    mail = document["mails"][0]
    text = ["Une ligne de message."] * 500
    document["mails"] = [{**mail, "id": 1 + n, "text": text} for n in range(200)]
    sent = json.dumps(document).encode()
    assert len(sent) > 2_000_000
    answer = world.api.post("/control/v1/worlds/import", data=sent, content_type="application/json")
    assert answer.status_code == 201, answer.text[:500]
    made = world.api.get(f"/control/v1/worlds/{answer.json['id']}/mails").json
    assert len(made) == 200
