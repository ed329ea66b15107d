"""A portal that offers a team's own variants beside the shipped ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mockportal.app import create_app
from mockportal.variants import with_folder
from tests.mockportal.browsing import Api
from tests.mockportal.variants.writing import HEAD


@pytest.fixture
def portal_with(tmp_path: Path) -> Callable[[str], Api]:
    """Serves the variant ``essai``, whose file ends with this text."""

    def serve(text: str) -> Api:
        folder = tmp_path / "variantes"
        folder.mkdir()
        (folder / "essai.toml").write_text(HEAD + text, "utf-8")
        database = f"sqlite:///{tmp_path}/portail.sqlite3"
        return Api(create_app(database, offered=with_folder(folder)))

    return serve
