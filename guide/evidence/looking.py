"""Looking at pages, by the eyes that run in them.

The page is asked by ``look.js``, which runs beside its own scripts and not among them: whatever a
page made of ``Array`` or ``JSON``, the answer is true. It is asked through a locator, because a
locator waits for a document that is under way and gives up in time, which a script would not.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.evidence.look import PATIENCE, Look, Target, Wanted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import ElementHandle, Frame, Locator, Page, Playwright

ENGINE = "guide-look"


def open_eyes(playwright: Playwright) -> None:
    """Let this Playwright look at pages, before the first look; again is no harm."""
    from playwright.sync_api import Error

    script = Path(__file__).with_name("look.js").read_text("utf-8")
    try:
        playwright.selectors.register(ENGINE, script, content_script=True)
    except Error as error:
        if "already registered" not in error.message:
            raise


def look_at(page: Page, wanted: Wanted | None = None) -> Look:
    """What the page holds, its frames included.

    Raises:
        playwright.sync_api.Error: it did not answer in time, or is gone.
    """
    wanted = wanted or Wanted()
    seen = _ask(page, wanted)
    return _look(page, seen, wanted, _target(seen["target"]))


def look_from(place: Locator | ElementHandle, page: Page, wanted: Wanted) -> Look:
    """What the page holds, and the control that acts on this place mean.

    Raises:
        playwright.sync_api.Error: nothing was there in time, or several were.
    """
    seen = _ask(place, wanted)
    if seen["top"]:
        return _look(page, seen, wanted, _target(seen["target"]))
    around = _ask(page, replace(wanted, show=False))
    seen["target"]["box"] = _box_in_page(place, around["scroll"])
    return _look(page, around, wanted, _target(seen["target"]))


def leave(page: Page) -> None:
    """Take off what the page was dressed in for its screenshot.

    Raises:
        playwright.sync_api.Error: it did not answer in time, or is gone.
    """
    page.locator(_selector({"undress": True})).text_content(timeout=PATIENCE)


def concealing(page: Page, secrets: Iterable[str]) -> list[Locator]:
    """What has to be covered on a screenshot, in each frame."""
    selector = _selector({"conceal": True, "secrets": [*secrets]})
    return [frame.locator(selector) for frame in page.frames]


def name_heard(place: Locator) -> str:
    """The name of a control as Playwright computes it, for one that is more than its text.

    Raises:
        playwright.sync_api.Error: nothing was there in time, or several were.
    """
    line = place.aria_snapshot(timeout=PATIENCE).partition("\n")[0]
    _, quote, rest = line.partition('"')
    if not quote:
        return ""
    name, _, _ = rest.replace('\\"', "\0").partition('"')
    return name.replace("\0", '"').replace("\\\\", "\\")


def _selector(asked: dict[str, Any]) -> str:
    return f"{ENGINE}={json.dumps({'secrets': [], **asked}).encode().hex()}"


def _ask(
    where: Page | Frame | Locator | ElementHandle,
    wanted: Wanted,
    *,
    place: tuple[float, float] | None = None,
) -> dict[str, Any]:
    """One answer; ``place`` is that of a frame in its page, whose elements are wanted too."""
    names = ("lines", "show", "hurry", "dress", "secrets", "point", "mouse", "focus")
    facts = {name: getattr(wanted, name) for name in names}
    selector = _selector(facts | {"inner": place is not None, "place": place})
    from playwright.sync_api import ElementHandle

    if isinstance(where, ElementHandle):
        carrier = where.wait_for_selector(selector, state="attached", timeout=wanted.patience)
        answer = carrier.text_content() if carrier else None
    else:
        answer = where.locator(selector).text_content(timeout=wanted.patience)
    return json.loads(answer or "{}")


def _target(found: dict[str, Any] | None) -> Target | None:
    if found is None:
        return None
    return Target(
        role=found["role"],
        name=found["name"],
        box=_on_page(found["box"]) if found["shown"] else None,
        under=_on_page(found["box"]) if found["covered"] else None,
        ready=found["ready"],
        secret=found["secret"],
        ticked=found["ticked"],
        plain=found["plain"],
        options=tuple((value, label) for value, label in found.get("options", ())),
    )


def _on_page(box: list[float] | None) -> list[float] | None:
    """A box that a screenshot of the page can show; None for one that lies beyond its edges."""
    if box is None:
        return None
    x, y, width, height = box
    return box if width and height and x + width > 0 and y + height > 0 else None


def _look(page: Page, seen: dict[str, Any], wanted: Wanted, target: Target | None) -> Look:
    frames = [frame for frame in page.frames if frame.parent_frame is not None]
    for frame in frames:
        inner = _inside(frame, wanted if seen["deeper"] else wanted.at_nothing(), seen["scroll"])
        if inner is not None:
            target = _target(inner["target"]) or target
            seen["elements"].extend(inner["elements"])
            seen["lines"].extend(inner["lines"])
            seen["tells"] = seen["tells"] or inner["tells"]
            seen["held"].extend(inner["held"])
            seen["version"] += inner["version"]
    return Look(
        title=seen["title"],
        url=seen["url"],
        elements=seen["elements"],
        lines=seen["lines"],
        scroll=(seen["scroll"][0], seen["scroll"][1]),
        window=(seen["window"][0], seen["window"][1]),
        pixels=seen["pixels"],
        height=seen["height"],
        version=seen["version"],
        focus=seen["focus"],
        late=seen["late"],
        tells=seen["tells"],
        held=tuple(seen["held"]),
        whole=seen["whole"],
        target=target,
    )


def _inside(frame: Frame, wanted: Wanted, scroll: list[float]) -> dict[str, Any] | None:
    """What a frame holds, at its place in the page; None where the frame is not shown."""
    from playwright.sync_api import Error

    inner = replace(wanted, show=False, hurry=False, dress="", patience=PATIENCE)
    try:
        place = frame.locator(":root").bounding_box(timeout=PATIENCE)
        if place is None or frame.is_detached():
            return None
        seen = _ask(frame, inner, place=(place["x"], place["y"]))
    except Error:  # a frame that is going, or never came: the page around it can be read
        return None
    left = place["x"] - seen["corner"][0] + scroll[0] - seen["scroll"][0]
    top = place["y"] - seen["corner"][1] + scroll[1] - seen["scroll"][1]
    for found in (*seen["elements"], *filter(None, [seen["target"]])):
        x, y, width, height = found["box"]
        found["box"] = [round(x + left, 2), round(y + top, 2), width, height]
    return seen


def _box_in_page(place: Locator | ElementHandle, scroll: list[float]) -> list[float] | None:
    from playwright.sync_api import ElementHandle

    if isinstance(place, ElementHandle):
        found = place.bounding_box()
    else:
        found = place.bounding_box(timeout=PATIENCE)
    if found is None:
        return None
    numbers = (found["x"] + scroll[0], found["y"] + scroll[1], found["width"], found["height"])
    return [round(number, 2) for number in numbers]
