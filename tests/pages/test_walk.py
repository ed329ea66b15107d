"""A documented walk goes past what changed on the portal, tells it, and never guesses."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Page, Route

from pages.actor import Actor
from pages.base import BasePage, Field
from pages.finder import ControlNotFound
from pages.hand import Hand
from pages.person import Person
from pages.walk import Drift, Walk

BASE = "http://portail.test/"
FORM = '<form action="b"><button>{}</button></form>'


class Documented(BasePage):
    """A page whose documented control is « Valider »."""

    title = "Une page"
    path = r"une"
    controls = ("Valider", "Autre chose")
    fields = (Field("Courriel", "courriel"),)


@dataclass
class Journey:
    """A walk on a site of pages, with what was told."""

    actor: Actor
    ahead: list[str]
    told: list[Drift] = field(default_factory=list)

    def on(self, kind: type[BasePage] = Documented) -> BasePage:
        return kind(self.actor.hand, self.actor.walk)

    @property
    def heading(self) -> str:
        return self.actor.hand.page.get_by_role("heading").inner_text()

    def summary(self) -> list[tuple[str, str, str]]:
        return [(drift.kind, drift.label, drift.offered) for drift in self.told]


@pytest.fixture
def journey(page: Page) -> Callable[..., Journey]:
    def start(*, ahead: tuple[str, ...] = (), **bodies: str) -> Journey:
        def serve(route: Route) -> None:
            name = route.request.url.removeprefix(BASE).partition("?")[0]
            body = f"<main><h1>Page {name}</h1>{bodies.get(name, '')}</main>"
            route.fulfill(body=body, content_type="text/html; charset=utf-8")

        page.route("**/*", serve)
        made = Journey(None, list(ahead))  # type: ignore[arg-type]
        hand = Hand(page, "le candidat")
        going_on = Walk(lambda _actor: made.ahead, made.told.append)
        person = Person(courriel="a@b.example")
        made.actor = Actor("le candidat", lambda: hand, BASE, person, going_on)
        hand.open(f"{BASE}a")
        return made

    return start


def test_the_documented_label_is_no_difference(journey: Any) -> None:
    walk = journey(a=FORM.format("VALIDER"))
    walk.on().press("valider")
    assert (walk.heading, walk.told) == ("Page b", [])


def test_accents_are_no_difference(journey: Any) -> None:
    walk = journey(a=FORM.format("Étape créée"))
    walk.on().press("Etape créee")
    assert (walk.heading, walk.told) == ("Page b", [])


def test_the_same_words_are_followed_and_told(journey: Any) -> None:
    walk = journey(a=FORM.format("M’inscrire") + "<a href=c>Aide</a>")
    walk.on().press("Je m'inscris")
    assert walk.heading == "Page b"
    assert walk.summary() == [("renamed", "Je m'inscris", "M’inscrire")]


def test_a_name_with_a_colon_is_read(journey: Any) -> None:
    walk = journey(a=FORM.format("Choisir : la cooptation"))
    walk.on().press("Choisis la cooptation")
    assert walk.summary() == [("renamed", "Choisis la cooptation", "Choisir : la cooptation")]


def test_the_only_button_of_the_documented_page_stands_for_another_word(journey: Any) -> None:
    later = FORM.format("Étape suivante")
    walk = journey(ahead=("Étape suivante",), a=FORM.format("Enregistrer"), b=later)
    walk.on().press("Valider")
    assert walk.summary() == [("renamed", "Valider", "Enregistrer")]


def test_a_guess_that_leads_elsewhere_stops(journey: Any) -> None:
    walk = journey(ahead=("Étape suivante",), a=FORM.format("Tout effacer"))
    with pytest.raises(ControlNotFound, match="Valider"):
        walk.on().press("Valider")
    assert walk.told == []


def test_two_candidates_stop(journey: Any) -> None:
    walk = journey(a="<button>Refuser tout</button><button>Refuser ceci</button>")
    with pytest.raises(ControlNotFound):
        walk.on().press("Refus")
    assert (walk.heading, walk.told) == ("Page a", [])


def test_the_control_of_another_step_is_never_taken(journey: Any) -> None:
    walk = journey(a="<button>Autre chose</button><button>Deux</button>")
    with pytest.raises(ControlNotFound):
        walk.on().press("Une autre chose encore")
    assert walk.told == []


def test_nothing_is_sent_while_a_field_is_empty(journey: Any) -> None:
    walk = journey(a='<form action="b"><input required><button>Enregistrer</button></form>')
    with pytest.raises(ControlNotFound):
        walk.on().press("Valider")
    assert walk.heading == "Page a"


def test_a_step_whose_next_one_is_here_was_merged(journey: Any) -> None:
    walk = journey(ahead=("Envoyer",), a=FORM.format("Envoyer"))
    walk.on().press("Valider")
    assert walk.heading == "Page a"
    assert walk.summary() == [("merged", "Valider", "Envoyer")]


def test_a_page_that_was_added_is_passed_before_a_control(journey: Any) -> None:
    walk = journey(a=FORM.format("Continuer"), b='<form action="c"><button>Payer</button></form>')
    walk.on().press("Payer")
    assert walk.heading == "Page c"
    assert walk.summary() == [("added", "Payer", "Continuer")]
    assert walk.told[0].page == "Page a"


def test_a_page_that_was_added_is_passed_before_a_heading(journey: Any) -> None:
    walk = journey(ahead=("Payer",), a=FORM.format("Continuer"), b="<button>Payer</button>")
    walk.actor.reach("Page b")
    assert walk.heading == "Page b"
    assert walk.summary() == [("added", "Page b", "Continuer")]


def test_a_page_with_another_heading_stays_open_when_the_next_control_is_here(journey: Any) -> None:
    walk = journey(ahead=("Payer",), a=FORM.format("Payer"))
    walk.actor.reach("Page b")
    assert (walk.heading, walk.told) == ("Page a", [])


def test_a_field_with_the_same_words_is_filled_and_told(journey: Any) -> None:
    walk = journey(a="<label>Vos courriels <input></label>")
    walk.on().fill(walk.actor.person)
    assert walk.actor.hand.page.get_by_label("Vos courriels").input_value() == "a@b.example"
    assert walk.summary() == [("renamed", "Courriel", "Vos courriels")]


def test_a_radio_button_is_never_chosen_in_place_of_another(journey: Any) -> None:
    walk = journey(a="<label><input type=radio>Refuser</label>")
    with pytest.raises(ControlNotFound, match="Accepter"):
        walk.on().choose("Accepter")


def test_what_may_stand_for_another_documented_control_is_never_chosen(journey: Any) -> None:
    class Choice(Documented):
        controls = ("Validation par cooptation", "Validation avec une clé")

    walk = journey(a="<label><input type=radio>Validation par courrier</label>")
    with pytest.raises(ControlNotFound, match="cooptation"):
        walk.on(Choice).choose("Validation par cooptation")
    assert walk.told == []


def test_one_field_never_stands_for_two(journey: Any) -> None:
    class Passwords(Documented):
        fields = (Field("Mot de passe", "courriel"), Field("Confirmation du mot de passe", "nom"))

    walk = journey(a="<label>Nouveau mot de passe <input></label>")
    with pytest.raises(ControlNotFound, match="Mot de passe"):
        walk.on(Passwords).fill(walk.actor.person)
    assert walk.told == []


def test_without_a_walk_a_difference_stops(journey: Any) -> None:
    walk = journey(a=FORM.format("M’inscrire"))
    walk.actor.walk = None
    with pytest.raises(ControlNotFound):
        walk.on().press("Je m'inscris")
