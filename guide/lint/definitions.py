"""Step definitions read from Python source without running any of it."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from guide.french.text import normalise
from guide.i18n import gettext
from guide.lint import wording
from guide.lint.choices import Choices, read_choices
from guide.lint.finding import Finding
from guide.lint.literals import constant_strings
from guide.lint.patterns import Match, pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_Function = ast.FunctionDef | ast.AsyncFunctionDef

_TYPES = {"given", "when", "then", "step"}
_FORMS = {"parse", "cfparse", "re", "string"}
_FOREIGN = {"behave", "hypothesis"}


@dataclass(frozen=True)
class Definition:
    """One decorator on a step function; ``type`` is given, when, then, or step for all three."""

    path: Path
    line: int
    function: int
    type: str
    form: str
    text: str
    matches: Match = field(compare=False, repr=False)

    @property
    def shape(self) -> str:
        """The text without the names of its fields: two of one shape match the same steps."""
        if self.form == "re":
            return f"re: {self.text}"
        return self.text if self.form == "string" else re.sub(r"\{\w*", "{", self.text)

    def serves(self, step_type: str) -> bool:
        """Whether it is looked at for a step of this type."""
        return self.type == "step" or not step_type or self.type == step_type


@dataclass
class Shelf:
    """The definitions of a folder, what their fields allow, and what is wrong with them."""

    definitions: list[Definition] = field(default_factory=list[Definition])
    choices: Choices = field(default_factory=dict[str, str])
    findings: list[Finding] = field(default_factory=list[Finding])


def read_definitions(places: Iterable[Path]) -> Shelf:
    """Read these Python files, and every one of these folders.

    Raises:
        OSError: a file cannot be opened.
    """
    shelf = Shelf()
    trees: dict[Path, ast.Module] = {}
    for path in _python_files(places):
        try:
            trees[path] = ast.parse(path.read_bytes(), str(path))
        except (SyntaxError, ValueError) as error:
            line = error.lineno or 1 if isinstance(error, SyntaxError) else 1
            message = gettext(
                "Ce fichier Python n'est pas lisible : ses étapes ne seront pas trouvées."
            )
            shelf.findings.append(
                Finding(
                    path,
                    line,
                    "G507",
                    message,
                    gettext("Corrigez l'erreur de syntaxe ({error}).").format(error=error),
                )
            )
    shelf.choices = read_choices(trees.values())
    for path, tree in trees.items():
        _Reader(path, tree, shelf).read()
    return shelf


def _python_files(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        yield from [place] if place.is_file() else sorted(place.rglob("*.py"))


class _Reader:
    def __init__(self, path: Path, tree: ast.Module, shelf: Shelf) -> None:
        self.path = path
        self.tree = tree
        self.shelf = shelf
        self.names = _imported(tree)
        self.strings = constant_strings(tree)

    def read(self) -> None:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                for decorator, type_ in self._steps(node):
                    self._define(node, decorator, type_)

    def _steps(self, node: _Function) -> Iterator[tuple[ast.Call, str]]:
        for decorator in node.decorator_list:
            if isinstance(decorator, ast.Call):
                type_ = self._called(decorator.func)
                if type_ in _TYPES:
                    yield decorator, type_

    def _called(self, function: ast.expr) -> str:
        if isinstance(function, ast.Attribute):
            return function.attr
        return self.names.get(function.id, function.id) if isinstance(function, ast.Name) else ""

    def _define(self, node: _Function, decorator: ast.Call, type_: str) -> None:
        if isinstance(node, ast.AsyncFunctionDef):
            self._report(node.lineno, "G505", *wording.coroutine(node.name))
        named = {keyword.arg: keyword.value for keyword in decorator.keywords if keyword.arg}
        argument = decorator.args[0] if decorator.args else named.get("name")
        form, written = self._text(argument)
        text = written if form == "re" else normalise(written)
        matches = pattern(form, text, argument, self.shelf.choices)
        if matches is None:
            self._report(decorator.lineno, "G506", *wording.unreadable(node.name))
            return
        if text != written:
            self._report(decorator.lineno, "G508", *wording.untidy_definition(text))
        if type_ == "step":
            type_ = self._type(decorator, named)
        found = Definition(self.path, decorator.lineno, node.lineno, type_, form, text, matches)
        self.shelf.definitions.append(found)

    def _type(self, decorator: ast.Call, named: dict[str, ast.expr]) -> str:
        value = decorator.args[1] if len(decorator.args) > 1 else named.get("type_")
        literal = self.strings.text(value)
        return literal if literal in _TYPES else "step"

    def _text(self, argument: ast.expr | None) -> tuple[str, str]:
        """The parser and the text; an unknown parser is taken for ``parse``, no text for ""."""
        literal = self.strings.text(argument)
        if literal is not None:
            return "string", literal
        if not isinstance(argument, ast.Call) or not argument.args:
            return "", ""
        called = self._called(argument.func)
        text = self.strings.text(argument.args[0])
        return called if called in _FORMS else "parse", text or ""

    def _report(self, line: int, code: str, message: str, remedy: str) -> None:
        self.shelf.findings.append(Finding(self.path, line, code, message, remedy))


def _imported(tree: ast.Module) -> dict[str, str]:
    """Local names of imports with their original names; those of another library are emptied."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            foreign = (node.module or "").partition(".")[0] in _FOREIGN
            for alias in node.names:
                names[alias.asname or alias.name] = "" if foreign else alias.name
    return names


def duplicates(
    definitions: list[Definition], reach: Mapping[Path, frozenset[Path]]
) -> Iterator[Finding]:
    """Definitions of one text that are seen from the same places: the last one wins in silence."""
    first: dict[tuple[str, frozenset[Path]], list[Definition]] = {}
    for definition in definitions:
        seen_from = reach.get(definition.path, frozenset())
        same = first.setdefault((definition.shape, seen_from), [])
        twin = next(
            (
                other
                for other in same
                if other.serves(definition.type) or definition.serves(other.type)
            ),
            None,
        )
        same.append(definition)
        if twin:
            message = gettext(
                "« {text} » est déjà défini dans {path}:{line} : la dernière définition l'emporte."
            ).format(text=definition.text, path=twin.path, line=twin.line)
            remedy = gettext("Gardez une seule des deux définitions.")
            yield Finding(definition.path, definition.line, "G503", message, remedy)
