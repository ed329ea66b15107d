"""The templates of the report, with the words and tests that they use."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from markupsafe import Markup

from guide.evidence.record import Action, Arranged, Attached, Lost, Reading, View
from guide.french.text import plain
from guide.i18n import gettext, numbers
from guide.looks import Templates, templates_of
from guide.report import wording
from guide.report.attached import link_in, picture_in, text_in
from guide.report.proof import weak_subjects
from guide.runs.checks import Checks
from guide.runs.outcomes import DRIFT


def report_templates() -> Templates:
    """Where the page's templates are; everything put in them is escaped."""
    environment = templates_of("guide.report")
    environment.filters |= _FILTERS
    environment.tests |= _TESTS
    return environment


def _styled(**properties: str) -> Markup:
    """A style attribute for what is measured; CSS names are written with underscores."""
    written = ";".join(f"{name.replace('_', '-')}:{value}" for name, value in properties.items())
    return Markup('style="{}"').format(written)


def _is_action(moment: object) -> bool:
    return isinstance(moment, Action)


def _is_reading(moment: object) -> bool:
    return isinstance(moment, Reading)


def _is_arranged(moment: object) -> bool:
    return isinstance(moment, Arranged)


def _is_lost(moment: object) -> bool:
    return isinstance(moment, Lost)


def _is_attached(moment: object) -> bool:
    return isinstance(moment, Attached)


def _is_view(moment: object) -> bool:
    return isinstance(moment, View)


def _is_renamed(action: Action) -> bool:
    """Whether the page calls the control otherwise than it was asked for, typography aside."""
    if action.name is None:
        return False
    return plain(action.name) != plain(action.label)


def _columns(journal: Iterable[Mapping[str, Any]]) -> list[str]:
    """Every key of a journal, in the order in which entries first have it."""
    return list(dict.fromkeys(key for entry in journal for key in entry))


def _entry_value(value: object) -> str:
    """A value of a journal as a person reads it."""
    if value is None or value in ({}, []):
        return ""
    if isinstance(value, dict):
        pairs, colon = cast("dict[str, object]", value), gettext(" : ")
        return ", ".join(f"{key}{colon}{_entry_value(part)}" for key, part in pairs.items())
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


_FILTERS: dict[str, Callable[..., Any]] = {
    "fr": numbers.running,
    "spent": numbers.length,
    "moment": numbers.day_and_time,
    "number": numbers.number,
    "entry": _entry_value,
    "columns": _columns,
    "weak": weak_subjects,
}
_TESTS: dict[str, Callable[..., bool]] = {
    "action": _is_action,
    "arranged": _is_arranged,
    "attached": _is_attached,
    "lost": _is_lost,
    "reading": _is_reading,
    "view": _is_view,
    "renamed": _is_renamed,
}


def words() -> dict[str, Any]:
    """What every template may name, in the language in use."""
    return {
        "Outcome": wording.Outcome,
        "Checks": Checks,
        "TALLY_WORDS": wording.tally_words(),
        "STEP_WORDS": wording.step_words(),
        "MEANINGS": wording.meanings(),
        "DRIFT": DRIFT,
        "styled": _styled,
        "picture_in": picture_in,
        "link_in": link_in,
        "text_in": text_in,
        "role_of": wording.role_of,
        "verb_of": wording.verb_of,
    }
