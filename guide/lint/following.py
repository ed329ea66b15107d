"""What comes after a title: the proof that a line which looks like a title is one."""

from __future__ import annotations

from guide.lint.keywords import Kind, alike_step, alike_title, exact_step, exact_title

_SCENARIOS = {Kind.SCENARIO, Kind.OUTLINE}
_AFTER: dict[Kind, set[Kind]] = {
    Kind.FEATURE: {*_SCENARIOS, Kind.BACKGROUND, Kind.RULE, Kind.TAGS, Kind.PROSE},
    Kind.RULE: {*_SCENARIOS, Kind.BACKGROUND, Kind.TAGS},
    Kind.BACKGROUND: {Kind.STEP},
    Kind.SCENARIO: {Kind.STEP},
    Kind.OUTLINE: {Kind.STEP},
    Kind.EXAMPLES: {Kind.TABLE},
}


def follows(lines: list[str], index: int, kind: Kind) -> bool:
    """Whether the next line that counts is one that a title of this kind has under it."""
    for line in lines[index + 1 : index + 40]:
        text = line.strip()
        if text and text[0] != "#":
            return _kind(text) in _AFTER[kind]
    return False


def _kind(text: str) -> Kind:
    if text[0] in "|@":
        return Kind.TABLE if text[0] == "|" else Kind.TAGS
    keyword = exact_title(text) or exact_step(text) or alike_title(text) or alike_step(text)
    return keyword.kind if keyword else Kind.PROSE
