"""French typography in running text: the spaces that keep a mark beside its word."""

import re

_NBSP, _NNBSP = "\u00a0", "\u202f"


def typeset(text: str) -> str:
    """Put unbreakable spaces before ; : ! ? and inside « », and curly apostrophes."""
    text = re.sub(r"(?<=\w)'(?=\w)", "’", text)
    text = re.sub(r" ([;!?])", _NNBSP + r"\1", text)
    text = re.sub(r" (:|»)", _NBSP + r"\1", text)
    return text.replace("« ", "«" + _NBSP)
