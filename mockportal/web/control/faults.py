"""The control API's faults on demand: those that exist, and those of a world (R54)."""

from typing import Any

from flask import Blueprint, current_app, jsonify, request
from flask.typing import ResponseReturnValue

from mockportal.domain.faults import SECONDS, SECONDS_MAX, STEPS, TIMES_MAX, Fault, Step
from mockportal.domain.faults import option_names as names_of
from mockportal.ports import Services
from mockportal.usecases import breakdowns
from mockportal.variants import DEFAULT, variant
from mockportal.web.control.problems import BadRequest, add_problems

blueprint = Blueprint("faults", __name__, url_prefix="/control/v1")
add_problems(blueprint)


def fault_answer(fault: Fault) -> dict[str, Any]:
    """A fault with its explanation and the options that it takes."""
    title, text = variant(DEFAULT).wording.fault(fault)
    options: dict[str, Any] = {
        "times": {"minimum": 1, "maximum": TIMES_MAX},
        "seconds": {"minimum": 1, "maximum": SECONDS_MAX, "default": SECONDS},
        "step": {"enum": [step for step in Step if step in STEPS.get(fault, ())]},
    }
    return {
        "name": fault,
        "title": title,
        "explanation": text,
        "options": {name: options[name] for name in names_of(fault)},
    }


@blueprint.get("/faults")
def catalogue() -> ResponseReturnValue:
    """Every fault that can be asked for."""
    return jsonify([fault_answer(fault) for fault in Fault])


@blueprint.get("/worlds/<world_id>/faults")
def asked(world_id: str) -> ResponseReturnValue:
    """The faults of a world, by name, with their options."""
    with _open(world_id, write=False) as portal:
        return jsonify(dict(portal.world.faults))


@blueprint.put("/worlds/<world_id>/faults")
def ask(world_id: str) -> ResponseReturnValue:
    """Replace the faults of a world; ``{}`` takes all of them away."""
    body = _body()
    with _open(world_id, write=True) as portal:
        breakdowns.set_faults(portal, body)
        return jsonify(dict(portal.world.faults))


def _open(world_id: str, *, write: bool) -> Any:
    services: Services = current_app.extensions["mockportal"]
    return services.open(world_id, write=write)


def _body() -> dict[str, object]:
    try:
        body = request.get_json()
    except RecursionError:
        raise BadRequest("Ce JSON est trop imbriqué.") from None
    if not isinstance(body, dict):
        example = '{"courriel-perdu": {}, "erreur-500": {"step": "conditions", "times": 1}}'
        raise BadRequest(f"Envoyez un objet JSON, par exemple {example}.")
    return body
