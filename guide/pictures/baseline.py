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
from guide.pictures.album import ROOT, Album, AlbumError, Play, Shot, Window, check_names
from guide.pictures.folder import refuse_foreign, replaced

MARK = "reference.json"
"""What is known of each picture; its presence makes a folder a baseline."""
FORMAT = 1
_BOX = re.compile(r"\[\n\s+([-\d.e]+),\n\s+([-\d.e]+),\n\s+([-\d.e]+),\n\s+([-\d.e]+)\n\s+\]")


class ApprovalRefused(Exception):
    """The baseline stays as it is; the message says why, in French."""


@dataclass(frozen=True, slots=True)
class Approval:
    """What an approval did to the baseline, picture by picture."""

    added: tuple[str, ...]
    replaced: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]


def approve(album: Album, folder: Path) -> Approval:
    """Make these pictures the baseline, whole or not at all.

    Raises:
        ApprovalRefused: the run is not green, shows nothing, or leaves out what it should show.
        FolderError: the folder holds something else.
        AlbumError: a picture cannot be read, or the former baseline is damaged.
        OSError: the folder cannot be written.
    """
    _refuse_doubt(album)
    refuse_foreign(folder, {MARK, ROOT}, MARK)
    former = read_baseline(folder) if (folder / MARK).is_file() else None
    if former:
        _refuse_silence(album, former)
    contents = {name: shot.read() for name, shot in album.shots.items()}
    approval = _changes(former, album, contents)
    with replaced(folder) as draft:
        for name, content in contents.items():
            target = draft / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        (draft / MARK).write_text(_text(album, contents), "utf-8")
    return approval


def _refuse_doubt(album: Album) -> None:
    if album.doubt:
        raise ApprovalRefused(f"L’exécution n’est pas entièrement verte : {album.doubt}")
    if not album.shots:
        raise ApprovalRefused("Cette exécution ne montre aucune image.")


def _refuse_silence(album: Album, former: Album) -> None:
    """A scenario that was only left out of the run must not lose its pictures."""
    lost = sorted({str(shot.play) for shot in former.shots.values() if shot.play in album.idle})
    if lost:
        raise ApprovalRefused(
            f"{len(lost)} scénario(s) de la référence n’ont pas été joués, dont « {lost[0]} ». "
            "Rejouez-les avec les autres."
        )


def _changes(former: Album | None, album: Album, contents: Mapping[str, bytes]) -> Approval:
    known: Mapping[str, Shot] = former.shots if former else dict[str, Shot]()
    both = sorted(known.keys() & contents.keys())
    kept = [n for n in both if known[n].read() == contents[n] and _same(known[n], album.shots[n])]
    return Approval(
        added=tuple(sorted(contents.keys() - known.keys())),
        replaced=tuple(name for name in both if name not in kept),
        removed=tuple(sorted(known.keys() - contents.keys())),
        kept=tuple(kept),
    )


def _same(one: Shot, other: Shot) -> bool:
    return _facts(one) == _facts(other)


def read_baseline(folder: Path) -> Album:
    """Read a baseline back; its pictures must be those that were approved.

    Raises:
        AlbumError: it cannot be read, or was changed by other means than an approval.
    """
    path = folder / MARK
    try:
        data: dict[str, Any] = json.loads(path.read_text("utf-8"))
        if data["format"] != FORMAT:
            raise AlbumError(f"{path} : format {data['format']} inconnu.")
        shots = {name: _shot(folder, name, facts) for name, facts in data["pictures"].items()}
        width, height = data["window"]["viewport"]
        window = Window((width, height), data["window"]["scale"], data["window"]["shots"])
        digests = {name: str(facts["sha256"]) for name, facts in data["pictures"].items()}
    except OSError as error:
        raise AlbumError(f"{path} : fichier illisible ({error.strerror}).") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise AlbumError(f"{path} : cette référence est abîmée ({error!r}).") from error
    check_names(shots)
    _check_files(folder, shots, digests)
    return Album(dict(sorted(shots.items())), window)


def _check_files(folder: Path, shots: Mapping[str, Shot], digests: Mapping[str, str]) -> None:
    advice = "Reprenez-la de votre dépôt, ou approuvez de nouveau dans un dossier neuf."
    for name, shot in shots.items():
        if _digest(shot.read()) != digests[name]:
            raise AlbumError(f"{shot.path} : ce n’est plus l’image approuvée. {advice}")
    found = {p.relative_to(folder).as_posix() for p in (folder / ROOT).rglob("*") if p.is_file()}
    for name in sorted(found - shots.keys()):
        raise AlbumError(f"{folder / name} : cette image n’a jamais été approuvée. {advice}")


def _text(album: Album, contents: Mapping[str, bytes]) -> str:
    window = album.window
    data = {
        "format": FORMAT,
        "window": {
            "viewport": list(window.viewport),
            "scale": window.scale,
            "shots": window.shots,
        },
        "pictures": {
            name: {"sha256": _digest(contents[name]), **_facts(shot)}
            for name, shot in album.shots.items()
        },
    }
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)
    return _BOX.sub(r"[\1, \2, \3, \4]", text) + "\n"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _facts(shot: Shot) -> dict[str, Any]:
    return {
        "feature": shot.play.feature,
        "scenario": shot.play.scenario,
        "row": shot.play.row,
        "step": shot.step,
        "moment": shot.moment,
        "actor": shot.actor,
        "page": _page_facts(shot.page) if shot.page else None,
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


def _shot(folder: Path, name: str, facts: dict[str, Any]) -> Shot:
    play = Play(facts["feature"], facts["scenario"], facts["row"])
    page = _page(facts["page"]) if facts["page"] else None
    return Shot(name, folder / name, play, facts["step"], facts["moment"], facts["actor"], page)


def _page(facts: dict[str, Any]) -> PageView:
    elements = (Element(**(e | {"box": Box(*e["box"])})) for e in facts["elements"])
    return PageView(facts["title"], facts["path"], tuple(elements))
