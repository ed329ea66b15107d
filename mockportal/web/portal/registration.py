"""Steps 3 to 9: one page after another, as the variant orders them (R12 to R18)."""

from dataclasses import dataclass

from flask import Blueprint, redirect, session, url_for
from flask.typing import ResponseReturnValue

from mockportal.domain.company import Company
from mockportal.domain.refusals import Refusal, WrongField
from mockportal.domain.registration import Registration, State
from mockportal.usecases import registering
from mockportal.web.forms import WordedForm, value_of
from mockportal.web.pages import attempt, portal, show, wording
from mockportal.web.portal.registration_forms import (
    ActivationForm,
    IdentityForm,
    PlainForm,
    SecretsForm,
)

blueprint = Blueprint("registration", __name__, url_prefix="/inscription")


@dataclass(frozen=True)
class Step:
    """A page of the registration.

    Attributes:
        number: as the source document counts.
        path: below ``/inscription/``.
        states: where a registration may stand when the page is opened.
    """

    number: int
    path: str
    title: str
    template: str
    states: tuple[State, ...]


_FROM_TERMS = (
    State.TERMS_ACCEPTED,
    State.INFORMATION_CHECKED,
    State.SECRETS_CHOSEN,
    State.AUTHENTICATION_CHECKED,
)
TERMS = Step(4, "conditions", "terms-title", "terms", (State.IDENTIFIED,))
INFORMATION = Step(5, "verification", "information-title", "information", _FROM_TERMS)
SECRETS = Step(6, "authentification", "secrets-title", "secrets", _FROM_TERMS[1:])
AUTHENTICATION = Step(7, "recapitulatif", "authentication-title", "authentication", _FROM_TERMS[2:])
ACTIVATION = Step(8, "activation", "activation-title", "activation", _FROM_TERMS[3:])
RECORDED = Step(
    9,
    "choix-enregistre",
    "recorded-title",
    "recorded",
    (State.AWAITING_COOPTATION, State.AWAITING_KEY),
)


@blueprint.get("/identite")
def identity() -> ResponseReturnValue:
    """Step 3, filled again after going back (R12, R14)."""
    going_on = _started()
    return _identity_page(IdentityForm(obj=going_on))


@blueprint.post("/identite")
def register() -> ResponseReturnValue:
    """Start the registration, or correct it (R12, R14)."""
    form = IdentityForm()
    going_on = _started()
    typed = registering.Candidate(
        *(value_of(form, n) for n in ("siret", "nom", "prenom", "telephone", "courriel"))
    )

    def intention() -> None:
        if going_on:
            registering.correct(portal(), going_on, typed)
        else:
            session["registration"] = registering.register(portal(), typed).id

    if not attempt(form, intention):
        return _identity_page(form)
    terms_to_come = going_on is None or going_on.state is State.IDENTIFIED
    return _to(TERMS if terms_to_come else INFORMATION)


@blueprint.get("/conditions")
def terms() -> ResponseReturnValue:
    """Step 4 (R13)."""
    return _page(TERMS, PlainForm(), _at(TERMS))


@blueprint.post("/conditions")
def accept_terms() -> ResponseReturnValue:
    """« J’accepte » (R13)."""
    registering.accept_terms(portal(), _at(TERMS))
    return _to(INFORMATION)


@blueprint.post("/conditions/refus")
def refuse_terms() -> ResponseReturnValue:
    """« Je refuse » ends the registration (R13)."""
    registering.refuse_terms(portal(), _at(TERMS))
    session.pop("registration")
    return redirect(url_for(".terms_refused"))


@blueprint.get("/abandonnee")
def terms_refused() -> ResponseReturnValue:
    """What refusing means (R13)."""
    return show("registration/terms_refused.html")


@blueprint.get("/verification")
def information() -> ResponseReturnValue:
    """Step 5: what was typed and what the directory knows (R14)."""
    return _page(INFORMATION, PlainForm(), _at(INFORMATION))


@blueprint.post("/verification")
def check_information() -> ResponseReturnValue:
    """« Étape suivante » (R14)."""
    going_on = _at(INFORMATION)
    if going_on.state is State.TERMS_ACCEPTED:
        registering.check_information(portal(), going_on)
    return _to(SECRETS)


@blueprint.get("/authentification")
def secrets() -> ResponseReturnValue:
    """Step 6 (R15)."""
    going_on = _at(SECRETS)
    return _page(SECRETS, SecretsForm(question=going_on.question), going_on)


@blueprint.post("/authentification")
def choose_secrets() -> ResponseReturnValue:
    """« Valider » (R15, R36)."""
    form, going_on = SecretsForm(), _at(SECRETS)
    typed = registering.Secrets(
        *(value_of(form, n) for n in ("password", "confirmation", "question", "answer"))
    )
    if not attempt(form, lambda: registering.choose_secrets(portal(), going_on, typed)):
        return _page(SECRETS, form, going_on)
    return _to(AUTHENTICATION)


@blueprint.get("/recapitulatif")
def authentication() -> ResponseReturnValue:
    """Step 7: never the password (R16)."""
    return _page(AUTHENTICATION, PlainForm(), _at(AUTHENTICATION))


@blueprint.post("/recapitulatif")
def check_authentication() -> ResponseReturnValue:
    """« Étape suivante » (R16)."""
    going_on = _at(AUTHENTICATION)
    if going_on.state is State.SECRETS_CHOSEN:
        registering.check_authentication(portal(), going_on)
    return _to(ACTIVATION)


@blueprint.get("/activation")
def activation() -> ResponseReturnValue:
    """Step 8: by Cooptation or by key (R17, R27)."""
    return _activation_page(ActivationForm(), _at(ACTIVATION))


@blueprint.post("/activation")
def choose_activation() -> ResponseReturnValue:
    """« Valider » (R17)."""
    form, going_on = ActivationForm(), _at(ACTIVATION)
    ways = {"cooptation": registering.ask_cooptation, "cle": registering.ask_key}

    def intention() -> None:
        way = ways.get(value_of(form, "way"))
        if way is None:
            raise WrongField("way", "activation-required")
        way(portal(), going_on)

    if not attempt(form, intention):
        return _activation_page(form, going_on)
    return _to(RECORDED)


@blueprint.get("/choix-enregistre")
def recorded() -> ResponseReturnValue:
    """Step 9 (R18)."""
    return _page(RECORDED, PlainForm(), _at(RECORDED))


def _started() -> Registration | None:
    """The registration going on in this browser, before its activation was chosen."""
    found = portal().store.get(Registration, session.get("registration", 0))
    return found if found and found.state in (State.IDENTIFIED, *_FROM_TERMS) else None


def _at(step: Step) -> Registration:
    """The registration of this browser, standing where this page may be opened.

    Raises:
        Refusal: there is none, or it stands elsewhere.
    """
    found = portal().store.get(Registration, session.get("registration", 0))
    if found is None:
        raise Refusal("registration-lost")
    if found.state not in step.states:
        raise Refusal("wrong-step")
    return found


def _to(step: Step) -> ResponseReturnValue:
    return redirect(url_for(f".{_ENDPOINTS[step.path]}"))


_ENDPOINTS = {
    "conditions": "terms",
    "verification": "information",
    "authentification": "secrets",
    "recapitulatif": "authentication",
    "activation": "activation",
    "choix-enregistre": "recorded",
}


def _identity_page(form: IdentityForm) -> ResponseReturnValue:
    return show("registration/identity.html", form=form.word(wording()), number=3)


def _page(step: Step, form: WordedForm, going_on: Registration) -> ResponseReturnValue:
    return show(
        f"registration/{step.template}.html",
        form=form.word(wording()),
        number=step.number,
        title=wording()[step.title],
        registration=going_on,
        company=portal().store.get(Company, going_on.siret),
    )


def _activation_page(form: ActivationForm, going_on: Registration) -> ResponseReturnValue:
    possible = registering.cooptation_possible(portal(), going_on)
    form.way.choices = [
        ("cooptation", wording()["by-cooptation"]),
        ("cle", wording()["by-key"]),
    ]
    form.way.render_kw = {} if possible else {"disabled_values": ("cooptation",)}
    return _page(ACTIVATION, form, going_on)
