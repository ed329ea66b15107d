"""French Gherkin keywords: what one is, and what only looks like one."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from enum import Enum

from gherkin.dialect import Dialect

from guide.french.text import fold
from guide.i18n import mark


class Kind(Enum):
    """What a line of a feature file is."""

    FEATURE = "Fonctionnalité"
    RULE = "Règle"
    BACKGROUND = "Contexte"
    SCENARIO = "Scénario"
    OUTLINE = "Plan du scénario"
    EXAMPLES = "Exemples"
    STEP = mark("étape")
    CONJUNCTION = mark("étape qui continue")
    TABLE = mark("tableau")
    DOCSTRING = mark("texte entre guillemets triples")
    TAGS = mark("étiquettes")
    PROSE = mark("texte libre")


@dataclass(frozen=True)
class Keyword:
    """A keyword at the start of a line.

    ``wanted`` is its right spelling (the colon of a title included), ``length`` what it takes on
    the line as it stands, ``sure`` says that only case, accents or spaces differ, or that a title
    was written in English.
    """

    kind: Kind
    wanted: str
    length: int
    sure: bool = True


def _french() -> Dialect:
    dialect = Dialect.for_name("fr")
    if dialect is None:
        raise RuntimeError("gherkin-official knows no French")
    return dialect


_DIALECT = _french()
_TITLES: dict[str, Kind] = {
    spelling: kind
    for kind, spellings in (
        (Kind.FEATURE, _DIALECT.feature_keywords),
        (Kind.RULE, _DIALECT.rule_keywords),
        (Kind.BACKGROUND, _DIALECT.background_keywords),
        (Kind.OUTLINE, _DIALECT.scenario_outline_keywords),
        (Kind.SCENARIO, _DIALECT.scenario_keywords),
        (Kind.EXAMPLES, _DIALECT.examples_keywords),
    )
    for spelling in spellings
}
_CONJUNCTIONS = set(_DIALECT.and_keywords) | set(_DIALECT.but_keywords)
_STEPS: dict[str, Kind] = dict.fromkeys(
    (*_DIALECT.given_keywords, *_DIALECT.when_keywords, *_DIALECT.then_keywords), Kind.STEP
) | dict.fromkeys(_CONJUNCTIONS, Kind.CONJUNCTION)
_AS_TITLE = {word: Keyword(kind, f"{word}:", len(word) + 1) for word, kind in _TITLES.items()}
_AS_STEP = {word: Keyword(kind, word, len(word)) for word, kind in _STEPS.items()}
_ENGLISH_TITLES = {
    "feature": "Fonctionnalité",
    "background": "Contexte",
    "scenario outline": "Plan du scénario",
    "scenario template": "Plan du scénario",
    "esquisse du scenario": "Plan du scénario",
    "examples": "Exemples",
    "rule": "Règle",
}
_ENGLISH_STEPS = {
    "given": "Étant donné ",
    "when": "Quand ",
    "then": "Alors ",
    "and": "Et ",
    "but": "Mais ",
}


def is_outline(keyword: str, language: str) -> bool:
    """Whether a scenario's keyword says that examples follow."""
    dialect = Dialect.for_name(language)
    return dialect is not None and keyword in dialect.scenario_outline_keywords


def opening_words(language: str) -> dict[str, str]:
    """A keyword for each type of step, the one that people write first."""
    dialect = Dialect.for_name(language)
    if dialect is None or language == "fr":
        return {"given": "Étant donné", "when": "Quand", "then": "Alors"}
    kinds = (dialect.given_keywords, dialect.when_keywords, dialect.then_keywords)
    words = (next(word.strip() for word in kind if word.strip() != "*") for kind in kinds)
    return dict(zip(("given", "when", "then"), words, strict=True))


def _longest_first(words: dict[str, Kind]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_EXACT_TITLE = re.compile(f"({_longest_first(_TITLES)}):")
_EXACT_STEP = re.compile(f"({_longest_first(_STEPS)})")


def _by_fold(words: dict[str, Kind]) -> dict[str, str]:
    """The right spelling of each folded keyword; an accented capital is preferred."""
    found: dict[str, str] = {}
    for word in words:
        known = found.get(fold(word))
        if known is None or (known[0].isascii() and not word[0].isascii()):
            found[fold(word)] = word
    return found


_FOLDED_TITLES = _by_fold(_TITLES) | _ENGLISH_TITLES
_FOLDED_STEPS = {word: spelling for word, spelling in _by_fold(_STEPS).items() if word != "* "}
_ALIKE_STEP = re.compile(
    "("
    + "|".join(word.replace(" ", " +") for word in sorted(_FOLDED_STEPS, key=len, reverse=True))
    + ")"
)
_ALIKE_TITLE = re.compile(r"([a-z][a-z ]{2,24}?) *:")
_BARE_TITLE = re.compile(r"(scenario|plan +du +scenario|fonctionnalite) +(?=\S)")
_FIRST_WORD = re.compile(r"[a-z]+")
_NEAR_STEPS = {
    "quand": "Quand ",
    "alors": "Alors ",
    "lorsque": "Lorsque ",
    "sachant": "Sachant ",
    "etant": "Étant donné ",
}


def exact_title(text: str) -> Keyword | None:
    """The title keyword that Gherkin sees at the start of this line."""
    match = _EXACT_TITLE.match(text)
    return _AS_TITLE[match[1]] if match else None


def exact_step(text: str) -> Keyword | None:
    """The step keyword that Gherkin sees at the start of this line."""
    match = _EXACT_STEP.match(text)
    return _AS_STEP[match[1]] if match else None


def alike_title(text: str) -> Keyword | None:
    """The title keyword somebody may have meant, with or without its colon."""
    folded = fold(text)
    match = _ALIKE_TITLE.match(folded)
    if match is None:
        bare = _BARE_TITLE.match(folded)
        spelling = _FOLDED_TITLES[" ".join(bare[1].split())] if bare else ""
        return (
            Keyword(_TITLES[spelling], f"{spelling}:", len(bare[1]), sure=False) if bare else None
        )
    words = " ".join(match[1].split())
    if spelling := _FOLDED_TITLES.get(words):
        return Keyword(_TITLES[spelling], f"{spelling}:", match.end())
    near = difflib.get_close_matches(words, _FOLDED_TITLES, n=1, cutoff=0.85)
    if not near:
        return None
    spelling = _FOLDED_TITLES[near[0]]
    return Keyword(_TITLES[spelling], f"{spelling}:", match.end(), sure=False)


def alike_step(text: str) -> Keyword | None:
    """The step keyword somebody may have meant."""
    folded = fold(text)
    match = _ALIKE_STEP.match(f"{folded} ")
    if match:
        spelling = _FOLDED_STEPS[
            " ".join(match[1].split()) + (" " if match[1].endswith(" ") else "")
        ]
        return Keyword(
            _STEPS[spelling], spelling, min(match.end(), len(text)), sure=match.end() <= len(text)
        )
    first = _FIRST_WORD.match(folded)
    if first is None:
        return None
    word = first[0]
    if spelling := _ENGLISH_STEPS.get(word):
        return Keyword(_STEPS[spelling], spelling, first.end(), sure=False)
    near = difflib.get_close_matches(word, _NEAR_STEPS, n=1, cutoff=0.8)
    if near and near[0] == "etant" and not folded[first.end() :].lstrip().startswith("don"):
        return None
    return Keyword(Kind.STEP, _NEAR_STEPS[near[0]], first.end(), sure=False) if near else None
