"""Pictures of a guide: cut at a gap, numbered beside the controls, honest about the portal."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from guide.drawing.badges import badges_of
from guide.drawing.cropping import Crop, crop_of
from guide.drawing.frames import COLOUR, draw
from guide.drawing.picturing import Annotated, Mark
from guide.evidence.record import Box, Element, PageView, Screenshot

WIDTH, HEIGHT = 800, 1000
HEADING = Box(100, 120, 300, 30)
FIELD = Box(120, 220, 300, 40)
BUTTON = Box(120, 300, 100, 40)


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """A banner, a heading, a card with a field and a button, another card, a footer."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), "#f5f5f2")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, WIDTH, 60), fill="#1d4f5e")
    pen.rectangle((100, 125, 400, 145), fill="black")
    pen.rectangle((100, 180, 600, 400), fill="white", outline="#dddddd")
    pen.rectangle((120, 220, 420, 260), outline="black")
    pen.rectangle((120, 300, 220, 340), fill="#1d4f5e")
    pen.rectangle((100, 480, 600, 700), fill="white", outline="#dddddd")
    pen.rectangle((0, 940, WIDTH, HEIGHT), fill="#123")
    path = tmp_path / "propre.png"
    picture.save(path)
    return path


def screenshot(path: Path, *boxes: Box) -> Annotated:
    heading = Element("heading", "Vos données", HEADING, level=1)
    page = PageView("Vos données – Portail", "/donnees", (heading,))
    marks = tuple(Mark(box, "button", f"n{i}") for i, box in enumerate(boxes))
    return Annotated(Screenshot(path.name, path), page, "le candidat", marks)


def test_a_picture_keeps_its_heading_and_the_whole_card_of_its_control(clean: Path) -> None:
    crop = crop_of(screenshot(clean, BUTTON), 1)
    assert 60 < crop.top < 125
    assert 400 < crop.bottom < 480
    assert 0 < crop.left < 100
    assert 600 < crop.right < WIDTH


def test_a_picture_without_control_ends_before_the_footer(clean: Path) -> None:
    crop = crop_of(screenshot(clean), 1)
    assert 700 < crop.bottom < 940


def test_a_crop_counts_in_the_pixels_of_a_sharper_picture(clean: Path, tmp_path: Path) -> None:
    with Image.open(clean) as picture:
        picture.resize((WIDTH * 2, HEIGHT * 2), Image.Resampling.NEAREST).save(clean)

    def twice(box: Box) -> Box:
        return Box(box.x * 2, box.y * 2, box.width * 2, box.height * 2)

    page = PageView("", "/", (Element("heading", "Vos données", twice(HEADING), level=1),))
    double = Annotated(Screenshot("", clean), page, "", (Mark(twice(BUTTON), "button", "n"),))
    crop = crop_of(double, 2)
    assert 120 < crop.top < 250
    assert 800 < crop.bottom < 960


def test_numbers_stand_beside_their_controls_and_over_no_word(clean: Path) -> None:
    with Image.open(clean) as picture:
        image = picture.convert("RGB")
    ImageDraw.Draw(image).text((70, 230), "mot", fill="black")
    boxes = [FIELD, BUTTON]
    for badge, box in zip(
        badges_of(image, Crop(0, 0, WIDTH, HEIGHT), boxes, 1), boxes, strict=True
    ):
        assert not badge.meets(box.x, box.y, box.x + box.width, box.y + box.height)
    ImageDraw.Draw(image).rectangle((92, 220, 112, 260), fill="black")
    moved = badges_of(image, Crop(0, 0, WIDTH, HEIGHT), boxes, 1)
    assert moved[0].x > FIELD.x + FIELD.width
    assert moved[1].x < BUTTON.x


def test_one_control_has_a_frame_and_no_number(clean: Path) -> None:
    with Image.open(clean) as picture:
        assert badges_of(picture, Crop(0, 0, WIDTH, HEIGHT), [BUTTON], 1) == []


def test_the_picture_says_that_the_portal_is_fictional_where_the_crop_hid_it(
    clean: Path, tmp_path: Path
) -> None:
    seen = screenshot(clean, BUTTON)
    crop = crop_of(seen, 1)
    draw(seen, crop, tmp_path / "dit.png", 1, fictional=True)
    draw(seen, crop, tmp_path / "tait.png", 1, fictional=False)
    with Image.open(tmp_path / "dit.png") as told, Image.open(tmp_path / "tait.png") as silent:
        assert told.height > silent.height
        assert (
            told.crop((1, 1, silent.width - 1, silent.height - 1)).tobytes()
            == silent.crop((1, 1, silent.width - 1, silent.height - 1)).tobytes()
        )


def test_a_frame_surrounds_its_control_without_covering_it(clean: Path, tmp_path: Path) -> None:
    seen = screenshot(clean, BUTTON)
    crop = Crop(0, 0, WIDTH, HEIGHT)
    draw(seen, crop, tmp_path / "a.png", 1, fictional=False)
    with Image.open(tmp_path / "a.png") as drawn, Image.open(clean) as whole:
        inside = (120, 300, 220, 340)
        moved = tuple(n + 1 for n in inside)
        assert drawn.crop(moved).tobytes() == whole.convert("RGB").crop(inside).tobytes()  # type: ignore[arg-type]
        assert drawn.getpixel((170, 300 - 1 - 2 + 1)) == COLOUR
