"""Faults of the post and of the seats, as the use cases meet them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mockportal.domain.faults import ELSEWHERE
from mockportal.domain.moments import after_days
from mockportal.domain.refusals import WrongKey
from mockportal.domain.registration import Letter
from mockportal.domain.world import JournalEntry
from mockportal.ports import Portal
from mockportal.usecases import activating, breakdowns, coopting, timekeeping
from tests.mockportal.acting import (
    administrator,
    ask_cooptation,
    ask_key,
    company,
    events,
    last_key,
    mails,
    refused,
)

OpenPortal = Callable[..., Portal]


def test_a_mail_is_lost_as_often_as_asked(open_portal: OpenPortal) -> None:
    """R54, R20: the second administrator still hears of it."""
    portal = open_portal("deux-administrateurs")
    breakdowns.set_faults(portal, {"courriel-perdu": {"times": 1}})
    ask_cooptation(portal)
    second = administrator(portal, 1).courriel
    assert mails(portal) == [("cooptation-requested", second)]
    told = portal.store.find(JournalEntry)[-1]
    assert (told.event, told.details["to"]) == ("mail-lost", administrator(portal).courriel)
    assert portal.world.faults == {}


def test_a_mail_comes_twice(portal: Portal) -> None:
    """R54: until the fault is taken away."""
    breakdowns.set_faults(portal, {"courriel-en-double": {}})
    ask_cooptation(portal, nom="Un")
    assert mails(portal) == [("cooptation-requested", administrator(portal).courriel)] * 2
    breakdowns.set_faults(portal, {})
    ask_cooptation(portal, nom="Deux")
    assert len(mails(portal)) == 3
    assert events(portal).count("mail-doubled") == 1


def test_a_letter_goes_back_to_its_sender(portal: Portal) -> None:
    """R54, R33: the next one arrives."""
    candidate = ask_key(portal)
    breakdowns.set_faults(portal, {"courrier-retourne": {"times": 1}})
    fired = timekeeping.advance(portal, after_days(portal.now, 5))
    assert [(one.event, one.subject) for one in fired] == [("letter-returned", 1)]
    assert not portal.store.find(Letter)
    activating.ask_new_letter(portal, candidate)
    fired = timekeeping.advance(portal, after_days(portal.now, 5))
    assert [one.event for one in fired] == ["letter-delivered"]
    assert activating.enter_key(portal, candidate, last_key(portal)).is_administrator


def test_a_second_letter_that_goes_back_leaves_no_key(portal: Portal) -> None:
    """R54, R32: the first letter's key stopped working, nobody has the second one."""
    candidate = ask_key(portal)
    timekeeping.advance(portal, after_days(portal.now, 3))
    first = last_key(portal)
    activating.ask_new_letter(portal, candidate)
    breakdowns.set_faults(portal, {"courrier-retourne": {"times": 1}})
    assert not candidate.key_lost
    timekeeping.advance(portal, after_days(portal.now, 3))
    assert candidate.key_lost
    with pytest.raises(WrongKey, match="key-wrong"):
        activating.enter_key(portal, candidate, first)
    activating.ask_new_letter(portal, candidate)
    assert not candidate.key_lost


def test_a_former_letter_that_goes_back_is_no_loss(portal: Portal) -> None:
    """R54, R32: the newer one is still under way."""
    candidate = ask_key(portal)
    timekeeping.advance(portal, after_days(portal.now, 1))
    activating.ask_new_letter(portal, candidate)
    breakdowns.set_faults(portal, {"courrier-retourne": {"times": 1}})
    timekeeping.advance(portal, after_days(portal.now, 2))
    assert not candidate.key_lost


def test_a_letter_goes_to_another_address(portal: Portal) -> None:
    """R54, R30."""
    breakdowns.set_faults(portal, {"courrier-mal-adresse": {"times": 1}})
    candidate = ask_key(portal)
    activating.ask_new_letter(portal, candidate)
    wrong, right = portal.store.find(Letter)
    assert wrong.address == f"{company(portal).name}\n{ELSEWHERE}"
    assert right.address == company(portal).postal_address
    assert events(portal).count("letter-misaddressed") == 1


@pytest.mark.parametrize("dataset", ["un-administrateur", "deux-administrateurs"])
def test_every_free_seat_is_taken(open_portal: OpenPortal, dataset: str) -> None:
    """R54, R03, R25."""
    portal = open_portal(dataset)
    candidate = ask_cooptation(portal)
    breakdowns.set_faults(portal, {"troisieme-place-prise": {}})
    breakdowns.take_seats(portal, candidate.siret, page="/demandes")
    people = portal.administrators(candidate.siret)
    assert len(people) == 3
    assert len({person.name_key for person in people}) == 3
    with refused(portal, "seat-taken"):
        coopting.accept(portal, administrator(portal), candidate.id)
    told = len(events(portal))
    breakdowns.take_seats(portal, candidate.siret, page="/demandes")
    assert len(events(portal)) == told


def test_a_refused_request_for_faults_changes_nothing(portal: Portal) -> None:
    """R54."""
    breakdowns.set_faults(portal, {"page-lente": {"seconds": 2}})
    with refused(portal, "fault-unknown"):
        breakdowns.set_faults(portal, {"page-lent": {}})
    with refused(portal, "wrong-fields"):
        breakdowns.set_faults(portal, {"page-lente": {"seconds": 60}})
    assert portal.world.faults == {"page-lente": {"seconds": 2}}
