"""The control room: everything that a person does to a world without reading documentation."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from mockportal.app import create_app
from mockportal.variants import variants
from tests.mockportal.browsing import Api, World, heading, text_of
from tests.mockportal.web.control.rooms import Room


@pytest.fixture
def world(api: Api) -> World:
    """A world with one administrator."""
    return api.world()


@pytest.fixture
def room(api: Api, world: World) -> Room:
    """A person in front of it."""
    return Room(api.app, world.id)


def events(world: World) -> list[str]:
    """What the journal tells."""
    return [row["event"] for row in world.list("journal")]


def test_habilitations_are_called_as_on_the_portal(room: Room) -> None:
    """R04."""
    assert "AT/MP, DPAE, DSN" in room.page()


def test_a_fault_is_asked_for_and_taken_away(world: World, room: Room) -> None:
    """R54: beside the one that is there, and told in the journal."""
    room.do("pannes", panne="erreur-500", fois="1", etape="conditions")
    answer = room.do("pannes", panne="page-lente", fois="", secondes="2")
    page = text_of(answer.text)
    assert "Erreur 500 encore 1 fois, Étape 4 : conditions générales" in page
    assert "Page lente jusqu’à ce qu’on l’enlève, 2 s" in page
    room.do("pannes/fin", panne="erreur-500")
    asked = world.api.get(f"/control/v1/worlds/{world.id}/faults").json
    assert asked == {"page-lente": {"seconds": 2}}
    assert events(world) == ["faults-set"] * 3
    assert len({row["request"] for row in world.list("journal")} - {""}) == 3
    assert "Pannes demandées" in room.page()


@pytest.mark.parametrize(
    "fields",
    [
        {"panne": "inconnue"},
        {"panne": ""},
        {"panne": "page-lente", "secondes": "60"},
        {"panne": "page-lente", "secondes": "x"},
        {"panne": "erreur-500", "etape": "ailleurs"},
    ],
)
def test_a_fault_that_does_not_fit_changes_nothing(
    world: World, room: Room, fields: dict[str, str]
) -> None:
    """R54."""
    assert room.do("pannes", **fields).status_code == 422
    assert events(world) == []


def test_the_variant_is_changed_and_says_what_that_means(world: World, room: Room) -> None:
    """R51."""
    assert "Ce qui est annoncé reste" in room.page()
    answer = room.do("variante", variante="refonte")
    assert "suit maintenant la variante « Refonte imaginée »" in text_of(answer.text)
    assert "Créer mon compte Net-E" in world.browser().get("votre-compte").text
    assert "Variante changée" in room.page()
    assert room.do("variante", variante="inconnue").status_code == 422


def test_one_goes_back_to_a_snapshot_in_a_new_world(world: World, room: Room) -> None:
    """R51, R22: the first world goes on."""
    room.do("instantanes")
    moved = room.do("horloge", pas="15-jours")
    assert "27 janvier 2026" in text_of(moved.text)
    found = re.search(r"/instantanes/([0-9a-f]+)/monde", moved.text)
    assert found
    answer = room.do(f"instantanes/{found[1]}/monde")
    assert "Ce nouveau monde" in text_of(answer.text)
    assert room.id != world.id
    assert "12 janvier 2026" in room.page()
    assert f'href="/mondes/{world.id}"' in answer.text
    back = Room(world.app, world.id)
    assert "27 janvier 2026" in back.page()
    back.do(f"instantanes/{found[1]}/suppression")
    assert "Instantané 1" not in back.page()
    assert room.client.get(f"/mondes/{room.id}").status_code == 200


def test_a_world_is_taken_away_and_taken_up_again(world: World, room: Room) -> None:
    """R51: the same world, from a file."""
    world.register()
    file = room.client.get(f"/mondes/{world.id}/fichier")
    assert file.headers["Content-Disposition"] == 'attachment; filename="monde.json"'
    answer = room.hand_in(file.data)
    assert "Ce monde vient du fichier" in text_of(answer.text)
    assert room.id != world.id
    assert room.client.get(f"/mondes/{room.id}/fichier").data == file.data


def test_a_large_file_is_taken_up(world: World, room: Room) -> None:
    """R51: larger than any form."""
    document = json.loads(room.client.get(f"/mondes/{world.id}/fichier").data)
    padded = json.dumps(document).encode() + b" " * 2 * 1024 * 1024
    assert room.hand_in(padded).status_code == 200
    assert room.id != world.id


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"pas du JSON", "n’est pas du JSON"),
        (b"\xff\xfe", "n’est pas du JSON"),
        (b"[" * 100_000, "n’est pas du JSON"),
        (b"{}", "companies : Ce champ manque."),
        (b"[]", "Ce champ attend un objet."),
    ],
)
def test_a_file_that_does_not_fit_is_told_on_the_page(
    world: World, room: Room, content: bytes, said: str
) -> None:
    """R51: with the path of what does not fit, and nothing made."""
    answer = room.hand_in(content)
    assert (answer.status_code, heading(answer)) == (422, "Mondes")
    assert said in text_of(answer.text)
    assert room.id == world.id


def test_a_world_whose_variant_is_missing_says_so_and_can_be_deleted(tmp_path: Any) -> None:
    """R51: nothing else of the portal suffers."""
    url, there = f"sqlite:///{tmp_path}/p.sqlite3", variants()
    world = Api(create_app(url, offered=there)).world(variant="refonte")
    fewer = {name: one for name, one in there.items() if name != "refonte"}
    room = Room(create_app(url, offered=fewer), world.id)
    assert "refonte" in text_of(room.client.get("/").text)
    assert "n’est pas là" in room.page()
    assert room.client.get(f"/mondes/{world.id}").status_code == 409
    asked = room.client.get(f"/mondes/{world.id}/suppression")
    assert heading(asked) == "Supprimer ce monde ?"
    assert heading(room.send(asked, f"/mondes/{world.id}/suppression")) == "Mondes"
    assert room.client.get(f"/mondes/{world.id}").status_code == 404


def test_the_journal_tells_what_each_line_is_about(world: World, room: Room) -> None:
    """R22."""
    world.register()
    page = room.page()
    assert "Cooptation demandée inscription 1, échéance 27 janvier 2026 à 09 h 00" in page


def test_the_journal_names_a_lost_message_by_its_subject(world: World, room: Room) -> None:
    """R54."""
    faults = {"courriel-perdu": {"times": 1}}
    world.api.put(f"/control/v1/worlds/{world.id}/faults", json=faults)
    world.register()
    page = room.page()
    assert "registration-" not in page
    assert "cooptation-requested" not in page
    assert "Panne : message perdu message «" in page
