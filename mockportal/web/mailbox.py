"""The world's mail, as a mail reader shows it (R20, R24, R50).

What the portal wrote stands in the page. Other HTML came in a file: it is shown in a frame of its
own, where nothing runs, is loaded, is sent or leads anywhere (R58).
"""

import re

from flask import Blueprint, Response, current_app, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from mockportal.domain.refusals import NotFound
from mockportal.domain.world import Mail
from mockportal.ports import WORLD_ROOT, Services
from mockportal.web.headers import POLICY
from mockportal.web.pages import portal, show

blueprint = Blueprint("mailbox", __name__, url_prefix="/messagerie")

_FRAME_POLICY = "sandbox; default-src 'none'; frame-ancestors 'self'"
_WRITTEN_HERE = re.compile(
    rf"""(\s*<p>(
    [^<>]*
    | <strong>[^<>]*</strong>
    | <a\ href="{re.escape(WORLD_ROOT)}[0-9A-Za-z/_-]*">[^<>]*</a>
    )</p>)*\s*""",
    re.VERBOSE,
)
"""What ``mails/mail.html`` can give: words, and one way into this world."""


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
    if not _WRITTEN_HERE.fullmatch(body):
        page, status = show("mailbox/message.html", mail=mail, part="frame")
        return page, status, {"Content-Security-Policy": f"{POLICY}; frame-src 'self'"}
    return show("mailbox/message.html", mail=mail, part="html", body=Markup(_linked(body)))


@blueprint.get("/<int:number>/cadre")
def frame(number: int) -> Response:
    """The formatted part of a message alone, as whoever wrote it wrote it."""
    headers = {"Content-Security-Policy": _FRAME_POLICY, "X-Frame-Options": "SAMEORIGIN"}
    return Response(_mail(number).html, headers=headers, mimetype="text/html")


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
