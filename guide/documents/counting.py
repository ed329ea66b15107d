"""Numbers of lists as they read: 3, c, C, iii, III."""

from __future__ import annotations

_ROMAN = (
    (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"),
    (1, "I"),
)  # fmt: skip


def letters(number: int) -> str:
    """1 is ``a``, 26 is ``z``, 27 is ``aa``."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


def roman(number: int) -> str:
    """1 is ``I``, 4 is ``IV``."""
    written = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        written += sign * times
    return written
