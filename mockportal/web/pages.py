"""What every view of a world uses: the open portal, who is signed in, a form handed in."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec

from flask import Flask, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from mockportal.domain.company import Account
from mockportal.domain.refusals import Refusal
from mockportal.domain.registration import Registration, State
from mockportal.domain.removal import KnowledgeBaseAccount
from mockportal.domain.world import World
from mockportal.ports import Portal
from mockportal.web.dispatch import ROOT_KEY
from mockportal.web.forms import WordedForm
from mockportal.web.sessions import employer_keys, keys_of
from mockportal.wording import Wording

P = ParamSpec("P")
_PERSON_KEYS = ("account", "epoch", "since", "candidate", "next", "looked-at")
_EMPLOYER_KEYS = ("employer", "employer-epoch", "employer-since")


def portal() -> Portal:
    """The portal of the world that this request names."""
    return g.portal


def wording() -> Wording:
    """The words of its variant."""
    return portal().variant.wording


def person() -> Account | None:
    """Who is signed in to the portal."""
    return g.person


def candidate() -> Registration | None:
    """The candidate who signed in before being activated (R31)."""
    return g.candidate


def sign_in_person(who: Account | Registration) -> None:
    """Begin a new session for a person, keeping where the person was going."""
    going_on = ("next", "looked-at", *_EMPLOYER_KEYS)
    kept = {name: session[name] for name in going_on if session.get(name) is not None}
    session.clear()
    session.update(kept, **keys_of(who, portal().now))


def sign_in_employer(who: KnowledgeBaseAccount) -> None:
    """Begin a new session for an employer; who is signed in to the portal stays so (R41)."""
    kept = {name: session[name] for name in _PERSON_KEYS if name in session}
    session.clear()
    session.update(kept, **employer_keys(who, portal().now))


def forget_person() -> None:
    """End the portal's session; the knowledge base's own one stays (R41)."""
    for name in _PERSON_KEYS:
        session.pop(name, None)


def forget_employer() -> None:
    """End the knowledge base's session; the portal's own one stays (R41)."""
    for name in _EMPLOYER_KEYS:
        session.pop(name, None)


def signed_in(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
    """Open a page to active people only; candidates see what they wait for (R31)."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        if candidate() is not None:
            return redirect(url_for(waiting_page()))
        if person() is None:
            simple = request.method == "GET" and not request.view_args
            session["next"] = request.endpoint if simple else None
            return redirect(url_for("sign_in.show_form"))
        return view(*args, **kwargs)

    return guarded


def waiting_page() -> str:
    """The only page that a candidate who is not activated may open (R31)."""
    waiting = candidate()
    if waiting is not None and waiting.state is State.AWAITING_KEY:
        return "account.key"
    return "account.waiting"


def attempt(form: WordedForm, intention: Callable[[], object]) -> bool:
    """Carry out what a form asks; a refusal is shown in it and undone (R39).

    Returns:
        Whether it was done. Nothing is, on a form that is not this browser's own any more: it comes
        back with what was typed, but for secrets.
    """
    if g.get("form_expired"):
        g.refused_status = 400
        form.forget_secrets()
        form.refuse(Refusal("form-renewed"), wording())
        return False
    try:
        with portal().store.attempt():
            intention()
    except Refusal as refusal:
        g.refused_status = refusal.status
        form.refuse(refusal, wording())
        return False
    return True


def show(template: str, **values: Any) -> tuple[str, int]:
    """A page; one on which something was refused has the refusal's status."""
    return render_template(template, **values), g.get("refused_status", 200)


def _room_of(world: World) -> str:
    """Where a world is piloted, for the bar of one that a person made there (R60)."""
    return f"{request.environ[ROOT_KEY]}/mondes/{world.id}" if world.training else ""


def add_world(app: Flask) -> None:
    """Give every template the words, the person and the rules."""

    @app.context_processor
    def world() -> dict[str, Any]:
        if "portal" not in g:
            return {}
        here = portal()
        return {
            "w": here.variant.wording,
            "now": here.now,
            "rules": here.rules,
            "journey": here.variant.journey,
            "person": person(),
            "candidate": candidate(),
            "training": _room_of(here.world),
        }
