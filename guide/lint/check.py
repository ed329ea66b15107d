"""The whole check: features, step definitions, and the two together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from guide.french.text import normalise
from guide.lint.binding import unbound
from guide.lint.definitions import duplicates
from guide.lint.feature import Feature, mend_feature, read_feature
from guide.lint.garbage import no_collection
from guide.lint.matching import Index, note_use, step_findings, unused
from guide.lint.nearest import Nearest
from guide.lint.suite import ELSEWHERE, Suite, suite_in, suite_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guide.lint.finding import Finding


def check_features(paths: Sequence[Path], steps: Path | None = None) -> list[Finding]:
    """Lint feature files, or all those under folders, and the step definitions in ``steps``.

    Findings are in the order of files, lines and codes. Nothing is executed and nothing is written.

    Raises:
        OSError: a file cannot be opened.
    """
    return check_read(read_features(paths), paths, suite_in(steps) if steps else None)


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
    return any(part.startswith(".") or part in ELSEWHERE for part in path.parts)


def check_read(
    features: Sequence[Feature], paths: Sequence[Path], suite: Suite | None
) -> list[Finding]:
    """The findings of features already read, with those of the step definitions.

    Raises:
        OSError: a file cannot be opened.
    """
    findings = [finding for feature in features for finding in feature.findings]
    if suite is not None:
        findings += _check_steps(features, paths, suite)
    return sorted(set(findings))


def _check_steps(
    features: Sequence[Feature], paths: Sequence[Path], suite: Suite
) -> Iterator[Finding]:
    yield from suite.shelf.findings
    yield from unbound(features, suite.bindings)
    if not suite.has_modules:
        return
    yield from duplicates(suite.shelf.definitions, suite.reach)
    indexes = Indexes(suite)
    for feature in features:
        index = indexes.of(feature.path)
        if feature.document.errors:
            note_use(feature.document, index)
        else:
            yield from step_findings(feature.path, feature.document, index)
    asked = {one for index in indexes.made for one in index.definitions}
    for feature in _others(features, suite.root):
        note_use(feature.document, indexes.of(feature.path))
    if any(path.is_dir() for path in paths) or len(feature_files([suite.root])) > len(features):
        used = {one for index in indexes.made for one in index.used}
        yield from unused([one for one in suite.shelf.definitions if one in asked], used)


class Indexes:
    """One index for all features that see the same definitions."""

    def __init__(self, suite: Suite) -> None:
        self._suite = suite
        self._made: dict[frozenset[Path], Index] = {}

    @property
    def made(self) -> list[Index]:
        """Every index that a feature asked for."""
        return [*self._made.values()]

    def of(self, feature: Path) -> Index:
        """The index of the definitions that this feature sees."""
        shelf = self._suite.visible(feature)
        files = frozenset(one.path for one in shelf.definitions)
        if files not in self._made:
            self._made[files] = Index(shelf)
        return self._made[files]


def _others(features: Sequence[Feature], root: Path) -> Iterator[Feature]:
    """The features of the project that were not asked for: what they use is used."""
    known = {feature.path.resolve() for feature in features}
    for file in feature_files([root]):
        if file.resolve() not in known:
            yield read_feature(file)


def advice(feature: Path, step_type: str, text: str) -> str:
    """How to mend a step that has no definition; "" where the project has no definitions."""
    shelf = suite_of([feature]).visible(feature)
    if not shelf.definitions:
        return ""
    return Nearest(shelf.definitions, shelf.choices).advice(step_type, normalise(text))
