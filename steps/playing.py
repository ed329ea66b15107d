"""What is known of the scenario that is being played: its line, its scene, its folder."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from pages.hand import Hand
from steps.scene import Scene

_LINE = pytest.StashKey[str]()
_SCENE = pytest.StashKey[Scene]()
_HANDS = pytest.StashKey[Sequence[Hand]]()
_FOLDER = pytest.StashKey[Path]()
Seat = tuple[str, Page]
"""Who got a browser context, and the page in it."""
_SEATS = pytest.StashKey[Sequence[Seat]]()
_SECRETS = pytest.StashKey[Sequence[set[str]]]()


def remember(
    node: pytest.Item,
    scene: Scene,
    hands: Sequence[Hand],
    seats: Sequence[Seat],
    secrets: Sequence[set[str]],
    folder: Path,
) -> None:
    """Know the scene of a scenario, who acts in it, and the folder that Playwright keeps for it.

    Args:
        secrets: what each of them types in secret, who is not watched included.
    """
    node.stash[_SCENE], node.stash[_HANDS], node.stash[_FOLDER] = scene, hands, folder
    node.stash[_SEATS], node.stash[_SECRETS] = seats, secrets


def scene_of(node: pytest.Item) -> Scene | None:
    """The scene of a scenario, once its world was made."""
    scene = node.stash.get(_SCENE, None)
    return scene if scene is not None and scene.begun else None


def hands_of(node: pytest.Item) -> Sequence[Hand]:
    """The hands of those who opened a browser in a scenario, in that order."""
    return node.stash[_HANDS]


def seats_of(node: pytest.Item) -> Sequence[Seat]:
    """Who got a browser context in a scenario, in that order; nobody in what is none."""
    return node.stash.get(_SEATS, ())


def secrets_of(node: pytest.Item) -> set[str]:
    """What was typed in secret in a scenario, by whomever."""
    return set[str]().union(*node.stash.get(_SECRETS, ()))


def folder_of(node: pytest.Item) -> Path:
    """Where Playwright keeps the scenario's traces, and what explains a failure."""
    return node.stash[_FOLDER]


def arrive_at(node: pytest.Item, feature: Any, step: Any) -> None:
    """Know the line of the feature that a scenario has come to."""
    path = Path(feature.filename).relative_to(node.config.rootpath)
    keyword = step.keyword.capitalize()
    node.stash[_LINE] = f"{path.as_posix()}:{step.line_number} : {keyword} {step.name}"


def come_to_the_end(node: pytest.Item) -> None:
    """Know that every line was played: none of them is where the scenario stopped."""
    node.stash[_LINE] = ""


def line_of(node: pytest.Item) -> str | None:
    """The line that the scenario came to, or "" past its end; None for what is no scenario."""
    return node.stash.get(_LINE, None)
