"""What a check says of a document, sentence by sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.guide.check.conftest import Check, told

RIGHT = (Path(__file__).parent / "data" / "demander-une-carte.txt").read_text("utf-8")


def changed(before: str, after: str) -> str:
    """The right document with one thing changed."""
    assert before in RIGHT
    return RIGHT.replace(before, after, 1)


def test_a_right_document_is_confirmed_whole(checked: Check) -> None:
    found = checked(RIGHT)
    assert (found.verdict, told(found)) == ("confirmed", [])
    numbers = [step.number for step in found.procedures[0].steps]
    assert numbers == [str(n) for n in range(1, 11)]


def test_it_names_the_scenarios_it_was_held_against(checked: Check) -> None:
    (procedure,) = checked(RIGHT).procedures
    assert procedure.scenarios == (
        "Le lecteur retire sa carte au guichet",
        "Le lecteur reçoit sa carte par courrier",
    )


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("« Votre carte »", "« Mon abonnement »", ("1", "renamed", "Mon abonnement")),
        ("« Votre carte »", "« Vottre carte »", ("1", "spelling", "Vottre carte")),
        ("« étape suivante »", "« etape suivante »", ("5", "spelling", "etape suivante")),
        (
            "cliquer sur étape suivante",
            "cliquer sur page suivante",
            ("7", "renamed", "page suivante"),
        ),
        (
            "au guichet : avec une pièce",
            "au comptoir : avec une pièce",
            ("8", "renamed", "retrait au comptoir : avec une pièce d’identité"),
        ),
        ("15 jours", "trente jours", ("10", "contradicted", "trente jours")),
        ("15 jours", "3 semaines", ("10", "contradicted", "3 semaines")),
        ("3 livres maximum", "5 livres maximum", (None, "contradicted", "5 livres maximum")),
        (
            "« revenir à l’accueil »",
            "« revenir à l’accueil » et scanner le reçu",
            ("9", "not_understood", "scanner le reçu"),
        ),
    ],
)
def test_a_change_is_told_at_its_step(
    checked: Check, before: str, after: str, expected: tuple[str | None, str, str]
) -> None:
    assert told(checked(changed(before, after))) == [expected]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("« Votre carte »", "“Votre carte”"),
        ("« Votre carte »", '"VOTRE CARTE"'),
        ("« Votre carte »", "[Votre carte]"),
        ("« je m’abonne »", "« Je m'abonne »"),
        ("15 jours", "quinze jours"),
        ("ETAPE 9", "Étape 9 :"),
        ("Cliquer sur « Demander une carte »", "Vous cliquerez sur « Demander une carte »."),
        ("Cliquer sur « Demander une carte »", "Le bouton « Demander une carte » est cliqué."),
        ("Cliquer sur « Demander une carte »", "Il faut cliquer sur « Demander une carte »."),
    ],
)
def test_what_means_the_same_is_no_difference(checked: Check, before: str, after: str) -> None:
    assert told(checked(changed(before, after))) == []


def test_two_steps_swapped_are_both_told_with_where_they_stand(checked: Check) -> None:
    text = RIGHT.replace("« J’accepte » pour accepter le règlement", "@").replace(
        "« étape suivante »", "« J’accepte »", 1
    )
    found = checked(text.replace("@", "« étape suivante »"))
    moved = [j for j in found.claims() if j.verdict == "moved"]
    assert [(j.claim.text, j.found_at) for j in moved] == [
        ("étape suivante", "5"),
        ("J’accepte", "4"),
    ]


def test_an_invented_step_is_missing_from_the_portal(checked: Check) -> None:
    found = checked(changed("ETAPE 9", "ETAPE 8 bis\n\nCliquer sur « Imprimer »\n\nETAPE 9"))
    assert told(found) == [("8 bis", "missing", "Imprimer")]


def test_a_forgotten_step_is_undocumented_after_the_one_before(checked: Check) -> None:
    start, end = RIGHT.index("ETAPE 4"), RIGHT.index("ETAPE 5")
    found = checked(RIGHT[:start] + RIGHT[end:])
    assert told(found) == [("3", "undocumented", "J’accepte")]
    assert found.undocumented[0].title == "Règlement"


def test_the_sentence_is_given_mended(checked: Check) -> None:
    found = checked(changed("« je m’abonne »", "« s’inscrire »"))
    (drift,) = [j for j in found.claims() if j.is_drift]
    assert drift.offered == "Je m’abonne"
    assert drift.suggestion == "Renseigner vos coordonnées et cliquer sur « je m’abonne »"


def test_another_starting_point_is_no_drift(checked: Check) -> None:
    text = """Préparer une carte

1. Ouvrir le message et cliquer sur « Voir la demande ».
2. Se connecter.
3. Cliquer sur « Accord », ou sur « Refus ».
4. Cliquer sur « Retour à la liste ».
"""
    found = checked(text)
    assert (found.verdict, told(found)) == ("confirmed", [])


def test_a_document_that_no_scenario_follows_is_unproved(checked: Check) -> None:
    found = checked("Faire du thé\n\n1. Cliquer sur « Bouilloire »\n2. Cliquer sur « Théière »\n")
    assert {verdict for _, verdict, _ in told(found)} == {"unproved"}
    assert found.procedures[0].scenarios == ()
