"""What to write for a step that nothing defines, as a formatter prints it."""

from __future__ import annotations

import re
from collections import Counter

from guide.evidence.plan import Node

_DECORATORS = {"Context": "given", "Action": "when", "Outcome": "then"}
_ARGUMENT = re.compile(
    r'"(?P<quoted>[^"]*)"|«\s*(?P<told>[^»]*?)\s*»|(?<![\w.,])(?P<decimal>-?\d+\.\d+)(?![\w.])'
    r"|(?<![\w.,])(?P<number>-?\d+)(?![\w.]*\w)"
)
_FIELDS = {"quoted": ("text", ""), "told": ("text", ""), "decimal": ("decimal", ":g")}
_NUMBER = ("number", ":d")


def suggestion(step: Node) -> Node:
    """The suggestion for a step of a pickle."""
    snippet = {"language": "python", "code": snippet_of(step)}
    return {
        "id": f"suggestion-{step['id']}",
        "pickleStepId": step["id"],
        "snippets": [snippet],
    }


def snippet_of(step: Node) -> str:
    """A step definition of pytest-bdd for this step; what varies in it are its arguments."""
    names: Counter[str] = Counter()
    arguments: list[str] = []

    def field(match: re.Match[str]) -> str:
        kind = str(match.lastgroup)
        name, form = _FIELDS.get(kind, _NUMBER)
        names[name] += 1
        argument = name if names[name] == 1 else f"{name}_{names[name]}"
        arguments.append(argument)
        whole, part = match.group(0), match.group(kind)
        start = match.start(kind) - match.start(0)
        return f"{whole[:start]}{{{argument}{form}}}{whole[start + len(part) :]}"

    text = step["text"].replace("{", "{{").replace("}", "}}")
    pattern = _ARGUMENT.sub(field, text)
    extra: dict[str, str] = {"docString": "docstring", "dataTable": "datatable"}
    arguments += [extra[kind] for kind in step.get("argument", {}) if kind in extra]
    decorator = _DECORATORS.get(step.get("type", ""), "step")
    told = repr(step["text"]) if pattern == text else f"parsers.parse({pattern!r})"
    body = f"def _({', '.join(arguments)}):\n    raise NotImplementedError"
    return f"@{decorator}({told})\n{body}"
