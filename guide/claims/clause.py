"""One statement or order of a sentence, and the words in its slots."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from guide.french.numbers import number_of
from guide.french.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.french.vocabulary import Vocabulary

Slot = Literal["who", "what", "to", "by", "with", "at", "as", "channel", "when", "other", "act"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a number or a label that carries a meaning.

    Attributes:
        key: what stands for it when words are compared; of a label, its text after «.
        own: whether only the suite says what it means.
        complement: whether it tells which one, after « de ».
        pointed: whether « cet » or the like stands before it.
    """

    key: str
    text: str
    start: int
    end: int
    own: bool = False
    complement: bool = False
    pointed: bool = False

    @property
    def is_label(self) -> bool:
        """Whether the document sets it apart as a name."""
        return self.key.startswith("«")


@dataclass(frozen=True)
class Clause:
    """One statement or order of a sentence.

    Attributes:
        kind: ``main``, ``condition`` (if, when, once) or ``purpose``.
        act: keys of what is done; ``=be`` and ``=avoir`` where nothing else is.
        denied: whether it says that it is not so.
        binding: ``must``, ``may`` or nothing.
        slots: the words of each slot.
        start: where it begins in its paragraph.
        reader: whether « vous » or « tu » does it, or is told to.
        text: its words as they read.
        instructs: whether it only asks for it: no verb says that it is so.
    open: whether its subject is a pronoun that stands for nothing named before.
    """

    kind: str
    act: frozenset[str]
    denied: bool
    binding: str
    slots: dict[Slot, tuple[Word, ...]]
    start: int
    end: int
    reader: bool = False
    finite: bool = False
    instructs: bool = False
    open: bool = False
    text: str = ""
    introduced: str = ""
    verbs: tuple[Word, ...] = ()

    def words(self) -> Iterator[Word]:
        """Every word that carries a meaning, the verbs included."""
        yield from self.verbs
        for words in self.slots.values():
            yield from words

    def keys(self, *names: Slot) -> frozenset[str]:
        """The keys of some slots."""
        return frozenset(word.key for name in names for word in self.slots.get(name, ()))


def is_person(word: Word, vocabulary: Vocabulary) -> bool:
    """Whether a word names somebody who acts in the suite."""
    return fold(word.text).removesuffix("s") in vocabulary.people


def counted(clause: Clause) -> Iterator[tuple[Word, Word]]:
    """Each number with the word that it counts: the next one of its slot."""
    for words in clause.slots.values():
        for number, thing in pairwise(words):
            if number_of(number.text) is not None and not thing.is_label:
                yield number, thing
