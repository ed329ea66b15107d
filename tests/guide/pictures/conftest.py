"""Runs that are compared, played once, and ``guide pictures`` called as a person would."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guide.cli import main
from tests.guide.pictures.portal import Page, Portal, element, page

BUTTON = element("button", "Valider")
BELOW = [element("link", f"Lien {n}", 60 + 30 * n) for n in range(4)]
BEFORE: dict[str, Page] = {
    "libellé": page(BUTTON, *BELOW),
    "libellé encore": page(BUTTON, *BELOW),
    "rôle": page(BUTTON),
    "niveau": page(element("heading", "Bonjour", level=1)),
    "place": page(BUTTON, element("link", "Retour", 60)),
    "glissement": page(BUTTON, *BELOW),
    "taille": page(BUTTON),
    "parti": page(BUTTON, element("heading", "Aide", 60, level=2)),
    "venu": page(BUTTON),
    "état": page(BUTTON, element("checkbox", "Option", 60), element("radio", "Choix", 90)),
    "typographie": page(element("button", "J'accepte")),
    "fenêtre": page(BUTTON),
    "ailleurs": page(element("heading", "Connexion", level=1), BUTTON),
    "ordre": page(BUTTON, element("link", "Retour", 60)),
    "aspect": page(BUTTON, element("link", "Retour", 60)),
    "points": page(BUTTON),
    "disparue": page(BUTTON),
    "pareille": page(BUTTON, *BELOW),
}
AFTER: dict[str, Page] = {
    "libellé": page(element("button", "Envoyer"), *BELOW),
    "libellé encore": page(element("button", "Envoyer"), *BELOW),
    "rôle": page(element("link", "Valider")),
    "niveau": page(element("heading", "Bonjour", level=2)),
    "place": page(BUTTON, element("link", "Retour", 100)),
    "glissement": page(BUTTON, *[element("link", f"Lien {n}", 75 + 30 * n) for n in range(4)]),
    "taille": page(BUTTON | {"box": [10, 20, 160, 20]}),
    "parti": page(BUTTON),
    "venu": page(BUTTON, element("link", "Mot de passe oublié", 60)),
    "état": page(
        BUTTON | {"disabled": True},
        element("checkbox", "Option", 60, checked=True),
        element("radio", "Choix", 90, checked=True),
    ),
    "typographie": page(element("button", "J’accepte")),
    "fenêtre": page(BUTTON, title="Bienvenue"),
    "ailleurs": page(
        element("heading", "Erreur", level=1),
        element("link", "Retour", 60),
        title="Erreur",
        url="http://portail.test/erreur",
    ),
    "ordre": page(element("link", "Retour", 60), BUTTON),
    "aspect": page(BUTTON | {"ink": "#000000"}, element("link", "Retour", 60)),
    "points": page(BUTTON, dots=[[300, 200], [301, 200]]),
    "pareille": page(BUTTON, *BELOW),
    "nouvelle": page(BUTTON),
}

Guide = Callable[..., Result]


@pytest.fixture(scope="session")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Portal(tmp_path_factory.mktemp("avant"), BEFORE).play().directory


@pytest.fixture(scope="session")
def after(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Portal(tmp_path_factory.mktemp("apres"), AFTER).play().directory


@pytest.fixture(scope="session")
def red(tmp_path_factory: pytest.TempPathFactory) -> Path:
    portal = Portal(tmp_path_factory.mktemp("rouge"), BEFORE, broken=("pareille",))
    return portal.play().directory


@pytest.fixture(scope="session")
def skipping(tmp_path_factory: pytest.TempPathFactory) -> Path:
    portal = Portal(tmp_path_factory.mktemp("saut"), BEFORE, skipped=("pareille",))
    return portal.play().directory


@pytest.fixture(scope="session")
def partial(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Portal(tmp_path_factory.mktemp("partiel"), BEFORE).play("-k", "not parti").directory


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Guide:
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(main, ["pictures", *map(str, words)])


@pytest.fixture
def baseline(guide: Guide, before: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "reference"
    assert guide("approve", before, "--baseline", folder).exit_code == 0
    return folder
