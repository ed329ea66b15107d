"""French dates and typography."""

import re
import unicodedata
from datetime import datetime
from functools import lru_cache

from mockportal.domain.moments import in_paris

_NBSP, _NNBSP = "\u00a0", "\u202f"
_APOSTROPHES = str.maketrans("\u2018\u2019\u02bc\u02b9\u2032", "'''''")
_SINGULARS = {
    "administrateurs actifs": "administrateur actif",
    "administrateurs": "administrateur",
    "clés fausses": "clé fausse",
    "essais": "essai",
    "jours": "jour",
}
_ONE = re.compile(rf"(dans les )?\b1([ {_NBSP}])({'|'.join(_SINGULARS)})\b")
_ELIDED = re.compile(r"\b([dD])e (?!onze|oui)(?=(?:[aàâäæeéèêëiîïoôöœuùûü]|y[^aeiouéè])\w)", re.I)
_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)


def show_date(moment: datetime) -> str:
    """``12 janvier 2026``, on the Paris wall clock."""
    local = in_paris(moment)
    day = "1er" if local.day == 1 else str(local.day)
    return f"{day}{_NBSP}{_MONTHS[local.month - 1]}{_NBSP}{local.year}"


def show_moment(moment: datetime) -> str:
    """``12 janvier 2026 à 09 h 00``; seconds are told only when there are any."""
    local = in_paris(moment)
    seconds = f"{_NBSP}min{_NBSP}{local:%S}{_NBSP}s" if local.second else ""
    return f"{show_date(local)} à {local:%H}{_NBSP}h{_NBSP}{local:%M}{seconds}"


def alike(text: str) -> str:
    """The same for texts that people take for one: case, apostrophes, spaces, composed accents."""
    text = unicodedata.normalize("NFC", text).translate(_APOSTROPHES).casefold()
    return " ".join(text.split())


@lru_cache(maxsize=1024)
def typeset(text: str) -> str:
    """Put the unbreakable spaces of French typography into running text.

    A sentence that ends with an abbreviated name (« Weber S.A. ») ends with one full stop; what a
    variant sets to one is counted in the singular; « de » is elided before a name with a vowel.
    """
    text = _ONE.sub(_singular, text)
    text = _ELIDED.sub(r"\1’", text)
    text = re.sub(r"(?<![.])[.]{2}(?![.])", ".", text)
    text = re.sub(r" ([;!?])", _NNBSP + r"\1", text)
    text = re.sub(r" (:|»)", _NBSP + r"\1", text)
    return text.replace("« ", "«" + _NBSP)


def _singular(found: re.Match[str]) -> str:
    within = "sous " if found[1] else ""
    return f"{within}1{found[2]}{_SINGULARS[found[3]]}"
