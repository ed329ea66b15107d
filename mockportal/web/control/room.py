"""The control room: see who is in a world, move its clock, follow every way in."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from mockportal.domain import faults
from mockportal.domain.company import Company
from mockportal.domain.faults import Fault
from mockportal.domain.moments import after, after_days
from mockportal.domain.pending import Pending
from mockportal.domain.refusals import Refusal
from mockportal.domain.registration import Letter
from mockportal.domain.rules import Rules
from mockportal.domain.world import JournalEntry, Mail, Snapshot
from mockportal.ports import Portal
from mockportal.usecases import timekeeping
from mockportal.usecases.pending import pending
from mockportal.web.control.answers import PLACES, world_url
from mockportal.web.control.guard import words
from mockportal.web.control.making import index_page, world_form
from mockportal.web.control.operations import opened, services
from mockportal.web.control.people import people_of
from mockportal.web.control.room_words import (
    AREA_LABELS,
    DATASET_LABELS,
    WANTED_LABELS,
    journal_details,
    offered_steps,
    told,
)
from mockportal.web.tries import Lockout, clock_time, tries

blueprint = Blueprint("room", __name__)

_JOURNAL_ROWS = 100


@blueprint.get("/")
def index() -> ResponseReturnValue:
    """Make a world, or go back to one."""
    return index_page(world_form())


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Nothing here is for search engines (R50)."""
    return Response("User-agent: *\nDisallow: /\n", mimetype="text/plain")


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
        people=people_of(portal, services()),
        pending=[_pending_row(one) for one in pending(portal)],
        lockouts=[_lockout_row(one) for one in tries().lockouts(portal.world.id)],
        arrived=sum(letter.delivered_at is not None for letter in store.find(Letter)),
        mails=len(store.find(Mail)),
        journal=[
            (e, journal_details(e, portal.variant.wording))
            for e in list(reversed(journal))[:_JOURNAL_ROWS]
        ],
        older=max(0, len(journal) - _JOURNAL_ROWS),
        password=services().seeded_password,
        answer=services().seeded_answer,
        steps=_steps(portal.rules),
        faults=[_fault_row(portal, fault) for fault in Fault],
        snapshots=snapshots,
        moved=request.args.get("evenements", type=int),
        done=request.args.get("fait", ""),
        came_from=request.args.get("depuis", ""),
    )


def _pending_row(one: Pending) -> dict[str, Any]:
    """Somebody who waits, and where that is settled."""
    what, by_whom = WANTED_LABELS[one.wanted]
    return {
        "who": one.who,
        "what": what,
        "of_whom": ", ".join(one.of_whom) or by_whom,
        "until": one.until,
        "place": PLACES[one.wanted].format(one.subject),
    }


def _lockout_row(one: Lockout) -> dict[str, str]:
    """Somebody who tried too often, until when by the clock of the machine."""
    return {"who": one.who, "area": AREA_LABELS[one.area], "until": clock_time(one.seconds)}


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
    """Ask before a world is deleted with everything in it; its variant may be missing."""
    snapshots = len(services().snapshots(world_id))
    (asked,) = [world for world in services().worlds(world_id) if world.id == world_id]
    return render_template(
        "control/delete.html",
        w=words(),
        world=asked,
        dataset=DATASET_LABELS.get(asked.dataset, asked.dataset),
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
