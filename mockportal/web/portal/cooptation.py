"""Pending candidates: the mail's link, the list, the decision (R21 to R26)."""

from collections.abc import Callable

from flask import Blueprint, g, redirect, session, url_for
from flask.typing import ResponseReturnValue

from mockportal.domain.company import Account, Company
from mockportal.domain.refusals import AlreadySettled, NotFound, Refusal
from mockportal.domain.registration import SETTLED, Registration
from mockportal.ports import Portal
from mockportal.usecases import coopting, registering
from mockportal.web.pages import person, portal, show, signed_in, wording
from mockportal.web.portal.account import PlainForm, signed_in_person

blueprint = Blueprint("cooptation", __name__)


@blueprint.get("/cooptation/<token>")
def from_mail(token: str) -> ResponseReturnValue:
    """The link of the mail: it opens the list after signing in, and grants nothing (R21, R26)."""
    request = coopting.by_token(portal(), token)
    session["looked-at"] = request.id
    session["next"] = "cooptation.candidates"
    return redirect(url_for("sign_in.show_form" if person() is None else ".candidates"))


@blueprint.get("/demandes")
@signed_in
def pending() -> ResponseReturnValue:
    """« Demande en attente » (R21)."""
    waiting = coopting.candidates(portal(), signed_in_person())
    return show("portal/pending.html", waiting=len(waiting))


@blueprint.get("/demandes/administrateurs")
@signed_in
def candidates() -> ResponseReturnValue:
    """« Administrateur en attente de gestion » (R21)."""
    return _list_page()


@blueprint.post("/demandes/administrateurs/<int:number>/accord")
@signed_in
def accept(number: int) -> ResponseReturnValue:
    """« Accord » acts at once (R21)."""
    return _decide(coopting.accept, number)


@blueprint.post("/demandes/administrateurs/<int:number>/refus")
@signed_in
def refuse(number: int) -> ResponseReturnValue:
    """« Refus » acts at once (R21)."""
    return _decide(coopting.refuse, number)


@blueprint.get("/demandes/administrateurs/<int:number>")
@signed_in
def decided(number: int) -> ResponseReturnValue:
    """What was decided, and the way back to the menu (R21)."""
    request = registering.registration(portal(), number)
    if request.siret != signed_in_person().siret or request.state not in SETTLED:
        raise NotFound("registration-unknown")
    return show("portal/decided.html", registration=request)


def _decide(decision: Callable[[Portal, Account, int], object], number: int) -> ResponseReturnValue:
    try:
        with portal().store.attempt():
            decision(portal(), signed_in_person(), number)
    except AlreadySettled as refusal:
        g.refused_status = refusal.status
        return show("portal/settled.html", message=wording().refusal(refusal))
    except Refusal as refusal:
        if refusal.code != "seat-taken":
            raise
        g.refused_status = refusal.status
        return _list_page(wording().refusal(refusal))
    return redirect(url_for(".decided", number=number))


def _list_page(problem: str = "") -> ResponseReturnValue:
    who = signed_in_person()
    waiting = coopting.candidates(portal(), who)
    return show(
        "portal/candidates.html",
        candidates=waiting,
        company=portal().store.get(Company, who.siret),
        form=PlainForm(),
        problem=problem,
        settled=_settled_link(),
    )


def _settled_link() -> str:
    """Whose request the mail's link named and who settled it, once, when it is over (R23)."""
    number = session.get("looked-at")
    found = portal().store.get(Registration, number) if number else None
    if found is None or found.state not in SETTLED or found.siret != signed_in_person().siret:
        return ""
    session.pop("looked-at")
    return wording().refusal(
        AlreadySettled(
            "already-settled-of",
            candidate=found.full_name,
            state=found.state,
            by=found.decided_by,
            at=found.decided_at,
        )
    )
