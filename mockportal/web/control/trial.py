"""Pages on which a person tries the control API: a form for each operation, and what it answers."""

import shlex
from dataclasses import dataclass
from http import HTTPStatus
from itertools import groupby
from typing import Any
from urllib.parse import quote, urlencode

import msgspec
from flask import Blueprint, Response, current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import Headers
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from mockportal.web.control.guard import words
from mockportal.web.control.openapi import described
from mockportal.web.control.operations import PREFIX, Operation, operations, services

blueprint = Blueprint("trial", __name__)
_SHOWN = 20_000
_JSON = "application/json"


@dataclass(frozen=True)
class Answer:
    """What an operation answered, and the command that asks the same.

    Attributes:
        more: characters of the body that are not shown.
    """

    command: str
    status: int
    phrase: str
    body: str
    more: int


@blueprint.get("/essai")
def index() -> ResponseReturnValue:
    """Every operation, by what it belongs to."""
    groups = [(name, list(of_it)) for name, of_it in groupby(operations.all, lambda o: o.group)]
    return render_template("control/trial_index.html", w=words(), groups=groups, prefix=PREFIX)


@blueprint.get("/essai/<name>")
def show(name: str) -> ResponseReturnValue:
    """The form of one operation, filled in with the newest world and an example."""
    operation = _operation(name)
    newest = next((world.id for world in services().worlds()), "")
    typed = {"world_id": newest, "number": "1", **request.args.to_dict()}
    example = msgspec.json.format(msgspec.json.encode(operation.example), indent=2).decode()
    return _page(operation, typed, example if operation.sent is not None else "")


@blueprint.post("/essai/<name>")
def send(name: str) -> ResponseReturnValue:
    """Ask what was typed, and show the answer below the form."""
    operation, typed = _operation(name), request.form.to_dict()
    body = typed.get("body", "")
    if missing := [one for one in operation.path_types if not typed.get(one)]:
        return _page(operation, typed, body, missing=missing), 422
    return _page(operation, typed, body, _ask(operation, typed, body))


def _operation(name: str) -> Operation:
    for one in operations.all:
        if one.name == name:
            return one
    raise NotFound


def _page(
    operation: Operation,
    typed: dict[str, str],
    body: str,
    answer: Answer | None = None,
    missing: list[str] | None = None,
) -> str:
    parameters = [one for one in described(operation)["parameters"] if "name" in one]
    return render_template(
        "control/trial.html",
        w=words(),
        operation=operation,
        prefix=PREFIX,
        parameters=parameters,
        typed=typed,
        body=body,
        answer=answer,
        missing=missing or [],
    )


def _ask(operation: Operation, typed: dict[str, str], body: str) -> Answer:
    """Call the API inside this program, in the name of whoever was let into the room."""
    from werkzeug.test import EnvironBuilder  # costs more than the rest of this page at the start

    names = {name: quote(typed[name], safe="") for name in operation.path_types}
    path = PREFIX + operation.path.format(**names)
    query = {n: typed[n] for n in operation.query.__struct_fields__ if typed.get(n)}
    sent = body if operation.sent is not None else ""
    token = services().token
    builder = EnvironBuilder(
        path=path,
        base_url=request.url_root,
        query_string=query,
        method=operation.method,
        data=sent,
        content_type=_JSON if sent else None,
        headers=Headers({"Authorization": f"Bearer {token}"} if token else {}),
    )
    own = {key: one for key, one in request.environ.items() if key.startswith("mockportal.")}
    answered = Response.from_app(current_app.wsgi_app, builder.get_environ() | own)
    text = _readable(answered)
    return Answer(
        command=_command(operation, path + (f"?{urlencode(query)}" if query else ""), sent),
        status=answered.status_code,
        phrase=HTTPStatus(answered.status_code).phrase,
        body=text[:_SHOWN],
        more=max(0, len(text) - _SHOWN),
    )


def _readable(answered: AnyResponse) -> str:
    text: Any = answered.get_data()
    if text and (answered.mimetype or "").endswith("json"):
        text = msgspec.json.format(text, indent=2)
    return text.decode()


def _command(operation: Operation, path: str, sent: str) -> str:
    method = "" if operation.method == "GET" else f"-X {operation.method} "
    lines = [f"curl {method}{shlex.quote(request.url_root.rstrip('/') + path)}"]
    if sent:
        lines.append(f"-H 'Content-Type: {_JSON}'")
        lines.append(f"-d {shlex.quote(sent)}")
    return " \\\n  ".join(lines)


@operations.add("GET", "/", "Aller à la page d’essai", group="API", status=302)
def try_it() -> Response:
    """Lead people who look at the API's address to the page on which they can try it."""
    return Response(status=302, headers={"Location": url_for("trial.index")})
