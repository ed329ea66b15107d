"""French titles as names of files, folders and anchors."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from guide.french.text import normalise

_NOT_A_WORD = re.compile(r"[^a-z0-9]+")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"})


def slug(text: str, longest: int | None = None) -> str:
    """A title without case, accents and marks, its words joined by dashes.

    Args:
        text: the title.
        longest: letters beyond which it is cut, with a few that stand for the whole.
    """
    letters = unicodedata.normalize("NFKD", normalise(text).translate(_LIGATURES))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = _NOT_A_WORD.sub("-", bare.lower()).strip("-")
    if longest is None or len(words) <= longest:
        return words
    return f"{words[:longest].rstrip('-')}-{hashlib.sha256(text.encode()).hexdigest()[:6]}"
