"""What was seen during a step: pages, screenshots, acts, readings, faults and failures.

All of it is frozen; screenshots stay in their files.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels of the screenshot it belongs to."""

    x: float
    y: float
    width: float
    height: float

    @property
    def shown(self) -> bool:
        """Whether it can be seen; what is scrolled away in a part of the page has no size."""
        return self.width > 0 and self.height > 0


@dataclass(frozen=True, slots=True)
class Element:
    """A heading or a control as a page shows it; ``level`` is a heading's."""

    role: str
    name: str
    box: Box
    level: int | None = None
    disabled: bool = False
    checked: bool = False


@dataclass(frozen=True)
class PageView:
    """A page at one moment, in reading order; ``path`` has no host and no world.

    ``lines`` are what its main part says, for a page that a step shows at its end, or on which
    something is pressed. ``called`` is what its values stand for, once several
    worlds are known.
    """

    title: str
    path: str
    elements: tuple[Element, ...]
    lines: tuple[str, ...] = ()
    called: tuple[str, ...] = ()

    @cached_property
    def headings(self) -> tuple[Element, ...]:
        """The headings, in reading order."""
        return tuple(e for e in self.elements if e.role == "heading")

    @cached_property
    def controls(self) -> tuple[Element, ...]:
        """Links, buttons and fields, in reading order."""
        return tuple(e for e in self.elements if e.role != "heading")


@dataclass(frozen=True, slots=True)
class Screenshot:
    """A page as it was: ``name`` is its lasting path in the evidence, ``path`` where it is now."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a person did; ``page`` and ``picture`` show the moment before it.

    For ``open`` the page is the one that came. ``value`` is None when it is secret or when nothing
    is typed; ``done`` is false when the act did not come off. ``lost`` says what could not be seen
    of it; without a ``box`` the control did not show.
    """

    verb: str
    actor: str
    label: str
    role: str | None
    name: str | None
    value: str | None
    secret: bool
    done: bool
    time: datetime | None
    box: Box | None
    page: PageView | None
    picture: Screenshot | None
    lost: str | None = None


ROLE_UNIT = "rôle"
"""The unit of a value that says who may, and measures nothing."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A value read off a page or a mail, with its unit and the rule it comes from."""

    name: str
    value: str
    unit: str | None
    rule: str | None
    actor: str
    path: str
    time: datetime | None


@dataclass(frozen=True, slots=True)
class View:
    """What a step shows at its end; ``lost`` says what could not be seen of it."""

    actor: str
    page: PageView
    picture: Screenshot | None
    time: datetime | None
    lost: str | None = None


@dataclass(frozen=True, slots=True)
class Wreck:
    """A page at a failure: accessibility tree and screenshot, as far as they could be had."""

    actor: str
    path: str
    title: str | None
    tree: str | None
    picture: Screenshot | None
    lost: str | None


@dataclass(frozen=True, slots=True)
class Fault:
    """A failure that did not stop the walk; ``kind`` is the suite's own word, such as ``drift``."""

    message: str
    kind: str
    details: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Arranged:
    """A state that was brought about without walking to it; ``what`` is the suite's own word."""

    what: str


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a step is red, and what the portal looked like."""

    message: str
    kind: str | None
    trace: str | None
    pages: tuple[Wreck, ...]
    journal: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """Something that could not be seen, and belongs to no act and no view."""

    why: str


@dataclass(frozen=True, slots=True)
class Attached:
    """What the suite itself attached: a text, or the bytes of a file."""

    media_type: str
    name: str | None
    text: str | None
    data: bytes | None


Moment = Action | Reading | View | Fault | Arranged | Lost | Attached
"""What happens inside a step, one thing after another."""
