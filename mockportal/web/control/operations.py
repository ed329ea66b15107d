"""The operations of the control API: what each takes, answers and refuses, said once.

From it come the routes, the reading of what is sent and the OpenAPI document.
"""

import re
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import msgspec
from flask import Blueprint, Response, current_app, request
from flask.typing import ResponseReturnValue
from msgspec import structs

from mockportal.ports import Portal, Services
from mockportal.web.control.bodies import Nothing
from mockportal.web.control.problems import add_problems
from mockportal.web.control.requests import read_body, read_query
from mockportal.web.request_ids import request_id

PREFIX = "/control/v1"
GROUPS = (
    "Mondes",
    "Préparation",
    "Courrier",
    "Décisions",
    "Pannes",
    "Journal",
    "Instantanés et fichiers",
    "API",
)
"""What operations belong to, in the order in which they are shown."""

JSON_BYTES = 1024 * 1024
_PARAMETER = re.compile(r"\{(\w+)\}")
View = Callable[..., Any]


@dataclass(frozen=True)
class Operation:
    """One method at one address.

    Attributes:
        path: below the prefix, its parameters in braces.
        summary: in French, what it does.
        group: in French, what it belongs to, one of ``GROUPS``.
        view: takes the path's parameters, and ``body`` and ``query`` if it has such arguments, of
            the types it declares for them; returns what is answered.
        status: of the answer when all goes well.
        refuses: statuses of refusals, beside those that follow from what it takes.
        location: address of what was made, with the answer's fields in braces.
        document: it takes or gives JSON of this shape, and reads it itself.
        body_bytes: the longest body.
        note: in French, what else must be known.
        example: a body that it takes.
    """

    method: str
    path: str
    summary: str
    group: str
    view: View
    status: int = 200
    refuses: tuple[int, ...] = ()
    location: str = ""
    document: Any = None
    body_bytes: int = JSON_BYTES
    note: str = ""
    example: Mapping[str, Any] = field(default_factory=dict[str, Any])

    @property
    def name(self) -> str:
        """Its name among the operations."""
        return self.view.__name__

    @property
    def body(self) -> type[msgspec.Struct] | None:
        """What its body is read as."""
        return self.view.__annotations__.get("body")

    @property
    def sent(self) -> Any:
        """The shape of its body; None when it takes none."""
        return self.body or (self.document if self.method in {"POST", "PUT"} else None)

    @property
    def needs_body(self) -> bool:
        """Whether nothing at all is too little; what replaces something says by what."""
        if not isinstance(self.sent, type):
            return self.method == "PUT"
        return any(field.required for field in structs.fields(self.sent))

    @property
    def query(self) -> type[msgspec.Struct]:
        """What the parameters of its address are read as."""
        return self.view.__annotations__.get("query", Nothing)

    @property
    def answers(self) -> Any:
        """The type of its answer; None without content, Response for one that is no JSON shape."""
        return self.view.__annotations__["return"]

    @property
    def path_types(self) -> dict[str, type]:
        """The types of its path's parameters."""
        return {name: self.view.__annotations__[name] for name in _PARAMETER.findall(self.path)}

    def rule(self) -> str:
        """The path as Flask writes it."""
        types = self.path_types
        return _PARAMETER.sub(
            lambda found: f"<{'int:' if types[found[1]] is int else ''}{found[1]}>", self.path
        )


class Operations:
    """The operations of a blueprint, in the order in which they are shown."""

    def __init__(self, blueprint: Blueprint) -> None:
        self._blueprint = blueprint
        self.all: list[Operation] = []

    def add(self, method: str, path: str, summary: str, **more: Any) -> Callable[[View], View]:
        """Make a view an operation; ``more`` are further attributes of Operation."""

        def decorate(view: View) -> View:
            operation = Operation(method, path, summary, view=view, **more)
            self.all.append(operation)
            self.all.sort(key=lambda one: GROUPS.index(one.group))
            self._blueprint.add_url_rule(
                operation.rule(),
                endpoint=operation.name,
                view_func=partial(_run, operation),
                methods=[method],
            )
            return view

        return decorate


def _run(operation: Operation, **arguments: Any) -> ResponseReturnValue:
    """Read what was sent, call the view, write what it returns."""
    request.max_content_length = operation.body_bytes
    query = read_query(operation.query)
    if operation.query is not Nothing:
        arguments["query"] = query
    if operation.body is not None:
        arguments["body"] = read_body(operation.body)
    answer = services().carry_out(lambda: operation.view(**arguments))
    if isinstance(answer, Response):
        return answer
    headers = {}
    if operation.location:
        below = operation.location.format(**structs.asdict(answer))
        headers["Location"] = f"{request.url_root.rstrip('/')}{PREFIX}{below}"
    text = b"" if operation.status == 204 else msgspec.json.encode(answer)  # noqa: PLR2004
    return Response(text, operation.status, headers, mimetype="application/json")


blueprint = Blueprint("api", __name__, url_prefix=PREFIX)
add_problems(blueprint)
operations = Operations(blueprint)


def services() -> Services:
    """What the composition root gave the web."""
    return current_app.extensions["mockportal"]


def opened(world_id: str, *, write: bool = False) -> AbstractContextManager[Portal]:
    """A world inside one transaction, in the name of the request."""
    return services().open(world_id, write=write, request=request_id(request.environ))
