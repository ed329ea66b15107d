"""The project's procedures as sections, to be changed and written in several formats."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

PROCEDURES = Path(__file__).parents[3] / "procedures"
_HEADING = re.compile(r"^(#{1,3}) (.*)$")


@dataclass(frozen=True)
class Section:
    """A step, a sub-branch of the step above it, or what comes after the last step.

    Attributes:
        number: the step's; None where it has none.
        branch: of a sub-branch, its number.
    """

    number: str | None
    title: str
    text: str
    branch: str | None = None


@dataclass(frozen=True)
class Script:
    """A procedure; ``preamble`` stands before the first step."""

    title: str
    preamble: str
    sections: tuple[Section, ...]

    def put(self, at: int, text: str) -> Script:
        """The same procedure with one section reading otherwise; -1 is the preamble."""
        if at < 0:
            return replace(self, preamble=text)
        section = replace(self.sections[at], text=text)
        return replace(self, sections=(*self.sections[:at], section, *self.sections[at + 1 :]))

    def texts(self) -> list[tuple[int, str | None, str]]:
        """Every text with its position and the number of its step; the first step's before it."""
        numbered = [(at, s.number, s.text) for at, s in enumerate(self.sections)]
        return [(-1, None, self.preamble), *numbered]


def read_script(path: Path) -> Script:
    """A maintained procedure, taken apart."""
    title, preamble, number = "", "", None
    sections: list[Section] = []
    for block in re.split(r"\n(?=#)", path.read_text("utf-8")):
        head, _, body = block.partition("\n")
        match = _HEADING.match(head)
        assert match, head
        level, name = len(match[1]), match[2]
        if level == 1:
            title, preamble = name, body.strip()
        elif level == 2:
            found = re.match(r"Étape (\d+)", name)
            number = found[1] if found else None
            sections.append(Section(number, name, body.strip()))
        else:
            branch, _, words = name.partition(". ")
            sections.append(Section(number, words, body.strip(), branch))
    return Script(title, preamble, tuple(sections))


def as_markdown(script: Script) -> str:
    """As the repository keeps it."""
    rows = [f"# {script.title}", script.preamble]
    for section in script.sections:
        level = "###" if section.branch else "##"
        name = f"{section.branch}. {section.title}" if section.branch else section.title
        rows += [f"{level} {name}", section.text]
    return "\n\n".join(rows) + "\n"


def as_export(script: Script) -> str:
    """As an office document comes out of an export: capitals, and blank lines by the dozen."""
    rows = [script.title, _plain(script.preamble)]
    for section in script.sections:
        rows.append(f"{section.branch}- {section.title}" if section.branch else _step(section))
        rows += _plain(section.text).split("\n")
    return "\n\n\n\n".join(row.strip() for row in rows if row.strip()) + "\n"


def _step(section: Section) -> str:
    return f"ETAPE {section.number}" if section.number else section.title


def as_list(script: Script) -> str:
    """« 1) », « 2) », one line each, as in a mail."""
    rows = [script.title, "", " ".join(_plain(script.preamble).split()), ""]
    for section in script.sections:
        lines = [line for line in _plain(section.text).split("\n") if line.strip()]
        if section.branch:
            rows += [f"   {section.branch}/ {section.title}", *(f"      {line}" for line in lines)]
        elif section.number:
            rows += [f"{section.number}) {lines[0]}", *(f"   {line}" for line in lines[1:])]
        else:
            rows += ["", *lines]
    return "\n".join(rows) + "\n"


def _plain(text: str) -> str:
    """Markdown without its marks: bullets and numbers as people type them."""
    text = re.sub(r"\*\*(.+?)\*\*", r"\1", text)
    text = re.sub(r"(?m)^- ", "• ", text)
    return re.sub(r"(?m)^(\d)\. ", r"\1 – ", text)


FORMATS = {
    "markdown": (as_markdown, "md"),
    "export": (as_export, "txt"),
    "liste": (as_list, "txt"),
}
