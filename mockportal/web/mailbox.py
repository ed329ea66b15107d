"""The world's mail, as a mail reader shows it (R20, R24, R50)."""

from flask import Blueprint, Response, current_app, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from mockportal.domain.refusals import NotFound
from mockportal.domain.world import Mail
from mockportal.ports import WORLD_ROOT, Services
from mockportal.web.pages import portal, show

blueprint = Blueprint("mailbox", __name__, url_prefix="/messagerie")


@blueprint.get("/")
def index() -> ResponseReturnValue:
    """Messages of one address, or of all, newest first."""
    address = request.args.get("adresse", "")
    every = portal().store.find(Mail)
    shown = [m for m in every if not address or m.to == address.casefold()]
    addresses = sorted({m.to for m in every})
    newest_first = list(reversed(shown))
    return show("mailbox/index.html", mails=newest_first, addresses=addresses, address=address)


@blueprint.get("/<int:number>")
def message(number: int) -> ResponseReturnValue:
    """One message, its formatted part."""
    mail = _mail(number)
    body = mail.html.partition("<body>")[2].partition("</body>")[0]
    return show("mailbox/message.html", mail=mail, part="html", body=Markup(_linked(body)))


@blueprint.get("/<int:number>/texte")
def plain(number: int) -> ResponseReturnValue:
    """One message, its plain part."""
    mail = _mail(number)
    return show("mailbox/message.html", mail=mail, part="text", body=_linked(mail.text))


@blueprint.get("/<int:number>/source")
def source(number: int) -> Response:
    """One message as MIME."""
    services: Services = current_app.extensions["mockportal"]
    raw = services.mail_message(_mail(number), request.url_root, portal().variant)
    return Response(raw, mimetype="text/plain")


def _mail(number: int) -> Mail:
    found = portal().store.get(Mail, number)
    if found is None:
        raise NotFound("mail-unknown")
    return found


def _linked(part: str) -> str:
    return part.replace(WORLD_ROOT, request.url_root)
