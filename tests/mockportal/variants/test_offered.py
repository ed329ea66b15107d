"""Who offers variants: the command, the server, the control room, the control API."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from werkzeug.test import Client

from mockportal.app import create_app
from mockportal.cli import main
from mockportal.variants import variants, with_folder
from mockportal.web.dispatch import WSGI
from tests.mockportal.browsing import Api, place, text_of
from tests.mockportal.variants.writing import ADDED, HEAD, PARTS, pages

ROOT = Path(__file__).parents[3]


def run(*options: object) -> tuple[int, str]:
    """Exit code of ``mockportal``, and what it printed."""
    ran = CliRunner().invoke(main, [str(option) for option in options])
    assert "Traceback" not in ran.output
    return ran.exit_code, ran.output


def plain(text: str) -> str:
    """Text with every kind of space made plain."""
    return " ".join(text.split())


def test_the_command_lists_and_explains_every_variant() -> None:
    """R51: within 88 columns."""
    code, printed = run("variants")
    assert code == 0
    assert max(map(len, printed.splitlines())) <= 88
    for one in variants().values():
        assert f"{one.name}" in printed
        assert one.title in printed
        assert plain(one.explanation) in plain(printed)


def test_the_command_lists_a_folder_too(tmp_path: Path) -> None:
    """R51."""
    (tmp_path / "equipe.toml").write_text(HEAD, "utf-8")
    code, printed = run("variants", "--variants", tmp_path)
    assert (code, "equipe : Essai" in printed) == (0, True)


@pytest.mark.parametrize("command", [["variants"], ["serve", "--port", "0"]])
@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("equipe.toml", HEAD + '[texts]\nx = "y"\n', "equipe.toml:4 : « x » n’existe pas"),
        ("equipe.toml", "[texts\n", "equipe.toml:1 : ce n’est pas du TOML"),
        ("refonte.toml", HEAD, "refonte.toml:1 : le nom « refonte » est pris"),
        ("lisez-moi.txt", "", "ne contient aucune variante"),
    ],
)
def test_a_folder_that_does_not_fit_is_refused_at_start_up(
    tmp_path: Path, command: list[str], name: str, text: str, told: str
) -> None:
    """R51: before a database is made."""
    folder = tmp_path / "variantes"
    folder.mkdir()
    (folder / name).write_text(text, "utf-8")
    database = tmp_path / "a.sqlite3"
    more = ["--database", f"sqlite:///{database}"] if command[0] == "serve" else []
    code, printed = run(*command, *more, "--variants", folder)
    assert (code, told in plain(printed)) == (1, True), printed
    assert not database.exists()


def test_a_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    """R51."""
    code, printed = run("variants", "--variants", tmp_path / "absent")
    assert (code, "ce dossier n’existe pas" in plain(printed)) == (1, True)


def test_the_control_room_offers_variants_with_their_explanation(app: WSGI) -> None:
    """R51: where a world is made, and in the world."""
    client = Client(app)
    page = client.get("/").text
    for one in variants().values():
        assert f'value="{one.name}"' in page
        for sentence in one.explanation.splitlines():
            assert plain(sentence.removeprefix("- ")) in text_of(page)
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert token
    made = {"csrf_token": token[1], "dataset": "vierge", "variant": "refonte", "seed": "1"}
    world = client.post("/mondes", data=made, follow_redirects=True).text
    assert "Refonte imaginée" in text_of(world)
    assert "Avancer de 30 jours" in text_of(world)
    assert "Avancer de 15 jours" not in text_of(world)


def test_the_api_makes_a_world_of_a_teams_variant(portal_with: Callable[[str], Api]) -> None:
    """R51: and lists it where the name is unknown."""
    api = portal_with('[texts]\nyour-account = "Mon compte"\n')
    world = api.world(variant="essai")
    assert world.answer["variant"] == "essai"
    assert "Mon compte" in world.browser().get("").text
    refused = api.client.post("/control/v1/worlds", json={"variant": "inconnue"})
    assert refused.status_code == 422
    assert refused.json["known"] == ["documente", "orthographe", "refonte", "essai"]


def test_a_world_whose_variant_is_not_offered_any_more_says_so(tmp_path: Path) -> None:
    """R51: everywhere, and it can be deleted."""
    folder = tmp_path / "variantes"
    folder.mkdir()
    (folder / "equipe.toml").write_text(HEAD, "utf-8")
    url = f"sqlite:///{tmp_path}/a.sqlite3"
    world = Api(create_app(url, offered=with_folder(folder))).world(variant="equipe")
    client = Client(create_app(url))
    for path in (world.base, f"{world.base}menu", f"/mondes/{world.id}"):
        answer = client.get(path)
        assert answer.status_code == 409, path
        assert "« equipe »" in text_of(answer.text)
    answer = client.get(f"/control/v1/worlds/{world.id}")
    assert (answer.status_code, answer.json["title"]) == (409, "variant-absent")
    document = client.get("/control/v1/openapi.json").json
    assert "409" in document["paths"]["/worlds/{world_id}"]["get"]["responses"]
    assert client.get("/").status_code == 200
    assert client.delete(f"/control/v1/worlds/{world.id}").status_code == 204


def test_the_example_of_the_documentation_is_a_variant(tmp_path: Path) -> None:
    """R39: the page that teaches teams to write their own."""
    page = (ROOT / "docs" / "variantes.md").read_text("utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    (tmp_path / "equipe.toml").write_text(example, "utf-8")
    one = with_folder(tmp_path)["equipe"]
    assert one.wording["your-account"] == "Mon espace"
    assert [page.path for page in one.journey.pages if len(page.parts) > 1]
    assert one.wording.mail("registration-accepted", {"by": "A", "company": "B"}).subject


def test_every_rule_a_variant_may_set_is_documented() -> None:
    """R39: and every part of a registration, every table."""
    page = (ROOT / "docs" / "variantes.md").read_text("utf-8")
    for name in (*variants()["documente"].rules.__dataclass_fields__, *_parts(), *_tables()):
        assert f"`{name}`" in page, name


def _parts() -> list[str]:
    return [str(part) for page in variants()["documente"].journey.pages for part in page.parts]


def _tables() -> list[str]:
    return ["[texts]", "[refusals]", "[mails.…]", "[letter]", "[rules]", "[[journey.pages]]"]


def test_a_first_page_of_a_team_is_where_an_account_is_started(
    portal_with: Callable[[str], Api],
) -> None:
    """R11."""
    world = portal_with(pages(ADDED, *PARTS)).world(variant="essai")
    browser = world.browser()
    assert "/inscription/a" in browser.get("votre-compte").text
    assert place(browser.post("inscription/a")) == "inscription/identite"
