"""The whole check: features, step definitions, and the two together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from guide.french.text import normalise
from guide.lint.binding import unbound
from guide.lint.definitions import duplicates, read_definitions
from guide.lint.feature import Feature, mend_feature, read_feature
from guide.lint.garbage import no_collection
from guide.lint.matching import Index, note_use, step_findings, unused
from guide.lint.nearest import Nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guide.lint.finding import Finding

_ELSEWHERE = {"node_modules", "__pycache__", "site-packages"}


def check_features(paths: Sequence[Path], steps: Path | None = None) -> list[Finding]:
    """Lint feature files, or all those under folders, and the step definitions in ``steps``.

    Findings are in the order of files, lines and codes. Nothing is executed and nothing is written.

    Raises:
        OSError: a file cannot be opened.
    """
    return check_read(read_features(paths), paths, steps)


def read_features(paths: Sequence[Path]) -> list[Feature]:
    """Every feature file under these paths, read and checked by itself.

    Raises:
        OSError: a file cannot be opened.
    """
    with no_collection():
        return [read_feature(path) for path in feature_files(paths)]


def mend_features(features: Sequence[Feature]) -> list[Feature]:
    """Write the safe mends; the features that were changed, as they are now.

    Raises:
        OSError: a file cannot be written or read again.
    """
    return [read_feature(feature.path) for feature in features if mend_feature(feature)]


def feature_files(paths: Sequence[Path]) -> list[Path]:
    """The feature files that these paths name or hold, each once, in a stable order."""
    found: dict[Path, None] = {}
    for path in paths:
        files = sorted(path.rglob("*.feature")) if path.is_dir() else [path]
        found.update(
            (file, None) for file in files if path == file or not _hidden(file.relative_to(path))
        )
    return list(found)


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") or part in _ELSEWHERE for part in path.parts)


def check_read(
    features: Sequence[Feature], paths: Sequence[Path], steps: Path | None
) -> list[Finding]:
    """The findings of features already read, with those of the step definitions.

    Raises:
        OSError: a file cannot be opened.
    """
    findings = [finding for feature in features for finding in feature.findings]
    if steps is not None:
        findings += _check_steps(features, paths, steps)
    return sorted(set(findings))


def _check_steps(
    features: Sequence[Feature], paths: Sequence[Path], steps: Path
) -> Iterator[Finding]:
    shelf = read_definitions(steps)
    yield from shelf.findings
    yield from duplicates(shelf.definitions)
    index = Index(shelf)
    for feature in features:
        if feature.document.errors:
            note_use(feature.document, index)
        else:
            yield from step_findings(feature.path, feature.document, index)
    yield from unbound(features, steps.resolve().parent)
    house = steps.parent / "features"
    for feature in _others(features, house):
        note_use(feature.document, index)
    if house.is_dir() or any(path.is_dir() for path in paths):
        yield from unused(shelf.definitions, index)


def _others(features: Sequence[Feature], house: Path) -> Iterator[Feature]:
    """The features of the house that were not asked for: what they use is used."""
    known = {feature.path.resolve() for feature in features}
    for file in feature_files([house]) if house.is_dir() else ():
        if file.resolve() not in known:
            yield read_feature(file)


def steps_beside(paths: Sequence[Path]) -> Path | None:
    """The ``steps`` folder next to the features, if there is one."""
    for path in paths:
        place = path.resolve()
        for folder in [place, *place.parents][:4]:
            if (folder / "steps").is_dir():
                return _shorter(folder / "steps")
            if (folder / ".git").exists() or (folder / "pyproject.toml").exists():
                break
    return None


def advice(feature: Path, step_type: str, text: str) -> str:
    """How to mend a step that has no definition; "" where no definitions stand beside features."""
    steps = steps_beside([feature])
    if steps is None:
        return ""
    shelf = read_definitions(steps)
    return Nearest(shelf.definitions, shelf.choices).advice(step_type, normalise(text))


def _shorter(path: Path) -> Path:
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
