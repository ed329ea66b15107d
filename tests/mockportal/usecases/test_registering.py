"""Steps 3 to 9, and what refuses them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mockportal.domain.company import Company
from mockportal.domain.registration import Registration, State
from mockportal.ports import Portal
from mockportal.usecases import coopting, registering
from tests.mockportal.acting import (
    add_person,
    administrator,
    ask_cooptation,
    ask_key,
    company,
    events,
    fill_in,
    refused,
    typed,
    wrong_fields,
)
from tests.mockportal.conftest import OpenPortal


def test_a_registration_starts_with_what_was_typed(portal: Portal) -> None:
    """R12: in normal form."""
    started = registering.register(
        portal,
        typed(
            portal,
            nom="  Le   Goff ",
            prenom="Zoe\u0301",
            telephone="+33 1.99-00 12 34",
            courriel=" Zoe@Martin.Example ",
        ),
    )
    assert (started.state, started.id) == (State.IDENTIFIED, 1)
    assert (started.nom, started.prenom) == ("Le Goff", "Zoé")
    assert (started.telephone, started.courriel) == ("0199001234", "zoe@martin.example")
    assert events(portal) == ["registration-started"]


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("siret", "", "siret-format"),
        ("siret", "1234", "siret-format"),
        ("siret", "73282932000075", "siret-key"),
        ("siret", "73282932000074", "siret-unknown"),
        ("nom", "   ", "required"),
        ("nom", "R2D2", "name-format"),
        ("nom", "<b>Martin</b>", "name-format"),
        ("nom", "a" * 61, "name-format"),
        ("prenom", "", "required"),
        ("prenom", "Zoé;", "name-format"),
        ("telephone", "", "telephone-format"),
        ("telephone", "12", "telephone-format"),
        ("telephone", "00 99 00 12 34", "telephone-format"),
        ("telephone", "01 99 00 12 34 5", "telephone-format"),
        ("courriel", "", "courriel-format"),
        ("courriel", "zoe", "courriel-format"),
        ("courriel", "zoe@@martin.example", "courriel-format"),
        ("courriel", "zoe@gmail.com", "courriel-domain"),
    ],
)
def test_each_wrong_field_is_named(portal: Portal, field: str, value: str, code: str) -> None:
    """R35, R39, R52: and nothing is registered."""
    with wrong_fields(portal, **{field: code}):
        registering.register(portal, typed(portal, **{field: value}))


def test_every_wrong_field_is_named_at_once(portal: Portal) -> None:
    """R39."""
    empty = dict.fromkeys(("siret", "nom", "prenom", "telephone", "courriel"), "")
    with wrong_fields(
        portal,
        siret="siret-format",
        nom="required",
        prenom="required",
        telephone="telephone-format",
        courriel="courriel-format",
    ):
        registering.register(portal, typed(portal, **empty))


@pytest.mark.parametrize(
    "nom", ["D’Artagnan", "O'Brien", "Saint-Exupéry", "de La Tour", "Müller", "Łukasz", "Jr."]
)
def test_names_as_people_bear_them_are_accepted(portal: Portal, nom: str) -> None:
    """R39."""
    assert registering.register(portal, typed(portal, nom=nom)).nom == nom


def test_hyphens_pasted_from_a_document_are_hyphens(portal: Portal) -> None:
    """R39."""
    pasted = typed(portal, nom="Saint‑Exupéry", prenom="Anne‐Lise", telephone="01‑99‑00‑12‑34")
    started = registering.register(portal, pasted)
    assert (started.nom, started.prenom) == ("Saint-Exupéry", "Anne-Lise")
    assert started.telephone == "0199001234"


def test_the_siret_may_be_typed_with_spaces(portal: Portal) -> None:
    """R35."""
    siret = company(portal).siret
    spaced = f"{siret[:3]} {siret[3:6]} {siret[6:9]} {siret[9:]}"
    assert registering.register(portal, typed(portal, siret=spaced)).siret == siret


def test_a_domain_that_the_operator_allows_is_accepted(portal: Portal) -> None:
    """R52."""
    with wrong_fields(portal, courriel="courriel-domain"):
        registering.register(portal, typed(portal, courriel="zoe@recette.fr"))
    wider = replace(portal, also_domains=("recette.fr",))
    assert registering.register(wider, typed(portal, courriel="zoe@recette.fr")).id == 1


def test_with_three_administrators_step_three_refuses(open_portal: OpenPortal) -> None:
    """R38, R03."""
    portal = open_portal("trois-administrateurs")
    with refused(portal, "no-seat") as caught:
        registering.register(portal, typed(portal))
    assert caught.value.facts["maximum"] == 3


def test_with_two_administrators_any_number_of_candidates_may_wait(
    open_portal: OpenPortal,
) -> None:
    """R03: a pending candidate holds no seat."""
    portal = open_portal("deux-administrateurs")
    for nom in ("Un", "Deux", "Trois", "Quatre"):
        ask_cooptation(portal, nom=nom)
    assert len(portal.store.find(Registration, state=State.AWAITING_COOPTATION)) == 4


def test_seats_are_counted_for_each_siret(open_portal: OpenPortal) -> None:
    """R03: a full company does not fill the one next door."""
    portal = open_portal("vierge")
    full, other = portal.store.find(Company)
    for nom in ("Un", "Deux", "Trois"):
        add_person(portal, nom, siret=full.siret)
    assert registering.register(portal, typed(portal, siret=other.siret)).siret == other.siret
    with refused(portal, "no-seat"):
        registering.register(portal, typed(portal, siret=full.siret))


@pytest.mark.parametrize("way", [ask_cooptation, ask_key])
def test_nobody_registers_twice_while_a_registration_is_pending(portal: Portal, way) -> None:
    """R37: whatever the accents, the case and the hyphens."""
    way(portal, nom="Le Goff", prenom="Zoé")
    with refused(portal, "registration-pending"):
        registering.register(portal, typed(portal, nom="LE-GOFF", prenom="zoe"))


def test_nobody_registers_twice_while_an_account_is_active(portal: Portal) -> None:
    """R37: an administrator or a déclarant."""
    who = administrator(portal)
    with refused(portal, "registration-active"):
        registering.register(portal, typed(portal, nom=who.nom.upper(), prenom=who.prenom))
    declarant = add_person(portal, "Saisie", ("declarant",))
    with refused(portal, "registration-active"):
        registering.register(portal, typed(portal, nom=declarant.nom, prenom=declarant.prenom))


def test_the_same_name_may_register_for_another_company(open_portal: OpenPortal) -> None:
    """R37: it is SIRET, nom and prénom together."""
    portal = open_portal("vierge")
    first, second = portal.store.find(Company)
    ask_key(portal, siret=first.siret)
    assert ask_key(portal, siret=second.siret).state is State.AWAITING_KEY


def test_who_was_refused_may_register_again(portal: Portal) -> None:
    """R37, R24."""
    candidate = ask_cooptation(portal)
    coopting.refuse(portal, administrator(portal), candidate.id)
    assert ask_cooptation(portal).state is State.AWAITING_COOPTATION


def test_two_forms_begun_by_one_person_cannot_both_end(portal: Portal) -> None:
    """R37: checked again when the activation is chosen."""
    first, second = fill_in(portal), fill_in(portal)
    registering.ask_cooptation(portal, first)
    with refused(portal, "registration-pending"):
        registering.ask_cooptation(portal, second)
    with refused(portal, "registration-pending"):
        registering.ask_key(portal, second)


def test_a_person_of_a_pending_candidate_s_name_cannot_be_added(portal: Portal) -> None:
    """R37: two accounts would share one identity, and one of them could never sign in."""
    ask_cooptation(portal, nom="Durand", prenom="Zoe")
    with refused(portal, "registration-pending"):
        add_person(portal, "DURAND", prenom="Zoé")
