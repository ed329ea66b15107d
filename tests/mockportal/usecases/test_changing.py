"""Another variant for a world that is under way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mockportal.domain.moments import after_days
from mockportal.domain.registration import State
from mockportal.domain.rules import Rules
from mockportal.domain.world import JournalEntry, Mail
from mockportal.ports import Portal
from mockportal.services import PortalServices
from mockportal.usecases import changing, timekeeping
from tests.mockportal.acting import ask_cooptation, fill_in, refused
from tests.mockportal.moments import DEFAULT_NOW


@pytest.fixture
def world_id(services: PortalServices) -> str:
    """A world with a candidate who waits and one who has not finished."""
    chosen = ("deux-administrateurs", "documente", DEFAULT_NOW, 1)
    with services.create_world(*chosen) as portal:
        ask_cooptation(portal)
        fill_in(portal, nom="Entre")
        return portal.world.id


def change(portal: Portal, name: str) -> None:
    """Change the variant."""
    changing.change_variant(portal, name)


def test_what_was_announced_stays_and_what_comes_is_new(
    services: PortalServices, world_id: str
) -> None:
    """R51, R22: a deadline does not move; the next one counts thirty days."""
    with services.open(world_id, write=True) as portal:
        change(portal, "refonte")
    with services.open(world_id, write=True) as portal:
        assert portal.variant.name == "refonte"
        first = ask_cooptation(portal, nom="Après")
        waiting, unfinished, *_ = portal.store.find(type(first))
        assert waiting.deadline == after_days(DEFAULT_NOW, 15)
        assert first.deadline == after_days(DEFAULT_NOW, 30)
        assert unfinished.state is State.ABANDONED
        assert "30 jours" in portal.store.find(Mail)[-1].text.replace("\u00a0", " ")
        told = [e for e in portal.store.find(JournalEntry) if e.event == "variant-changed"]
        assert [entry.details for entry in told] == [{"before": "documente", "variant": "refonte"}]
        timekeeping.advance(portal, after_days(DEFAULT_NOW, 16))
        cancelled = [m.text for m in portal.store.find(Mail) if m.kind.startswith("registration-c")]
        assert len(cancelled) == 3
        assert all("15 jours" in text.replace("\u00a0", " ") for text in cancelled)


def test_the_same_variant_changes_nothing(services: PortalServices, world_id: str) -> None:
    """R51."""
    before = services.export_world(world_id)
    with services.open(world_id, write=True) as portal:
        change(portal, "documente")
    assert services.export_world(world_id) == before


def test_an_unknown_variant_is_refused(portal: Portal) -> None:
    """R51."""
    with refused(portal, "variant-unknown"):
        change(portal, "inconnue")


def test_a_variant_with_too_few_seats_is_refused(services: PortalServices, world_id: str) -> None:
    """R51, R03."""
    with services.open(world_id, write=True) as portal:
        narrow = replace(portal.variant, name="etroite", rules=Rules(administrators_max=1))
        there = replace(portal, offered={**portal.offered, "etroite": narrow})
        with refused(there, "variant-seats"):
            change(there, "etroite")
