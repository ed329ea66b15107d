"""Whether two labels are built from the same words, whatever their spelling and their form."""

import re
import unicodedata
from collections.abc import Sequence

# Words that carry no content in a label, accents and apostrophes taken away.
_EMPTY = re.compile(
    "au?|aux|avec|ce?|ces|cette|de?|dans|des|du|elle|en|et|ils?|je?|la?|les?|leurs?|me?|ma|mes|mon|"
    "ne?|nos|notre|nous|ou|par|pour|qu|que|se?|sa|ses|son|sur|te?|ta|tes|ton|tu|une?|vos|votre|"
    "vous|y"
)
_ENDING = re.compile("|e|ees?|ent|er|es|ez|ire?|is|it|nt|ons|re?|s|x")
_SHORTEST_STEM = 3


def folded(label: str) -> str:
    """A label without case, accents and typography."""
    bare = unicodedata.normalize("NFKD", label.casefold()).replace("œ", "oe")
    letters = "".join(c for c in bare if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", letters))


def content(label: str) -> list[str]:
    """The words of a label that mean something."""
    return [word for word in folded(label).split() if not _EMPTY.fullmatch(word)]


def same_words(one: str, other: str) -> bool:
    """Whether two labels have the same content words, up to their endings, in any order."""
    words, others = content(one), content(other)
    return (
        bool(words)
        and len(words) == len(others)
        and all(_is_among(word, others) for word in words)
        and all(_is_among(word, words) for word in others)
    )


def share_a_word(one: str, other: str) -> bool:
    """Whether two labels have a content word in common, up to its ending."""
    return any(_is_among(word, content(other)) for word in content(one))


def _is_among(word: str, others: Sequence[str]) -> bool:
    return any(_same(word, other) for other in others)


def _same(one: str, other: str) -> bool:
    """« crée » and « créer », « inscris » and « inscrire »; never SIREN and SIRET."""
    stem = 0
    while stem < min(len(one), len(other)) and one[stem] == other[stem]:
        stem += 1
    return one == other or (
        stem >= _SHORTEST_STEM and _is_ending(one[stem:]) and _is_ending(other[stem:])
    )


def _is_ending(letters: str) -> bool:
    return _ENDING.fullmatch(letters) is not None
