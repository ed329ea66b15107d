"""Names of any script, on pages, in mails and letters (R33, R37, R39)."""

from __future__ import annotations

import pytest

from tests.mockportal.browsing import Api, place, text_of

NAMES = ["प्रिया", "தமிழ்", "Ọ̀ṣun", "Ελένη", "Юлія", "李", "עֲדִי", "نور", "ดวงใจ"]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_any_script_is_registered_told_and_signs_in(api: Api, name: str) -> None:
    """R37, R20: as it was typed, on pages and in both parts of the mail."""
    world = api.world()
    who = world.register(nom=name)
    (mail,) = world.list("mails")
    assert f"Zoé {name}" in mail["text"]
    assert f"Zoé {name}" in mail["html"]
    page = world.sign_in(world.people[0]).get("demandes/administrateurs")
    assert f"Zoé {name}" in text_of(page.text)
    assert place(world.sign_in(who).get("menu")) == "attente"
    source = world.api.get(f"{world.base}messagerie/1/source")
    assert source.status_code == 200


@pytest.mark.parametrize("name", ["\u0301x", "प 1", "x\u200d\u200e", "-", "\u093f"])
def test_marks_without_a_letter_are_no_name(api: Api, name: str) -> None:
    """R39."""
    world = api.world()
    answer = world.browser().post("inscription/identite", **world.identity(nom=name))
    assert answer.status_code == 422


def test_names_that_differ_by_a_vowel_are_two_people(api: Api) -> None:
    """R37: a mark that is a letter counts, an accent does not."""
    world = api.world()
    world.register(nom="राम")
    assert world.register(nom="रीमा").nom == "रीमा"
    again = world.browser().post("inscription/identite", **world.identity(nom="राम"))
    assert again.status_code == 409


def test_what_the_letter_cannot_print_is_told_at_the_form(api: Api) -> None:
    """R33: the choice stays open, nothing is posted; Latin letters with marks are printed."""
    world = api.world()
    browser = world.fill_in("प्रिया")
    answer = browser.post("inscription/activation", way="cle")
    assert answer.status_code == 409
    assert "ne sait pas imprimer प ◌् र" in text_of(answer.text)
    assert world.list("registrations")[0]["state"] == "authentication-checked"
    assert place(browser.post("inscription/activation", way="cooptation")).endswith("enregistre")
    world.register("cle", nom="Ọṣun")
    world.control("/clock/advance", {"days": 3})
    (letter,) = world.list("letters")
    assert world.api.get(letter["pdf"]).data.startswith(b"%PDF")
    assert "Zoé Ọṣun" in text_of(world.api.get(letter["page"]).text)
