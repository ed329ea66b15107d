"""Reading what is sent to the control API: every field known, of its type, within reason."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from flask import request

from mockportal.domain.moments import PARIS, after, after_days, in_paris
from mockportal.web.control.problems import BadRequest

FIRST_MOMENT = datetime(2000, 1, 1, tzinfo=PARIS)
LAST_MOMENT = datetime(2100, 1, 1, tzinfo=PARIS)
_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_DELAYS = {"days": 36_525, "hours": 876_600, "seconds": 3_155_760_000}
_NAMES = {str: "un texte", int: "un nombre entier", list: "une liste de textes"}


def read_body(fields: Mapping[str, type], required: tuple[str, ...] = ()) -> dict[str, Any]:
    """The JSON object that was sent, checked against the fields that exist.

    Raises:
        BadRequest: an unknown or missing field, or a value of another type.
    """
    body = _read_json()
    if not isinstance(body, dict):
        raise BadRequest("Envoyez un objet JSON.", fields=sorted(fields))
    if unknown := sorted(set(body) - set(fields)):
        known = ", ".join(sorted(fields)) or "aucun"
        raise BadRequest(
            f"Champ inconnu : {', '.join(unknown)}. Champs acceptés : {known}.",
            fields=sorted(fields),
        )
    if missing := [name for name in required if name not in body]:
        raise BadRequest(f"Champ manquant : {', '.join(missing)}.", fields=sorted(fields))
    for name, value in body.items():
        _check_type(name, value, fields[name])
    return body


def read_query(*names: str) -> dict[str, str]:
    """The parameters of the address, the missing ones empty.

    Raises:
        BadRequest: an unknown parameter.
    """
    if unknown := sorted(set(request.args) - set(names)):
        known = ", ".join(names) or "aucun"
        raise BadRequest(
            f"Paramètre inconnu : {', '.join(unknown)}. Paramètres acceptés : {known}.",
            fields=list(names),
        )
    return {name: request.args.get(name, "") for name in names}


def _read_json() -> Any:
    try:
        return request.get_json() if request.get_data(cache=True) else {}
    except RecursionError:
        raise BadRequest("Ce JSON est trop imbriqué.") from None


def _check_type(name: str, value: object, kind: type) -> None:
    fits = isinstance(value, kind) and not isinstance(value, bool)
    if kind is list and fits:
        fits = all(isinstance(item, str) for item in value)  # type: ignore[attr-defined]
    if not fits:
        raise BadRequest(f"Le champ « {name} » attend {_NAMES[kind]}.")
    if any(_UNREADABLE.search(text) for text in _texts(value)):
        raise BadRequest(f"Le champ « {name} » contient un caractère qui ne s’écrit pas.")


def _texts(value: object) -> list[str]:
    if isinstance(value, list):
        return value
    return [value] if isinstance(value, str) else []


def read_moment(name: str, text: str) -> datetime:
    """A moment in ISO 8601; without an offset it is read on the Paris wall clock.

    Raises:
        BadRequest: not a moment, or not between the years 2000 and 2100.
    """
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        raise BadRequest(
            f"Le champ « {name} » attend une date ISO 8601, par exemple 2026-01-12T09:00:00+01:00."
        ) from None
    aware = read if read.tzinfo else read.replace(tzinfo=PARIS)
    if not FIRST_MOMENT <= aware <= LAST_MOMENT:
        raise BadRequest(f"Le champ « {name} » attend une date entre 2000 et 2100.")
    return in_paris(aware)


def read_target(now: datetime) -> datetime:
    """Where the clock is asked to go: exactly one of days, hours, seconds and to.

    Raises:
        BadRequest: none or several of them, or an absurd value.
    """
    body = read_body({"days": int, "hours": int, "seconds": int, "to": str})
    if len(body) != 1:
        raise BadRequest("Donnez un seul des champs : days, hours, seconds, to.")
    ((name, value),) = body.items()
    if name == "to":
        return read_moment(name, value)
    if not 0 <= value <= _DELAYS[name]:
        raise BadRequest(f"Le champ « {name} » attend un nombre de 0 à {_DELAYS[name]}.")
    delay = timedelta(**{name: value})
    try:
        target = after_days(now, value) if name == "days" else after(now, delay)
    except OverflowError:
        target = None
    if target is None or target > LAST_MOMENT:
        raise BadRequest("L’horloge d’un monde s’arrête en 2100.")
    return target
