"""The clock: what falls due happens in order, each thing at its own moment."""

from __future__ import annotations

from datetime import timedelta

from mockportal.domain.moments import after, after_days
from mockportal.domain.registration import Letter, Registration, State
from mockportal.domain.world import JournalEntry, Mail
from mockportal.ports import Portal
from mockportal.usecases import timekeeping
from tests.mockportal.acting import ask_cooptation, ask_key, refused
from tests.mockportal.conftest import OpenPortal
from tests.mockportal.moments import at


def test_what_falls_due_happens_in_order_each_at_its_own_moment(portal: Portal) -> None:
    """R22, R33: two letters and two lapses, in one advance of thirty days."""
    start = portal.now
    ask_cooptation(portal, nom="Une")
    ask_key(portal, nom="Deux")
    timekeeping.advance(portal, after_days(start, 1))
    ask_key(portal, nom="Trois")
    ask_cooptation(portal, nom="Quatre")
    fired = timekeeping.advance(portal, after_days(start, 30))
    second = timedelta(seconds=1)
    assert [(one.at, one.event, one.subject) for one in fired] == [
        (after_days(start, 3), "letter-delivered", 1),
        (after_days(start, 4), "letter-delivered", 2),
        (after(after_days(start, 15), second), "registration-cancelled", 1),
        (after(after_days(start, 16), second), "registration-cancelled", 4),
    ]
    noted = [
        (entry.at, entry.event)
        for entry in portal.store.find(JournalEntry)
        if entry.event in {"letter-delivered", "registration-cancelled"}
    ]
    assert noted == [(one.at, one.event) for one in fired]
    assert portal.now == after_days(start, 30)


def test_at_one_second_letters_come_before_lapses_and_lower_numbers_first(
    open_portal: OpenPortal,
) -> None:
    """R22, R33."""
    portal = open_portal(now=at("2026-01-12T09:00"))
    ask_cooptation(portal, nom="Une")
    ask_cooptation(portal, nom="Deux")
    timekeeping.advance(portal, at("2026-01-24T09:00:01"))
    ask_key(portal, nom="Trois")
    fired = timekeeping.advance(portal, at("2026-01-27T09:00:01"))
    assert [(one.event, one.subject) for one in fired] == [
        ("letter-delivered", 1),
        ("registration-cancelled", 1),
        ("registration-cancelled", 2),
    ]


def test_the_mails_of_a_lapse_bear_its_moment(portal: Portal) -> None:
    """R22, R24."""
    ask_cooptation(portal)
    lapse = after(after_days(portal.now, 15), timedelta(seconds=1))
    timekeeping.advance(portal, after_days(portal.now, 40))
    assert [mail.at for mail in portal.store.find(Mail)[1:]] == [lapse, lapse]


def test_every_mail_and_note_of_a_long_advance_bears_the_moment_of_its_own_event(
    portal: Portal,
) -> None:
    """R22, R24, R33: eight requests on eight days, forty days in one advance."""
    start = portal.now
    for index, nom in enumerate(("Un", "Deux", "Trois", "Quatre", "Cinq", "Six", "Sept", "Huit")):
        (ask_key if index % 2 else ask_cooptation)(portal, nom=nom)
        timekeeping.advance(portal, after(start, timedelta(hours=7 * (index + 1))))
    sent, noted = len(portal.store.find(Mail)), len(portal.store.find(JournalEntry))
    fired = timekeeping.advance(portal, after_days(start, 40))
    assert len(fired) == 8
    assert [one.at for one in fired] == sorted(one.at for one in fired)
    entries = portal.store.find(JournalEntry)[noted:]
    assert [entry.at for entry in entries] == [*(one.at for one in fired), portal.now]
    lapses = [one for one in fired if one.event == "registration-cancelled"]
    told = [mail.at for mail in portal.store.find(Mail)[sent:]]
    assert told == [one.at for one in lapses for _ in ("candidate", "administrator")]
    for one in lapses:
        candidate = portal.store.get(Registration, one.subject)
        assert candidate
        assert candidate.deadline
        assert candidate.decided_at == one.at == after(candidate.deadline, timedelta(seconds=1))


def test_the_advance_is_noted_after_what_it_brought(portal: Portal) -> None:
    """R22."""
    ask_key(portal)
    timekeeping.advance(portal, after_days(portal.now, 3))
    entries = portal.store.find(JournalEntry)[-2:]
    assert [entry.event for entry in entries] == ["letter-delivered", "clock-advanced"]
    assert entries[1].given == {"to": portal.now.isoformat()}


def test_what_has_happened_does_not_happen_again(portal: Portal) -> None:
    """R22, R33."""
    candidate = ask_cooptation(portal)
    ask_key(portal, nom="Deux")
    assert len(timekeeping.advance(portal, after_days(portal.now, 30))) == 2
    assert timekeeping.advance(portal, after_days(portal.now, 30)) == []
    assert candidate.state is State.CANCELLED
    assert len(portal.store.find(Letter)) == 1


def test_the_clock_does_not_go_back(portal: Portal) -> None:
    """R22: and what would have fallen due does not."""
    ask_key(portal)
    with refused(portal, "clock-backwards"):
        timekeeping.advance(portal, after(portal.now, timedelta(seconds=-1)))


def test_it_goes_through_the_hour_that_autumn_repeats(open_portal: OpenPortal) -> None:
    """R22: a letter due at 02:30 before the change comes before 02:10 after it."""
    portal = open_portal(now=at("2026-10-22T02:30:00+02:00"))
    ask_key(portal)
    timekeeping.advance(portal, at("2026-10-25T02:20:00+02:00"))
    fired = timekeeping.advance(portal, at("2026-10-25T02:10:00+01:00"))
    assert [one.at.isoformat() for one in fired] == ["2026-10-25T02:30:00+02:00"]
    assert portal.now.isoformat() == "2026-10-25T02:10:00+01:00"


def test_days_may_be_advanced_one_by_one_or_together(open_portal: OpenPortal) -> None:
    """R22: the same end, over a change of hour."""
    portal = open_portal(now=at("2026-03-20T09:00"))
    candidate = ask_cooptation(portal)
    for _ in range(15):
        assert timekeeping.advance(portal, after_days(portal.now, 1)) == []
    assert portal.now == candidate.deadline
    assert timekeeping.advance(portal, after_days(portal.now, 1))[0].subject == candidate.id
