"""Which feature files the suite's modules bind, read from their source."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from guide.i18n import gettext
from guide.lint.finding import Finding
from guide.lint.literals import Literals, constant_strings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from guide.lint.feature import Feature

_CALLS = {"scenarios", "scenario"}
_SETTINGS = ("pytest.ini", ".pytest.ini", "pyproject.toml", "tox.ini", "setup.cfg")
_BASE = re.compile(r"""^\s*bdd_features_base_dir\s*=\s*["']?([^"'\n]+?)["']?\s*$""", re.MULTILINE)


@dataclass
class Bindings:
    """Feature files and folders that modules bind; ``known`` is False if only running tells."""

    known: bool = True
    bound: list[tuple[str, Path]] = field(default_factory=list[tuple[str, Path]])
    base: Path | None = None
    """Where the project's settings say that features are; else they are beside the module."""

    def modules_of(self, feature: Path) -> list[Path]:
        """The modules that bind this file, or a folder that holds it."""
        places = [feature, *feature.parents]
        return [
            module
            for bound, module in self.bound
            if any(self._is_bound(place, bound, module) for place in places)
        ]

    def _is_bound(self, place: Path, bound: str, module: Path) -> bool:
        parts = [part for part in PurePosixPath(bound).parts if part not in {".", ".."}]
        if parts:
            return list(place.parts[-len(parts) :]) == parts
        return place == ((self.base or module.parent) / bound).resolve()


def unbound(features: Sequence[Feature], bindings: Bindings) -> Iterator[Finding]:
    """Feature files that no module binds: nothing plays them, and nothing says so.

    Silent where no module binds anything, or where a module computes what it binds.
    """
    if not bindings.known or not bindings.bound:
        return
    for feature in features:
        if not bindings.modules_of(feature.path.resolve()):
            message = gettext(
                "Aucun module de test ne joue ce fichier : ses scénarios sont perdus."
            )
            yield Finding(feature.path, 1, "G210", message, _remedy(feature.path, bindings))


def read_bindings(modules: Iterable[Path], project: Path) -> Bindings:
    """What these modules of a project bind with ``scenarios(…)`` and ``scenario(…)``.

    Raises:
        OSError: a module cannot be read.
    """
    bindings = Bindings(base=_base_of(project))
    for path in modules:
        source = path.read_bytes()
        if b"pytest_bdd" not in source or b"scenario" not in source:
            continue
        try:
            tree = ast.parse(source, str(path))
        except (SyntaxError, ValueError):
            bindings.known = False
            continue
        strings, names = constant_strings(tree), _imported(tree)
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and (called := names.get(ast.unparse(call.func))):
                _note(bindings, path, call.args[:1] if called == "scenario" else call.args, strings)
    return bindings


def _base_of(project: Path) -> Path | None:
    """The folder that ``bdd_features_base_dir`` names in the settings of a project."""
    for name in _SETTINGS:
        path = project / name
        if path.is_file() and (found := _BASE.search(path.read_text("utf-8", "replace"))):
            return project / found[1]
    return None


def _note(bindings: Bindings, path: Path, arguments: Sequence[ast.expr], strings: Literals) -> None:
    for argument in arguments:
        text = strings.text(argument)
        if text is None:
            bindings.known = False
        else:
            bindings.bound.append((text, path))


def _imported(tree: ast.Module) -> dict[str, str]:
    """How this module calls what binds features: its own words, with pytest-bdd's."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "pytest_bdd":
            names |= {a.asname or a.name: a.name for a in node.names if a.name in _CALLS}
        elif isinstance(node, ast.Import):
            modules = [a.asname or a.name for a in node.names if a.name == "pytest_bdd"]
            names |= {f"{module}.{name}": name for module in modules for name in _CALLS}
    return names


def _remedy(feature: Path, bindings: Bindings) -> str:
    """The module to write, after the one that binds a file of the same folder."""
    for bound, module in bindings.bound:
        if PurePosixPath(bound).parent.name == feature.parent.name and bound.endswith(".feature"):
            name = PurePosixPath(bound).with_name(feature.name)
            new = _shown(module.with_name(f"test_{feature.stem}.py"))
            return gettext(
                "Écrivez dans un nouveau fichier {new} ces deux lignes : « from "
                'pytest_bdd import scenarios » et « scenarios("{name}") ».'
            ).format(new=new, name=name)
    return gettext("Écrivez un module de test qui le lie, avec « scenarios(…) ».")


def _shown(path: Path) -> str:
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()
