"""What a step says when it does not hold: in French, with what is there instead."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from pages.person import Person
from steps.activating import enters_key
from steps.expecting import told_plainly
from steps.scene import Scene
from steps.seeing import administrators_count
from steps.signing_in import registers_up_to
from steps.states import arrange, is_at_step

PLAYWRIGHT = """« Menu » n’est pas ouverte
Expected value: 're.compile('^\\\\s*Menu', re.IGNORECASE)'
Actual value:
    Votre
    compte
Call log:
  - Expect "to_have_text" get_by_role("heading") with timeout 5000ms
"""


def scene_of(roles: tuple[str, ...]) -> Scene:
    """A scenario's world with one person, who holds these roles."""
    person: dict[str, Any] = dict.fromkeys(("siret", "nom", "prenom", "courriel", "password"), "x")
    world = SimpleNamespace(
        companies=[SimpleNamespace(siret="x")],
        people=[SimpleNamespace(**person, roles=roles)],
        candidates=[],
        employers=[],
        refresh=lambda: world,
    )
    casting: Any = SimpleNamespace(walk=None, actor=None, newcomer=None)
    return Scene(lambda **_: world, casting, lambda _: None)


def test_a_failed_expectation_says_what_is_read_without_its_log() -> None:
    assert told_plainly(PLAYWRIGHT) == "« Menu » n’est pas ouverte\nOn lit : « Votre compte »"
    assert told_plainly(PLAYWRIGHT.replace("Votre\n    compte", "None")).endswith("On lit : rien")


def test_a_comparison_without_words_is_left_out() -> None:
    assert told_plainly("il y en a 1\nassert 1 == 4") == "il y en a 1"
    assert told_plainly("assert 1 == 4") == "assert 1 == 4"


def test_a_count_tells_what_was_counted() -> None:
    with pytest.raises(AssertionError, match=r"^l’entreprise compte 1 .*, au lieu de 4"):
        administrators_count(scene=scene_of(("administrateur",)), nombre=4)


def test_somebody_who_is_not_in_this_world_is_not_made_up() -> None:
    scene = scene_of(("administrateur",))
    with pytest.raises(AssertionError, match="le second administrateur n’existe pas"):
        scene.actor("le second administrateur")


def test_a_key_that_nobody_read_is_not_typed() -> None:
    who = SimpleNamespace(person=Person(), here=None)
    with pytest.raises(AssertionError, match="n’a pas encore lu le courrier"):
        enters_key(SimpleNamespace(actor=lambda _: who), "le candidat", str)


@pytest.mark.parametrize("number", [2, 9])
def test_a_step_that_the_registration_does_not_have_is_refused(number: int) -> None:
    with pytest.raises(AssertionError, match=f"pas d’étape {number}"):
        registers_up_to(SimpleNamespace(actor=lambda _: None), "le candidat", number)
    with pytest.raises(AssertionError, match=f"pas d’étape {number}"):
        is_at_step(SimpleNamespace(), "le candidat", number)


def test_a_state_that_no_line_arranges_is_named() -> None:
    with pytest.raises(AssertionError, match="le candidat rêve » n’est connue"):
        arrange(SimpleNamespace(), "le candidat rêve")


def test_who_has_an_access_already_asks_for_a_removal_without_another_one() -> None:
    asked: list[str] = []

    def noted(name: str) -> Any:
        return lambda **_: asked.append(name)

    names = ("add_employer", "sign_in_employer", "add_removal")
    scene = SimpleNamespace(
        world=SimpleNamespace(**{name: noted(name) for name in names}),
        employers={},
        person=lambda _: Person(),
        beneficiary=lambda _: Person(),
        actor=lambda _: SimpleNamespace(visit=lambda _: None),
        keep_session=lambda *_: None,
        tell_arranged=lambda _: None,
    )
    arrange(scene, "l'employeur est inscrit à la base de connaissance")
    for gone in ("le second administrateur", "le troisième administrateur"):
        arrange(scene, f"l'employeur a demandé à radier {gone} au bénéfice de l'administrateur")
    assert asked == ["add_employer", "sign_in_employer", "add_removal", "add_removal"]
