"""The control room: make a world, see who is in it, move its clock, follow every way in."""

import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import IntegerField, SelectField, StringField
from wtforms.fields import SelectChoice  # pyright: ignore[reportAttributeAccessIssue]
from wtforms.validators import InputRequired, Length, NumberRange

from mockportal.domain import faults
from mockportal.domain.company import Account, Company
from mockportal.domain.faults import Fault
from mockportal.domain.moments import after, after_days
from mockportal.domain.refusals import Refusal, UnknownName, WrongField, WrongFields
from mockportal.domain.registration import Letter
from mockportal.domain.rules import Rules
from mockportal.domain.world import JournalEntry, Mail, Snapshot
from mockportal.ports import Portal, RoomWorld
from mockportal.usecases import timekeeping
from mockportal.variants import DEFAULT as DEFAULT_VARIANT
from mockportal.web.control.answers import world_url
from mockportal.web.control.api import DEFAULT_DATASET, DEFAULT_NOW
from mockportal.web.control.guard import words
from mockportal.web.control.operations import opened, services
from mockportal.web.control.room_words import (
    DATASET_LABELS,
    journal_details,
    offered_steps,
    told,
)
from mockportal.web.forms import WordedForm

blueprint = Blueprint("room", __name__)

_JOURNAL_ROWS = 100


class WorldForm(WordedForm):
    """What a world starts from."""

    class Meta(WordedForm.Meta):
        """Errors in French."""

        locales = ("fr",)

    name = StringField(
        "Nom de ce monde",
        default="",
        description="Facultatif : un prénom, un groupe, ce qu’on y essaie.",
        render_kw={"maxlength": 80},
        validators=[Length(max=80, message="80 caractères au plus.")],
    )
    dataset = SelectField(
        "Jeu de départ", choices=[SelectChoice(*item) for item in DATASET_LABELS.items()]
    )
    variant = SelectField("Variante du portail")
    seed = IntegerField(
        "Graine",
        default=1,
        description="La même graine donne toujours les mêmes personnes, clés et liens.",
        validators=[
            InputRequired("Donnez un nombre entier."),
            NumberRange(0, 2**31, "Donnez un nombre entier de 0 à 2\u202f147\u202f483\u202f648."),
        ],
    )


@blueprint.get("/")
def index() -> ResponseReturnValue:
    """Make a world, or go back to one."""
    return _index_page(_world_form())


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Nothing here is for search engines (R50)."""
    return Response("User-agent: *\nDisallow: /\n", mimetype="text/plain")


@blueprint.post("/mondes")
def create() -> ResponseReturnValue:
    """Make a world and show it."""
    form = _world_form()
    if not form.validate_on_submit():
        return _index_page(form), 422
    chosen = (form.dataset.data, form.variant.data, DEFAULT_NOW, form.seed.data or 0)
    room = RoomWorld((form.name.data or "").strip())
    with services().create_world(*chosen, room=room) as portal:
        world_id = portal.world.id
    return redirect(url_for(".world", world_id=world_id))


@blueprint.post("/mondes/fichier")
def import_file() -> ResponseReturnValue:
    """Make a world from a file; what does not fit in it is named by its path."""
    sent = request.files.get("fichier")
    try:
        document = json.loads(sent.read() if sent else b"")
    except (ValueError, RecursionError):
        return _index_page(_world_form(), [("", words().refusal(Refusal("file-unreadable")))]), 422
    try:
        with services().import_world(document, RoomWorld()) as portal:
            world_id = portal.world.id
    except (WrongField, WrongFields, UnknownName) as refusal:
        wrong = refusal.wrong if isinstance(refusal, WrongFields) else (refusal,)
        problems = [(getattr(one, "field", ""), words().refusal(one)) for one in wrong]
        return _index_page(_world_form(), problems), 422
    return redirect(url_for(".world", world_id=world_id, fait="fichier"))


@blueprint.get("/mondes/<world_id>")
def world(world_id: str) -> ResponseReturnValue:
    """Who is in a world, its clock, its faults, its post, its journal."""
    try:
        snapshots = services().snapshots(world_id)
        with services().open(world_id, write=False) as portal:
            return _world_page(portal, snapshots)
    except Refusal as refusal:
        if refusal.code != "variant-absent":
            raise
        message = words().refusal(refusal)
        page = render_template("control/absent.html", w=words(), id=world_id, message=message)
        return page, refusal.status


def _world_page(portal: Portal, snapshots: Sequence[Snapshot]) -> str:
    store = portal.store
    journal = store.find(JournalEntry)
    return render_template(
        "control/world.html",
        w=words(),
        world=portal.world,
        variant=portal.variant,
        variants=services().variants,
        dataset=DATASET_LABELS.get(portal.world.dataset, portal.world.dataset),
        url=world_url(portal.world.id),
        companies=store.find(Company),
        people=store.find(Account),
        arrived=sum(letter.delivered_at is not None for letter in store.find(Letter)),
        mails=len(store.find(Mail)),
        journal=[
            (e, journal_details(e, portal.variant.wording))
            for e in list(reversed(journal))[:_JOURNAL_ROWS]
        ],
        older=max(0, len(journal) - _JOURNAL_ROWS),
        password=services().seeded_password,
        steps=_steps(portal.rules),
        faults=[_fault_row(portal, fault) for fault in Fault],
        snapshots=snapshots,
        moved=request.args.get("evenements", type=int),
        done=request.args.get("fait", ""),
        came_from=request.args.get("depuis", ""),
    )


def _fault_row(portal: Portal, fault: Fault) -> dict[str, Any]:
    """A fault that can be asked for, and how it was."""
    title, text = words().fault(fault)
    asked = faults.asked(portal.world.faults, fault)
    return {
        "name": fault,
        "title": title,
        "text": text,
        "asked": told(asked, fault) if asked else "",
        "steps": offered_steps(fault),
        "seconds": faults.SECONDS if fault is Fault.PAGE_SLOW else 0,
    }


@blueprint.post("/mondes/<world_id>/horloge")
def advance(world_id: str) -> ResponseReturnValue:
    """Move the clock by one of the offered steps."""
    with opened(world_id, write=True) as portal:
        step = _steps(portal.rules).get(request.form.get("pas", ""))
        if step is None:
            raise Refusal("form-expired")
        now, delay = portal.now, step[1]
        target = after(now, delay) if isinstance(delay, timedelta) else after_days(now, delay)
        fired = timekeeping.advance(portal, target)
    return redirect(url_for(".world", world_id=world_id, evenements=len(fired)))


@blueprint.get("/mondes/<world_id>/suppression")
def ask_to_delete(world_id: str) -> ResponseReturnValue:
    """Ask before a world is deleted with everything in it."""
    snapshots = len(services().snapshots(world_id))
    with services().open(world_id, write=False) as portal:
        return render_template(
            "control/delete.html",
            w=words(),
            world=portal.world,
            dataset=DATASET_LABELS.get(portal.world.dataset, portal.world.dataset),
            snapshots=snapshots,
        )


@blueprint.post("/mondes/<world_id>/suppression")
def delete(world_id: str) -> ResponseReturnValue:
    """Delete a world."""
    services().delete_world(world_id)
    return redirect(url_for(".index"))


def _steps(rules: Rules) -> dict[str, tuple[str, timedelta | int]]:
    """By how much the clock can be moved; the delays of the world's variant are among them."""
    days = sorted({1, rules.letter_days, rules.cooptation_days})
    named = [(number, f"{number} jour{'s' if number > 1 else ''}") for number in days]
    return {
        "1-heure": ("Avancer de 1 heure", timedelta(hours=1)),
        **{name.replace(" ", "-"): (f"Avancer de {name}", number) for number, name in named},
        "1-seconde": ("Avancer de 1 seconde", timedelta(seconds=1)),
    }


def _world_form() -> WorldForm:
    form = WorldForm()
    form.variant.choices = [SelectChoice(v.name, v.title) for v in services().variants.values()]
    if not form.is_submitted():
        form.variant.data, form.dataset.data = DEFAULT_VARIANT, DEFAULT_DATASET
    return form


def _index_page(form: WorldForm, problems: Sequence[tuple[str, str]] = ()) -> str:
    return render_template(
        "control/index.html",
        problems=problems,
        w=words(),
        form=form,
        worlds=services().worlds(request.args.get("recherche", "")),
        search=request.args.get("recherche", "").strip(),
        labels=DATASET_LABELS,
        variants=services().variants,
    )
