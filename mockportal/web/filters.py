"""How templates write dates, numbers and French typography."""

from flask import Flask

from mockportal.domain.identifiers import show_siret
from mockportal.wording.french import show_date, show_moment, typeset


def show_telephone(digits: str) -> str:
    """``01 99 00 12 34``, with unbreakable spaces."""
    return "\u00a0".join(digits[i : i + 2] for i in range(0, len(digits), 2))


def add_filters(app: Flask) -> None:
    """Give templates the filters ``date``, ``moment``, ``siret``, ``telephone`` and ``fr``."""
    app.add_template_filter(show_date, "date")
    app.add_template_filter(show_moment, "moment")
    app.add_template_filter(show_siret, "siret")
    app.add_template_filter(show_telephone, "telephone")
    app.add_template_filter(typeset, "fr")
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
