"""Off loopback, the control API and the control room demand a token (R51)."""

import hashlib
import hmac

from flask import Blueprint, current_app, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from mockportal.domain.refusals import WrongCredentials
from mockportal.domain.secrets import Area
from mockportal.ports import Services
from mockportal.variants import DEFAULT, variant
from mockportal.web.control.problems import problem
from mockportal.web.tries import TooManyTries, limited
from mockportal.wording import Wording

blueprint = Blueprint("guard", __name__)
_OPEN_ENDPOINTS = {"guard.enter", "guard.check", "room.robots", "api.health", "api.live"}


def words() -> Wording:
    """The control room speaks with the default words."""
    return variant(DEFAULT).wording


def demand_token() -> ResponseReturnValue | None:
    """Run before every request of the control application."""
    services: Services = current_app.extensions["mockportal"]
    endpoint = request.endpoint or ""
    if services.token is None or endpoint in _OPEN_ENDPOINTS or endpoint.startswith("assets-"):
        return None
    if request.path.startswith("/control/") or endpoint == "metrics.metrics":
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if same(given, services.token):
            return None
        answer = problem(401, "token-required", "Donnez « Authorization: Bearer JETON ».")
        answer.headers["WWW-Authenticate"] = "Bearer"
        return answer
    entered = same(str(session.get("entered", "")), _mark(services.token))
    return None if entered else redirect(url_for("guard.enter"))


def same(given: str, token: str) -> bool:
    """Compare in constant time; nothing is the same as no token."""
    return token != "" and hmac.compare_digest(given.encode(), token.encode())


def _mark(token: str) -> str:
    """What the session keeps of a token: another token closes the room again."""
    return hashlib.sha256(token.encode()).hexdigest()


@blueprint.get("/entrer")
def enter() -> ResponseReturnValue:
    """Ask for the token."""
    return render_template("control/enter.html", w=words(), wrong=False)


@blueprint.post("/entrer")
def check() -> ResponseReturnValue:
    """Open the control room to who gives the token."""
    try:
        limited(Area.ROOM, "", "", _enter)
    except WrongCredentials:
        return render_template("control/enter.html", w=words(), wrong=True), 403
    except TooManyTries as refusal:
        message = words().refusal(refusal)
        page = render_template("control/enter.html", w=words(), wrong=False, problem=message)
        return page, refusal.status
    return redirect(url_for("room.index"))


def _enter() -> None:
    """Let in who gives the token.

    Raises:
        WrongCredentials: it is another one.
    """
    services: Services = current_app.extensions["mockportal"]
    if services.token is None:
        return
    if not same(request.form.get("token", ""), services.token):
        raise WrongCredentials("token-required")
    session.clear()
    session["entered"] = _mark(services.token)
