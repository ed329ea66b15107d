"""The personal menu, Habilitations, and what a candidate sees before activation (R04, R19, R31)."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from mockportal.domain.company import Account, Company
from mockportal.domain.refusals import AlreadySettled, NotAllowed, NotFound, Refusal
from mockportal.domain.registration import Registration, State
from mockportal.domain.roles import Habilitation
from mockportal.usecases import activating, coopting, habilitations
from mockportal.web.forms import WordedForm, text_field, value_of
from mockportal.web.pages import (
    attempt,
    candidate,
    person,
    portal,
    show,
    sign_in_person,
    signed_in,
    wording,
)

blueprint = Blueprint("account", __name__)


class KeyForm(WordedForm):
    """R31."""

    key = text_field(
        "key",
        help_text="16 caractères, avec ou sans tirets, en majuscules ou en minuscules",
        autocapitalize="characters",
        spellcheck="false",
    )


class PlainForm(WordedForm):
    """Only a button."""


@blueprint.get("/menu")
@signed_in
def menu() -> ResponseReturnValue:
    """The personal menu with the person's Habilitations (R04, R19)."""
    who = signed_in_person()
    waiting = coopting.candidates(portal(), who) if who.is_administrator else []
    company = portal().store.get(Company, who.siret)
    return show("portal/menu.html", waiting=len(waiting), company=company)


@blueprint.get("/habilitations")
@signed_in
def manage() -> ResponseReturnValue:
    """The company's people and their Habilitations (R02, R04)."""
    people = habilitations.people(portal(), signed_in_person())
    return show(
        "portal/habilitations.html",
        people=people,
        all_habilitations=list(Habilitation),
        form=PlainForm(),
        saved=request.args.get("enregistre", type=int),
    )


@blueprint.post("/habilitations/<int:number>")
@signed_in
def grant(number: int) -> ResponseReturnValue:
    """Set one person's Habilitations (R04)."""
    chosen = request.form.getlist("habilitations")
    habilitations.grant(portal(), signed_in_person(), number, chosen)
    return redirect(url_for(".manage", enregistre=number))


@blueprint.get("/activation")
def key() -> ResponseReturnValue:
    """Where a candidate enters the key (R31)."""
    waiting = _awaiting_key()
    return _key_page(KeyForm(), waiting)


@blueprint.post("/activation")
def enter_key() -> ResponseReturnValue:
    """« Valider » (R31, R32)."""
    form, waiting = KeyForm(), _awaiting_key()

    def intention() -> None:
        sign_in_person(activating.enter_key(portal(), waiting, value_of(form, "key")))

    if not attempt(form, intention):
        return _key_page(form, waiting)
    return redirect(url_for(".activated"))


@blueprint.post("/activation/courrier")
def new_letter() -> ResponseReturnValue:
    """Ask for a new letter (R32)."""
    activating.ask_new_letter(portal(), _awaiting_key())
    return redirect(url_for(".key", courrier="demande"))


@blueprint.get("/compte-active")
@signed_in
def activated() -> ResponseReturnValue:
    """The registration is finished (R31)."""
    return show("portal/activated.html")


@blueprint.get("/attente")
def waiting() -> ResponseReturnValue:
    """A candidate whom no administrator has accepted yet (R22)."""
    return show("portal/waiting.html", registration=_waiting(State.AWAITING_COOPTATION))


def signed_in_person() -> Account:
    """The person signed in, on pages that ``signed_in`` guards."""
    who = person()
    if who is None:
        raise NotAllowed("administrators-only")
    return who


def _waiting(state: State) -> Registration:
    who = candidate()
    if who is None:
        raise NotFound("registration-lost")
    if who.state is not state:
        raise Refusal("wrong-step")
    return who


def _awaiting_key() -> Registration:
    if person():
        raise AlreadySettled("no-key-awaited")
    return _waiting(State.AWAITING_KEY)


def _key_page(form: KeyForm, waiting: Registration) -> ResponseReturnValue:
    return show(
        "portal/key.html",
        form=form.word(wording()),
        registration=waiting,
        blocked=waiting.key_blocked(portal().rules),
        letter_asked="courrier" in request.args,
        returned=waiting.key_lost,
    )
