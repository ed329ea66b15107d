"""A share of a suite, as pytest-split deals it out: which one, and of what it must be a share."""

from __future__ import annotations

import subprocess
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from guide.evidence.plan import Node

SPLITTER = "pytestsplitplugin"
"""How pytest-split calls the plugin that leaves out what is not in its share."""
_PATIENCE = 30


@dataclass(frozen=True)
class Shard:
    """What its share says of a run, so that shares of different suites are never put together."""

    number: int
    """From 1."""
    of: int
    """How many shares there are."""
    revision: str | None
    """The commit that was played; None where git tells none."""
    options: dict[str, str]
    """The options that the suite's own conftest declares, by name: which portal is walked, say."""

    def as_data(self) -> Node:
        """Return it as the stream keeps it."""
        return asdict(self)


def is_shard(config: pytest.Config) -> bool:
    """Whether this run plays one share of what is asked for."""
    return config.pluginmanager.has_plugin(SPLITTER)


def shard_of(config: pytest.Config) -> Shard | None:
    """The share that this run plays; None for a run of all that is asked for."""
    if not is_shard(config):
        return None
    number: Any = config.getoption("group")
    of: Any = config.getoption("splits")
    return Shard(number, of, _revision(config.rootpath), _own_options(config))


def _revision(root: Path) -> str | None:
    command = ["git", "rev-parse", "HEAD"]
    try:
        told = subprocess.run(
            command, cwd=root, capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return told.stdout.strip() or None if told.returncode == 0 else None


def _own_options(config: pytest.Config) -> dict[str, str]:
    """What plugins declare goes into groups of theirs; what a conftest does mostly has none."""
    declared: Any = config._parser._anonymous.options  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    return {option.dest: repr(getattr(config.option, option.dest)) for option in declared}
