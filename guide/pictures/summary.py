"""A comparison for build servers: Markdown for the run's page, JUnit, and notes beside features."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from guide.i18n import gettext, ngettext
from guide.i18n.numbers import number, running
from guide.pictures.comparison import TITLES, Verdict, changes_of
from guide.pictures.review import share_of
from guide.pictures.screenshots import when_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guide.pictures.comparison import Comparison, Entry
    from guide.pictures.screenshots import NamedScreenshot, Play

_NAMED = 4
"""Steps that are named for one change; the others are folded up below them."""


def as_markdown(found: Comparison) -> str:
    """What changed, change by change with its steps, and which steps did not, for people."""
    head = gettext("**{images}** : {counts}")
    lines = [head.format(images=images(len(found.entries)), counts=counts(found)), ""]
    lines += [f"> {_plain(note)}\n" for note in found.notes]
    differing = {_place(entry) for entry in found.entries if entry.verdict.differs}
    for verdict, title in TITLES.items():
        entries = [entry for entry in found.entries if entry.verdict is verdict]
        if not entries:
            continue
        lines += [f"### {gettext(title)} ({len(entries)})", ""]
        if verdict is Verdict.SAME:
            unchanged = [entry for entry in entries if _place(entry) not in differing]
            lines += _folded(gettext("Les étapes dont aucune image n’a changé"), unchanged)
            continue
        for words, same in changes_of(entries):
            lines.append(f"- {_plain(_told_of(words, same))}")
            lines += [f"  - {_plain(step_of(entry.screenshot))}" for entry in same[:_NAMED]]
            if len(same) > _NAMED:
                lines += ["", *_folded(gettext("Les autres étapes"), same[_NAMED:])]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def as_junit(found: Comparison) -> str:
    """A case for each picture; one that differs has failed, in words."""
    suite = ET.Element("testsuite", name="Images")
    for entry in found.entries:
        screenshot = entry.screenshot
        name = f"{running(screenshot.step)} ({when_of(screenshot)})"
        case = ET.SubElement(suite, "testcase", classname=str(screenshot.play), name=name)
        if entry.verdict.differs:
            message = told(entry.words, entry)
            failure = ET.SubElement(case, "failure", type=entry.verdict.said(), message=message)
            failure.text = entry.name
    suite.set("tests", str(len(found.entries)))
    suite.set("failures", str(sum(entry.verdict.differs for entry in found.entries)))
    ET.indent(suite)
    return ET.tostring(suite, "unicode", xml_declaration=True) + "\n"


def as_annotations(found: Comparison) -> Iterator[str]:
    """A warning for each change, at the line of the first step that shows it, in GitHub’s words."""
    differing = [entry for entry in found.entries if entry.verdict.differs]
    for words, same in changes_of(differing):
        screenshot = same[0].screenshot
        place = f"file={_property(screenshot.play.feature)}" + f",line={screenshot.line}" * bool(
            screenshot.line
        )
        title = _property(gettext("Image {verdict}").format(verdict=same[0].verdict.said()))
        step = f"{step_of(screenshot)}{_and_others(len(same) - 1)}"
        message = gettext("{step} : {change}").format(step=step, change=_told_of(words, same))
        yield f"::warning {place},title={title}::{_data(message)}"


def _and_others(count: int) -> str:
    told = ngettext(" (et {number}\u00a0autre image)", " (et {number}\u00a0autres images)", count)
    return told.format(number=number(count)) if count else ""


def images(count: int) -> str:
    """So many pictures."""
    told = ngettext("{number}\u00a0image", "{number}\u00a0images", count)
    return told.format(number=number(count))


def counts(found: Comparison) -> str:
    """How many pictures have which verdict."""
    told = ((found.count(verdict), verdict) for verdict in Verdict)
    return ", ".join(f"{number(n)}\u00a0{verdict.said(n)}" for n, verdict in told if n)


def told(words: Sequence[str], entry: Entry) -> str:
    """The sentences of a change, then the share of pixels that differ."""
    share = share_of(entry)
    pixels = gettext("{share} des pixels.").format(share=f"{share[:1].upper()}{share[1:]}")
    return " ".join([*words, pixels] if share else words)


def _told_of(words: Sequence[str], same: Sequence[Entry]) -> str:
    """The same of several pictures: with a share where it is that of each."""
    shares = {share_of(entry) for entry in same}
    return told(words, same[0]) if len(shares) == 1 else " ".join(words)


def step_of(screenshot: NamedScreenshot) -> str:
    """The step that a picture shows, as people find it."""
    when = when_of(screenshot)
    return f"{running(screenshot.step)} ({when}) · {running(str(screenshot.play))}"


def _place(entry: Entry) -> tuple[Play, str]:
    return entry.screenshot.play, entry.screenshot.step


def _folded(title: str, entries: Sequence[Entry]) -> list[str]:
    """Steps by scenario, folded up."""
    steps: dict[Play, dict[str, None]] = {}
    for play, step in map(_place, entries):
        steps.setdefault(play, {})[running(step)] = None
    colon, join = gettext(" : "), gettext(" ; ")
    rows = [
        f"<li><b>{_html(running(str(play)))}</b>{colon}{_html(join.join(own))}</li>"
        for play, own in steps.items()
    ]
    return [
        f"<details><summary>{title} ({sum(map(len, steps.values()))})</summary><ul>",
        *rows,
        "</ul></details>",
        "",
    ]


def _plain(text: str) -> str:
    """A text that Markdown takes as it is."""
    return "".join(f"\\{letter}" if letter in r"\`*_[]<>|#" else letter for letter in text)


def _html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
