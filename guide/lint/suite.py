"""A suite as its files tell it: where steps are defined, what plays a feature, and who sees whom.

Nothing is run: pytest's own collection would need the suite's libraries and execute its modules,
and would tell nothing of a feature that nobody binds. What only running would tell (a path that is
computed, a plugin that registers steps) is taken to be seen by everybody.
"""

from __future__ import annotations

import ast
import os
import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from guide.lint.binding import Bindings, read_bindings
from guide.lint.definitions import Shelf, read_definitions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SETTINGS = ("pyproject.toml", "pytest.ini", ".pytest.ini", "tox.ini", "setup.cfg", ".git")
ELSEWHERE = frozenset({"node_modules", "__pycache__", "site-packages", "build", "dist"})
_CONFTEST = "conftest.py"
_DEFINES = re.compile(rb"\bpytest_bdd\b|^[ \t]*@(?:\w+\.)*(?:given|when|then|step)\(", re.MULTILINE)
"""What a module with definitions holds: pytest-bdd's name, or decorators of the suite's own."""


@dataclass(frozen=True)
class Suite:
    """The step definitions under ``root``, and what plays the features there."""

    root: Path
    shelf: Shelf
    bindings: Bindings
    has_modules: bool = True
    """Whether any module under the root has to do with pytest-bdd."""
    reach: dict[Path, frozenset[Path]] = field(default_factory=dict[Path, frozenset[Path]])
    """For each file with definitions the folders, or test modules, that see them; none for all."""

    def visible(self, feature: Path) -> Shelf:
        """The definitions that the steps of a feature may use."""
        modules = self.bindings.modules_of(feature.resolve())
        seen = [one for one in self.shelf.definitions if self._sees(modules, one.path)]
        return Shelf(seen, self.shelf.choices)

    def _sees(self, modules: Sequence[Path], file: Path) -> bool:
        reach = self.reach.get(file)
        if not reach or not modules:
            return True
        return any(module.is_relative_to(place) for module in modules for place in reach)


def suite_in(steps: Path) -> Suite:
    """The suite whose definitions are all in one folder or file, seen by every feature.

    Raises:
        OSError: a file cannot be opened.
    """
    root = steps.resolve().parent
    return Suite(root, read_definitions([steps]), read_bindings(_modules(root), root))


def suite_of(paths: Sequence[Path]) -> Suite:
    """The suite that these features belong to, wherever in its project the steps are.

    Raises:
        OSError: a file cannot be opened.
    """
    root = project_of(paths[0])
    modules = list(_modules(root))
    bindings = read_bindings(modules, root)
    files = [file for file in modules if _DEFINES.search(file.read_bytes())]
    shelf = read_definitions([_shorter(file) for file in files])
    scope = _Scope(root, modules, bindings)
    reach = {one.path: scope.reach(one.path.resolve()) for one in shelf.definitions}
    return Suite(root, shelf, bindings, bool(files), reach)


def project_of(path: Path) -> Path:
    """The nearest folder with settings; else the current one, where it holds the features."""
    place = path.resolve()
    folders = [place, *place.parents] if place.is_dir() else [*place.parents]
    for folder in folders:
        if any((folder / name).exists() for name in SETTINGS):
            return folder
    here = Path.cwd()
    return here if place.is_relative_to(here) else folders[min(1, len(folders) - 1)]


def _modules(root: Path) -> Iterator[Path]:
    """The Python files of a project; hidden folders and other environments are not entered."""
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(
            name
            for name in folders
            if name[0] != "."
            and name not in ELSEWHERE
            and not Path(folder, name, "pyvenv.cfg").is_file()
        )
        yield from (Path(folder, name) for name in sorted(files) if name.endswith(".py"))


class _Scope:
    """Who sees the definitions of a module: those below its conftest, or whoever imports it."""

    def __init__(self, root: Path, modules: Sequence[Path], bindings: Bindings) -> None:
        self.root = root
        self.modules = [module.resolve() for module in modules]
        self.binding = {module.resolve() for _, module in bindings.bound}

    def reach(self, module: Path, asked: frozenset[Path] = frozenset()) -> frozenset[Path]:
        """The folders and modules that see what this one defines; none where nothing tells."""
        if module.name == _CONFTEST:
            return frozenset({module.parent})
        own = {module} if module in self.binding else set[Path]()
        for importer in self._importers.get(module, ()):
            if importer not in asked:
                own |= self.reach(importer, asked | {module})
        return frozenset(own)

    @cached_property
    def _importers(self) -> dict[Path, set[Path]]:
        found: dict[Path, set[Path]] = {}
        by_stem: dict[str, list[Path]] = {}
        for module in self.modules:
            name = module.parent.name if module.stem == "__init__" else module.stem
            by_stem.setdefault(name, []).append(module)
        for module in self.modules:
            if module.name in {_CONFTEST, "__init__.py"} or module in self.binding:
                for parts in _imports(module):
                    for other in by_stem.get(parts[-1], ()):
                        if _is_called(other, parts):
                            found.setdefault(other, set()).add(module)
        return found


def _is_called(module: Path, parts: tuple[str, ...]) -> bool:
    place = module.parent if module.stem == "__init__" else module.with_suffix("")
    return place.parts[-len(parts) :] == parts


def _imports(module: Path) -> Iterator[tuple[str, ...]]:
    """The dotted names that a module imports, in parts; a relative one from its last part on."""
    try:
        tree = ast.parse(module.read_bytes(), str(module))
    except (SyntaxError, ValueError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (tuple(alias.name.split(".")) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = tuple(node.module.split(".")) if node.module else ()
            if node.level == 1:
                base = (module.parent.name, *base)
            yield from ((*base, alias.name) for alias in node.names if alias.name != "*")
            if base:
                yield base
        elif (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and node.value.replace(".", "").isidentifier()
        ):  # pytest_plugins, or what registers a plugin by its name
            yield tuple(node.value.split("."))


def _shorter(path: Path) -> Path:
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
