"""What a project's ``pyproject.toml`` says of where its steps and its scenarios are."""

from __future__ import annotations

import tomllib
from pathlib import Path

import click

from guide.i18n import gettext


def configured_steps(project: Path) -> Path | None:
    """The folder or file that ``[tool.guide] steps`` names, as seen from the current folder.

    Returns:
        None where nothing is named: every module of the project may hold steps then.

    Raises:
        click.UsageError: what is named is no path.
    """
    named = configured(project, "steps")
    if named is None:
        return None
    if not isinstance(named, str):
        raise click.UsageError(
            gettext('« steps » de [tool.guide] nomme un dossier : steps = "steps"')
        )
    place, here = (project / named).resolve(), Path.cwd()
    return place.relative_to(here) if place.is_relative_to(here) else place


def configured(project: Path, name: str) -> object:
    """What ``[tool.guide]`` of a project says of something; None where it says nothing."""
    try:
        content = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return content.get("tool", {}).get("guide", {}).get(name)
