"""Steps 3 to 9: one page after another, as the variant orders them (R12 to R18)."""

from flask import Blueprint, abort, redirect, session, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import MethodNotAllowed

from mockportal.domain.company import Company
from mockportal.domain.refusals import Refusal
from mockportal.domain.registration import Part, Registration
from mockportal.usecases import registering
from mockportal.variants.journey import TITLES, Journey, JourneyPage
from mockportal.web.forms import WordedForm
from mockportal.web.pages import attempt, portal, show, wording
from mockportal.web.portal.registration_forms import FIELDS, filled_form, offer_ways, page_form
from mockportal.web.portal.registration_parts import send_parts

blueprint = Blueprint("registration", __name__, url_prefix="/inscription")


@blueprint.get("/abandonnee")
def terms_refused() -> ResponseReturnValue:
    """What refusing the general terms means (R13)."""
    return show("registration/terms_refused.html")


@blueprint.get("/<path>")
def page(path: str) -> ResponseReturnValue:
    """One page of the journey."""
    here = _page(path)
    going_on = _at(here)
    return _show(here, filled_form(here.parts, going_on), going_on)


@blueprint.post("/<path>")
def send(path: str) -> ResponseReturnValue:
    """Do everything that a page asks, or nothing of it."""
    here = _page(path)
    if Part.RECORDED in here.parts:
        raise MethodNotAllowed(valid_methods=["GET", "HEAD", "OPTIONS"])
    going_on, form = _at(here), page_form(here.parts)
    reached = [going_on]

    def intention() -> None:
        reached[0] = send_parts(here.parts, form, going_on)

    if not attempt(form, intention):
        return _show(here, form, going_on)
    if going_on is None and reached[0] is not None:
        session["registration"] = reached[0].id
    return _to(_journey().following(here, _done(reached[0])))


@blueprint.post("/<path>/refus")
def refuse_terms(path: str) -> ResponseReturnValue:
    """« Je refuse » ends the registration (R13)."""
    here = _page(path)
    if Part.TERMS not in here.parts:
        abort(404)
    if going_on := _at(here):
        registering.refuse_terms(portal(), going_on)
    session.pop("registration", None)
    return redirect(url_for(".terms_refused"))


def _journey() -> Journey:
    return portal().variant.journey


def _done(going_on: Registration | None) -> int:
    return _journey().done(going_on.state) if going_on else 0


def _page(path: str) -> JourneyPage:
    return _journey().at(path) or abort(404)


def _at(here: JourneyPage) -> Registration | None:
    """The registration of this browser, standing where this page may be opened.

    One that stands further on goes on there: who sent a page twice, or came back to it, is shown
    the page that follows what is done.

    Returns:
        None on the first pages, when the registration is still to be started.

    Raises:
        Refusal: there is none where one is needed, it is over, or it is not this page's turn yet.
    """
    found = portal().store.get(Registration, session.get("registration", 0))
    if here.before == 0:
        return found if found and _journey().is_asking(found.state) else None
    done = _done(found)
    if found is None or not done:
        raise Refusal("registration-lost")
    if here.before > done:
        raise Refusal("wrong-step")
    if not here.opens(done):
        abort(redirect(url_for(".page", path=_journey().standing(done).path)))
    return found


def _to(here: JourneyPage) -> ResponseReturnValue:
    return redirect(url_for(".page", path=here.path))


def _template(here: JourneyPage) -> str:
    """Fields of one part share a sheet with their button; several parts stand under headings."""
    if not here.parts:
        return "added"
    if here.parts == (Part.RECORDED,):
        return "recorded"
    return "form" if len(here.parts) == 1 and here.parts[0] in FIELDS else "check"


def _show(
    here: JourneyPage, form: WordedForm, going_on: Registration | None
) -> ResponseReturnValue:
    if Part.ACTIVATION in here.parts and going_on:
        offer_ways(form, wording(), cooptation=registering.cooptation_possible(portal(), going_on))
    journey = _journey()
    undecided = going_on is None or not journey.has_done(Part.TERMS, going_on.state)
    return show(
        f"registration/{_template(here)}.html",
        form=form.word(wording()),
        here=here,
        headings={part: wording()[TITLES[part]] for part in here.parts[1:]},
        with_fields=FIELDS,
        may_refuse=Part.TERMS in here.parts and undecided,
        identity_path=journey.page_of(Part.IDENTITY).path,
        secrets_path=journey.page_of(Part.SECRETS).path,
        registration=going_on,
        company=portal().store.get(Company, going_on.siret) if going_on else None,
    )
