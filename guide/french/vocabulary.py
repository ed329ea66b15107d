"""What words mean: the group or the stem that stands for a word, and the family it belongs to.

General French comes from ``lexicon/words.toml``; what only one suite means by a word is given by
the suite.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rapidfuzz.distance import OSA
from snowballstemmer.french_stemmer import (  # pyright: ignore[reportMissingTypeStubs]
    FrenchStemmer,
)

from guide.french.numbers import number_of
from guide.french.text import fold, plain_apostrophes
from guide.french.verbs import verb_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONG = 8
_LEXICON = Path(__file__).parent / "lexicon" / "words.toml"
SEND, TELL, RECEIVE, COME = "=send", "=tell", "=receive", "=come"
_KINDS = {SEND: "send", TELL: "tell", RECEIVE: "receive", COME: "come"}


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The words of French, and those of one suite.

    Attributes:
        own: names of groups by the stems of the suite's own synonyms.
        people: nouns for people, plain and in the singular.
        actors: those of them who act in the run.
        site: words that name the site itself; a way of sending is none.
        home: those of the site that has the others for parts.
        others: by a feature and who acts there, the keys of what else its pages call them.
    """

    own: Mapping[str, str] = field(default_factory=dict[str, str])
    people: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    site: frozenset[str] = frozenset()
    home: frozenset[str] = frozenset()
    others: Mapping[tuple[str, str], frozenset[str]] = field(
        default_factory=dict[tuple[str, str], frozenset[str]]
    )

    def key(self, word: str) -> str:
        """What stands for a word: a number, its group, else its stem."""
        return self._key(word, bases_of(word))

    def act_key(self, word: str) -> str:
        """What stands for a form of a verb."""
        return self._key(word, verb_bases_of(word) or bases_of(word))

    def _key(self, word: str, bases: tuple[str, ...]) -> str:
        plain = plain_word(word)
        if (number := number_of(plain)) is not None and plain not in {"un", "une"}:
            return str(number)
        for table in (self.own, _groups()):
            for base in bases:
                if base in table:
                    return table[base]
        return bases[0].removeprefix(_VERB)

    def is_site(self, word: str) -> bool:
        """Whether a word names the site, a slip of one letter forgiven in a long name."""
        key = self.key(word)
        if key in self.site:
            return True
        return len(word) >= _LONG and any(
            OSA.distance(key, name, score_cutoff=1) <= 1 for name in self.site if len(name) >= _LONG
        )

    def is_act(self, key: str) -> bool:
        """Whether a key stands for a verb too: « décision » is what « décider » is."""
        return any(
            found == key and base.startswith(_VERB)
            for table in (self.own, _groups())
            for base, found in table.items()
        )

    def is_own(self, word: str) -> bool:
        """Whether only the suite says what a word means."""
        return any(base in self.own for base in (*verb_bases_of(word), *bases_of(word)))


@lru_cache(maxsize=8)
def vocabulary(
    groups: tuple[str, ...],
    people: frozenset[str],
    actors: frozenset[str],
    site: frozenset[str],
    home: frozenset[str],
    others: tuple[tuple[tuple[str, str], tuple[str, ...]], ...] = (),
) -> Vocabulary:
    """The vocabulary of a suite: each group is a line of synonyms, its first word names it.

    Args:
        groups: the suite's own synonyms.
        people: nouns for people.
        actors: those of them who act.
        site: words for the site.
        home: those of the site that has the others for parts.
        others: by a feature and who acts there, the nouns of what else its pages call them.
    """
    general = Vocabulary()
    own = {
        listed_base(word): general.key(group.split()[0])
        for group in groups
        for word in group.split()
    }
    persons = frozenset(plain_word(word) for word in people)
    names = frozenset(key for word in site if (key := general.key(word)) not in families())
    called = {who: frozenset(map(general.key, nouns)) for who, nouns in others}
    persons |= frozenset(plain_word(noun) for _, nouns in others for noun in nouns)
    home_keys = frozenset(map(general.key, home))
    return Vocabulary(own, persons | actors, actors, names, home_keys, called)


def plain_word(word: str) -> str:
    """A word without case, accents and kinds of apostrophe."""
    return fold(plain_apostrophes(word))


_VERB = "v:"


@cache
def bases_of(word: str) -> tuple[str, ...]:
    """Under what a noun or an adjective is looked for."""
    return (_stemmed(plain_word(word)),)


@cache
def verb_bases_of(word: str) -> tuple[str, ...]:
    """Under what a form of a verb is looked for; of an unknown one, as a noun is."""
    infinitive = infinitive_of(word)
    return (f"{_VERB}{_stemmed(fold(infinitive))}",) if infinitive else ()


@cache
def infinitive_of(word: str) -> str | None:
    """The infinitive of a form that the table of verbs or the lexicon knows."""
    verb = verb_of(word)
    return verb.infinitive if verb is not None else forms().get(word.lower())


def listed_base(word: str) -> str:
    """Under what a word of a list of synonyms stands: its verb for an infinitive."""
    infinitive = infinitive_of(word)
    if infinitive is not None and fold(infinitive) == fold(word):
        return verb_bases_of(word)[0]
    return bases_of(word)[0]


@cache
def _stemmed(word: str) -> str:
    stemmer = FrenchStemmer()
    return str(stemmer.stemWord(word))  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]


@cache
def lexicon() -> dict[str, Any]:
    """The file of general French, as it is written."""
    return tomllib.loads(_LEXICON.read_text("utf-8"))


@cache
def listed(name: str) -> frozenset[str]:
    """A list of words of the file, plain."""
    return frozenset(plain_word(word) for word in str(lexicon()[name]).split())


@cache
def _groups() -> dict[str, str]:
    """The name of the group of each stem."""
    synonyms = lexicon()["synonyms"]
    found: dict[str, str] = {}
    for group in synonyms["groups"]:
        name = f"={group.split()[0]}"
        found |= {listed_base(word): name for word in group.split()}
    for family in lexicon()["families"].values():
        for name, words in family.items():
            found |= {listed_base(word): f"={name}" for word in words.split()}
    return found


@cache
def names_act(word: str) -> bool:
    """Whether a word is no verb, and names what a verb of French says: « connexion »."""
    plain = Vocabulary()
    return infinitive_of(word) is None and plain.is_act(plain.key(word))


@cache
def families() -> dict[str, str]:
    """The family of each key that belongs to one."""
    return {
        f"={name}": family for family, members in lexicon()["families"].items() for name in members
    }


@cache
def ways() -> dict[str, str]:
    """The way of sending that a verb says by itself: « poster »."""
    return {verb: f"={way}" for way, verbs in lexicon()["ways"].items() for verb in verbs.split()}


@cache
def forms() -> dict[str, str]:
    """The infinitive of each form that the table of verbs lacks."""
    return {
        form: infinitive
        for infinitive, written in lexicon()["forms"].items()
        for form in (infinitive, *written.split())
    }


@cache
def kinds_of(word: str) -> frozenset[str]:
    """Whether a word sends, receives, comes by post, or tells."""
    bases = {*verb_bases_of(word), *bases_of(word)}
    return frozenset(kind for kind, stems in _moving().items() if bases & stems)


@cache
def _moving() -> dict[str, frozenset[str]]:
    synonyms = lexicon()["synonyms"]
    return {
        kind: frozenset(listed_base(word) for word in synonyms[name].split())
        for kind, name in _KINDS.items()
    }


@cache
def expressions() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """By their first word, several words that say one thing, the longest first, and their key."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, ways in lexicon()["expressions"].items():
        for written in ways:
            words = tuple(plain_word(word) for word in written.replace("'", "' ").split())
            found.setdefault(words[0], []).append((words, name))
    for each in found.values():
        each.sort(key=lambda one: -len(one[0]))
    return found
