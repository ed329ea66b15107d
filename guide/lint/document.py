"""A parsed feature as plain data: titles, steps, tables of examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from gherkin.errors import CompositeParserException, ParserException
from gherkin.parser import Parser
from gherkin.token_matcher import TokenMatcher

from guide.lint.keywords import exact_step

if TYPE_CHECKING:
    from gherkin.token import Token

Node = Mapping[str, Any]


@dataclass(frozen=True)
class Step:
    """A step; ``type`` is given, when or then, or empty when nothing before it says so."""

    line: int
    keyword: str
    type: str
    text: str
    argument: str = ""


@dataclass(frozen=True)
class Examples:
    """A table of examples; ``columns`` is empty when it has no header."""

    line: int
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    header_line: int


@dataclass(frozen=True)
class Block:
    """A scenario, or a background when ``background`` is set.

    ``scenarios`` is how many it is played in: a background, in each that starts from it.
    """

    line: int
    keyword: str
    name: str
    steps: tuple[Step, ...]
    examples: tuple[Examples, ...] = ()
    background: bool = False
    scenarios: int = 1


@dataclass(frozen=True)
class Document:
    """A feature file; ``rules`` holds the line and title of each rule without a scenario."""

    line: int = 1
    blocks: tuple[Block, ...] = ()
    empty_rules: tuple[tuple[int, str], ...] = ()
    errors: tuple[tuple[int, str], ...] = field(default=())
    language: str = "fr"

    @property
    def scenarios(self) -> list[Block]:
        """The blocks that run by themselves."""
        return [block for block in self.blocks if not block.background]


_TYPES = {"Context": "given", "Action": "when", "Outcome": "then"}


class _FrenchMatcher(TokenMatcher):
    """Gherkin's matcher, with one look at a line for all French step keywords at once."""

    def match_StepLine(self, token: Token) -> bool:  # noqa: N802 - Gherkin's own name
        """Whether the token is a step; the token is filled as Gherkin's matcher does."""
        if self.dialect_name != "fr":
            return super().match_StepLine(token)
        keyword = exact_step(token.line.get_line_text())
        if keyword is None:
            return False
        text = token.line.get_rest_trimmed(keyword.length)
        types = cast("list[str]", self.keyword_types[keyword.wanted])  # pyright: ignore[reportUnknownMemberType]
        type_ = types[0] if len(types) == 1 else "Unknown"
        self._set_token_matched(token, "StepLine", text, keyword.wanted, keyword_type=type_)
        return True


_PARSER = Parser()


def parse(text: str, language: str = "fr") -> Document:
    """The document, or the parser's errors; its language needs no line here."""
    try:
        tree = cast("Node", _PARSER.parse(text, _FrenchMatcher(language)))
    except CompositeParserException as composite:
        return Document(errors=tuple(_error(error) for error in composite.errors))
    except ParserException as error:
        return Document(errors=(_error(error),))
    feature = tree.get("feature")
    if feature is None:
        return Document()
    rules = [child["rule"] for child in feature["children"] if "rule" in child]
    empty = tuple((_line(rule), str(rule["name"])) for rule in rules if not _has_scenario(rule))
    return Document(_line(feature), tuple(_blocks(feature)), empty, language=feature["language"])


def _error(error: ParserException) -> tuple[int, str]:
    return error.location["line"], str(error.args[0]).partition("): ")[2]


def _line(node: Node) -> int:
    return int(node["location"]["line"])


def _has_scenario(rule: Node) -> bool:
    return _scenarios(rule) > 0


def _scenarios(parent: Node) -> int:
    """How many scenarios a feature or a rule holds, those of its rules included."""
    children: list[Node] = parent["children"]
    own = sum("scenario" in child for child in children)
    return own + sum(_scenarios(child["rule"]) for child in children if "rule" in child)


def _blocks(parent: Node) -> Iterator[Block]:
    for child in parent["children"]:
        if "rule" in child:
            yield from _blocks(child["rule"])
        elif "background" in child:
            node = child["background"]
            yield Block(
                _line(node),
                node["keyword"],
                node["name"],
                tuple(_steps(node)),
                background=True,
                scenarios=_scenarios(parent),
            )
        else:
            node = child["scenario"]
            tables = tuple(_examples(table) for table in node["examples"])
            yield Block(_line(node), node["keyword"], node["name"], tuple(_steps(node)), tables)


def _steps(node: Node) -> Iterator[Step]:
    current = ""
    for step in node["steps"]:
        current = _TYPES.get(step["keywordType"], current)
        yield Step(_line(step), step["keyword"].strip(), current, step["text"], _argument(step))


def _argument(step: Node) -> str:
    """What stands under a step, as one text: placeholders are looked for in it."""
    table = step.get("dataTable")
    cells = [str(cell["value"]) for row in table["rows"] for cell in row["cells"]] if table else []
    docstring = step.get("docString")
    return "\n".join([*cells, str(docstring["content"]) if docstring else ""])


def _examples(node: Node) -> Examples:
    header = node.get("tableHeader")
    columns = tuple(str(cell["value"]) for cell in header["cells"]) if header else ()
    rows = tuple(
        tuple(str(cell["value"]) for cell in row["cells"]) for row in node.get("tableBody", ())
    )
    return Examples(_line(node), columns, rows, _line(header) if header else _line(node))
