"""What stands beside the text of a document: notes, diagrams, headers; judged with the step."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from guide.documents.blocks import Block
from guide.documents.joining import ended
from guide.documents.model import Place, Unread
from guide.documents.quotes import quoted
from guide.documents.wording import instructs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from guide.documents.inline import Inline

_WORD = re.compile(r"[^\W\d_]{2,}")
_SENTENCE = 5
"""Words from which a running line may tell something; a name, a date, a version have fewer."""
_AMOUNT = re.compile(
    r"\d+\s+(?:jours?|heures?|minutes?|semaines?|mois|ans?|fois|comptes?|personnes?|(?!pages)[^\W\d_]{3,}s)\b"
)
_BEGINNING = 3
"""Words in which an order begins; « … pour accepter » further on is none."""
HEADER, FOOTER = "en-tête", "pied de page"


def beside(lines: Iterable[Inline], place: Place, part: str) -> Iterator[Block]:
    """The paragraphs of a note or a diagram, at the place of the paragraph that shows it."""
    for inline in lines:
        if inline.text:
            yield Block(inline, replace(place, part=part), apart=True)


def running(lines: Iterable[Inline], part: str) -> Iterator[Block | Unread]:
    """A header or a footer: what it tells is judged, titles and numbers are furniture.

    What it asks is not judged, for nobody could say at which step it is to be done.
    """
    for inline in lines:
        place = Place(part=part)
        if not inline.text:
            continue
        if not _tells(inline.text):
            yield Block(inline, place, "furniture")
            continue
        if _asks(inline.text):
            yield Unread(f"une consigne en {part} : « {inline.text} »", place)
        elif len(_WORD.findall(inline.text)) >= _SENTENCE:
            yield Block(inline, place, apart=True)
            continue
        yield Block(inline, place, "furniture")


def _tells(text: str) -> bool:
    """Whether a running line is a sentence, or names a label or an amount; titles do not."""
    return ended(text) or bool(quoted(text)) or bool(_AMOUNT.search(text))


def _asks(text: str) -> bool:
    """Whether a running line tells to do something: it names a label, or begins with an order."""
    return bool(quoted(text)) or instructs(" ".join(text.split()[:_BEGINNING]))
