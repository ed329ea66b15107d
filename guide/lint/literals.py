"""Strings that can be known from source alone."""

from __future__ import annotations

import ast


class Literals:
    """Strings of one module: literals, their sums, and names bound once to them at module level.

    A list of strings counts as well, where it is joined by another string.
    """

    def __init__(self, constants: dict[str, str], lists: dict[str, list[str]]) -> None:
        self._constants = constants
        self._lists = lists

    def text(self, node: ast.expr | None) -> str | None:
        """The string this expression is, or None when only running would tell."""
        match node:
            case ast.Constant(value=str() as value):
                return value
            case ast.Name(id=name):
                return self._constants.get(name)
            case ast.FormattedValue(value=value, conversion=-1, format_spec=None):
                return self.text(value)
            case ast.BinOp() | ast.JoinedStr() | ast.Call():
                return self._made(node)
            case _:
                return None

    def _made(self, node: ast.BinOp | ast.JoinedStr | ast.Call) -> str | None:
        match node:
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return self._joined([left, right])
            case ast.JoinedStr(values=parts):
                return self._joined(parts)
            case ast.Call(func=ast.Attribute(value=between, attr="join"), args=[ast.Name(id=name)]):
                mark, parts = self.text(between), self._lists.get(name)
                return None if mark is None or parts is None else mark.join(parts)
            case _:
                return None

    def texts(self, node: ast.expr | None) -> list[str] | None:
        """The strings this list, tuple or dictionary's keys hold, or None likewise."""
        match node:
            case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Dict(keys=parts):
                texts = [self.text(part) for part in parts]
                known = [text for text in texts if text is not None]
                return known if known and len(known) == len(texts) else None
            case _:
                return None

    def _joined(self, parts: list[ast.expr]) -> str | None:
        texts = [self.text(part) for part in parts]
        known = [text for text in texts if text is not None]
        return "".join(known) if len(known) == len(texts) else None


def constant_strings(tree: ast.Module) -> Literals:
    """The module's string constants; a name bound twice is no constant."""
    constants: dict[str, str] = {}
    lists: dict[str, list[str]] = {}
    bound: set[str] = set()
    literals = Literals(constants, lists)
    for node in tree.body:
        targets: list[ast.expr] = []
        if isinstance(node, ast.Assign):
            targets = node.targets
        elif isinstance(node, ast.AnnAssign):
            targets = [node.target]
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        for target in targets:
            if isinstance(target, ast.Name):
                text, texts = literals.text(value), literals.texts(value)
                if target.id in bound:
                    constants.pop(target.id, None)
                    lists.pop(target.id, None)
                elif text is not None:
                    constants[target.id] = text
                elif texts is not None:
                    lists[target.id] = texts
                bound.add(target.id)
    return literals
