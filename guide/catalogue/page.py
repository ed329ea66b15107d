"""The catalogue as one page that opens from disk."""

from __future__ import annotations

from guide.catalogue.entries import TITLES, Catalogue
from guide.i18n import SOURCE, gettext, spoken
from guide.i18n.numbers import running
from guide.looks import templates_of


def render(catalogue: Catalogue, with_run: bool) -> str:
    """The page; ``with_run`` says whether pictures and durations could be expected."""
    templates = templates_of("guide.catalogue")
    templates.filters |= {"fr": running, "seconds": seconds}
    return templates.get_template("steps.html").render(
        catalogue=catalogue,
        titles={type_: gettext(title) for type_, title in TITLES.items()},
        with_run=with_run,
    )


def seconds(duration: float) -> str:
    """A duration: milliseconds below one second."""
    if duration < 1:
        return f"{max(round(duration * 1000), 1)} ms"
    told = f"{duration:.1f} s"
    return told.replace(".", ",") if spoken() == SOURCE else told
