"""Operations on faults on demand: those that exist, and those of a world (R54)."""

from typing import Any

from flask import request

from mockportal.domain.faults import SECONDS, SECONDS_MAX, STEPS, TIMES_MAX, Fault, Step
from mockportal.domain.faults import option_names as names_of
from mockportal.usecases import breakdowns
from mockportal.variants import DEFAULT, variant
from mockportal.web.control import shapes
from mockportal.web.control.operations import opened, operations
from mockportal.web.control.problems import BadRequest
from mockportal.web.control.requests import read_json

GROUP = "Pannes"
_EXAMPLE = {"courriel-perdu": {}, "erreur-500": {"step": "conditions", "times": 1}}
Faults = dict[str, shapes.FaultOptions]


def fault_answer(fault: Fault) -> shapes.Fault:
    """A fault with its explanation and the options that it takes."""
    title, text = variant(DEFAULT).wording.fault(fault)
    options: dict[str, Any] = {
        "times": {"minimum": 1, "maximum": TIMES_MAX},
        "seconds": {"minimum": 1, "maximum": SECONDS_MAX, "default": SECONDS},
        "step": {"enum": [step for step in Step if step in STEPS.get(fault, ())]},
    }
    taken = {name: options[name] for name in names_of(fault)}
    return shapes.Fault(name=fault, title=title, explanation=text, options=taken)


@operations.add("GET", "/faults", "Lister les pannes possibles", group=GROUP)
def catalogue() -> list[shapes.Fault]:
    """Every fault that can be asked for."""
    return [fault_answer(fault) for fault in Fault]


@operations.add(
    "GET", "/worlds/{world_id}/faults", "Lire les pannes d’un monde", group=GROUP, document=Faults
)
def asked(world_id: str) -> dict[str, Any]:
    """The faults of a world, by name, with their options."""
    with opened(world_id) as portal:
        return dict(portal.world.faults)


@operations.add(
    "PUT",
    "/worlds/{world_id}/faults",
    "Demander des pannes",
    group=GROUP,
    document=Faults,
    note="Elles remplacent celles du monde ; un objet vide les répare toutes.",
    example=_EXAMPLE,
)
def ask(world_id: str) -> dict[str, Any]:
    """Replace the faults of a world; ``{}`` takes all of them away."""
    body = read_json() if request.get_data() else None
    if not isinstance(body, dict):
        raise BadRequest("Envoyez un objet JSON : le nom de chaque panne et ses options.")
    with opened(world_id, write=True) as portal:
        breakdowns.set_faults(portal, body)
        return dict(portal.world.faults)
