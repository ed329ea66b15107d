"""Identifiers of companies and people."""

from __future__ import annotations

import pytest

from mockportal.domain.identifiers import (
    identity_key,
    is_reserved_domain,
    parse_siret,
    show_siret,
    siret_from,
)
from mockportal.domain.refusals import WrongField


@pytest.mark.parametrize(
    "typed",
    ["73282932000074", "732 829 320 00074", " 732829320 00074 ", "732\u00a0829\u202f320\t00074"],
)
def test_a_siret_is_read_with_or_without_spaces(typed: str) -> None:
    """R35."""
    assert parse_siret(typed) == "73282932000074"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "7328293200007",
        "732829320000745",
        "7328293200007A",
        "732-829-320-00074",
        "٧٣٢٨٢٩٣٢٠٠٠٠٧٤",
        "732829320000७4",
    ],
)
def test_anything_but_fourteen_digits_is_no_siret(typed: str) -> None:
    """R35."""
    with pytest.raises(WrongField) as caught:
        parse_siret(typed)
    assert (caught.value.field, caught.value.code) == ("siret", "siret-format")


@pytest.mark.parametrize("index", range(14))
def test_one_wrong_digit_breaks_the_luhn_key(index: int) -> None:
    """R35."""
    right = "73282932000074"
    wrong = right[:index] + str((int(right[index]) + 1) % 10) + right[index + 1 :]
    with pytest.raises(WrongField) as caught:
        parse_siret(wrong)
    assert caught.value.code == "siret-key"


def test_two_digits_exchanged_break_the_luhn_key() -> None:
    """R35."""
    with pytest.raises(WrongField):
        parse_siret("37282932000074")


def test_the_head_office_of_la_poste_passes_as_everybody_does() -> None:
    """R35: 356 000 000 00048 fits Luhn, and its digits do not add up to a multiple of five."""
    assert parse_siret("356 000 000 00048") == "35600000000048"


def test_an_office_of_la_poste_passes_by_the_sum_of_its_digits() -> None:
    """R35: 356 000 000 49837 does not fit Luhn, its digits add up to 45."""
    assert parse_siret("356 000 000 49837") == "35600000049837"


@pytest.mark.parametrize("typed", ["35600000000011", "35600000049838"])
def test_an_office_of_la_poste_that_fits_neither_sum_is_refused(typed: str) -> None:
    """R35."""
    with pytest.raises(WrongField):
        parse_siret(typed)


def test_the_exception_is_for_la_poste_alone() -> None:
    """R35: the digits of 73282932000073 add up to 46 and those of 73282932000072 to 45."""
    assert sum(map(int, "73282932000072")) % 5 == 0
    with pytest.raises(WrongField):
        parse_siret("73282932000072")


@pytest.mark.parametrize("thirteen", ["0001234500001", "7328293200007", "9999999999999"])
def test_a_siret_can_be_completed_by_its_key(thirteen: str) -> None:
    """R35."""
    completed = siret_from(thirteen)
    assert completed[:13] == thirteen
    assert parse_siret(completed) == completed


def test_a_siret_is_shown_in_groups() -> None:
    """R35: which no line break parts."""
    assert show_siret("73282932000074") == "732\u00a0829\u00a0320\u00a000074"


@pytest.mark.parametrize(
    ("nom", "prenom"),
    [
        ("lefevre", "zoe"),
        ("LEFÈVRE", "ZOÉ"),
        ("Le Fèvre", "Zoé"),
        ("Le-Fèvre", "Zo é"),
        ("Lefe\u0300vre", "Zoe\u0301"),
        (" Lefèvre ", "Zoé."),
    ],
)
def test_spellings_of_one_name_have_one_key(nom: str, prenom: str) -> None:
    """R37."""
    assert identity_key(nom, prenom) == identity_key("Lefèvre", "Zoé")


@pytest.mark.parametrize(("nom", "prenom"), [("Zoé", "Lefèvre"), ("Lefèvrez", "oé"), ("L", "Zoé")])
def test_other_names_have_other_keys(nom: str, prenom: str) -> None:
    """R37: where the nom ends and the prénom begins counts too."""
    assert identity_key(nom, prenom) != identity_key("Lefèvre", "Zoé")


@pytest.mark.parametrize(
    "courriel",
    [
        "a@b.test",
        "a@b.example",
        "a@b.c.invalid",
        "a@example.org",
        "a@mail.example.com",
        "a@EXAMPLE.NET",
        "a@portail.localhost",
    ],
)
def test_a_reserved_domain_is_accepted(courriel: str) -> None:
    """R52."""
    assert is_reserved_domain(courriel)


@pytest.mark.parametrize(
    "courriel",
    [
        "a@gmail.com",
        "a@example.fr",
        "a@notexample.org",
        "a@example.org.fr",
        "a@test.fr",
        "a@mytest",
        "a.example@orange.fr",
        "a",
    ],
)
def test_a_domain_that_somebody_could_own_is_not(courriel: str) -> None:
    """R52."""
    assert not is_reserved_domain(courriel)


def test_the_operator_may_allow_a_domain_and_only_that_one() -> None:
    """R52."""
    assert is_reserved_domain("a@Recette.fr", also=["recette.FR"])
    assert not is_reserved_domain("a@sous.recette.fr", also=["recette.fr"])
