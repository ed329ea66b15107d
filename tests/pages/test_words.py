"""Two labels are the same when their words are, and never because they look alike."""

import pytest

from pages.words import same_words, share_a_word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Je créé mon compte Net-E", "Créer mon compte Net-E"),
        ("Je m’inscris", "M'inscrire"),
        ("étape suivante", "Étapes suivantes"),
        ("Refus", "Refuser"),
        ("Accord", "Accorder"),
    ],
)
def test_the_same_words_in_another_form(one: str, other: str) -> None:
    assert same_words(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Accepter", "Refuser"),
        ("Accord", "Accepter"),
        ("SIRET", "SIREN"),
        ("Valider", "Valider et payer"),
        ("Votre compte", "Votre mot de passe"),
        ("Revenir à l'accueil", "Retour à l'accueil"),
        ("de la", "de la"),
    ],
)
def test_other_words_however_alike(one: str, other: str) -> None:
    assert not same_words(one, other)


def test_a_word_in_common() -> None:
    assert share_a_word("Radiation d'un administrateur", "Demander une radiation")
    assert not share_a_word("Accepter", "Refuser")
