"""Clear refusals of the control API, as ``application/problem+json``."""

import json
from http import HTTPStatus
from typing import Any

from flask import Blueprint, Response, current_app
from werkzeug.exceptions import HTTPException

from mockportal.domain.refusals import Refusal, UnknownName, WrongField, WrongFields
from mockportal.ports import Services
from mockportal.variants import DEFAULT, variant

_WORLDS_SHOWN = 20


class BadRequest(Exception):
    """What was sent does not fit; ``detail`` says what to send instead."""

    def __init__(self, detail: str, **more: object) -> None:
        super().__init__(detail)
        self.detail, self.more = detail, more


def problem(status: int, code: str, detail: str, **more: object) -> Response:
    """An answer in the shape of RFC 9457."""
    body = {"type": "about:blank", "title": code, "status": status, "detail": detail, **more}
    text = json.dumps(body, ensure_ascii=False)
    return Response(text, status=status, mimetype="application/problem+json")


def add_problems(blueprint: Blueprint) -> None:
    """Turn every refusal and HTTP error below this blueprint into a problem."""
    blueprint.register_error_handler(Refusal, _refused)
    blueprint.register_error_handler(BadRequest, _bad_request)
    blueprint.register_error_handler(HTTPException, http_problem)


def _refused(refusal: Refusal) -> Response:
    wording = variant(DEFAULT).wording
    wrong: tuple[Any, ...] = refusal.wrong if isinstance(refusal, WrongFields) else ()
    if isinstance(refusal, WrongField):
        wrong = (refusal,)
    errors = [
        {"field": one.field, "code": one.code, "detail": wording.refusal(one)} for one in wrong
    ]
    more: dict[str, object] = {"errors": errors} if errors else {}
    if (known := _what_exists(refusal)) is not None:
        more["known"] = known
    return problem(refusal.status, refusal.code, wording.refusal(refusal), **more)


def _what_exists(refusal: Refusal) -> list[str] | None:
    """The names that would have done; for an unknown world, the newest ones."""
    if isinstance(refusal, UnknownName):
        return list(refusal.known)
    if refusal.code != "world-unknown":
        return None
    services: Services = current_app.extensions["mockportal"]
    return [world.id for world in services.worlds()[:_WORLDS_SHOWN]]


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
