"""Faults that a person meets on a page: it is late, it fails, it forgets who asks (R54)."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from time import sleep  # noqa: TID251 - being late is what a slow page is for

from flask import g, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from mockportal.domain import faults
from mockportal.domain.faults import Fault, Step
from mockportal.domain.identifiers import parse_siret
from mockportal.domain.refusals import WrongField
from mockportal.domain.registration import Part
from mockportal.ports import Portal
from mockportal.usecases import breakdowns
from mockportal.web.pages import wording

OpenWorld = Callable[..., AbstractContextManager[Portal]]

_SENT = {
    "sign_in.sign_in": (Step.SIGN_IN, "sign_in.show_form"),
    "account.enter_key": (Step.KEY, "account.key"),
    "cooptation.accept": (Step.DECISION, "cooptation.candidates"),
    "cooptation.refuse": (Step.DECISION, "cooptation.candidates"),
    "knowledge_base.sign_in": (Step.KNOWLEDGE_BASE, "knowledge_base.index"),
    "knowledge_base.request_removal": (Step.REMOVAL, "knowledge_base.removal_form"),
}
"""Which step is sent to an endpoint, and the page that it is sent from."""

_PARTS = {
    Part.IDENTITY: Step.IDENTITY,
    Part.TERMS: Step.TERMS,
    Part.INFORMATION: Step.INFORMATION,
    Part.SECRETS: Step.SECRETS,
    Part.AUTHENTICATION: Step.AUTHENTICATION,
    Part.ACTIVATION: Step.ACTIVATION,
}
_REGISTRATION = {"registration.send", "registration.refuse_terms"}


def due(portal: Portal) -> Fault | None:
    """The fault that this request meets instead of its page."""
    wanted = portal.world.faults
    if not wanted:
        return None
    if Fault.PAGE_SLOW in wanted and request.method == "GET" and not g.get("waited"):
        return Fault.PAGE_SLOW
    return next((f for f in (Fault.SESSION_LOST, Fault.PAGE_FAILED) if _meets(portal, f)), None)


def answer(fault: Fault, open_world: OpenWorld) -> ResponseReturnValue | None:
    """Let the fault happen, in a transaction of its own.

    Returns:
        What the person reads instead; None when the request is to be served after all.
    """
    with open_world(write=True) as portal:
        if due(portal) is not fault:  # it was taken away meanwhile
            return None
        asked = faults.asked(portal.world.faults, fault)
        breakdowns.happen(portal, fault, page=request.path)
        if fault is Fault.SESSION_LOST:
            return _session_lost()
        if fault is Fault.PAGE_FAILED:
            return failed_page()
    g.waited = True
    sleep(asked.seconds if asked else 0)  # no transaction is open here
    return None


def take_seats(portal: Portal) -> None:
    """Others take the free seats just before this step is carried out, if that was asked for."""
    refused = request.endpoint == "cooptation.refuse"  # a refusal needs no seat
    siret = _siret_of_step() if _meets(portal, Fault.SEATS_TAKEN) and not refused else ""
    if siret:
        breakdowns.take_seats(portal, siret, page=request.path)


def failed_page() -> tuple[str, int]:
    """What a person reads when the portal failed; also when it really did."""
    return render_template("failed.html", back=page_sent_from()), 500


def _meets(portal: Portal, fault: Fault) -> bool:
    asked = faults.asked(portal.world.faults, fault)
    return asked is not None and asked.meets(fault, _steps(portal))


def _steps(portal: Portal) -> frozenset[Step]:
    """The steps that this request sends; several on a page where a variant merged them."""
    if request.method != "POST":
        return frozenset()
    if request.endpoint in _SENT:
        return frozenset({_SENT[request.endpoint][0]})
    if request.endpoint in _REGISTRATION:
        page = portal.variant.journey.at(_registration_path())
        return frozenset(_PARTS[p] for p in page.parts if p in _PARTS) if page else frozenset()
    return frozenset()


def _registration_path() -> str:
    return str((request.view_args or {}).get("path", ""))


def page_sent_from() -> str:
    """The page whose form this request sends; the home page where nobody can tell."""
    if request.endpoint in _SENT:
        return url_for(_SENT[request.endpoint][1])
    if request.endpoint in _REGISTRATION:
        return url_for("registration.page", path=_registration_path())
    return url_for("home.index")


def _siret_of_step() -> str:
    """The company whose seats are at stake; empty when nobody can tell."""
    naming = request.form.get("siret", "") if request.endpoint in _REGISTRATION else ""
    if not naming and (g.person or g.candidate):
        return (g.person or g.candidate).siret
    try:
        return parse_siret(naming)
    except WrongField:
        return ""


def _session_lost() -> tuple[str, int]:
    """Forget who asks, and say how to go on; a person who signs in again comes back here."""
    session.clear()
    g.person = g.candidate = g.employer = None
    words, registering = wording(), request.endpoint in _REGISTRATION
    if registering:
        way = (words["register-again"], url_for("registration.page", path=_first_path()))
    elif request.endpoint == "knowledge_base.request_removal":
        way = (words["sign-in"], url_for("knowledge_base.index"))
    else:
        way = (words["sign-in"], url_for("sign_in.show_form"))
        if request.endpoint in _SENT and _SENT[request.endpoint][0] is Step.DECISION:
            session["next"] = _SENT[request.endpoint][1]
    advice = words["session-lost-register" if registering else "session-lost-sign-in"]
    return render_template("session_lost.html", advice=advice, way=way), 409


def _first_path() -> str:
    portal: Portal = g.portal
    return portal.variant.journey.pages[0].path
