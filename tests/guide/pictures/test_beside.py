"""What changed beside the control that a step acts on is not told as a change of that step."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from guide.evidence.record import Box, Element, PageView
from guide.pictures.comparison import compare
from guide.pictures.screenshots import NamedScreenshot, Play, ScreenshotSet, Window


def acting(folder: Path, link: str, button: str) -> ScreenshotSet:
    """A page with a link and a button, just before the button is pressed."""
    folder.mkdir()
    boxes = {"link": Box(10, 10, 100, 20), "button": Box(10, 60, 100, 20)}
    names = {"link": link, "button": button}
    picture = Image.new("RGB", (200, 100), "white")
    for role, box in boxes.items():
        ImageDraw.Draw(picture).text((box.x, box.y), names[role], fill="black")
    picture.save(folder / "01-1-avant.png")
    elements = tuple(Element(role, names[role], box) for role, box in boxes.items())
    name = "pictures/essai/01-1-avant.png"
    one = NamedScreenshot(
        name,
        folder / "01-1-avant.png",
        Play("essai.feature", "essai"),
        "Quand il valide",
        "avant",
        "le candidat",
        PageView("Accueil", "/", elements),
        box=boxes["button"],
    )
    return ScreenshotSet({name: one}, Window((200, 100), 1, "full"))


@pytest.mark.parametrize(
    ("link", "button", "beside"), [("Guide", "Valider", True), ("Aide", "Envoyer", False)]
)
def test_a_change_beside_what_the_step_acts_on_is_told_as_such(
    tmp_path: Path, link: str, button: str, beside: bool
) -> None:
    before = acting(tmp_path / "avant", "Aide", "Valider")
    (entry,) = compare(before, acting(tmp_path / "après", link, button)).entries
    assert entry.verdict.differs
    assert entry.words[0].startswith("À côté du geste, ") is beside
