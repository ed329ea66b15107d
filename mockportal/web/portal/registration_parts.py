"""What the one button of a page sends: its parts in order, all or none (R12 to R17)."""

from collections.abc import Callable, Sequence
from hashlib import sha256

from flask import session

from mockportal.domain.refusals import WrongField, WrongFields
from mockportal.domain.registration import Part, Registration
from mockportal.ports import Portal
from mockportal.usecases import checking, registering
from mockportal.web.forms import WordedForm, value_of
from mockportal.web.pages import portal

_WAYS: dict[str, Callable[[Portal, Registration], None]] = {
    "cooptation": registering.ask_cooptation,
    "cle": registering.ask_key,
}


def send_parts(
    parts: Sequence[Part], form: WordedForm, going_on: Registration | None
) -> Registration | None:
    """Do what the parts of a page ask; those that are done already are not done twice.

    Raises:
        WrongFields: with every wrong field of the page (R39).
        Refusal: a part cannot be done; the parts before it are to be undone.
    """
    for number, part in enumerate(parts):
        try:
            going_on = _send(part, form, going_on)
        except (WrongField, WrongFields) as refusal:
            raise _with_later_faults(refusal, parts[number + 1 :], form) from refusal
    return going_on


def _send(part: Part, form: WordedForm, going_on: Registration | None) -> Registration:
    if part is Part.IDENTITY:
        return _identify(form, going_on)
    assert going_on is not None, part
    if part is Part.SECRETS:
        registering.choose_secrets(portal(), going_on, _secrets(form))
    elif part is Part.ACTIVATION:
        _way(form)(portal(), going_on)
    elif not portal().variant.journey.has_done(part, going_on.state):
        registering.CONFIRMS[part](portal(), going_on)
    return going_on


def _identify(form: WordedForm, going_on: Registration | None) -> Registration:
    """Start the registration, or correct it (R12, R14)."""
    names = ("siret", "nom", "prenom", "telephone", "courriel")
    typed = registering.Candidate(*(value_of(form, name) for name in names))
    if going_on is None:
        sent_by = sha256(str(session.get("csrf_token", "")).encode()).hexdigest()
        return registering.register(portal(), typed, sent_by)
    registering.correct(portal(), going_on, typed)
    return going_on


def _secrets(form: WordedForm) -> registering.Secrets:
    names = ("password", "confirmation", "question", "answer")
    return registering.Secrets(*(value_of(form, name) for name in names))


def _way(form: WordedForm) -> Callable[[Portal, Registration], None]:
    way = _WAYS.get(value_of(form, "way"))
    if way is None:
        raise WrongField("way", "activation-required")
    return way


def _with_later_faults(
    refusal: WrongField | WrongFields, later: Sequence[Part], form: WordedForm
) -> WrongFields:
    """The refusal, and what is wrong in the fields of the parts that were not tried."""
    checks: list[Callable[[], object]] = [lambda: _again(refusal)]
    if Part.SECRETS in later:
        checks.append(lambda: registering.check_secrets(_secrets(form)))
    if Part.ACTIVATION in later:
        checks.append(lambda: _way(form))
    try:
        checking.all_of(checks)
    except WrongFields as every:
        return every
    raise AssertionError("unreachable: the first check refuses") from refusal


def _again(refusal: WrongField | WrongFields) -> None:
    raise refusal
