"""What the values of a world stand for: people and things that mails call by their own names."""

from __future__ import annotations

import tomllib
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from benchmarks.verdicts import FACTS
from benchmarks.verdicts.judged import judged_in
from benchmarks.verdicts.written import placed
from guide.alignment.standing import named, retold
from guide.alignment.timelines import Deed, Timeline
from guide.evidence.record import Action, PageView, Run
from guide.judging.checking import Proven, proven

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def proof(walked_procedures: Run) -> Proven:
    return proven(walked_procedures)


@pytest.fixture(scope="module")
def told(proof: Proven) -> frozenset[str]:
    return frozenset(
        line
        for timeline in proof.timelines
        for visit in timeline.visits
        for shown in visit.page.lines
        for line in retold(shown, timeline.names)
    )


@pytest.mark.parametrize(
    "line",
    [
        "le candidat demande à devenir administrateur de l’entreprise.",
        "l'administrateur a accepté votre inscription comme administrateur de l’entreprise.",
        "Un message vient de partir aux administrateurs de l’entreprise.",
        "l’administrateur à radier n’est plus administrateur de l’entreprise.",
        "Ses habilitations sont transférées au bénéficiaire du transfert.",
        "La clé d’activation part par courrier à l’adresse de l’entreprise",
    ],
)
def test_what_a_mail_says_of_somebody_is_said_of_who_they_are(
    told: frozenset[str], line: str
) -> None:
    assert line in told


def test_who_acts_is_called_as_the_pages_call_them_too(proof: Proven) -> None:
    called = [names for each in proof.timelines for names in each.names.values()]
    assert ("l'employeur", "le demandeur") in called


def test_a_proof_is_the_portals_line_and_what_it_stands_for(proof: Proven, tmp_path: Path) -> None:
    text = "Le message indique que le candidat demande à devenir administrateur de l’entreprise."
    documents = tomllib.loads(FACTS.read_text("utf-8"))["document"]
    (judged,) = judged_in(placed(text, True, "cooptation 10", "", documents), proof, tmp_path)
    told = {(each.line != each.told, each.told) for each in judged.proofs}
    assert judged.verdict == "confirmed"
    assert (True, "le candidat demande à devenir administrateur de l’entreprise.") in told


def test_nobody_is_taken_for_somebody_else(proof: Proven) -> None:
    """A value never stands for two people who act: one name is one person's."""
    for timeline in proof.timelines:
        for value, names in timeline.names.items():
            assert len(timeline.actors.intersection(names)) < 2, (value, names)


def test_what_every_world_shows_alike_is_no_value(proof: Proven) -> None:
    portal = {"Activation de l’administrateur", "Menu personnalisé", "Demande en attente"}
    assert not [value for each in proof.timelines for value in each.names if value in portal]


def typed(*fields: tuple[str, str | None]) -> Timeline:
    """A walk in which a librarian fills in fields of one page; None is a secret."""
    page = PageView("Page – Bibliothèque", "/", ())
    scenario = SimpleNamespace(id="1", uri="prets.feature")
    deeds = tuple(
        Deed(
            cast("Any", scenario),
            at,
            Action(
                "fill",
                actor="le bibliothécaire",
                label=label,
                role="textbox",
                name=label,
                value=value,
                secret=value is None,
                done=True,
                time=None,
                box=None,
                page=page,
                picture=None,
                lost=None,
            ),
            label,
        )
        for at, (label, value) in enumerate(fields)
    )
    return Timeline(cast("Any", scenario), "Prêts", deeds, (), (), (), ())


def test_a_name_is_of_who_signs_in_with_it_and_not_of_who_looks_for_it() -> None:
    signing = typed(("Nom", "Vian"), ("Prénom", "Boris"), ("Mot de passe", None))
    looking = typed(("Nom", "Vian"), ("Prénom", "Boris"))
    (signed,), (looked,) = named([signing]), named([looking])
    assert signed.names["Boris Vian"] == ("le bibliothécaire",)
    assert looked.names == {}


def test_what_is_typed_where_one_walk_shows_it_to_be_ones_own_is_so_in_others() -> None:
    at_home = typed(("Nom", "Vian"), ("Prénom", "Boris"), ("Mot de passe", None))
    elsewhere = typed(("Nom", "Sand"), ("Prénom", "George"))
    assert named([at_home, elsewhere])[1].names["George Sand"] == ("le bibliothécaire",)


def test_a_field_may_say_whose_name_it_takes_and_may_have_no_name() -> None:
    (walk,) = named([typed(("Nom du lecteur", "Vian"), ("Prénom du lecteur", "Boris"), ("", "x"))])
    assert walk.names["Boris Vian"] == ("le lecteur",)


def test_one_name_for_two_is_nobodys() -> None:
    twice = [("Nom du lecteur", "Vian"), ("Prénom du lecteur", "Boris")]
    twice += [("Nom du garant", "Vian"), ("Prénom du garant", "Boris")]
    assert named([typed(*twice)])[0].names == {}
