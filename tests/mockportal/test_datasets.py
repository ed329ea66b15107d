"""Everything drawn comes from the seed."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from mockportal.datasets import DATASETS, check_dataset, slug
from mockportal.domain.identifiers import is_reserved_domain, parse_siret
from mockportal.domain.refusals import UnknownName
from mockportal.web.control.room import DATASET_LABELS
from tests.mockportal.browsing import Api, World


def drawn(world: World) -> dict[str, Any]:
    """What chance decided in a world: people, links, keys."""
    world.register()
    world.register("cle", nom="Autre")
    world.control("/clock/advance", {"days": 3})
    answer = world.control().json
    links = [link.rpartition("/")[2] for mail in world.list("mails") for link in mail["links"]]
    return {
        "companies": answer["companies"],
        "people": answer["people"],
        "links": links,
        "keys": [letter["key"] for letter in world.list("letters")],
    }


def test_the_same_seed_gives_the_same_people_keys_and_links(api: Api) -> None:
    """R20, R32: in worlds with ids of their own."""
    first, second = api.world(seed=5), api.world(seed=5)
    assert first.id != second.id
    assert drawn(first) == drawn(second)


def test_another_seed_gives_others(api: Api) -> None:
    """R20, R32."""
    first, second = drawn(api.world(seed=5)), drawn(api.world(seed=6))
    for name, values in first.items():
        assert values
        assert values != second[name], name


@pytest.mark.parametrize("dataset", DATASETS)
def test_each_dataset_gives_valid_people_whatever_the_seed(api: Api, dataset: str) -> None:
    """R35, R37, R52: no SIRET of a real company, no name twice, reserved domains."""
    for seed in (0, 1, 2, 99, 2**63 - 1):
        made = api.world(dataset, seed=seed).answer
        sirets = [company["siret"] for company in made["companies"]]
        assert [parse_siret(siret) for siret in sirets] == sirets
        assert all(siret.startswith("000") for siret in sirets)
        assert len(set(sirets)) == len(sirets)
        assert all(is_reserved_domain(person["courriel"]) for person in made["people"])
        assert all(person["siret"] in sirets for person in made["people"])
        names = [(person["nom"], person["prenom"]) for person in made["people"]]
        assert len(set(names)) == len(names)


def told(world: World) -> dict[str, Any]:
    """A world's export without what tells two of them apart: salts, requests, where it began."""
    kept = json.loads(re.sub(r'\$argon2[^"]*', "$argon2", world.control("/export").text))
    del kept["world"]
    for entry in kept["journal"]:
        del entry["request"]
    return kept


@pytest.mark.parametrize(
    ("dataset", "state"),
    [
        ("candidat-en-attente", "awaiting-cooptation"),
        ("cle-en-attente", "awaiting-key"),
        ("employeur-inscrit", ""),
        ("radiation-demandee", ""),
    ],
)
def test_what_people_have_done_is_what_the_use_cases_do(api: Api, dataset: str, state: str) -> None:
    """R17, R41, R43: the API makes the same of a world where nobody has done anything."""
    begun, other = api.world(dataset, seed=9), api.world("deux-administrateurs", seed=9)
    for one in begun.answer["candidates"]:
        telephone = begun.control("/export").json["registrations"][0]["telephone"]
        typed = {n: one[n] for n in ("siret", "nom", "prenom", "courriel", "question", "answer")}
        asked = {**typed, "telephone": telephone, "state": state, "password": one["password"]}
        assert other.control("/registrations", asked).status_code == 201
    for one in begun.answer["employers"]:
        assert other.control("/knowledge-base/accounts", one).status_code == 201
    if dataset == "radiation-demandee":
        heir, gone = other.people
        form = {"removed_nom": gone.nom, "removed_prenom": gone.prenom}
        form |= {"beneficiary_nom": heir.nom, "beneficiary_prenom": heir.prenom}
        courriel = begun.answer["employers"][0]["courriel"]
        assert other.control("/removals", {"requester": courriel, **form}).status_code == 201
    assert told(begun) == told(other)
    assert told(begun)["journal"]


def test_the_seed_does_not_depend_on_what_others_draw_meanwhile(api: Api) -> None:
    """R20: eight threads, two seeds."""
    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(lambda n: api.world(seed=n % 2).answer["people"], range(16)))
    assert all(people == made[index % 2] for index, people in enumerate(made))


def test_a_larger_dataset_begins_with_the_same_people(api: Api) -> None:
    """R03."""
    one, three = api.world(seed=3).answer, api.world("trois-administrateurs", seed=3).answer
    assert three["people"][:1] == one["people"]


def test_an_unknown_dataset_names_those_that_exist() -> None:
    """R51."""
    with pytest.raises(UnknownName) as caught:
        check_dataset("autre")
    assert caught.value.known == tuple(DATASETS)


def test_every_dataset_has_a_name_in_the_control_room() -> None:
    """R51."""
    assert set(DATASET_LABELS) == set(DATASETS)


@pytest.mark.parametrize(
    ("text", "expected"), [("Éléonore", "eleonore"), ("S.A. Dupont & Fils", "s-a-dupont-fils")]
)
def test_addresses_are_made_of_plain_letters(text: str, expected: str) -> None:
    """R52."""
    assert slug(text) == expected
