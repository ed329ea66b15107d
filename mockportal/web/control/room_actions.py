"""What a person does to a world in the control room: variant, faults, snapshots, files."""

import json

from flask import Blueprint, Response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from mockportal.domain.faults import STEPS, Fault
from mockportal.ports import RoomWorld
from mockportal.usecases import breakdowns, changing, signing_in
from mockportal.web.control.operations import opened, services
from mockportal.web.tries import tries

blueprint = Blueprint("actions", __name__, url_prefix="/mondes/<world_id>")


@blueprint.post("/variante")
def change_variant(world_id: str) -> ResponseReturnValue:
    """Follow another variant from now on."""
    with opened(world_id, write=True) as portal:
        changing.change_variant(portal, request.form.get("variante", ""))
    return _back(world_id, "variante")


@blueprint.post("/pannes")
def ask_fault(world_id: str) -> ResponseReturnValue:
    """Ask for one fault beside those that are asked for already."""
    name = request.form.get("panne", "")
    with opened(world_id, write=True) as portal:
        breakdowns.set_faults(portal, {**portal.world.faults, name: _options(name)})
    return _back(world_id, "panne-demandee")


@blueprint.post("/pannes/fin")
def repair(world_id: str) -> ResponseReturnValue:
    """Take one fault away."""
    name = request.form.get("panne", "")
    with opened(world_id, write=True) as portal:
        kept = {n: o for n, o in portal.world.faults.items() if n != name}
        breakdowns.set_faults(portal, kept)
    return _back(world_id, "panne-enlevee")


@blueprint.post("/essais/fin")
def lift_lockouts(world_id: str) -> ResponseReturnValue:
    """Let everybody try to sign in again at once (R55)."""
    with opened(world_id, write=True) as portal:
        signing_in.lift_lockouts(portal)
    tries().lift(world_id)
    return _back(world_id, "attente-levee")


@blueprint.post("/instantanes")
def take_snapshot(world_id: str) -> ResponseReturnValue:
    """Keep the world as it is now."""
    services().take_snapshot(world_id)
    return _back(world_id, "instantane-pris")


@blueprint.post("/instantanes/<snapshot_id>/monde")
def restore(world_id: str, snapshot_id: str) -> ResponseReturnValue:
    """Go back to a snapshot: a new world as this one was then."""
    with services().world_from_snapshot(snapshot_id, RoomWorld()) as portal:
        restored = portal.world.id
    return redirect(url_for("room.world", world_id=restored, fait="retour", depuis=world_id))


@blueprint.post("/instantanes/<snapshot_id>/suppression")
def delete_snapshot(world_id: str, snapshot_id: str) -> ResponseReturnValue:
    """Keep a snapshot no longer."""
    services().delete_snapshot(world_id, snapshot_id)
    return _back(world_id, "instantane-efface")


@blueprint.get("/fichier")
def export(world_id: str) -> Response:
    """The world as a file to keep."""
    text = json.dumps(services().export_world(world_id), ensure_ascii=False, indent=2)
    headers = {"Content-Disposition": 'attachment; filename="monde.json"'}
    return Response(text + "\n", mimetype="application/json", headers=headers)


def _options(name: str) -> dict[str, object]:
    """The options of the form that fit this fault; what was typed wrong is refused later."""
    given: dict[str, object] = {}
    if request.form.get("fois") == "1":
        given["times"] = 1
    if name == Fault.PAGE_SLOW:
        given["seconds"] = request.form.get("secondes", type=int)
    if name in STEPS and request.form.get("etape"):
        given["step"] = request.form["etape"]
    return given


def _back(world_id: str, done: str) -> ResponseReturnValue:
    """The world's page, which says what was done."""
    return redirect(url_for("room.world", world_id=world_id, fait=done))
