"""Passwords and Activation keys."""

from __future__ import annotations

import re
from random import Random

import pytest

from mockportal.domain.refusals import WrongField
from mockportal.domain.secrets import KEY_ALPHABET, check_password, draw_key, normalise_key


@pytest.mark.parametrize(
    "password", ["abcdef12", "a" * 126 + "12", "éàùçôï12", "ab12cdef", "aBc!def#12 %"]
)
def test_a_password_at_its_limits_is_accepted(password: str) -> None:
    """R36: 8 and 128 characters, 6 letters of any script, 2 digits anywhere."""
    check_password(password)


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("abcde12", "password-length"),
        ("", "password-length"),
        ("a" * 127 + "12", "password-length"),
        ("abcde123", "password-content"),
        ("abcdefg1", "password-content"),
        ("12345678", "password-content"),
        ("abcdefgh", "password-content"),
        ("abcde-12!", "password-content"),
        ("abcdef²³", "password-content"),
    ],
)
def test_a_password_beyond_its_limits_is_refused(password: str, code: str) -> None:
    """R36: 7 and 129 characters, 5 letters, 1 digit."""
    with pytest.raises(WrongField) as caught:
        check_password(password)
    assert (caught.value.field, caught.value.code) == ("password", code)


def test_a_key_has_four_groups_of_four_without_look_alikes() -> None:
    """R32."""
    for seed in range(200):
        key = draw_key(Random(seed))
        assert re.fullmatch(r"(?:[A-Z0-9]{4}-){3}[A-Z0-9]{4}", key)
        assert not set(key) & set("0O1IL")


def test_the_alphabet_of_keys_has_no_character_twice() -> None:
    """R32."""
    assert len(set(KEY_ALPHABET)) == len(KEY_ALPHABET)
    assert not set(KEY_ALPHABET) & set("0O1IL")


def test_the_same_chance_draws_the_same_key_and_another_one_another() -> None:
    """R32."""
    assert draw_key(Random("a")) == draw_key(Random("a")) != draw_key(Random("b"))


@pytest.mark.parametrize(
    "typed",
    [
        "ABCD-EFGH-JKMN-2345",
        "abcd-efgh-jkmn-2345",
        "ABCDEFGHJKMN2345",
        "AbCd EfGh JkMn 2345",
        " ABCD–EFGH—JKMN-2345\n",
        "ABCD\u00a0EFGH\u202fJKMN-2345",
        "ABCD‐EFGH‑JKMN-2345",
    ],
)
def test_a_key_is_read_with_or_without_dashes_in_either_case(typed: str) -> None:
    """R32."""
    assert normalise_key(typed) == "ABCD-EFGH-JKMN-2345"


@pytest.mark.parametrize(
    "typed", ["", "----", "ABCD-EFGH-JKMN-234", "ABCD-EFGH-JKMN-23456", "ABCD-EFGH-JKMN-234é"]
)
def test_what_cannot_be_a_key_is_told_apart_from_a_wrong_one(typed: str) -> None:
    """R32."""
    with pytest.raises(WrongField) as caught:
        normalise_key(typed)
    assert (caught.value.field, caught.value.code) == ("key", "key-format")
