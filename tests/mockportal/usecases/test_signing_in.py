"""Signing in to the portal, and a forgotten password."""

from __future__ import annotations

import pytest

from mockportal.datasets import SEEDED_PASSWORD
from mockportal.domain.secrets import SECRET_QUESTIONS
from mockportal.ports import Portal
from mockportal.usecases import coopting, registering, signing_in
from tests.mockportal.acting import (
    PASSWORD,
    SECRETS,
    administrator,
    ask_cooptation,
    ask_key,
    company,
    fill_in,
    refused,
    wrong_fields,
)

NEW = "Nouveaumot34"


def test_a_person_signs_in_with_siret_names_and_password(portal: Portal) -> None:
    """R01: spaces in the SIRET, case and accents of the names do not matter."""
    who = administrator(portal)
    spaced = " ".join(who.siret)
    found = signing_in.sign_in(portal, spaced, who.nom.upper(), who.prenom.lower(), SEEDED_PASSWORD)
    assert found is who


@pytest.mark.parametrize("wrong", ["siret", "nom", "prenom", "password"])
def test_a_wrong_sign_in_does_not_tell_which_part(portal: Portal, wrong: str) -> None:
    """R01."""
    who = administrator(portal)
    typed = {
        "siret": who.siret,
        "nom": who.nom,
        "prenom": who.prenom,
        "password": SEEDED_PASSWORD,
        wrong: "73282932000074" if wrong == "siret" else "autre",
    }
    with refused(portal, "wrong-credentials"):
        signing_in.sign_in(portal, **typed)


@pytest.mark.parametrize("siret", ["", "abc", "73282932000075"])
def test_what_is_no_siret_is_a_wrong_sign_in(portal: Portal, siret: str) -> None:
    """R01, R35."""
    with refused(portal, "wrong-credentials"):
        signing_in.sign_in(portal, siret, "x", "y", "z")


def test_the_password_is_case_sensitive(portal: Portal) -> None:
    """R36."""
    who = administrator(portal)
    with refused(portal, "wrong-credentials"):
        signing_in.sign_in(portal, who.siret, who.nom, who.prenom, SEEDED_PASSWORD.lower())


def test_a_removed_person_cannot_sign_in(portal: Portal) -> None:
    """R47."""
    who = administrator(portal)
    who.remove()
    with refused(portal, "wrong-credentials"):
        signing_in.sign_in(portal, who.siret, who.nom, who.prenom, SEEDED_PASSWORD)


@pytest.mark.parametrize("way", [ask_cooptation, ask_key])
def test_a_candidate_who_waits_signs_in_as_a_candidate(portal: Portal, way) -> None:
    """R31."""
    candidate = way(portal)
    assert signing_in.sign_in(portal, candidate.siret, "martin", "ZOE", PASSWORD) is candidate


def test_a_registration_that_is_not_finished_signs_nobody_in(portal: Portal) -> None:
    """R17, R31."""
    candidate = fill_in(portal)
    with refused(portal, "wrong-credentials"):
        signing_in.sign_in(portal, candidate.siret, "Martin", "Zoé", PASSWORD)


def test_a_refused_candidate_cannot_sign_in(portal: Portal) -> None:
    """R24."""
    candidate = ask_cooptation(portal)
    coopting.refuse(portal, administrator(portal), candidate.id)
    with refused(portal, "wrong-credentials"):
        signing_in.sign_in(portal, candidate.siret, "Martin", "Zoé", PASSWORD)


def test_the_right_answer_replaces_the_password_and_closes_sessions(portal: Portal) -> None:
    """R36."""
    candidate = ask_cooptation(portal)
    coopting.accept(portal, administrator(portal), candidate.id)
    identity = (candidate.siret, "Martin", "Zoé")
    assert signing_in.secret_question(portal, *identity) == SECRET_QUESTIONS[0]
    signing_in.reset_password(portal, identity, "Médor", NEW, NEW)
    account = signing_in.sign_in(portal, *identity, NEW)
    assert account.sign_in_epoch == 1  # type: ignore[union-attr]
    with refused(portal, "wrong-credentials"):
        signing_in.sign_in(portal, *identity, PASSWORD)


@pytest.mark.parametrize("answer", ["médor", "MÉDOR", "Medor", "", "Autre"])
def test_the_secret_answer_is_case_sensitive(portal: Portal, answer: str) -> None:
    """R36."""
    candidate = ask_cooptation(portal)
    with refused(portal, "wrong-answer"):
        signing_in.reset_password(portal, (candidate.siret, "Martin", "Zoé"), answer, NEW, NEW)


def test_a_new_password_fits_as_the_first_one_did(portal: Portal) -> None:
    """R36."""
    candidate = ask_cooptation(portal)
    identity = (candidate.siret, "Martin", "Zoé")
    with wrong_fields(portal, password="password-length", confirmation="confirmation"):
        signing_in.reset_password(portal, identity, "Médor", "court1", "autre")


def test_who_never_chose_an_answer_cannot_reset(portal: Portal) -> None:
    """R36: an empty answer opens nothing."""
    who = administrator(portal)
    for answer in ("", " "):
        with refused(portal, "wrong-answer"):
            signing_in.reset_password(portal, (who.siret, who.nom, who.prenom), answer, NEW, NEW)


def test_the_question_gives_away_nobody(portal: Portal) -> None:
    """R36: an unknown person gets one of the list, and always the same."""
    asked = [signing_in.secret_question(portal, "1", "In", "Connue") for _ in range(3)]
    assert len(set(asked)) == 1
    assert asked[0] in SECRET_QUESTIONS
    with refused(portal, "wrong-answer"):
        signing_in.reset_password(portal, ("1", "In", "Connue"), "x", NEW, NEW)


def test_registering_again_with_other_secrets_makes_the_later_ones_count(portal: Portal) -> None:
    """R15, R36."""
    candidate = fill_in(portal)
    later = registering.Secrets(NEW, NEW, SECRETS.question, SECRETS.answer)
    registering.choose_secrets(portal, candidate, later)
    registering.check_authentication(portal, candidate)
    registering.ask_cooptation(portal, candidate)
    assert signing_in.sign_in(portal, candidate.siret, "Martin", "Zoé", NEW) is candidate


def test_the_question_does_not_depend_on_how_a_stranger_is_typed(portal: Portal) -> None:
    """R55: it would not for somebody who exists."""
    siret = company(portal).siret
    spaced = f" {siret[:3]} {siret[3:6]} {siret[6:9]} {siret[9:]} "
    questions = {
        signing_in.secret_question(portal, siret, "Nulle", "Élise"),
        signing_in.secret_question(portal, spaced, "NULLE ", "elise"),
    }
    assert len(questions) == 1
