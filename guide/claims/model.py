"""A claim: what one sentence says of the portal, with the words that say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from guide.documents.model import Paragraph

Kind = Literal["label", "field", "delay", "limit", "role", "event", "narrative", "not_understood"]
Verb = Literal["press", "tick", "choose", "open", "fill", "see", "sign"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence ``paragraph.text[start:end]``."""

    paragraph: Paragraph
    start: int
    end: int

    @property
    def text(self) -> str:
        """The sentence as it reads."""
        return self.paragraph.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts, such as 15 ``jours``; ``bound`` is a limit's."""

    number: int
    unit: str
    bound: Literal["max", "min", "exact"] = "exact"


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim.

    Attributes:
        text: the words that make it; for a label, the label.
        start: where the text begins in its paragraph; it reads ``[start:end]`` there.
        verb: what the sentence asks to do with a label or a field; None for the other kinds.
        firm: whether the label is quoted, emphasised, or stands bare after its verb: only such a
            label can be renamed or missing. What is not firm is a paraphrase.
        bare: whether the label stands without quotes, so that its end is not known for sure.
        optional: whether the sentence says it of some readers only (« si… »), or forbids it.
        subject: who acts, as one noun; None when the reader does.
        quantity: of a delay or a limit.
        allowed: of a role, whether the sentence says that it may; False when it may not.
        told: of a label, whether the sentence only tells of it, as of the title of a message, and
            asks nobody to use it.
        asked: whether it stands behind a question, which is its case.
        reach: of a bare label, where the last word stands that could still belong to it.
    """

    kind: Kind
    text: str
    sentence: Sentence
    start: int
    end: int
    verb: Verb | None = None
    firm: bool = False
    bare: bool = False
    optional: bool = False
    subject: str | None = None
    quantity: Quantity | None = None
    allowed: bool = True
    told: bool = False
    asked: bool = False
    reach: int = 0
