"""Administrators manage the Habilitations of their own company."""

from __future__ import annotations

from mockportal.domain.company import Company
from mockportal.domain.roles import Habilitation
from mockportal.ports import Portal
from mockportal.usecases import habilitations
from tests.mockportal.acting import add_person, administrator, events, refused


def test_an_administrator_sets_exactly_what_is_chosen(portal: Portal) -> None:
    """R04: for a déclarant and for oneself."""
    declarant, who = add_person(portal, "Saisie", ("declarant",)), administrator(portal)
    habilitations.grant(portal, who, declarant.id, ["pasrau", "atmp"])
    assert declarant.habilitations == {Habilitation.PASRAU, Habilitation.ATMP}
    habilitations.grant(portal, who, who.id, [])
    assert who.habilitations == frozenset()
    assert events(portal)[-1] == "habilitations-set"


def test_only_an_administrator_does(portal: Portal) -> None:
    """R02."""
    declarant = add_person(portal, "Saisie", ("declarant",))
    with refused(portal, "administrators-only"):
        habilitations.grant(portal, declarant, declarant.id, ["dsn"])
    with refused(portal, "administrators-only"):
        habilitations.people(portal, declarant)


def test_people_of_another_company_or_removed_are_out_of_reach(portal: Portal) -> None:
    """R02, R04."""
    portal.store.add(Company("73282932000074", "Autre", "1", "75001", "P"))  # type: ignore[arg-type]
    stranger = add_person(portal, "Ailleurs", siret="73282932000074")
    gone = add_person(portal, "Partie")
    gone.remove()
    who = administrator(portal)
    assert habilitations.people(portal, who) == [who]
    for number in (stranger.id, gone.id, 99, "1", None):
        with refused(portal, "person-unknown"):
            habilitations.grant(portal, who, number, ["dsn"])


def test_an_unknown_habilitation_is_refused(portal: Portal) -> None:
    """R04."""
    who = administrator(portal)
    with refused(portal, "habilitation-unknown"):
        habilitations.grant(portal, who, who.id, ["dsn", "tout"])
