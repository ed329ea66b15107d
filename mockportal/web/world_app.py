"""The Flask application that serves the pages of every world."""

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus

from flask import Flask, current_app, g, render_template, request, session
from flask.typing import ResponseReturnValue
from flask_wtf import CSRFProtect
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError

from mockportal.domain.company import Account
from mockportal.domain.refusals import Refusal
from mockportal.domain.registration import PENDING, Registration
from mockportal.domain.removal import KnowledgeBaseAccount
from mockportal.ports import Counted, Portal, Services
from mockportal.variants import DEFAULT, variant
from mockportal.web import breakdowns, knowledge_base, letter_box, mailbox, technician
from mockportal.web.assets import add_assets
from mockportal.web.callers import READING, refuse_other_sites
from mockportal.web.dispatch import ROOT_KEY, WORLD_KEY
from mockportal.web.expired import check_token
from mockportal.web.filters import add_filters
from mockportal.web.headers import harden, retry_after
from mockportal.web.metering import note_routes
from mockportal.web.pages import add_world, forget_employer, forget_person
from mockportal.web.portal import account as account_pages
from mockportal.web.portal import cooptation, home, registration, sign_in
from mockportal.web.request_ids import request_id
from mockportal.web.sessions import COOKIE, WorldSessions, is_current
from mockportal.web.tries import Tries

_GIVE_BACK = frozenset(
    {
        *("sign_in.sign_in", "sign_in.ask_question", "sign_in.reset", "account.enter_key"),
        *("registration.send", "technician.remove", "technician.decline"),
        *("knowledge_base.sign_in", "knowledge_base.register", "knowledge_base.request_removal"),
    }
)
"""They do nothing but through ``attempt``, which then does nothing."""

_LEAD_BACK = frozenset({"form-expired", "request-too-large"})
_FORM_BYTES = 64 * 1024
_HTTP_CODES = {
    400: "form-expired",
    404: "page-unknown",
    405: "method-not-allowed",
    413: "request-too-large",
}


class WorldFlask(Flask):
    """Runs each view inside one transaction of the world that the address names.

    A view that needs a hash is begun anew when it is made, which happens outside (R57).
    """

    session_interface = WorldSessions()

    def dispatch_request(self) -> ResponseReturnValue:
        services: Services = self.extensions["mockportal"]
        return services.carry_out(self._serve)

    def _serve(self) -> ResponseReturnValue:
        with self._world(write=request.method not in READING) as portal:
            fault = None if g.get("form_expired") else breakdowns.due(portal)
            if fault is None:
                if not g.get("form_expired"):
                    breakdowns.take_seats(portal)
                return super().dispatch_request()
        return breakdowns.answer(fault, self._world) or self._serve()

    @contextmanager
    def _world(self, *, write: bool) -> Iterator[Portal]:
        """The portal of the world that the address names, and who asks."""
        services: Services = self.extensions["mockportal"]
        world_id, name = request.environ[WORLD_KEY], request_id(request.environ)
        with services.open(world_id, write=write, request=name) as portal:
            g.portal = portal
            _find_people(portal)
            yield portal


def create_world_app(services: Services, counted: Counted | None = None) -> Flask:
    """Build the application of the worlds.

    Args:
        counted: the tries of the whole program; its own ones unless given.
    """
    app = WorldFlask(__name__)
    app.config.update(
        SECRET_KEY=services.secret_key,
        SESSION_COOKIE_NAME=COOKIE,
        SESSION_COOKIE_SAMESITE="Lax",
        MAX_CONTENT_LENGTH=_FORM_BYTES,
        MAX_FORM_MEMORY_SIZE=_FORM_BYTES,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_CHECK_DEFAULT=False,  # by check_token
        WTF_CSRF_SSL_STRICT=False,
    )
    app.extensions["mockportal"] = services
    app.extensions["mockportal-tries"] = counted or Tries()
    app.before_request(refuse_other_sites)
    protection = CSRFProtect(app)
    app.before_request(lambda: check_token(protection, _GIVE_BACK))
    add_filters(app)
    add_assets(app, lambda: request.environ[ROOT_KEY])
    add_world(app)
    for area in (home, sign_in, registration, account_pages, cooptation):
        app.register_blueprint(area.blueprint)
    for area in (knowledge_base, technician, mailbox, letter_box):
        app.register_blueprint(area.blueprint)
    app.register_error_handler(Refusal, _refused)
    app.register_error_handler(CSRFError, _expired)
    app.register_error_handler(HTTPException, _http_error)
    app.after_request(harden)
    note_routes(app, "/m/<id>")
    return app


def _find_people(portal: Portal) -> None:
    """Who is signed in on this browser; a removed person's session is closed here (R47)."""
    g.person, g.candidate, g.employer = None, None, None
    if number := session.get("employer"):
        employer = portal.store.get(KnowledgeBaseAccount, number)
        if employer and is_current(employer.sign_in_epoch, session, "employer-", portal.now):
            g.employer = employer
        else:
            forget_employer()
    if number := session.get("account"):
        person = portal.store.get(Account, number)
        if person and person.active and is_current(person.sign_in_epoch, session, "", portal.now):
            g.person = person
        else:
            forget_person()
    elif number := session.get("candidate"):
        candidate = portal.store.get(Registration, number)
        waits = candidate is not None and candidate.state in PENDING
        if candidate and waits and is_current(candidate.sign_in_epoch, session, "", portal.now):
            g.candidate = candidate
        else:
            forget_person()


def _refused(refusal: Refusal) -> ResponseReturnValue:
    page, status = _error_page(refusal, refusal.status)
    return page, status, retry_after(refusal)


def _expired(_error: CSRFError) -> tuple[str, int]:
    return _error_page(Refusal("form-expired"), 400)


def _http_error(error: HTTPException) -> ResponseReturnValue:
    if isinstance(error, InternalServerError):
        return _error_page(Refusal("failed"), HTTPStatus.INTERNAL_SERVER_ERROR)
    if error.response is not None or error.code not in _HTTP_CODES:
        return error
    page, status = _error_page(Refusal(_HTTP_CODES[error.code]), error.code)
    allowed = error.get_response().headers.get("Allow")
    return page, status, {"Allow": allowed} if allowed else {}


def _error_page(refusal: Refusal, status: int) -> tuple[str, int]:
    """The transaction of the view is undone by now: the page opens the world anew."""
    services: Services = current_app.extensions["mockportal"]
    try:
        with services.open(request.environ[WORLD_KEY], write=False) as g.portal:
            _find_people(g.portal)
            if status == HTTPStatus.INTERNAL_SERVER_ERROR:
                return breakdowns.failed_page()
            message = g.portal.variant.wording.refusal(refusal)
            back = breakdowns.page_sent_from() if refusal.code in _LEAD_BACK else ""
            return render_template("refused.html", message=message, back=back), status
    except Refusal:  # there is no such world, or not its variant: no words but the default ones
        wording = variant(DEFAULT).wording
        message, root = wording.refusal(refusal), request.environ[ROOT_KEY] + "/"
        return render_template("outside.html", message=message, w=wording, root=root), status
