"""The knowledge base: its own accounts, and the form of removal (R40 to R45)."""

from flask import Blueprint, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import BooleanField

from mockportal.domain.company import Company
from mockportal.domain.secrets import Area
from mockportal.usecases import knowledge_base, removing
from mockportal.web.forms import WordedForm, password_field, text_field, value_of
from mockportal.web.pages import (
    attempt,
    forget_employer,
    portal,
    show,
    sign_in_employer,
    wording,
)
from mockportal.web.tries import limited

blueprint = Blueprint("knowledge_base", __name__, url_prefix="/base-de-connaissance")


class SignInForm(WordedForm):
    """R41."""

    courriel = text_field("courriel", autocomplete="email", inputmode="email")
    password = password_field("password")


class RegisterForm(WordedForm):
    """R41."""

    siret = text_field(
        "siret", help_text="14 chiffres, par exemple 123 456 789 00012", inputmode="numeric"
    )
    nom = text_field("nom", autocomplete="family-name")
    prenom = text_field("prenom", autocomplete="given-name")
    courriel = text_field(
        "courriel",
        help_text="Une adresse fictive, par exemple nom@entreprise.example",
        autocomplete="email",
        inputmode="email",
    )
    password = password_field(
        "password", help_text="8 caractères ou plus, dont 6 lettres et 2 chiffres", new=True
    )
    confirmation = password_field("confirmation", new=True)


class RemovalForm(WordedForm):
    """R43 to R45."""

    removed_nom = text_field("removed-nom")
    removed_prenom = text_field("removed-prenom")
    beneficiary_nom = text_field("beneficiary-nom")
    beneficiary_prenom = text_field("beneficiary-prenom")
    acknowledged = BooleanField("acknowledge", render_kw={"required": True})


@blueprint.get("/")
def index() -> ResponseReturnValue:
    """Sign in, register, or choose what to do (R41, R42)."""
    if g.employer is not None:
        return show("knowledge_base/topics.html")
    return _sign_in_page(SignInForm())


@blueprint.post("/")
def sign_in() -> ResponseReturnValue:
    """« Se connecter » (R41)."""
    form = SignInForm()

    def intention() -> None:
        names = ("courriel", "password")
        who = knowledge_base.sign_in(portal(), *(value_of(form, name) for name in names))
        sign_in_employer(who)

    courriel = value_of(form, "courriel").strip().casefold()
    if not attempt(form, lambda: limited(Area.KNOWLEDGE_BASE, courriel, courriel, intention)):
        return _sign_in_page(form)
    return redirect(url_for(".index"))


@blueprint.post("/deconnexion")
def sign_out() -> ResponseReturnValue:
    """End the knowledge base's session; the portal's own one stays (R41)."""
    if g.employer is not None:
        knowledge_base.sign_out(portal(), g.employer)
    forget_employer()
    return redirect(url_for(".index"))


@blueprint.get("/inscription")
def register_form() -> ResponseReturnValue:
    """« S’inscrire » (R41)."""
    return show("knowledge_base/register.html", form=RegisterForm().word(wording()))


@blueprint.post("/inscription")
def register() -> ResponseReturnValue:
    """Open an account; signing in comes after (R41)."""
    form = RegisterForm()
    names = ("siret", "nom", "prenom", "courriel", "password", "confirmation")
    typed = knowledge_base.Employer(*(value_of(form, name) for name in names))
    if not attempt(form, lambda: knowledge_base.register(portal(), typed)):
        return show("knowledge_base/register.html", form=form.word(wording()))
    return redirect(url_for(".index", inscription="faite"))


@blueprint.get("/radiation")
def removal_form() -> ResponseReturnValue:
    """The form, for who is signed in only (R42)."""
    if g.employer is None:
        return redirect(url_for(".index", connexion="demandee"))
    return _removal_page(RemovalForm())


@blueprint.post("/radiation")
def request_removal() -> ResponseReturnValue:
    """« Envoyer » (R43)."""
    if g.employer is None:
        return redirect(url_for(".index", connexion="demandee"))
    form = RemovalForm()
    names = ("removed_nom", "removed_prenom", "beneficiary_nom", "beneficiary_prenom")
    typed = removing.RemovalForm(
        *(value_of(form, name) for name in names), acknowledged=bool(form.acknowledged.data)
    )
    if not attempt(form, lambda: removing.request_removal(portal(), g.employer, typed)):
        return _removal_page(form)
    return redirect(url_for(".removal_recorded"))


@blueprint.get("/radiation/envoyee")
def removal_recorded() -> ResponseReturnValue:
    """The request is with a technician (R43, R46)."""
    return show("knowledge_base/removal_recorded.html")


def _sign_in_page(form: SignInForm) -> ResponseReturnValue:
    return show(
        "knowledge_base/sign_in.html",
        form=form.word(wording()),
        registered="inscription" in request.args,
        asked="connexion" in request.args,
    )


def _removal_page(form: RemovalForm) -> ResponseReturnValue:
    company = portal().store.get(Company, g.employer.siret)
    return show("knowledge_base/removal.html", form=form.word(wording()), company=company)
