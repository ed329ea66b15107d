"""A maintained procedure, read from Markdown: sections, branches and the labels they quote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from markdown_it import MarkdownIt

from guide.french.slugs import slug
from guide.french.text import normalise
from guide.french.typography import typeset
from guide.publish.prose import Block, Unwritable, blocks_of, labels_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from markdown_it.token import Token

_STEP, _BRANCH = "h2", "h3"


class ProcedureError(Exception):
    """A procedure cannot be read; the message says where and why, in French."""


@dataclass(frozen=True, slots=True)
class Section:
    """A step, or one branch of a step.

    Attributes:
        anchor: never changes as long as the title stays.
        branch: whether it is one of several ways to finish the step above it.
        labels: what the text quotes, in order.
    """

    title: str
    anchor: str
    branch: bool
    blocks: tuple[Block, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Procedure:
    """A procedure as its file has it; ``path`` tells where it stands."""

    path: Path
    title: str
    anchor: str
    introduction: tuple[Block, ...]
    sections: tuple[Section, ...]

    def ways(self) -> Iterator[tuple[Section, ...]]:
        """Each way through the procedure: the common steps, then one branch."""
        common = tuple(section for section in self.sections if not section.branch)
        branches = [section for section in self.sections if section.branch]
        if not branches:
            yield common
        for branch in branches:
            yield (*common, branch)


def read_procedure(path: Path) -> Procedure:
    """Read one Markdown file.

    Raises:
        ProcedureError: it cannot be opened, has no title, no step, or more than text and lists.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ProcedureError(f"{path} ne se lit pas : {error}.") from error
    parts = list(_parts(MarkdownIt("commonmark").parse(typeset(text))))
    try:
        return _procedure(path, parts)
    except Unwritable as error:
        raise ProcedureError(f"{path} : {error}") from error


def _procedure(path: Path, parts: list[tuple[str, str, list[Token]]]) -> Procedure:
    titles = [title for tag, title, _ in parts if tag == "h1"]
    if len(titles) != 1:
        raise ProcedureError(f"{path} : il faut un titre, et un seul, écrit « # Titre ».")
    prefix = slug(path.stem)
    sections: list[Section] = []
    for tag, title, tokens in parts:
        if tag in {_STEP, _BRANCH}:
            sections.append(_section(prefix, tag, title, tokens, sections))
    if not sections:
        raise ProcedureError(f"{path} : aucune étape. Écrivez-les « ## Étape 1 ».")
    opening = next(tokens for tag, _, tokens in parts if tag == "h1")
    return Procedure(path, titles[0], prefix, blocks_of(opening), tuple(sections))


def _parts(tokens: Sequence[Token]) -> Iterator[tuple[str, str, list[Token]]]:
    """Each heading with what stands under it."""
    tag, title, body = "", "", cast("list[Token]", [])
    rest = iter(tokens)
    for token in rest:
        if token.type == "heading_open":
            if tag:
                yield tag, title, body
            tag, title, body = token.tag, next(rest).content, []
            next(rest)
        else:
            body.append(token)
    if tag:
        yield tag, title, body


def _section(
    prefix: str, tag: str, title: str, tokens: list[Token], before: Sequence[Section]
) -> Section:
    parent = next((s.anchor for s in reversed(before) if not s.branch), prefix)
    anchor = f"{parent if tag == _BRANCH else prefix}-{slug(title)}"
    blocks = blocks_of(tokens)
    labels = tuple(normalise(label) for block in blocks for label in labels_of(block))
    return Section(title, anchor, tag == _BRANCH, blocks, labels)
