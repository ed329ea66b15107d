"""What a terminal shows of the variants."""

import textwrap
from collections.abc import Mapping

from mockportal.variants import DEFAULT, Variant

_WIDTH = 88
_INDENT = "  "


def listing(found: Mapping[str, Variant]) -> str:
    """Name, title and explanation of each variant, readable at 88 columns."""
    return "\n\n".join(map(_shown, found.values()))


def _shown(one: Variant) -> str:
    default = " (par défaut)" if one.name == DEFAULT else ""
    lines = [f"{one.name}{default} : {one.title}"]
    for sentence in one.explanation.splitlines():
        hanging = _INDENT * 2 if sentence.startswith("- ") else _INDENT
        lines += textwrap.wrap(
            sentence,
            _WIDTH,
            initial_indent=_INDENT,
            subsequent_indent=hanging,
            break_on_hyphens=False,
        )
    return "\n".join(lines)
