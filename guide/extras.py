"""The parts of the distribution that are installed on request, and how to ask for one."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, distribution
from typing import TYPE_CHECKING

from packaging.requirements import Requirement

if TYPE_CHECKING:
    from collections.abc import Iterator

DISTRIBUTION = "procedures-vivantes"


class MissingExtra(ImportError):
    """Libraries of an extra are not installed; the message says which line to type, in French.

    Attributes:
        libraries: the names of those that are missing, one after the other.
        line: what to type.
    """

    def __init__(self, extra: str, libraries: list[str]) -> None:
        self.libraries = ", ".join(libraries)
        self.line = f"pip install '{DISTRIBUTION}[{extra}]'"
        super().__init__(f"Il manque {self.libraries}. Tapez : {self.line}")


def require(extra: str) -> None:
    """Go on only where the libraries of an extra are installed, in whatever version.

    Raises:
        MissingExtra: some are not.
    """
    libraries = [name for name in _wanted(extra) if not _is_installed(name)]
    if libraries:
        raise MissingExtra(extra, libraries)


def _wanted(extra: str) -> Iterator[str]:
    """The libraries that an extra adds to the base, those of the extras that it names included."""
    for line in distribution(DISTRIBUTION).requires or ():
        requirement = Requirement(line)
        if requirement.marker is None or not requirement.marker.evaluate({"extra": extra}):
            continue
        if requirement.name == DISTRIBUTION:
            for other in requirement.extras:
                yield from _wanted(other)
        else:
            yield requirement.name


def _is_installed(name: str) -> bool:
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True
