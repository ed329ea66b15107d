"""A person has a browser when they act: who is only spoken of opens none."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pages.person import Person
from tests.stage.artifacts import rename
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


def test_what_is_kept_is_named_and_a_page_never_opened_leaves_nothing(tmp_path: Path) -> None:
    for number in (1, 2, 3):
        (tmp_path / f"trace-{number}.zip").write_text(str(number))
    rename(tmp_path, "trace", "zip", [None, "le-candidat-accueil", "le-candidat-accueil"])
    kept = {path.name: path.read_text() for path in tmp_path.iterdir()}
    assert kept == {"trace-le-candidat-accueil.zip": "2", "trace-le-candidat-accueil-3.zip": "3"}
