"""The approved baseline: pictures by name, and one JSON file that versions compare well."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guide.evidence.record import Box, Element, PageView
from guide.i18n import gettext, ngettext
from guide.pictures.folder import refuse_foreign, replaced
from guide.pictures.screenshots import (
    ROOT,
    NamedScreenshot,
    Play,
    ScreenshotsError,
    ScreenshotSet,
    Window,
    check_names,
)

MARK = "reference.json"
"""What is known of each picture; its presence makes a folder a baseline."""
FORMAT = 1
_BOX = re.compile(r"\[\n\s+([-\d.e]+),\n\s+([-\d.e]+),\n\s+([-\d.e]+),\n\s+([-\d.e]+)\n\s+\]")


class ApprovalRefused(Exception):
    """The baseline stays as it is; the message says why."""


@dataclass(frozen=True, slots=True)
class Approval:
    """What an approval did to the baseline, picture by picture."""

    added: tuple[str, ...]
    replaced: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]


def approve(screenshots: ScreenshotSet, folder: Path) -> Approval:
    """Make these pictures the baseline, whole or not at all.

    Raises:
        ApprovalRefused: the run is not green, shows nothing, or leaves out what it should show.
        FolderError: the folder holds something else.
        ScreenshotsError: a picture cannot be read, or the former baseline is damaged.
        OSError: the folder cannot be written.
    """
    _refuse_doubt(screenshots)
    refuse_foreign(folder, {MARK, ROOT}, MARK)
    former = read_baseline(folder) if (folder / MARK).is_file() else None
    if former:
        _refuse_silence(screenshots, former)
    contents = {name: screenshot.read() for name, screenshot in screenshots.by_name.items()}
    approval = _changes(former, screenshots, contents)
    with replaced(folder) as draft:
        for name, content in contents.items():
            target = draft / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        (draft / MARK).write_text(_text(screenshots, contents), "utf-8")
    return approval


def _refuse_doubt(screenshots: ScreenshotSet) -> None:
    if screenshots.doubt:
        told = gettext("L’exécution n’est pas entièrement verte : {doubt}")
        raise ApprovalRefused(told.format(doubt=screenshots.doubt))
    if not screenshots.by_name:
        raise ApprovalRefused(gettext("Cette exécution ne montre aucune image."))


def _refuse_silence(screenshots: ScreenshotSet, former: ScreenshotSet) -> None:
    """A scenario that was only left out of the run must not lose its pictures."""
    lost = sorted(
        {
            str(screenshot.play)
            for screenshot in former.by_name.values()
            if screenshot.play in screenshots.idle
        }
    )
    if lost:
        told = ngettext(
            "{count} scénario de la référence n’a pas été joué : « {name} ». "
            "Rejouez-le avec les autres.",
            "{count} scénarios de la référence n’ont pas été joués, dont « {name} ». "
            "Rejouez-les avec les autres.",
            len(lost),
        )
        raise ApprovalRefused(told.format(count=len(lost), name=lost[0]))


def _changes(
    former: ScreenshotSet | None, screenshots: ScreenshotSet, contents: Mapping[str, bytes]
) -> Approval:
    known: Mapping[str, NamedScreenshot] = (
        former.by_name if former else dict[str, NamedScreenshot]()
    )
    both = sorted(known.keys() & contents.keys())
    kept = [
        n
        for n in both
        if known[n].read() == contents[n] and _same(known[n], screenshots.by_name[n])
    ]
    return Approval(
        added=tuple(sorted(contents.keys() - known.keys())),
        replaced=tuple(name for name in both if name not in kept),
        removed=tuple(sorted(known.keys() - contents.keys())),
        kept=tuple(kept),
    )


def _same(one: NamedScreenshot, other: NamedScreenshot) -> bool:
    return _facts(one) == _facts(other)


def read_baseline(folder: Path) -> ScreenshotSet:
    """Read a baseline back; its pictures must be those that were approved.

    Raises:
        ScreenshotsError: it cannot be read, or was changed by other means than an approval.
    """
    path = folder / MARK
    try:
        data: dict[str, Any] = json.loads(path.read_text("utf-8"))
        if data["format"] != FORMAT:
            told = gettext("{path} : format {form} inconnu.")
            raise ScreenshotsError(told.format(path=path, form=data["format"]))
        by_name = {n: _screenshot(folder, n, facts) for n, facts in data["pictures"].items()}
        width, height = data["window"]["viewport"]
        window = Window((width, height), data["window"]["scale"], data["window"]["shots"])
        digests = {name: str(facts["sha256"]) for name, facts in data["pictures"].items()}
    except OSError as error:
        told = gettext("{path} : fichier illisible ({why}).")
        raise ScreenshotsError(told.format(path=path, why=error.strerror)) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        told = gettext("{path} : cette référence est abîmée ({error!r}).")
        raise ScreenshotsError(told.format(path=path, error=error)) from error
    check_names(by_name)
    _check_files(folder, by_name, digests)
    return ScreenshotSet(dict(sorted(by_name.items())), window)


def _check_files(
    folder: Path, by_name: Mapping[str, NamedScreenshot], digests: Mapping[str, str]
) -> None:
    advice = gettext("Reprenez-la de votre dépôt, ou approuvez de nouveau dans un dossier neuf.")
    for name, screenshot in by_name.items():
        if _digest(screenshot.read()) != digests[name]:
            told = gettext("{path} : ce n’est plus l’image approuvée. {advice}")
            raise ScreenshotsError(told.format(path=screenshot.path, advice=advice))
    found = {p.relative_to(folder).as_posix() for p in (folder / ROOT).rglob("*") if p.is_file()}
    for name in sorted(found - by_name.keys()):
        told = gettext("{path} : cette image n’a jamais été approuvée. {advice}")
        raise ScreenshotsError(told.format(path=folder / name, advice=advice))


def _text(screenshots: ScreenshotSet, contents: Mapping[str, bytes]) -> str:
    window = screenshots.window
    data = {
        "format": FORMAT,
        "window": {
            "viewport": list(window.viewport),
            "scale": window.scale,
            "shots": window.shots,
        },
        "pictures": {
            name: {"sha256": _digest(contents[name]), **_facts(screenshot)}
            for name, screenshot in screenshots.by_name.items()
        },
    }
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)
    return _BOX.sub(r"[\1, \2, \3, \4]", text) + "\n"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _facts(screenshot: NamedScreenshot) -> dict[str, Any]:
    return {
        "feature": screenshot.play.feature,
        "scenario": screenshot.play.scenario,
        "row": screenshot.play.row,
        "step": screenshot.step,
        "moment": screenshot.moment,
        "actor": screenshot.actor,
        "page": _page_facts(screenshot.page) if screenshot.page else None,
    }


def _page_facts(page: PageView) -> dict[str, Any]:
    return {
        "title": page.title,
        "path": page.path,
        "elements": [_element_facts(element) for element in page.elements],
    }


def _element_facts(element: Element) -> dict[str, Any]:
    box = element.box
    facts: dict[str, Any] = {"role": element.role, "name": element.name}
    facts["box"] = [box.x, box.y, box.width, box.height]
    if element.level is not None:
        facts["level"] = element.level
    for state in ("disabled", "checked"):
        if getattr(element, state):
            facts[state] = True
    return facts


def _screenshot(folder: Path, name: str, facts: dict[str, Any]) -> NamedScreenshot:
    play = Play(facts["feature"], facts["scenario"], facts["row"])
    page = _page(facts["page"]) if facts["page"] else None
    return NamedScreenshot(
        name, folder / name, play, facts["step"], facts["moment"], facts["actor"], page
    )


def _page(facts: dict[str, Any]) -> PageView:
    elements = (Element(**(e | {"box": Box(*e["box"])})) for e in facts["elements"])
    return PageView(facts["title"], facts["path"], tuple(elements))
