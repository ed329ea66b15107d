"""Addresses of the files that pages load; shared by all worlds so that browsers keep them."""

import hashlib
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path

import flask_bootstrap
from flask import Blueprint, Flask
from markupsafe import Markup

_STATIC = Path(__file__).parent / "static"
_BOOTSTRAP = Path(flask_bootstrap.__file__).parent / "static" / "bootstrap5" / "css"
_YEAR = 365 * 24 * 3600

_FOLDERS = {"portail": _STATIC, "bootstrap": _BOOTSTRAP}


@cache
def _address(folder: str, name: str) -> str:
    """Below the whole program; it changes with the content."""
    version = hashlib.sha256((_FOLDERS[folder] / name).read_bytes()).hexdigest()[:12]
    return f"/static/{folder}/{name}?v={version}"


def serve_assets(app: Flask) -> None:
    """Serve the files; their addresses change with their content."""
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = _YEAR
    for name, folder in _FOLDERS.items():
        files = Blueprint(
            f"assets-{name}", __name__, static_folder=folder, static_url_path=f"/static/{name}"
        )
        app.register_blueprint(files)


def add_assets(app: Flask, root: Callable[[], str]) -> None:
    """Give templates ``asset(folder, name)``, the address of a file, and ``shared_files()``.

    The latter is what every page loads, written once and not for every page.

    Args:
        root: path under which the whole program is mounted.
    """

    def asset(folder: str, name: str) -> str:
        return root() + _address(folder, name)

    @lru_cache(maxsize=8)
    def below(_root: str) -> Markup:
        return Markup(app.jinja_env.get_template("files.html").render().strip())

    app.add_template_global(asset)
    app.add_template_global(lambda: below(root()), "shared_files")
