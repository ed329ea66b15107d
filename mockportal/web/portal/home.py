"""The home page (R10, R40)."""

from flask import Blueprint, Response
from flask.typing import ResponseReturnValue

from mockportal.web.pages import show

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
def index() -> ResponseReturnValue:
    """Where every procedure starts."""
    return show("portal/home.html")


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Nothing here is for search engines (R50)."""
    return Response("User-agent: *\nDisallow: /\n", mimetype="text/plain")
