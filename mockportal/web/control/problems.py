"""Clear refusals of the control API, as ``application/problem+json``."""

from http import HTTPStatus
from typing import Any

import msgspec
from flask import Blueprint, Response, current_app
from werkzeug.exceptions import HTTPException

from mockportal.domain import refusals
from mockportal.domain.refusals import Refusal, UnknownName
from mockportal.ports import Services
from mockportal.variants import DEFAULT, variant
from mockportal.web.control.shapes import Problem, WrongField
from mockportal.web.headers import retry_after

MEDIA_TYPE = "application/problem+json"
_WORLDS_SHOWN = 20


class BadRequest(Exception):
    """What was sent does not fit; ``detail`` says what to send instead.

    Args:
        more: further members of the problem.
    """

    def __init__(self, detail: str, **more: Any) -> None:
        super().__init__(detail)
        self.detail, self.more = detail, more


def problem(status: int, code: str, detail: str, **more: Any) -> Response:
    """An answer in the shape of RFC 9457."""
    body = Problem(type="about:blank", title=code, status=status, detail=detail, **more)
    return Response(msgspec.json.encode(body), status=status, mimetype=MEDIA_TYPE)


def add_problems(blueprint: Blueprint) -> None:
    """Turn every refusal and HTTP error below this blueprint into a problem."""
    blueprint.register_error_handler(Refusal, _refused)
    blueprint.register_error_handler(BadRequest, _bad_request)
    blueprint.register_error_handler(HTTPException, http_problem)


def _refused(refusal: Refusal) -> Response:
    wording = variant(DEFAULT).wording
    wrong = refusal.wrong if isinstance(refusal, refusals.WrongFields) else ()
    if isinstance(refusal, refusals.WrongField):
        wrong = (refusal,)
    errors = tuple(WrongField(one.field, one.code, wording.refusal(one)) for one in wrong)
    detail = wording.refusal(refusal)
    known = _what_exists(refusal)
    answer = problem(refusal.status, refusal.code, detail, errors=errors, known=known)
    answer.headers.extend(retry_after(refusal))
    return answer


def _what_exists(refusal: Refusal) -> tuple[str, ...] | None:
    """The names that would have done; for an unknown world, the newest ones."""
    if isinstance(refusal, UnknownName):
        return refusal.known
    if refusal.code != "world-unknown":
        return None
    services: Services = current_app.extensions["mockportal"]
    return tuple(world.id for world in services.worlds()[:_WORLDS_SHOWN])


def _bad_request(error: BadRequest) -> Response:
    return problem(422, "bad-request", error.detail, **error.more)


def http_problem(error: HTTPException) -> Response:
    """An HTTP error as a problem."""
    details = {
        400: "Le corps de la requête n’est pas du JSON valable.",
        404: "Cette adresse n’existe pas dans l’API de pilotage.",
        405: "Cette adresse n’accepte pas cette méthode.",
        413: "La requête est trop volumineuse.",
        415: "Envoyez du JSON, avec l’en-tête « Content-Type: application/json ».",
    }
    status = error.code or 500
    answer = problem(status, error.name, details.get(status, error.description or error.name))
    if status == HTTPStatus.METHOD_NOT_ALLOWED and "Allow" in error.get_response().headers:
        answer.headers["Allow"] = error.get_response().headers["Allow"]
    return answer
