"""Steps 4 to 9: terms, corrections, secrets, the choice of activation."""

from __future__ import annotations

import pytest

from mockportal.adapters.hashing import Argon2
from mockportal.domain.registration import Action, State
from mockportal.domain.secrets import SECRET_QUESTIONS
from mockportal.ports import Portal
from mockportal.usecases import registering
from tests.mockportal.acting import (
    PASSWORD,
    SECRETS,
    add_person,
    ask_cooptation,
    fill_in,
    mails,
    refused,
    typed,
    wrong_fields,
)
from tests.mockportal.conftest import OpenPortal


def test_refusing_the_terms_ends_the_registration(portal: Portal) -> None:
    """R13."""
    candidate = registering.register(portal, typed(portal))
    registering.refuse_terms(portal, candidate)
    assert candidate.state is State.ABANDONED
    with refused(portal, "wrong-step"):
        registering.accept_terms(portal, candidate)


def test_an_abandoned_registration_does_not_stand_in_the_way(portal: Portal) -> None:
    """R13, R37."""
    registering.refuse_terms(portal, registering.register(portal, typed(portal)))
    assert ask_cooptation(portal).id == 2


def test_going_back_corrects_what_was_typed(portal: Portal) -> None:
    """R14: and the corrected name is the one that counts."""
    candidate = fill_in(portal)
    registering.correct(portal, candidate, typed(portal, nom="Durand", telephone="0199009999"))
    assert (candidate.nom, candidate.telephone) == ("Durand", "0199009999")
    registering.ask_cooptation(portal, candidate)
    with refused(portal, "registration-pending"):
        registering.register(portal, typed(portal, nom="DURAND"))
    assert registering.register(portal, typed(portal)).nom == "Martin"


def test_a_correction_is_checked_as_the_first_form_was(portal: Portal) -> None:
    """R14, R39: and a refused one changes nothing."""
    candidate = fill_in(portal)
    with wrong_fields(portal, telephone="telephone-format"):
        registering.correct(portal, candidate, typed(portal, nom="Durand", telephone="1"))
    assert candidate.nom == "Martin"


def test_after_the_choice_nothing_is_corrected_any_more(portal: Portal) -> None:
    """R14."""
    candidate = ask_cooptation(portal)
    with refused(portal, "wrong-step"):
        registering.correct(portal, candidate, typed(portal, nom="Durand"))


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"password": "court1"}, {"password": "password-length", "confirmation": "confirmation"}),
        (
            {"password": "seulementdeslettres", "confirmation": "seulementdeslettres"},
            {"password": "password-content"},
        ),
        ({"confirmation": "Motdepasse13"}, {"confirmation": "confirmation"}),
        ({"question": "Et vous ?"}, {"question": "question-unknown"}),
        ({"question": ""}, {"question": "question-unknown"}),
        ({"answer": "  "}, {"answer": "required"}),
    ],
)
def test_wrong_secrets_are_named_and_not_kept(
    portal: Portal, changes: dict[str, str], codes: dict[str, str]
) -> None:
    """R15, R36, R39: and the registration does not go on."""
    candidate = registering.register(portal, typed(portal))
    registering.accept_terms(portal, candidate)
    registering.check_information(portal, candidate)
    with wrong_fields(portal, **codes):
        registering.choose_secrets(
            portal, candidate, registering.Secrets(**{**vars(SECRETS), **changes})
        )
    assert candidate.state is State.INFORMATION_CHECKED


def test_secrets_are_kept_only_as_hashes(portal: Portal) -> None:
    """R36."""
    candidate = fill_in(portal)
    assert PASSWORD not in str(vars(candidate))
    assert "Médor" not in str(vars(candidate))
    assert Argon2().verify(candidate.password, PASSWORD)
    assert Argon2().verify(candidate.answer, "Médor")
    assert candidate.question == SECRET_QUESTIONS[0]


def test_a_step_cannot_be_skipped(portal: Portal) -> None:
    """R12, R16, R17."""
    candidate = registering.register(portal, typed(portal))
    for step in (registering.check_information, registering.ask_key, registering.ask_cooptation):
        with refused(portal, "wrong-step"):
            step(portal, candidate)
    with refused(portal, "wrong-step"):
        candidate.perform(Action.ACCEPT)


def test_without_administrator_only_the_key_can_be_chosen(open_portal: OpenPortal) -> None:
    """R27."""
    portal = open_portal("vierge")
    candidate = fill_in(portal)
    assert not registering.cooptation_possible(portal, candidate)
    with refused(portal, "no-administrator"):
        registering.ask_cooptation(portal, candidate)
    registering.ask_key(portal, candidate)
    assert candidate.state is State.AWAITING_KEY
    assert mails(portal) == []


def test_a_declarant_or_a_removed_administrator_is_no_administrator(
    open_portal: OpenPortal,
) -> None:
    """R27, R02."""
    portal = open_portal("vierge")
    add_person(portal, "Saisie", ("declarant",))
    add_person(portal, "Partie").remove()
    with refused(portal, "no-administrator"):
        registering.ask_cooptation(portal, fill_in(portal))


def test_the_link_is_drawn_from_the_seed_and_differs_for_each_request(portal: Portal) -> None:
    """R20, R26."""
    first, second = ask_cooptation(portal), ask_cooptation(portal, nom="Autre")
    assert len(first.token) == 32
    assert first.token != second.token
