"""Pages that other packages bring to the control room, mounted without knowing what they are.

A package names a module under the entry-point group ``mockportal.panels``. It has ``TITLE``,
the words of the link, and ``blueprint``, a Flask blueprint with an endpoint ``index``. It is opened
below ``/panneaux/NAME/`` under the same token and the same protection of forms as the rest. Its
templates may stand in the room's own frame: they extend ``panel_frame``, whose blocks are
``page_title`` and ``content``. A page that does not says the sentence ``panel_notice`` (R50).
"""

import logging
from dataclasses import dataclass
from importlib.metadata import entry_points

from flask import Flask

GROUP = "mockportal.panels"
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Panel:
    """A mounted panel.

    Attributes:
        title: words of the link.
        endpoint: of its first page.
    """

    title: str
    endpoint: str


def mount_panels(app: Flask) -> tuple[Panel, ...]:
    """Mount every panel that is installed, in the order of their names.

    One whose own libraries are not there is told in the log, and the portal goes without it.
    """
    panels: list[Panel] = []
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name):
        try:
            module = entry.load()
        except ImportError as missing:
            _log.warning("Panneau « %s » non monté : %s", entry.name, missing)
            continue
        app.register_blueprint(module.blueprint, url_prefix=f"/panneaux/{entry.name}")
        panels.append(Panel(module.TITLE, f"{module.blueprint.name}.index"))
    return tuple(panels)
