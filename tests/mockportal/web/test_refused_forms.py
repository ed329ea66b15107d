"""A refused form keeps what was typed, never passwords, and names each wrong field."""

from __future__ import annotations

import html
import re

import pytest
from werkzeug.test import TestResponse

from tests.mockportal.browsing import (
    KNOWLEDGE_BASE,
    Api,
    World,
    place,
    removal,
    secrets,
    text_of,
)

TYPED = "Tout<ce>qui&fut tapé"


@pytest.fixture
def world(api: Api) -> World:
    """A world with two administrators."""
    return api.world("deux-administrateurs")


def inputs(answer: TestResponse) -> dict[str, str]:
    """The value of each field of the page."""
    found: dict[str, str] = {}
    for tag in re.findall(r"<input\b[^>]*>", answer.text):
        values = dict(re.findall(r'(\w[\w-]*)="([^"]*)"', tag))
        if "name" in values and values.get("type") not in {"radio", "checkbox", "hidden"}:
            found[values["name"]] = html.unescape(values.get("value", ""))
    return found


def wrong(answer: TestResponse) -> set[str]:
    """The fields to which the summary of errors leads, each marked and described too."""
    assert 'id="erreurs"' in answer.text
    summary = answer.text.partition('id="erreurs"')[2].partition("</div>")[0]
    named = set(re.findall(r'href="#([^"]+)"', summary))
    for name in named:
        assert f'id="{name}"' in answer.text
        assert f'id="{name}-erreur"' in answer.text
    return named


def summary_has_focus(answer: TestResponse) -> bool:
    """Whether the summary takes the focus when the page opens, without any script."""
    tag = re.search(r'<div[^>]*id="erreurs"[^>]*>', answer.text)
    return bool(tag and "autofocus" in tag[0] and 'tabindex="-1"' in tag[0])


def test_step_three_keeps_everything_and_names_every_field(world: World) -> None:
    """R39, R12."""
    names = ("siret", "nom", "prenom", "telephone", "courriel")
    answer = world.browser().post("inscription/identite", **dict.fromkeys(names, TYPED))
    assert answer.status_code == 422
    assert inputs(answer) == dict.fromkeys(names, TYPED)
    assert wrong(answer) == set(names)
    assert summary_has_focus(answer)
    assert "<ce>" not in answer.text


def test_only_the_wrong_field_is_named(world: World) -> None:
    """R39."""
    typed = world.identity(telephone="12")
    answer = world.browser().post("inscription/identite", **typed)
    assert wrong(answer) == {"telephone"}
    assert inputs(answer) == typed
    assert "dix chiffres" in text_of(answer.text)


@pytest.mark.parametrize("missing", ["siret", "nom", "prenom", "telephone", "courriel"])
def test_a_field_that_was_not_even_sent_is_a_wrong_field(world: World, missing: str) -> None:
    """R39."""
    typed = world.identity()
    del typed[missing]
    answer = world.browser().post("inscription/identite", **typed)
    assert (answer.status_code, wrong(answer)) == (422, {missing})


def test_a_full_company_is_told_in_the_summary(api: Api) -> None:
    """R38, R39."""
    world = api.world("trois-administrateurs")
    typed = world.identity()
    answer = world.browser().post("inscription/identite", **typed)
    assert answer.status_code == 409
    assert inputs(answer) == typed
    assert summary_has_focus(answer)
    assert "3 administrateurs : aucune place n’est libre" in text_of(answer.text)


def test_who_forgot_the_password_is_asked_for_each_field_that_is_wrong(world: World) -> None:
    """R39: before the question; nobody in particular has to exist."""
    typed = {"siret": "12", "nom": "", "prenom": "Zoé"}
    answer = world.browser().post("mot-de-passe-oublie", **typed)
    assert (answer.status_code, wrong(answer)) == (422, {"siret", "nom"})
    assert inputs(answer) == typed
    assert summary_has_focus(answer)
    nobody = {"siret": world.siret, "nom": "Personne", "prenom": "Zoé"}
    assert "Question secrète" in world.browser().post("mot-de-passe-oublie", **nobody).text


def test_step_six_never_writes_a_password_back(world: World) -> None:
    """R39, R36, R15."""
    browser = world.browser()
    browser.post("inscription/identite", **world.identity())
    browser.post("inscription/conditions")
    browser.post("inscription/verification")
    typed = secrets(password="Secret1", confirmation="Autre99", answer="Mon chien")
    answer = browser.post("inscription/authentification", **typed)
    assert answer.status_code == 422
    assert wrong(answer) == {"password", "confirmation"}
    assert inputs(answer)["answer"] == "Mon chien"
    assert re.search(
        rf'<option selected value="{re.escape(html.escape(typed["question"]))}"', answer.text
    )
    assert "Secret1" not in answer.text
    assert "Autre99" not in answer.text


def test_the_summary_of_step_seven_shows_no_password(world: World) -> None:
    """R16."""
    browser = world.fill_in()
    browser.post("inscription/authentification", **secrets())
    page = browser.get("inscription/recapitulatif")
    assert place(page) == "inscription/recapitulatif"
    assert "Motdepasse12" not in page.text
    assert "Médor" not in page.text


def test_choosing_no_way_of_activation_is_refused(world: World) -> None:
    """R17, R39."""
    browser = world.fill_in()
    for way in ({}, {"way": "autre"}):
        answer = browser.post("inscription/activation", **way)
        assert (answer.status_code, wrong(answer)) == (422, {"way"})
    assert [r["state"] for r in world.list("registrations")] == ["authentication-checked"]


def test_without_administrator_the_page_says_why(api: Api) -> None:
    """R27: the choice is shown, cannot be made, and a forged one is refused."""
    world = api.world("vierge")
    browser = world.fill_in()
    page = browser.get("inscription/activation")
    assert "aucun administrateur actif" in text_of(page.text)
    radio = re.search(r'<input[^>]*value="cooptation"[^>]*>', page.text)
    assert radio
    assert "disabled" in radio[0]
    answer = browser.post("inscription/activation", way="cooptation")
    assert answer.status_code == 403
    assert "aucun administrateur actif" in text_of(answer.text)
    assert world.list("mails") == []


def test_a_wrong_sign_in_keeps_names_and_forgets_the_password(world: World) -> None:
    """R39, R01."""
    typed = {**world.people[0].identity(), "password": "Fauxmot99"}
    answer = world.browser().post("votre-compte", **typed)
    assert answer.status_code == 422
    assert inputs(answer) == {**typed, "password": ""}
    assert "Fauxmot99" not in answer.text
    assert summary_has_focus(answer)


def test_the_knowledge_base_keeps_what_was_typed_too(world: World) -> None:
    """R39, R41."""
    typed = {
        "siret": "1",
        "nom": "",
        "prenom": "Lou",
        "courriel": "lou@gmail.com",
        "password": "Secret1",
        "confirmation": "Autre99",
    }
    answer = world.browser().post(f"{KNOWLEDGE_BASE}inscription", **typed)
    assert answer.status_code == 422
    assert wrong(answer) == {"siret", "nom", "courriel", "password", "confirmation"}
    assert inputs(answer) == {**typed, "password": "", "confirmation": ""}
    assert "Secret1" not in answer.text


def test_the_form_of_removal_keeps_names_and_the_acknowledgement(world: World) -> None:
    """R39, R43, R44."""
    who = world.people[0]
    typed = removal(who, who)
    answer = world.employer().post(f"{KNOWLEDGE_BASE}radiation", **typed)
    assert answer.status_code == 422
    assert wrong(answer) == {"beneficiary_nom"}
    del typed["acknowledged"]
    assert inputs(answer) == typed
    assert re.search(r"<input[^>]*\bchecked\b[^>]*name=\"acknowledged\"", answer.text)


def test_the_acknowledgement_is_named_when_it_is_missing(world: World) -> None:
    """R45, R39."""
    typed = removal(world.people[0], world.people[1])
    del typed["acknowledged"]
    answer = world.employer().post(f"{KNOWLEDGE_BASE}radiation", **typed)
    assert (answer.status_code, wrong(answer)) == (422, {"acknowledged"})
    assert world.list("removals") == []


def test_a_wrong_key_is_counted_on_the_page(world: World) -> None:
    """R32, R39: through the form, five wrong ones block."""
    browser = world.sign_in(world.register("cle"))
    for left in (4, 3, 2, 1):
        answer = browser.post("activation", key="AAAA-AAAA-AAAA-AAAA")
        assert answer.status_code == 422
        assert f"reste {left} essai" in text_of(answer.text)
        assert inputs(answer)["key"] == "AAAA-AAAA-AAAA-AAAA"
    for _ in range(2):
        answer = browser.post("activation", key="AAAA-AAAA-AAAA-AAAA")
        assert "la clé est bloquée" in text_of(answer.text)


def test_what_is_no_key_names_the_field_and_is_not_counted(world: World) -> None:
    """R32, R39."""
    browser = world.sign_in(world.register("cle"))
    answer = browser.post("activation", key="abc")
    assert (answer.status_code, wrong(answer)) == (422, {"key"})
    assert "reste 4" in text_of(browser.post("activation", key="A" * 16).text)


def test_declining_without_a_reason_names_the_field(world: World) -> None:
    """R47, R39."""
    world.ask_removal()
    answer = world.browser().post("technicien/demandes/1/refus", reason="  ")
    assert (answer.status_code, wrong(answer)) == (422, {"reason"})
    assert world.list("removals")[0]["state"] == "open"


def test_a_form_that_is_too_large_is_refused(world: World) -> None:
    """R39."""
    answer = world.browser().post("inscription/identite", **world.identity(nom="a" * 70_000))
    assert answer.status_code == 413
    assert "trop volumineux" in answer.text
    assert world.list("registrations") == []
