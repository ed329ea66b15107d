"""Strings that can be known from source alone."""

from __future__ import annotations

import ast


class Literals:
    """Strings of one module: literals, their sums, and names bound once to them at module level."""

    def __init__(self, constants: dict[str, str]) -> None:
        self._constants = constants

    def text(self, node: ast.expr | None) -> str | None:
        """The string this expression is, or None when only running would tell."""
        match node:
            case ast.Constant(value=str() as value):
                return value
            case ast.Name(id=name):
                return self._constants.get(name)
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return self._joined([left, right])
            case ast.JoinedStr(values=parts):
                return self._joined(parts)
            case ast.FormattedValue(value=value, conversion=-1, format_spec=None):
                return self.text(value)
            case _:
                return None

    def _joined(self, parts: list[ast.expr]) -> str | None:
        texts = [self.text(part) for part in parts]
        known = [text for text in texts if text is not None]
        return "".join(known) if len(known) == len(texts) else None


def constant_strings(tree: ast.Module) -> Literals:
    """The module's string constants; a name bound twice is no constant."""
    constants: dict[str, str] = {}
    bound: set[str] = set()
    literals = Literals(constants)
    for node in tree.body:
        targets: list[ast.expr] = []
        if isinstance(node, ast.Assign):
            targets = node.targets
        elif isinstance(node, ast.AnnAssign):
            targets = [node.target]
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        for target in targets:
            if isinstance(target, ast.Name):
                text = literals.text(value)
                if target.id in bound:
                    constants.pop(target.id, None)
                elif text is not None:
                    constants[target.id] = text
                bound.add(target.id)
    return literals
