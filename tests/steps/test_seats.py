"""A person has a browser when they act: who is only spoken of opens none."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from pages.person import Person
from tests.stage.browsers import Browsers


class Opened(Exception):
    """A browser context was asked for."""


def new_context(**_: Any) -> Any:
    raise Opened


def test_reading_a_name_opens_no_browser() -> None:
    browsers = Browsers(new_context, None, 7, None)
    now = datetime(2026, 1, 12, tzinfo=UTC)
    actor = browsers.actor("le candidat", Person(nom="Noël"), "http://portail.test/m/1/", now)
    assert (actor.name, actor.person.nom) == ("le candidat", "Noël")
    with pytest.raises(Opened):
        actor.open("./")
