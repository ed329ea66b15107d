"""Reading what is sent to the control API: every field known, of its type, within reason."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, TypeVar

import msgspec
from flask import request
from msgspec import UNSET, UnsetType, structs
from msgspec.structs import FieldInfo

from mockportal.domain.moments import PARIS, after, after_days, in_paris
from mockportal.web.control import expectations, shapes
from mockportal.web.control.bodies import Advance
from mockportal.web.control.problems import BadRequest

FIRST_MOMENT = datetime(2000, 1, 1, tzinfo=PARIS)
LAST_MOMENT = datetime(2100, 1, 1, tzinfo=PARIS)
_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
S = TypeVar("S", bound=msgspec.Struct)


def read_body(kind: type[S]) -> S:
    """The JSON object that was sent; without a body, an empty one.

    Raises:
        BadRequest: it is no object, or has unknown, missing or unfit fields: all of them are named.
    """
    body = read_json()
    if not isinstance(body, dict):
        raise BadRequest("Envoyez un objet JSON.", fields=_names(kind))
    return _read(kind, body, "champ")


def read_query(kind: type[S]) -> S:
    """The parameters of the address.

    Raises:
        BadRequest: an unknown parameter, one given twice, or one that does not fit.
    """
    if twice := [name for name, values in request.args.lists() if len(values) > 1]:
        raise BadRequest(f"Paramètre donné plusieurs fois : {', '.join(twice)}.")
    return _read(kind, request.args.to_dict(), "paramètre")


def read_json() -> Any:
    """The JSON that was sent; without a body, an empty object.

    Raises:
        BadRequest: it is nested too deep.
    """
    try:
        return request.get_json() if request.get_data(cache=True) else {}
    except RecursionError:
        raise BadRequest("Ce JSON est trop imbriqué.") from None


def _read(kind: type[S], given: Mapping[str, Any], word: str) -> S:
    fields = structs.fields(kind)
    values: dict[str, Any] = {}
    wrong = [*_unknown(kind, given, word)]
    for field in fields:
        if field.name in given:
            try:
                values[field.name] = _value(field, given[field.name], lax=word == "paramètre")
            except msgspec.ValidationError:
                wrong.append(_misfit(field, word, expectations.expected(field.type)))
            except UnicodeError:
                wrong.append(_misfit(field, word, "un texte sans caractère de contrôle"))
        elif field.required:
            wrong.append(
                shapes.WrongField(field.name, "missing", f"{word.title()} manquant : {field.name}.")
            )
    if wrong:
        detail = " ".join(one.detail for one in wrong)
        raise BadRequest(detail, errors=wrong, fields=_names(kind))
    return kind(**values)


def _names(kind: type[msgspec.Struct]) -> list[str]:
    return sorted(kind.__struct_fields__)


def _unknown(
    kind: type[msgspec.Struct], given: Mapping[str, Any], word: str
) -> Iterator[shapes.WrongField]:
    known = ", ".join(_names(kind)) or "aucun"
    for name in sorted(set(given) - set(kind.__struct_fields__)):
        shown = _UNREADABLE.sub("�", name)[:40]
        detail = f"{word.title()} inconnu : {shown}. {word.title()}s acceptés : {known}."
        yield shapes.WrongField(shown, "unknown", detail)


def _misfit(field: FieldInfo, word: str, expected: str) -> shapes.WrongField:
    return shapes.WrongField(field.name, "misfit", f"Le {word} « {field.name} » attend {expected}.")


def _value(field: FieldInfo, given: object, *, lax: bool) -> object:
    """One value of the type that its field declares.

    Raises:
        ValidationError: it is of another type or too large.
        UnicodeError: it contains characters that nobody can write.
    """
    value = msgspec.convert(given, field.type, strict=not lax)
    if any(_UNREADABLE.search(text) for text in _texts(value)):
        raise UnicodeError
    return value


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str) else ()


def given_or(given: str | UnsetType, otherwise: str) -> str:
    """What was sent in a field that may be left out."""
    return otherwise if isinstance(given, UnsetType) else given


def read_moment(name: str, text: str) -> datetime:
    """A moment in ISO 8601; without an offset it is read on the Paris wall clock.

    Raises:
        BadRequest: not a moment, or not between the years 2000 and 2100.
    """
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        raise _no_moment(name, "ISO 8601, par exemple 2026-01-12T09:00:00+01:00") from None
    aware = read if read.tzinfo else read.replace(tzinfo=PARIS)
    if not FIRST_MOMENT <= aware <= LAST_MOMENT:
        raise _no_moment(name, "entre 2000 et 2100")
    return in_paris(aware)


def _no_moment(name: str, which: str) -> BadRequest:
    wrong = shapes.WrongField(name, "misfit", f"Le champ « {name} » attend une date {which}.")
    return BadRequest(wrong.detail, errors=(wrong,))


def target(asked: Advance, now: datetime) -> datetime:
    """Where the clock is asked to go: exactly one of days, hours, seconds and to.

    Raises:
        BadRequest: none or several of them, or a moment out of reach.
    """
    given = {name: value for name, value in structs.asdict(asked).items() if value is not UNSET}
    if len(given) != 1:
        raise BadRequest("Donnez un seul des champs : days, hours, seconds, to.")
    ((name, value),) = given.items()
    if name == "to":
        return read_moment(name, value)
    try:
        there = after_days(now, value) if name == "days" else after(now, timedelta(**given))
    except OverflowError:
        there = None
    if there is None or there > LAST_MOMENT:
        raise BadRequest("L’horloge d’un monde s’arrête en 2100.")
    return there
