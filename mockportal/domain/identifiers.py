"""Identifiers of companies and people (R35, R37, R52)."""

import re
import unicodedata
from collections.abc import Iterable
from random import Random
from typing import NewType

from mockportal.domain.refusals import WrongField

Siret = NewType("Siret", str)

_LA_POSTE = "356000000"
_OVERLAY, _POINTS, _ACCENTS = 1, range(10, 37), 200
"""Combining classes of Unicode: strokes, Hebrew and Arabic points, and from where on accents."""

_RESERVED_SUFFIXES = (
    ".test",
    ".example",
    ".invalid",
    ".localhost",
    "example.org",
    "example.com",
    "example.net",
)


def _luhn_sum(digits: str) -> int:
    doubled = (int(d) * (2 if i % 2 else 1) for i, d in enumerate(reversed(digits)))
    return sum(n // 10 + n % 10 for n in doubled)


def parse_siret(text: str) -> Siret:
    """Read a SIRET as people type it: 14 digits, spaces allowed (R35).

    The digits pass the Luhn check; the offices of La Poste (SIREN 356000000) may instead have
    digits that add up to a multiple of five.

    Raises:
        WrongField: field ``siret``, code ``siret-format`` or ``siret-key``.
    """
    digits = re.sub(r"\s", "", text)
    if not re.fullmatch(r"[0-9]{14}", digits):
        raise WrongField("siret", "siret-format")
    la_poste = digits.startswith(_LA_POSTE) and sum(map(int, digits)) % 5 == 0
    if _luhn_sum(digits) % 10 and not la_poste:
        raise WrongField("siret", "siret-key")
    return Siret(digits)


def siret_from(siren_and_nic: str) -> Siret:
    """Complete 13 digits with the Luhn key that makes them a valid SIRET."""
    for key in "0123456789":
        if _luhn_sum(siren_and_nic + key) % 10 == 0:
            return Siret(siren_and_nic + key)
    raise AssertionError("one of ten keys always fits")


def made_up_siret(random: Random) -> Siret:
    """Draw a valid SIRET that belongs to nobody: no real SIREN starts with three zeros."""
    siren = siret_from(f"000{random.randrange(100_000):05}")
    return siret_from(f"{siren}{random.randrange(1, 50):04}")


def show_siret(siret: str) -> str:
    """Write a SIRET as people read it, ``123 456 789 00012``, with unbreakable spaces."""
    return "\u00a0".join((siret[:3], siret[3:6], siret[6:9], siret[9:]))


def identity_key(nom: str, prenom: str) -> str:
    """The same key for spellings of one person's name (R37): accents, case, hyphens and spaces.

    Marks that are vowels or letters of their own, as in Devanagari or Tamil, count.
    """
    letters = unicodedata.normalize("NFKD", f"{nom}|{prenom}").casefold()
    return "".join(c for c in letters if c.isalnum() or c == "|" or _is_letter_mark(c))


def _is_letter_mark(character: str) -> bool:
    """Whether a mark makes another letter, and is neither an accent nor a point above or below."""
    if unicodedata.category(character) not in {"Mn", "Mc"}:
        return False
    place = unicodedata.combining(character)
    return place != _OVERLAY and place not in _POINTS and place < _ACCENTS


def shown_apart(characters: str) -> str:
    """Some characters side by side, marks on the circle that stands for their letter."""
    return " ".join(f"\u25cc{c}" if unicodedata.combining(c) else c for c in characters)


def is_reserved_domain(courriel: str, also: Iterable[str] = ()) -> bool:
    """Whether mail to this address can never reach anybody, or the operator allows it (R52)."""
    domain = courriel.rpartition("@")[2].casefold()
    reserved = any(
        domain == s.lstrip(".") or domain.endswith("." + s.lstrip(".")) for s in _RESERVED_SUFFIXES
    )
    return reserved or domain in {d.casefold() for d in also}
