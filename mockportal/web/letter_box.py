"""The companies' letter boxes: letters that have arrived, as pages and as PDF (R33)."""

from flask import Blueprint, Response, current_app
from flask.typing import ResponseReturnValue

from mockportal.domain.refusals import NotFound
from mockportal.domain.registration import Letter
from mockportal.ports import Services
from mockportal.web.pages import portal, show, wording

blueprint = Blueprint("letter_box", __name__, url_prefix="/boite-aux-lettres")


@blueprint.get("/")
def index() -> ResponseReturnValue:
    """Letters that have arrived, newest first."""
    delivered = [letter for letter in portal().store.find(Letter) if letter.delivered_at]
    return show("letter_box/index.html", letters=list(reversed(delivered)))


@blueprint.get("/<int:number>")
def letter(number: int) -> ResponseReturnValue:
    """One letter."""
    found = _delivered(number)
    astray = found.address != portal().company(found.siret).postal_address
    paragraphs = wording().letter(found)
    return show("letter_box/letter.html", letter=found, paragraphs=paragraphs, astray=astray)


@blueprint.get("/<int:number>.pdf")
def pdf(number: int) -> Response:
    """One letter as PDF."""
    services: Services = current_app.extensions["mockportal"]
    printed = services.letter_pdf(_delivered(number), portal().variant)
    name = f"courrier-{number}.pdf"
    return Response(
        printed,
        mimetype="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


def _delivered(number: int) -> Letter:
    found = portal().store.get(Letter, number)
    if found is None or found.delivered_at is None:
        raise NotFound("letter-unknown")
    return found
