"""The number, letter or bullet in front of a text: « ETAPE 3 », « 7 bis) », « a. », « • »."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from guide.french.text import fold

Kind = Literal["step", "row", "number", "letter", "roman", "case", "bullet"]

_ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            "premiere", "deuxieme seconde", "troisieme", "quatrieme", "cinquieme", "sixieme",
            "septieme", "huitieme", "neuvieme", "dixieme", "derniere",
        ),
        start=1,
    )
    for word in words.split()
}  # fmt: skip
_SUFFIX = r"(?:\s?(?:bis|ter|quater)\b)?"
_SIGNS = r"[.:)\]/°ᵒ\-–—_]"
_STEP = re.compile(
    r"(?P<word>etape|phase)\s*(?:n\s?[°ºo]\s?|no\.?\s)?"
    rf"(?P<number>(?:[a-z][.-]?)?\d{{1,3}}(?:[a-z](?![a-z]))?{_SUFFIX})(?:\s?(?:/|sur)\s?\d{{1,3}}\b)?"
    rf"(?P<after>\s*(?:{_SIGNS}\s*)*)(?!\w*\d)"
)
_NTH_STEP = re.compile(
    rf"(?:(?P<number>\d{{1,2}})\s?(?:re|ere|e|eme)|(?P<word>{'|'.join(_ORDINALS)}))\s+etape"
    rf"\s*(?:{_SIGNS}\s*)+|(?P<alone>{'|'.join(_ORDINALS)})\s+etape$"
)
_NUMBER = re.compile(
    rf"(?:n\s?°\s?)?(?P<number>\d{{1,3}}(?:\.\d{{1,3}})*[a-z]?{_SUFFIX})"
    r"(?P<sign>\s?(?:\.?[)\]/°º:]\s?[-–—.]?|\.\s?[-–—]?|[-–—]))(?=\s|$|[^\d\s])"
)
_BRACKETED = re.compile(r"[(\[](?P<number>\d{1,2}|[a-h])[)\]]\s*")
_BARE = re.compile(rf"(?P<number>\d{{1,3}}{_SUFFIX})$")
_LETTER = re.compile(r"(?P<number>[a-h])(?P<sign>\s?[).]|\s[-–—/:])(?=\s|$)")
_ROMAN = re.compile(r"(?P<number>[IVX]{1,5})(?P<sign>\s?[).]|\s?[-–—/:])(?=\s|$)")
_PRIVATE = "\uf000"
"""Bullets of Symbol and Wingdings lie from here on."""
_BULLET = re.compile(
    r"(?P<number>(?P<tick>\[[ xX]?\]|[☐☑☒])"
    r"|[•·▪▫◦‣⁃●○■□➢➤►▶✓✔✗→⇒❖♦*\uf000-\uf0ff]|[-–—](?=\s)|o(?=\s[A-ZÀÉÈÊ]))\s*"
)
TICK = "☐"
"""The sign of a box to tick, ticked or not, typed or drawn."""
_CASE = re.compile(
    rf"(?:cas|option|choix|branche|variante|voie)\s(?:n\s?[°ºo]\s?)?(?P<number>\d|[a-h])\b"
    rf"(?:\s*{_SIGNS})*\s*"
)
_CIRCLED = {chr(0x2460 + i): str(i + 1) for i in range(20)} | {
    chr(0x2776 + i): str(i + 1) for i in range(10)
}


_LONGEST = 60
"""Letters among which a marker ends."""


@dataclass(frozen=True, slots=True)
class Marker:
    """What stands in front of a text.

    Attributes:
        number: as it is written, bare: ``7 bis``, ``a``, ``1.2``, ``•``.
        sign: what sets it off; numbers of one list share it.
        end: where the text itself begins.
    """

    kind: Kind
    number: str
    sign: str
    end: int

    @property
    def value(self) -> tuple[int, ...]:
        """For the order of numbers: ``7 bis`` comes after 7, ``1.2`` after ``1.1``."""
        numbers = tuple(int(part) for part in re.findall(r"\d+", self.number))
        rest = re.sub(r"[\d.\s]", "", fold(self.number))
        return (*numbers, 0, *map(ord, rest)) if rest else numbers


def marker_of(text: str) -> Marker | None:
    """The marker at the start of a settled text, or None."""
    if not text:
        return None
    text = text[:_LONGEST]
    plain = fold(text)
    return _step(text, plain) or _number(text, plain) or _other(text, plain)


def _step(text: str, plain: str) -> Marker | None:
    if found := _STEP.match(plain):
        number = text[found.start("number") : found.end("number")]
        return Marker("step", _spaced(number), found["word"], found.end())
    if found := _NTH_STEP.match(plain):
        number = found["number"] or str(_ORDINALS[found["word"] or found["alone"]])
        return Marker("step", number, "etape", found.end())
    return None


def _number(text: str, plain: str) -> Marker | None:
    if text[0] in _CIRCLED:
        rest = re.match(r".\s*", text)
        return Marker("number", _CIRCLED[text[0]], "circled", rest.end() if rest else 1)
    if found := _NUMBER.match(plain):
        end = _after(text, found.end())
        return Marker("number", _spaced(found["number"]), _sign(found["sign"]), end)
    if found := _BRACKETED.match(plain):
        kind = "number" if found["number"].isdigit() else "letter"
        return Marker(kind, found["number"], "()", found.end())
    if found := _BARE.match(plain):
        return Marker("number", _spaced(found["number"]), "", found.end())
    return None


def _other(text: str, plain: str) -> Marker | None:
    if found := _CASE.match(plain):
        return Marker("case", found["number"], "case", found.end())
    if found := _ROMAN.match(text):
        return Marker("roman", found["number"], _sign(found["sign"]), _after(text, found.end()))
    if found := _LETTER.match(text[:4].lower()):
        return Marker("letter", text[0], _sign(found["sign"]), _after(text, found.end()))
    if found := _BULLET.match(text):
        sign = "•" if found["number"] >= _PRIVATE else found["number"]
        return Marker("bullet", sign, TICK if found["tick"] else sign, found.end())
    return None


def _after(text: str, end: int) -> int:
    """Where the words begin after a marker."""
    return end + len(text[end:]) - len(text[end:].lstrip())


def _spaced(number: str) -> str:
    return re.sub(r"\s*(bis|ter|quater)$", r" \1", number)


def _sign(sign: str) -> str:
    """Dashes of all lengths and blanks around a sign make no other list."""
    return re.sub(r"[–—]", "-", re.sub(r"\s", "", sign))
