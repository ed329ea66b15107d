"""The Flask application of the control room and of the control API."""

from http import HTTPStatus

from flask import Flask, render_template, request
from flask.sessions import SecureCookieSessionInterface
from flask.typing import ResponseReturnValue
from flask_wtf import CSRFProtect
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError

from mockportal.domain.refusals import Refusal
from mockportal.ports import Counted, Services
from mockportal.web import metering
from mockportal.web.assets import add_assets, serve_assets
from mockportal.web.callers import refuse_other_sites
from mockportal.web.control import adding, api, guard, making, room, room_actions, trial
from mockportal.web.control.problems import http_problem
from mockportal.web.expired import check_token
from mockportal.web.filters import add_filters
from mockportal.web.headers import harden, retry_after
from mockportal.web.metering import Meter, note_routes
from mockportal.web.panels import mount_panels
from mockportal.web.tries import Tries

_BODY_BYTES = 1024 * 1024
_FILE_BYTES = 64 * 1024 * 1024
_GIVE_BACK = frozenset(
    {"making.create", "adding.add_company", "adding.add_person", "adding.add_access"}
)
_HTTP_CODES = {
    400: "form-expired",
    404: "page-unknown",
    405: "method-not-allowed",
    413: "request-too-large",
}


class _ControlSessions(SecureCookieSessionInterface):
    """The cookie covers the control room only, not the worlds beside it."""

    def get_cookie_name(self, app: Flask) -> str:
        return "pilotage"


def create_control_app(
    services: Services, counted: Counted | None = None, meter: Meter | None = None
) -> Flask:
    """Build the application outside the worlds.

    Args:
        counted: the tries of the whole program; its own ones unless given.
        meter: what counts requests; one that nobody asks unless given.
    """
    app = Flask(__name__, static_folder=None)
    app.session_interface = _ControlSessions()
    app.config.update(
        SECRET_KEY=services.secret_key,
        SESSION_COOKIE_SAMESITE="Lax",
        MAX_CONTENT_LENGTH=_BODY_BYTES,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_CHECK_DEFAULT=False,  # by _check_token
        WTF_CSRF_SSL_STRICT=False,
        WTF_I18N_ENABLED=False,
    )
    app.extensions["mockportal"] = services
    app.extensions["mockportal-tries"] = counted or Tries()
    app.extensions["mockportal-meter"] = meter or Meter(int)
    app.before_request(refuse_other_sites)
    app.before_request(_allow_files)
    protection = CSRFProtect(app)
    app.before_request(lambda: _check_token(protection))
    add_filters(app)
    serve_assets(app)
    add_assets(app, lambda: request.script_root)
    for area in (guard, room, making, adding, room_actions, api, trial, metering):
        app.register_blueprint(area.blueprint)
    app.jinja_env.globals.update(
        panels=mount_panels(app),
        panel_frame="control/layout.html",
        panel_notice=guard.words()["fictional-banner"],
    )
    app.context_processor(lambda: {"w": guard.words()})
    app.before_request(guard.demand_token)
    app.register_error_handler(Refusal, _refused)
    app.register_error_handler(CSRFError, lambda _error: _page(Refusal("form-expired"), 400))
    app.register_error_handler(HTTPException, _http_error)
    app.after_request(harden)
    note_routes(app)
    return app


def _check_token(protection: CSRFProtect) -> None:
    """Programs have no form, and send JSON that no form can send."""
    if request.blueprint != api.blueprint.name:
        check_token(protection, _GIVE_BACK)


def _allow_files() -> None:
    """A file that holds a world may be larger than a form."""
    if request.endpoint == "making.import_file":
        request.max_content_length = _FILE_BYTES


def _refused(refusal: Refusal) -> ResponseReturnValue:
    page, status = _page(refusal, refusal.status)
    return page, status, retry_after(refusal)


def _http_error(error: HTTPException) -> ResponseReturnValue:
    if request.path.startswith("/control/"):
        return http_problem(error)
    if isinstance(error, InternalServerError):
        return _page(Refusal("failed"), HTTPStatus.INTERNAL_SERVER_ERROR)
    if error.response is not None or error.code not in _HTTP_CODES:
        return error
    return _page(Refusal(_HTTP_CODES[error.code]), error.code)


def _page(refusal: Refusal, status: int) -> tuple[str, int]:
    wording = guard.words()
    message, root = wording.refusal(refusal), f"{request.script_root}/"
    return render_template("outside.html", message=message, w=wording, root=root), status
