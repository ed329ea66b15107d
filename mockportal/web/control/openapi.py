"""The OpenAPI document of the control API, made from its operations when it is first asked for."""

from functools import cache
from http import HTTPStatus
from typing import Any

import msgspec
from flask import Response, request
from msgspec.json import schema_components

from mockportal.web.control.bodies import TOGETHER
from mockportal.web.control.operations import PREFIX, Operation, operations
from mockportal.web.control.problems import MEDIA_TYPE
from mockportal.web.control.shapes import Problem
from mockportal.web.request_ids import HEADER, WELL_FORMED

_JSON = "application/json"
_SCHEMAS = "#/components/schemas/{name}"
_REFUSALS = {
    400: "Le corps n’est pas du JSON valable.",
    401: "Ce portail demande un jeton, et ce n’est pas le bon.",
    403: "Cette personne n’a pas ce droit, ou l’envoi vient d’une page d’un autre site.",
    404: "Ce monde, ou ce que nomme l’adresse, n’existe pas.",
    409: "L’état du monde ne le permet pas.",
    413: "Le corps est trop long.",
    415: "Le corps n’est pas annoncé comme du JSON.",
    421: "Ce portail ne répond pas sous ce nom (en-tête Host).",
    422: "Un champ ou un paramètre ne convient pas ; la réponse dit lesquels et ce qui existe.",
    503: "Le portail est occupé, ou trop de requêtes attendent déjà ; l’en-tête Retry-After dit "
    "quand recommencer.",
    507: "Il n’y a plus de place sur le disque du portail.",
}
_DESCRIPTION = (
    "Des mondes pour essayer : les créer, avancer leur horloge, lire leur courrier, décider à la "
    "place des autres. Les refus sont des documents application/problem+json. Un texte ne contient "
    "pas de caractère de contrôle ; un champ ou un paramètre inconnu est refusé."
)


@operations.add("GET", "/openapi.json", "Lire ce document", group="API")
def openapi() -> Response:
    """The document, as it is for the address under which the portal was reached."""
    document = {**_document(), "servers": [{"url": request.script_root + PREFIX}]}
    return Response(msgspec.json.encode(document), mimetype=_JSON)


@cache
def _document() -> dict[str, Any]:
    from importlib.metadata import version  # with the first document: most portals never give one

    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Pilotage du portail fictif Net-Entreprises",
            "version": version("procedures-vivantes"),
            "description": _DESCRIPTION,
        },
        "tags": [{"name": name} for name in dict.fromkeys(one.group for one in operations.all)],
        "security": [{}, {"jeton": []}],
        "paths": _paths(),
        "components": {
            "schemas": _schemas(),
            "parameters": {"request-id": _request_id_parameter()},
            "headers": {"request-id": _request_id()},
            "responses": {str(status): _refusal(status) for status in _REFUSALS},
            "securitySchemes": {"jeton": {"type": "http", "scheme": "bearer"}},
        },
    }


def _paths() -> dict[str, Any]:
    paths: dict[str, Any] = {}
    for one in operations.all:
        paths.setdefault(one.path, {})[one.method.lower()] = described(one)
    return paths


def described(one: Operation) -> dict[str, Any]:
    """What the document says of an operation."""
    described = {
        "operationId": one.name,
        "summary": one.summary,
        "description": one.note,
        "tags": [one.group],
        "parameters": _parameters(one),
        "requestBody": _request_body(one),
        "responses": _responses(one),
    }
    return {name: value for name, value in described.items() if value}


def _parameters(one: Operation) -> list[Any]:
    in_path = [
        {"name": name, "in": "path", "required": True, "schema": _path_schema(kind)}
        for name, kind in one.path_types.items()
    ]
    schema = schema_components([one.query])[1][one.query.__name__]
    in_query = [
        {"name": name, "in": "query", "schema": kind, **_described(kind)}
        for name, kind in schema["properties"].items()
    ]
    return [*in_path, *in_query, {"$ref": "#/components/parameters/request-id"}]


def _path_schema(kind: type) -> dict[str, Any]:
    if kind is int:
        return {"type": "integer", "minimum": 0}
    return {"type": "string", "pattern": "^[^/]+$"}


def _described(schema: dict[str, Any]) -> dict[str, str]:
    return {"description": schema.pop("description")} if "description" in schema else {}


def _request_body(one: Operation) -> dict[str, Any] | None:
    if one.sent is None:
        return None
    content: dict[str, Any] = {"schema": _reference(one.sent)}
    if one.example:
        content["example"] = one.example
    return {"required": one.needs_body, "content": {_JSON: content}}


def _responses(one: Operation) -> dict[str, Any]:
    headers: dict[str, Any] = {HEADER: {"$ref": "#/components/headers/request-id"}}
    if one.location or one.status == HTTPStatus.FOUND:
        headers["Location"] = {"schema": {"type": "string"}, "required": True}
    well: dict[str, Any] = {"description": HTTPStatus(one.status).phrase, "headers": headers}
    if one.answers is not None and one.status != HTTPStatus.FOUND:
        well["content"] = {_JSON: {"schema": _answer_schema(one)}}
    refused = {
        str(status): {"$ref": f"#/components/responses/{status}"} for status in refusals_of(one)
    }
    return {str(one.status): well, **refused}


def _answer_schema(one: Operation) -> dict[str, Any]:
    if one.document is not None and one.answers in {Response, dict[str, Any]}:
        return _reference(one.document)
    return {"type": "object"} if one.answers is Response else _reference(one.answers)


def _reference(kind: Any) -> dict[str, Any]:
    return schema_components([kind], ref_template=_SCHEMAS)[0][0]


def refusals_of(one: Operation) -> list[int]:
    """The statuses of a refusal: the operation's own, and what follows from what it takes."""
    takes_body = {400, 413, 415} if one.sent is not None else set()
    names_something = {404} if one.path_types else set()
    opens_a_world = {409} if "world_id" in one.path_types else set()  # whose variant may be absent
    stored = {503, 507} if one.method != "GET" or one.path_types else set()
    from_a_page = set() if one.method == "GET" else {403}
    return sorted(
        {
            401,
            421,
            422,
            *stored,
            *from_a_page,
            *takes_body,
            *names_something,
            *opens_a_world,
            *one.refuses,
        }
    )


def _refusal(status: int) -> dict[str, Any]:
    headers: dict[str, Any] = {HEADER: {"$ref": "#/components/headers/request-id"}}
    if status in {HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.INSUFFICIENT_STORAGE}:
        headers["Retry-After"] = {"schema": {"type": "integer"}, "required": True}
    if status == HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = {"schema": {"type": "string"}, "required": True}
    schema = {"$ref": _SCHEMAS.format(name=Problem.__name__)}
    return {
        "description": _REFUSALS[status],
        "headers": headers,
        "content": {MEDIA_TYPE: {"schema": schema}},
    }


def _schemas() -> dict[str, Any]:
    """The shapes by name; what their docstrings say is for the readers of the code."""
    kinds = [k for one in operations.all for k in (one.body, one.document, one.answers) if k]
    kinds = [kind for kind in [*kinds, Problem] if kind is not Response]
    found = schema_components(kinds, ref_template=_SCHEMAS)[1]
    for schema in found.values():
        schema.pop("description", None)
    for one in operations.all:
        if one.body:
            found[one.body.__name__]["additionalProperties"] = False
            found[one.body.__name__] |= TOGETHER.get(one.body, {})
    return dict(sorted(found.items()))


def _request_id() -> dict[str, Any]:
    return {
        "description": "Nomme la requête, dans sa réponse et dans le journal.",
        "schema": {"type": "string", "pattern": f"^{WELL_FORMED}$"},
    }


def _request_id_parameter() -> dict[str, Any]:
    described = "Le nom de la requête ; à défaut, ou s’il est mal formé, le portail en donne un."
    return {"name": HEADER, "in": "header", "description": described, "schema": {"type": "string"}}
