"""Claims of a procedure: paragraph by paragraph, in the order of the document."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from guide.claims.asked import ASKED
from guide.claims.events import event_claims
from guide.claims.labels import bare_claims, path_claims, quoted_claims
from guide.claims.model import Claim, Sentence, Verb
from guide.claims.orders import unknown_orders
from guide.claims.paraphrases import paraphrase_claims
from guide.claims.phrase import Phrase
from guide.claims.quantities import quantity_claims
from guide.claims.roles import role_claims
from guide.claims.sentences import sentences_of
from guide.documents.wording import instructs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guide.claims.tokens import Token
    from guide.documents.model import Paragraph

_INHERITED = frozenset({"press", "tick", "choose", "fill"})
"""What a sentence that ends with « : » asks to do with each thing listed below it."""


class Reader:
    """Reads the paragraphs of one step or one sub-branch, one after another.

    It remembers who acted last (« il clique… ») and what a sentence that ends with « : »
    announces (« Choisissez : », then a list). ``of_step`` is false for what stands before steps.
    """

    def __init__(self, people: frozenset[str], *, of_step: bool = True) -> None:
        self._of_step = of_step
        self._people = people
        self._subject: str | None = None
        self._announced: Verb | None = None
        self._chooses: bool = False
        self._asked: bool = False

    def read(self, paragraphs: Iterable[Paragraph]) -> list[Claim]:
        """The claims of these paragraphs; what says nothing that can be judged is narrative."""
        claims: list[Claim] = []
        for paragraph in paragraphs:
            if paragraph.kind == "furniture":
                continue
            if option := self._option(paragraph):
                claims.extend(option)
                continue
            for sentence, tokens in sentences_of(paragraph):
                claims.extend(self._claims(sentence, tokens))
        return claims

    def _option(self, paragraph: Paragraph) -> list[Claim]:
        """A line of a list of choices, after « choisir »: the whole line is the label."""
        text = paragraph.text
        if not self._chooses or paragraph.kind != "item" or instructs(text):
            return []
        if any(mark.emphasis == "quoted" for mark in paragraph.marks):
            return []
        label = text.strip().rstrip(".;,").rstrip()
        start = text.find(label)
        sentence = Sentence(paragraph, 0, len(text))
        return [Claim("label", label, sentence, start, start + len(label), verb="choose")]

    def _claims(self, sentence: Sentence, tokens: list[Token]) -> list[Claim]:
        phrase = Phrase(sentence, tokens, self._subject, self._people)
        heading = sentence.paragraph.kind == "heading"
        inherited = self._announced if sentence.paragraph.kind in {"item", "cell"} else None
        listed = self._of_step and sentence.paragraph.kind in {"item", "text", "cell"}
        quoted = quoted_claims(phrase, inherited, of_step=listed)
        named = [*quoted, *bare_claims(phrase)]
        named += path_claims(phrase, named) if self._of_step else []
        named.sort(key=lambda c: c.start)
        found = [*named, *quantity_claims(phrase)]
        if not heading:
            found += paraphrase_claims(phrase, named)
            found += unknown_orders(phrase)
        found += role_claims(phrase)
        if not any(c.kind in {"label", "field"} and c.verb != "see" for c in found):
            found += event_claims(phrase)
        self._remember(phrase)
        if self._asked:
            found = [replace(claim, asked=True) for claim in found]
        self._asked = sentence.text.rstrip().endswith("?")
        return sorted(found, key=lambda c: c.start) or [_narrative(sentence)]

    def _remember(self, phrase: Phrase) -> None:
        last = phrase.tokens[-1]
        told = phrase.sentence.paragraph.kind == "item"
        if any(
            act.verb.sense == "choose"
            and not act.refused
            and not (told and act.verb.form == "participle")
            for act in phrase.acts
        ):
            self._chooses = True
        acts = [act for act in phrase.acts if act.verb.sense in _INHERITED]
        if phrase.sentence.paragraph.kind not in {"item", "cell"} or last.text == ":":
            self._announced = ASKED[acts[-1].verb.sense] if acts and last.text == ":" else None
        for act in reversed(phrase.acts):
            subject = phrase.subject_of(act.at)
            if subject is not None:
                self._subject = subject
                return
            if act.verb.form == "imperative" and not act.verb.is_told:
                self._subject = None
                return


def _narrative(sentence: Sentence) -> Claim:
    return Claim("narrative", sentence.text.strip(), sentence, sentence.start, sentence.end)
