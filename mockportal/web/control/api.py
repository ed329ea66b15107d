"""The control API: worlds, clocks, mail, letters and decisions for programs."""

from datetime import datetime
from typing import Any

from flask import Blueprint, Response, current_app, jsonify, request
from flask.typing import ResponseReturnValue

from mockportal.domain.company import Account, Company
from mockportal.domain.moments import PARIS
from mockportal.domain.refusals import NotFound
from mockportal.domain.registration import Letter, Registration
from mockportal.domain.removal import Removal
from mockportal.domain.secrets import check_password
from mockportal.domain.world import JournalEntry, Mail
from mockportal.ports import Portal, Services
from mockportal.usecases import coopting, directory, registering, removing, timekeeping
from mockportal.variants import DEFAULT as DEFAULT_VARIANT
from mockportal.web.control import answers
from mockportal.web.control.problems import BadRequest, add_problems
from mockportal.web.control.requests import read_body, read_moment, read_query, read_target

blueprint = Blueprint("api", __name__, url_prefix="/control/v1")
add_problems(blueprint)

DEFAULT_DATASET = "un-administrateur"
DEFAULT_NOW = datetime(2026, 1, 12, 9, tzinfo=PARIS)
_SEEDS = 2**63
_TEXT_MAX = 120


def services() -> Services:
    """What the composition root gave the web."""
    return current_app.extensions["mockportal"]


def _open(world_id: str, *, write: bool = False):
    return services().open(world_id, write=write)


@blueprint.post("/worlds")
def create_world() -> ResponseReturnValue:
    """Make a world."""
    body = read_body({"dataset": str, "variant": str, "now": str, "seed": int})
    seed = body.get("seed", 1)
    if not 0 <= seed < _SEEDS:
        raise BadRequest("Le champ « seed » attend un nombre entier de 0 à 2⁶³ - 1.")
    now = read_moment("now", body["now"]) if "now" in body else DEFAULT_NOW
    dataset = body.get("dataset", DEFAULT_DATASET)
    variant = body.get("variant", DEFAULT_VARIANT)
    with services().create_world(dataset, variant, now, seed) as portal:
        answer = answers.world_answer(portal, services().seeded_password)
    location = f"{request.url_root}control/v1/worlds/{answer['id']}"
    return jsonify(answer), 201, {"Location": location}


@blueprint.get("/worlds/<world_id>")
def show_world(world_id: str) -> ResponseReturnValue:
    """A world, without passwords."""
    with _open(world_id) as portal:
        return jsonify(answers.world_answer(portal))


@blueprint.delete("/worlds/<world_id>")
def delete_world(world_id: str) -> ResponseReturnValue:
    """Delete a world with everything in it."""
    services().delete_world(world_id)
    return Response(status=204)


@blueprint.post("/worlds/<world_id>/clock/advance")
def advance(world_id: str) -> ResponseReturnValue:
    """Advance the world's clock; what falls due happens on the way."""
    with _open(world_id, write=True) as portal:
        fired = timekeeping.advance(portal, read_target(portal.now))
        rows = [
            {"at": one.at.isoformat(), "event": one.event, "subject": one.subject} for one in fired
        ]
        return jsonify({"now": portal.now.isoformat(), "fired": rows})


@blueprint.post("/worlds/<world_id>/companies")
def add_company(world_id: str) -> ResponseReturnValue:
    """Add a company to the directory."""
    names = ("siret", "name", "street", "postcode", "city")
    body = read_body(dict.fromkeys(names, str), required=names)
    if empty := [name for name in names if not body[name].strip() or len(body[name]) > _TEXT_MAX]:
        raise BadRequest(f"Champ vide ou trop long : {', '.join(empty)}.")
    with _open(world_id, write=True) as portal:
        added = directory.add_company(portal, Company(**body))
        return jsonify(answers.company_answer(added)), 201


@blueprint.post("/worlds/<world_id>/people")
def add_person(world_id: str) -> ResponseReturnValue:
    """Add a person who holds a role."""
    texts = ("siret", "nom", "prenom", "courriel", "telephone", "password")
    lists = ("roles", "habilitations")
    fields: dict[str, type] = {**dict.fromkeys(texts, str), **dict.fromkeys(lists, list)}
    body = read_body(fields, required=("siret", "nom", "prenom", "courriel"))
    password = body.pop("password", services().seeded_password)
    check_password(password)
    roles = tuple(body.pop("roles", ["administrateur"]))
    if not roles:
        raise BadRequest("Le champ « roles » attend au moins un rôle : administrateur, declarant.")
    person = directory.NewPerson(
        password=services().cheap_hash(password),
        roles=roles,
        habilitations=tuple(body.pop("habilitations", ["dsn"])),
        **{"telephone": "0199000000", **body},
    )
    with _open(world_id, write=True) as portal:
        added = directory.add_person(portal, person)
        return jsonify(answers.person_answer(added, password)), 201


@blueprint.get("/worlds/<world_id>/mails")
def mails(world_id: str) -> ResponseReturnValue:
    """Mails, oldest first; ``to`` is an address, ``subject`` a part of the subject."""
    wanted = read_query("to", "subject")
    with _open(world_id) as portal:
        found = portal.store.find(Mail)
    root = answers.world_url(world_id)
    to, subject = (wanted[name].strip().casefold() for name in ("to", "subject"))
    chosen = [m for m in found if to in ("", m.to) and subject in m.subject.casefold()]
    return jsonify([answers.mail_answer(m, root) for m in chosen])


@blueprint.get("/worlds/<world_id>/letters")
def letters(world_id: str) -> ResponseReturnValue:
    """Letters that have arrived, oldest first."""
    root = answers.world_url(world_id)
    with _open(world_id) as portal:
        wording = portal.variant.wording
        found = [item for item in portal.store.find(Letter) if item.delivered_at]
        return jsonify([answers.letter_answer(i, root, wording.letter(i)) for i in found])


@blueprint.get("/worlds/<world_id>/registrations")
def registrations(world_id: str) -> ResponseReturnValue:
    """Every registration, whatever became of it."""
    with _open(world_id) as portal:
        found = portal.store.find(Registration)
        return jsonify([answers.registration_answer(r) for r in found])


@blueprint.post("/worlds/<world_id>/registrations/<int:number>/decision")
def decide_registration(world_id: str, number: int) -> ResponseReturnValue:
    """An administrator accepts or refuses a candidate."""
    body = read_body({"by": str, "decision": str}, required=("by", "decision"))
    decide = _choice(body, {"accept": coopting.accept, "refuse": coopting.refuse})
    with _open(world_id, write=True) as portal:
        asked = registering.registration(portal, number)
        decided = decide(portal, _person(portal, body["by"], asked.siret), number)
        return jsonify(answers.registration_answer(decided))


@blueprint.get("/worlds/<world_id>/removals")
def removals(world_id: str) -> ResponseReturnValue:
    """Every request of removal."""
    with _open(world_id) as portal:
        found = portal.store.find(Removal)
        return jsonify([answers.removal_answer(portal, r) for r in found])


@blueprint.post("/worlds/<world_id>/removals/<int:number>/decision")
def decide_removal(world_id: str, number: int) -> ResponseReturnValue:
    """The technician removes or declines."""
    body = read_body({"decision": str, "reason": str}, required=("decision",))
    decide = _choice(body, {"remove": removing.remove, "decline": removing.decline})
    arguments = (body.get("reason", ""),) if decide is removing.decline else ()
    with _open(world_id, write=True) as portal:
        return jsonify(answers.removal_answer(portal, decide(portal, number, *arguments)))


@blueprint.get("/worlds/<world_id>/journal")
def journal(world_id: str) -> ResponseReturnValue:
    """Every change of state, oldest first."""
    with _open(world_id) as portal:
        return jsonify([answers.journal_answer(e) for e in portal.store.find(JournalEntry)])


def _choice(body: dict[str, Any], choices: dict[str, Any]) -> Any:
    chosen = choices.get(body["decision"])
    if chosen is None:
        raise BadRequest(f"Le champ « decision » attend : {', '.join(choices)}.")
    return chosen


def _person(portal: Portal, courriel: str, siret: str) -> Account:
    """Who decides; of several people with one address, an administrator of that company."""
    found = portal.store.find(Account, courriel=courriel.strip().casefold())
    if not found:
        raise NotFound("person-unknown")
    return max(found, key=lambda person: (person.siret == siret, person.is_administrator))
