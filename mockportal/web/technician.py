"""The technician's desk: requests of removal, carried out or declined (R46, R47)."""

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue
from wtforms import TextAreaField

from mockportal.domain.company import Account, Company
from mockportal.domain.removal import KnowledgeBaseAccount, Removal, RemovalState
from mockportal.usecases import removing
from mockportal.web.forms import WordedForm, value_of
from mockportal.web.pages import attempt, portal, show, wording

blueprint = Blueprint("technician", __name__, url_prefix="/technicien")


class RemoveForm(WordedForm):
    """Only a button."""


class DeclineForm(WordedForm):
    """R47."""

    reason = TextAreaField(
        "decline-reason", description="Le demandeur le recevra.", render_kw={"required": True}
    )


@blueprint.get("/")
def index() -> ResponseReturnValue:
    """Requests, the open ones first."""
    found = portal().store.find(Removal)
    rows = [_row(request) for request in found]
    return show(
        "technician/index.html",
        open_rows=[row for row in rows if row["request"].state is RemovalState.OPEN],
        settled_rows=[row for row in rows if row["request"].state is not RemovalState.OPEN],
    )


@blueprint.get("/demandes/<int:number>")
def request_page(number: int) -> ResponseReturnValue:
    """One request."""
    return _page(removing.removal(portal(), number), RemoveForm(), DeclineForm())


@blueprint.post("/demandes/<int:number>/radiation")
def remove(number: int) -> ResponseReturnValue:
    """« Radier l’administrateur » (R47)."""
    form = RemoveForm()
    if not attempt(form, lambda: removing.remove(portal(), number)):
        return _page(removing.removal(portal(), number), form, DeclineForm(formdata=None))
    return redirect(url_for(".request_page", number=number))


@blueprint.post("/demandes/<int:number>/refus")
def decline(number: int) -> ResponseReturnValue:
    """« Décliner la demande » (R47)."""
    form = DeclineForm()
    if not attempt(form, lambda: removing.decline(portal(), number, value_of(form, "reason"))):
        return _page(removing.removal(portal(), number), RemoveForm(formdata=None), form)
    return redirect(url_for(".request_page", number=number))


def _page(request: Removal, remove_form: RemoveForm, decline_form: DeclineForm):
    return show(
        "technician/request.html",
        **_row(request),
        remove_form=remove_form,
        decline_form=decline_form.word(wording()),
        is_open=request.state is RemovalState.OPEN,
        is_removed=request.state is RemovalState.REMOVED,
    )


def _row(request: Removal) -> dict:
    store = portal().store
    return {
        "request": request,
        "company": store.get(Company, request.siret),
        "requester": store.get(KnowledgeBaseAccount, request.requester_id),
        "removed": store.get(Account, request.removed_id),
        "beneficiary": store.get(Account, request.beneficiary_id),
    }
