"""What all pages that open from disk have in common: how they are drawn, and their looks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from guide.i18n import gettext, ngettext, spoken

if TYPE_CHECKING:
    from collections.abc import Callable


class Templates(Environment):
    """Jinja's environment, which says what its filters, tests and globals are."""

    filters: dict[str, Callable[..., Any]]
    tests: dict[str, Callable[..., bool]]
    globals: dict[str, Any]
    install_gettext_callables: Callable[..., None]
    """From Jinja's extension for translations."""


def templates_of(package: str) -> Templates:
    """The templates of a package beside the common ``looks.css``.

    Args:
        package: dotted name of a package with a folder ``templates``.

    Returns:
        An environment that escapes everything put in and refuses what is not defined.
    """
    environment = Templates(
        loader=ChoiceLoader([PackageLoader(package), PackageLoader(__name__)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_callables(gettext, ngettext, newstyle=True)
    environment.globals["spoken"] = spoken()
    return environment
