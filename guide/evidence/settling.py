"""Screenshots under their lasting names, once it is known which attempt counts."""

from __future__ import annotations

from pathlib import Path

from guide.evidence.folder import PICTURES
from guide.evidence.gathered import AttemptEvents, Gathered


def settle_screenshots(directory: Path, gathered: Gathered) -> None:
    """Give the lasting names to the attempt that counts, and a folder to each earlier one."""
    folders = {case["id"]: f"{PICTURES}/{case['folder']}" for case in gathered.cases}
    moves: list[tuple[Path, Path]] = []
    for case, attempts in gathered.attempts.items():
        for index, attempt in enumerate(attempts if len(attempts) > 1 else []):
            last = index == len(attempts) - 1
            wanted = folders[case] if last else f"{folders[case]}/essai-{index + 1}"
            moves.extend(_rename(directory, attempt, wanted))
    for source, target in moves:
        target.parent.mkdir(parents=True, exist_ok=True)
        source.rename(target.with_suffix(".moved"))
    for _, target in moves:
        target.with_suffix(".moved").rename(target)


def _rename(directory: Path, attempt: AttemptEvents, folder: str) -> list[tuple[Path, Path]]:
    moves: list[tuple[Path, Path]] = []
    for step in attempt.steps.values():
        names = {a["url"]: f"{folder}/{Path(a['url']).name}" for a in step.attachments if a["url"]}
        names = {old: new for old, new in names.items() if old != new}
        moves.extend((directory / old, directory / new) for old, new in names.items())
        for attachment in step.attachments:
            for old, new in names.items():
                attachment["body"] = attachment["body"].replace(f'"{old}"', f'"{new}"')
            attachment["url"] = names.get(attachment["url"], attachment["url"])
    return moves
