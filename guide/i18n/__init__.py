"""The language in which a suite's author is told things: that of its features, French or English.

Texts are written in French where they are said, as ``gettext("…")``; ``mark("…")`` notes one that
is kept before it is said. Catalogues: ``guide/i18n/locale``, kept by ``tools/translate.py``.
"""

from __future__ import annotations

import gettext as standard
from functools import cache
from pathlib import Path

SOURCE, OTHER = "fr", "en"
LOCALE = Path(__file__).parent / "locale"
DOMAIN = "guide"


class _Source(standard.NullTranslations):
    """French as it stands in the code; zero is singular."""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return msgid2 if n > 1 else msgid1


@cache
def _catalogue(language: str) -> standard.NullTranslations:
    if language == SOURCE:
        return _Source()
    return standard.translation(DOMAIN, LOCALE, [language])


_spoken = SOURCE


def speak(language: str) -> None:
    """From now on tell this process's texts in French, or in English to whoever writes no French.

    Args:
        language: a language as Gherkin names it: « fr », « en », « de »…
    """
    global _spoken  # noqa: PLW0603 - a process tells one author, as the standard library's install
    _spoken = SOURCE if language == SOURCE else OTHER


def spoken() -> str:
    """The language in use: « fr » or « en »."""
    return _spoken


def gettext(text: str) -> str:
    """A text of the code in the language in use."""
    return _catalogue(_spoken).gettext(text)


def ngettext(one: str, several: str, number: int) -> str:
    """One of two texts of the code, by a number, in the language in use."""
    return _catalogue(_spoken).ngettext(one, several, number)


def in_each_language(text: str) -> frozenset[str]:
    """All that a text of the code may be called."""
    return frozenset(_catalogue(language).gettext(text) for language in (SOURCE, OTHER))


def mark(text: str) -> str:
    """The text itself, known to the catalogues; whoever says it translates it."""
    return text
