"""What the page says, read without a browser."""

from __future__ import annotations

import base64
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from guide.evidence.record import Status
from guide.report.page import write_report
from tests.guide.evidence.suites import Outcome, Suite
from tests.guide.report.conftest import report
from tests.guide.report.reading import Element, attribute, by_id, select, text, texts


@pytest.fixture(scope="module")
def document(report_page: Path) -> Element:
    return html.fromstring(report_page.read_text("utf-8"))


def _scenario(document: Element, name: str) -> Element:
    return next(s for s in select(document, ".scenario") if name in text(select(s, ".name")[0]))


def test_each_scenario_is_counted_once(document: Element) -> None:
    tiles = ["3 réussis", "2 en échec", "1 en dérive", "0 interrompu", "0 non joué", "1 écarté"]
    assert texts(document, ".tile") == tiles
    counts = ["Écrits 7", "Écartés 1", "Retenus 6", "Joués 6", "Rendus par pytest 6"]
    assert texts(document, ".counts div") == counts
    assert texts(document, "h1") == ["2 scénarios en échec"]


def test_a_word_that_nobody_can_guess_is_explained(document: Element) -> None:
    assert texts(document, ".meaning") == [
        "en dérive : la page ne dit plus les mots de la documentation"
    ]


def test_what_to_look_at_first_names_the_step_and_why(document: Element) -> None:
    first = select(document, ".alarms li")[0]
    assert "à l’étape 2 : il appuie sur « Introuvable »" in text(first)
    assert "Aucun contrôle « Introuvable » ici." in text(first)
    target = attribute(select(first, "a")[0], "href")
    assert "is-FAILED" in attribute(by_id(document, target), "class")


def test_what_was_read_instead_is_on_the_first_screen_too(tmp_path: Path) -> None:
    suite = Suite(tmp_path)
    suite.feature("  Scénario: Une autre page\n    Alors c'est le menu\n")
    suite.steps("""
@then("c'est le menu")
def _():
    raise AssertionError("« Menu » n'est pas ouverte\\n\\nOn lit : « Accueil »\\njournal\\nencore")
""")
    page = tmp_path / "rapport.html"
    assert report(suite.play().directory, "-o", page).exit_code == 0
    why = select(html.fromstring(page.read_text("utf-8")), ".alarms .why")[0]
    said = (why.text or "").splitlines()
    assert [" ".join(line.split()) for line in said] == [
        "AssertionError : « Menu » n’est pas ouverte",
        "On lit : « Accueil »",
        "journal",
    ]


@pytest.mark.parametrize("options", [(), ("-k", "rien_de_tel")])
def test_what_was_skipped_or_never_asked_for_is_no_proof(
    options: tuple[str, ...], tmp_path: Path
) -> None:
    suite = Suite(tmp_path)
    suite.feature("  Scénario: Sauté\n    Quand on saute\n")
    suite.steps("@when('on saute')\ndef _():\n    pytest.skip('plus tard')\n")
    page = tmp_path / "rapport.html"
    assert report(suite.play(*options).directory, "-o", page).exit_code == 0
    document = html.fromstring(page.read_text("utf-8"))
    assert texts(document, "h1") == ["Cette exécution ne prouve rien"]


def test_a_page_without_red_opens_the_first_scenario_with_a_picture(
    reported_run: Outcome, tmp_path: Path
) -> None:
    run, page = reported_run.run, tmp_path / "rapport.html"
    green = [
        replace(one, scenarios=tuple(s for s in one.scenarios if s.status is Status.PASSED))
        for one in run.features
    ]
    write_report(replace(run, features=tuple(green)), page, {})
    document = html.fromstring(page.read_text("utf-8"))
    (opened,) = select(document, ".scenario[open]")
    assert opened == next(s for s in select(document, ".scenario") if select(s, ".image"))
    assert "Une image s’agrandit quand on clique dessus." in texts(document, "#scenarios > .quiet")


def test_only_what_is_red_is_open(document: Element) -> None:
    opened = [text(select(s, ".name")[0]) for s in select(document, ".scenario[open]")]
    assert opened == ["Le bouton a disparu", "Le libellé a changé", "Personne ne l’a écrite"]


def test_a_failure_brings_its_page_tree_and_journal(document: Element) -> None:
    failure = select(_scenario(document, "disparu"), ".failure")[0]
    assert "Ce que voyait le candidat : Inscription" in text(failure)
    assert 'button "Valider"' in text(select(failure, ".tree")[0])
    assert select(failure, "[data-picture]")
    row = [text(cell) for cell in select(failure, ".journal tbody td")]
    assert row == ["2026-01-12", "place : 3", "demande-refusée"]
    assert "essai.feature:19" in text(failure)


def test_a_drift_says_what_was_asked_and_what_was_found(document: Element) -> None:
    fault = select(_scenario(document, "libellé"), ".fault")[0]
    assert text(fault).startswith("Dérive : « Valider » s’appelle maintenant « Envoyer »")
    assert [text(d) for d in select(fault, "dd")] == ["Valider", "Envoyer"]


def test_acts_readings_and_the_worlds_time_are_told(document: Element) -> None:
    told = text(_scenario(document, "réussit"))
    assert "le candidat remplit le champ « Nom » : Noël & <fils" in told
    assert "valeur secrète, non gardée" in told
    assert "Relevé : délai = 15 jours R22" in told
    assert "Dans le monde, le 12 janvier 2026 à 9 h 00." in told


def test_what_was_arranged_is_told_as_no_proof(document: Element) -> None:
    told = "Préparé sans passer par les pages, ne prouve rien : essai un"
    assert texts(_scenario(document, "seconde fois"), ".arranged") == [told]


def test_secrets_stay_out(report_page: Path) -> None:
    assert "s3cr3t-42" not in report_page.read_text("utf-8")


def test_controls_are_framed_in_percentages(document: Element) -> None:
    frame = select(_scenario(document, "réussit"), ".frame")[0]
    places = dict(part.split(":") for part in attribute(frame, "style").split(";"))
    assert set(places) == {"left", "top", "width", "height"}
    assert all(0 <= float(place.rstrip("%")) <= 100 for place in places.values())


def test_pictures_are_stored_once_by_content(document: Element, reported_run: Outcome) -> None:
    stored = select(document, "script[id^=p-]")
    assert len(stored) == len(set(reported_run.pictures.values()))
    shown = {f"p-{holder.get('data-picture')}" for holder in select(document, ".image")}
    assert shown == {attribute(block, "id") for block in stored}
    assert all(base64.b64decode(block.text or "", validate=True) for block in stored)


def test_nothing_comes_from_elsewhere(document: Element) -> None:
    for name in ("src", "href"):
        found = [attribute(e, name) for e in select(document, f"[{name}]")]
        assert [link for link in found if not link.startswith(("#", "../"))] == []


def test_every_link_into_the_page_arrives(document: Element) -> None:
    ids = [attribute(element, "id") for element in select(document, "[id]")]
    assert len(ids) == len(set(ids))
    links = {attribute(a, "href")[1:] for a in select(document, "a[href^='#']")}
    assert links <= set(ids)


def test_a_kept_trace_is_linked_from_its_scenario(document: Element) -> None:
    links = select(document, "a.trace")
    folder = "test-essai-py-test-le-bouton-a-disparu-chromium"
    assert [attribute(a, "href") for a in links] == [f"../test-results/{folder}/trace.zip"]
    assert links[0] in list(_scenario(document, "disparu").iter())


def test_former_attempts_are_kept(document: Element) -> None:
    story = select(document, ".attempt")[0]
    assert "Essai 1, rejoué ensuite (en échec" in text(story)
    assert "pas encore" in text(story)


def test_what_nothing_proves_is_told_with_its_reason(document: Element) -> None:
    assert texts(document, ".unproved .of")[0] == "Règles prouvées : 2 sur 5"
    assert texts(document, ".reasons div")[:3] == [
        "Sans aucun scénario (1) R29b",
        "Contredit par un échec (1) R23",
        "Écrit, mais écarté de cette exécution (1) R24",
    ]


def test_a_rule_leads_to_its_scenario_step_and_picture(document: Element) -> None:
    row = by_id(document, "regle-R22")
    assert text(select(row, ".subject-title")[0]) == "Le délai"
    story, step, picture = (by_id(document, attribute(a, "href")) for a in select(row, "a"))
    assert "Une demande réussit" in text(story)
    assert "il est averti du délai" in text(step)
    assert select(picture, "[data-picture]")


def test_documented_steps_are_judged_by_their_own_steps(document: Element) -> None:
    verdicts = {
        text(select(th, ".subject")[0]): text(select(th, ".badge")[0])
        for th in select(document, ".proofs th")
        if select(th, ".subject") and text(th).startswith("Étape")
    }
    expected = {"Étape 1 : la demande": "prouvé", "Étape 2": "contredit", "Étape 3": "écarté"}
    assert verdicts == expected


def test_without_a_file_of_rules_only_tags_are_known(reported_run: Outcome, tmp_path: Path) -> None:
    report(reported_run.directory, "-o", tmp_path / "r.html")
    document = html.fromstring((tmp_path / "r.html").read_text("utf-8"))
    assert "R29b" not in text(document)
    assert "Sans fichier de règles" in text(select(document, ".unproved")[0])


def test_a_lost_picture_is_told_in_its_place(reported_run: Outcome, tmp_path: Path) -> None:
    folder = tmp_path / "preuve"
    shutil.copytree(reported_run.directory, folder)
    for picture in folder.rglob("*echec.png"):
        picture.unlink()
    assert report(folder, "-o", tmp_path / "r.html").exit_code == 0
    document = html.fromstring((tmp_path / "r.html").read_text("utf-8"))
    assert "Cette image manque" in text(select(_scenario(document, "disparu"), ".failure")[0])
