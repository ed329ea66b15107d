"""Where features use each definition, and the lines that a writer can take as examples."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from guide.french.text import normalise
from guide.lint.check import Indexes
from guide.lint.definitions import Definition
from guide.lint.document import Block, Step
from guide.lint.feature import Feature
from guide.lint.keywords import opening_words
from guide.lint.source import read_source
from guide.lint.structure import PLACEHOLDER

_QUOTES = ('"""', "```")


@dataclass(frozen=True, slots=True)
class Use:
    """A step that uses a definition; ``example`` is what a writer copies, table included.

    ``scenarios`` is how many play it: a step of a background, each that starts from it.
    """

    path: str
    line: int
    scenario: str
    text: str
    example: str
    scenarios: int


def uses_of(features: Sequence[Feature], indexes: Indexes) -> Mapping[Definition, tuple[Use, ...]]:
    """The uses of every definition, in the order of files and lines; unused ones are absent.

    Raises:
        OSError: a feature cannot be read again.
    """
    found: dict[Definition, list[Use]] = defaultdict(list)
    for feature in features:
        index = indexes.of(feature.path)
        lines = read_source(feature.path).lines
        for block in feature.document.blocks:
            for step, text in _steps(block):
                use = _use(feature, block, step, text, lines)
                for definition in index.find(step.type, normalise(text)):
                    found[definition].append(use)
    return {definition: tuple(uses) for definition, uses in found.items()}


def _use(feature: Feature, block: Block, step: Step, text: str, lines: Sequence[str]) -> Use:
    name = f"{block.keyword} {block.name}".strip() if block.background else block.name
    example = f"{_opening(step, feature.document.language)}{text}"
    example = "\n".join([example, *_argument(lines, step.line)])
    return Use(feature.path.as_posix(), step.line, name, text, example, block.scenarios)


def _steps(block: Block) -> Iterator[tuple[Step, str]]:
    """Each step with its text, once per text that its rows of examples give it."""
    rows = [dict(zip(t.columns, row, strict=False)) for t in block.examples for row in t.rows]
    for step in block.steps:
        texts = [PLACEHOLDER.sub(lambda m, r=row: r.get(m[1], m[0]), step.text) for row in rows]
        for text in dict.fromkeys(texts) or [step.text]:
            yield step, text


def _opening(step: Step, language: str) -> str:
    """A keyword that starts a line by itself: « Et que » becomes « Étant donné que »."""
    main = opening_words(language).get(step.type, step.keyword)
    word = step.keyword.replace("’", "'")
    if step.type == "given" and word.endswith("qu'"):
        return f"{main} qu'"
    return f"{main} que " if step.type == "given" and word.endswith("que") else f"{main} "


def _argument(lines: Sequence[str], line: int) -> Iterator[str]:
    """The table or the text between triple quotes that stands under a step."""
    below = [text.strip() for text in lines[line:]]
    if below and below[0].startswith(_QUOTES):
        end = next((i for i, text in enumerate(below[1:], 1) if text == below[0][:3]), 0)
        yield from (f"  {text}" for text in below[: end + 1])
        return
    for text in below:
        if not text.startswith("|"):
            return
        yield f"  {text}"
