"""Signing in and out, and a forgotten password (R01, R36)."""

from flask import Blueprint, redirect, session, url_for
from flask.typing import ResponseReturnValue

from mockportal.domain.registration import Registration, State
from mockportal.domain.secrets import Area
from mockportal.usecases import signing_in
from mockportal.web.forms import WordedForm, password_field, text_field, value_of
from mockportal.web.pages import (
    attempt,
    candidate,
    forget_person,
    person,
    portal,
    show,
    sign_in_person,
    wording,
)
from mockportal.web.tries import limited

blueprint = Blueprint("sign_in", __name__)
_IDENTITY = ("siret", "nom", "prenom")
_SIRET_HELP = "14 chiffres, par exemple 123 456 789 00012"


class SignInForm(WordedForm):
    """R01."""

    siret = text_field("siret", help_text=_SIRET_HELP, inputmode="numeric")
    nom = text_field("nom", autocomplete="family-name")
    prenom = text_field("prenom", autocomplete="given-name")
    password = password_field("password")


class IdentityForm(WordedForm):
    """Who forgot the password."""

    siret = text_field("siret", help_text=_SIRET_HELP, inputmode="numeric")
    nom = text_field("nom", autocomplete="family-name")
    prenom = text_field("prenom", autocomplete="given-name")


class ResetForm(IdentityForm):
    """The secret answer and the new password (R36)."""

    answer = text_field("secret-answer", help_text="Les majuscules comptent.")
    password = password_field(
        "new-password", help_text="8 caractères ou plus, dont 6 lettres et 2 chiffres", new=True
    )
    confirmation = password_field("confirmation", new=True)


@blueprint.get("/votre-compte")
def show_form() -> ResponseReturnValue:
    """The sign-in form and the way to a new account (R10, R11)."""
    return _page(SignInForm())


@blueprint.post("/votre-compte")
def sign_in() -> ResponseReturnValue:
    """Check what was typed (R01)."""
    form = SignInForm()

    def intention() -> None:
        names = ("siret", "nom", "prenom", "password")
        sign_in_person(signing_in.sign_in(portal(), *(value_of(form, name) for name in names)))

    if not attempt(form, lambda: limited(Area.PORTAL, *_who(form), intention)):
        return _page(form)
    return redirect(url_for(_next_page()))


@blueprint.post("/deconnexion")
def sign_out() -> ResponseReturnValue:
    """End the session: what the browser kept of it is worth nothing any more."""
    if who := person() or candidate():
        signing_in.sign_out(portal(), who)
    forget_person()
    return redirect(url_for("home.index"))


@blueprint.get("/mot-de-passe-oublie")
def forgotten() -> ResponseReturnValue:
    """Ask who forgot the password."""
    return show("portal/forgotten.html", form=IdentityForm().word(wording()), question="")


@blueprint.post("/mot-de-passe-oublie")
def ask_question() -> ResponseReturnValue:
    """Ask the secret question."""
    asked = IdentityForm()
    identity = {name: value_of(asked, name) for name in _IDENTITY}
    if not attempt(asked, lambda: signing_in.check_identity(**identity)):
        return show("portal/forgotten.html", form=asked.word(wording()), question="")
    return _reset_page(ResetForm(formdata=None, **identity))


@blueprint.post("/mot-de-passe-oublie/reponse")
def reset() -> ResponseReturnValue:
    """Replace the password (R36)."""
    form = ResetForm()

    def intention() -> None:
        siret, nom, prenom, answer, password, confirmation = (
            value_of(form, name) for name in (*_IDENTITY, "answer", "password", "confirmation")
        )
        signing_in.reset_password(portal(), (siret, nom, prenom), answer, password, confirmation)

    if not attempt(form, lambda: limited(Area.ANSWER, *_who(form), intention)):
        return _reset_page(form)
    return show("portal/password_changed.html")


def _who(form: WordedForm) -> tuple[tuple[str, ...], str]:
    """The person that was typed, known or not: the same however typed, and as it was typed."""
    siret, nom, prenom = (value_of(form, name) for name in _IDENTITY)
    return signing_in.identity(siret, nom, prenom), f"{prenom} {nom}, SIRET {siret}"


def _page(form: SignInForm) -> ResponseReturnValue:
    from_link = session.get("next") == "cooptation.candidates"
    return show("portal/sign_in.html", form=form.word(wording()), from_link=from_link)


def _reset_page(form: ResetForm) -> ResponseReturnValue:
    question = signing_in.secret_question(portal(), *(value_of(form, n) for n in _IDENTITY))
    return show("portal/forgotten.html", form=form.word(wording()), question=question)


def _next_page() -> str:
    """Where a person goes after signing in: where the mail's link pointed, or the menu (R21)."""
    following = session.pop("next", None)
    if "candidate" in session:
        who = portal().store.get(Registration, session["candidate"])
        return "account.key" if who and who.state is State.AWAITING_KEY else "account.waiting"
    return following or "account.menu"
