"""Reading a world from a document: every field known, of its type, and fitting the others."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from datetime import datetime
from enum import StrEnum
from functools import cache
from itertools import islice
from typing import Any, TypeVar, cast, get_args, get_type_hints

from mockportal.domain import faults
from mockportal.domain.moments import PARIS, in_paris
from mockportal.domain.refusals import UnknownName, WrongField, WrongFields
from mockportal.domain.world import World
from mockportal.domain.world_file import FORMAT, IN_LINES, KINDS, SET_AT_CREATION, VERSION

FIRST_MOMENT = datetime(2000, 1, 1, tzinfo=PARIS)
LAST_MOMENT = datetime(2100, 1, 1, tzinfo=PARIS)
_LARGEST_SEED = 2**63 - 1
_LARGEST_NUMBER = 10**9  # so that whatever counts on from it has room
_TEXT_MAX = 20_000
_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_SHOWN = 20
T = TypeVar("T")


@dataclass(frozen=True)
class WorldFile:
    """A document that could be read: the world's own values, and its things by their list."""

    world: Mapping[str, Any]
    things: Mapping[str, Sequence[Any]]


def read(document: object) -> WorldFile:
    """Read a document.

    Raises:
        WrongField: it is no world at all, or a later version wrote it.
        WrongFields: what does not fit, by its path (``accounts[0].siret``); the first twenty.
    """
    body = _object(document, "", ("format", "version", "world", *KINDS))
    if body["format"] != FORMAT:
        raise WrongField("format", "file-format", known=FORMAT)
    if body["version"] != VERSION:
        raise WrongField("version", "file-version", known=VERSION)
    wrong: list[WrongField] = []
    world = _try(wrong, lambda: _world(body["world"])) or {}
    things = {name: list(_things(wrong, kind, body[name], name)) for name, kind in KINDS.items()}
    refuse(wrong)
    return WorldFile(world, things)


def refuse(wrong: Iterable[WrongField]) -> None:
    """Tell the first faults, if there are any.

    Raises:
        WrongFields: twenty at most, in the order of the document.
    """
    if first := list(islice(wrong, _SHOWN)):
        raise WrongFields(first)


def _world(row: object) -> dict[str, Any]:
    """The world's own values, its faults among those that exist (R54)."""
    values = _fields(World, row, "world", SET_AT_CREATION)
    try:
        faults.checked(values.get("faults", {}), "world.faults.")
    except UnknownName as refusal:
        known = ", ".join(refusal.known)
        raise WrongField("world.faults", "fault-unknown", known=known) from None
    return values


def _try(wrong: list[WrongField], reading: Callable[[], T]) -> T | None:
    """What could be read; what is wrong joins the others, to be told together."""
    try:
        return reading()
    except WrongField as refusal:
        wrong.append(refusal)
    except WrongFields as refusal:
        wrong.extend(refusal.wrong)
    return None


def _things(wrong: list[WrongField], kind: type[T], rows: object, where: str) -> Iterator[T]:
    """The things of one list that could be made."""
    if not isinstance(rows, list):
        wrong.append(WrongField(where, "file-value", expected="une liste"))
        return
    names = tuple(field.name for field in fields(cast("Any", kind)) if field.init)
    for index, row in enumerate(cast("list[object]", rows)):
        place = f"{where}[{index}]"
        values = _try(wrong, lambda r=row, p=place: _fields(kind, r, p, names))
        if values is not None:
            yield kind(**values)


def _object(
    value: object, where: str, names: Sequence[str], optional: frozenset[str] = frozenset()
) -> dict[str, Any]:
    """A JSON object with these names and no other."""
    if not isinstance(value, dict):
        raise WrongField(where or "world", "file-value", expected="un objet")
    given = cast("dict[str, Any]", value)
    known = ", ".join(names)
    unknown = [name for name in given if name not in names]
    missing = [name for name in names if name not in given and name not in optional]
    wrong = [WrongField(_below(where, str(n)[:40]), "file-unknown", known=known) for n in unknown]
    wrong += [WrongField(_below(where, name), "file-missing") for name in missing]
    if wrong:
        raise WrongFields(wrong)
    return given


def _fields(kind: type, row: object, where: str, names: Sequence[str]) -> dict[str, Any]:
    """The values of one thing, each of the type that its class declares."""
    given = _object(row, where, names, _optional(kind))
    wrong: list[WrongField] = []
    values = {
        name: _try(wrong, lambda n=name: _value(_types(kind)[n], given[n], _below(where, n)))
        for name in names
        if name in given
    }
    if wrong:
        raise WrongFields(wrong)
    joined = {n: "\n".join(v or []) for n, v in values.items() if (kind, n) in IN_LINES}
    return {**values, **joined}


def _below(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name


@cache
def _optional(kind: type) -> frozenset[str]:
    """Fields that a document may leave out."""
    defaults = ((f.name, (f.default, f.default_factory)) for f in fields(cast("Any", kind)))
    return frozenset(name for name, either in defaults if either != (MISSING, MISSING))


@cache
def _types(kind: type) -> dict[str, Any]:
    types = get_type_hints(kind)
    return {n: list[str] if (kind, n) in IN_LINES else t for n, t in types.items()}


def _value(kind: Any, value: object, where: str) -> Any:
    """One value, converted to its type."""
    import msgspec  # with the first document: most portals never read one

    try:
        read_value = msgspec.convert(value, kind)
    except msgspec.ValidationError:
        raise WrongField(where, "file-value", expected=_expected(kind)) from None
    if isinstance(read_value, datetime):
        return _moment(read_value, where)
    most = _LARGEST_SEED if where == "world.seed" else _LARGEST_NUMBER
    if isinstance(read_value, int) and not 0 <= read_value <= most:
        raise WrongField(where, "file-value", expected=f"un nombre entier de 0 à {most}")
    if any(len(text) > _TEXT_MAX or _UNREADABLE.search(text) for text in _texts(read_value)):
        raise WrongField(where, "file-text", maximum=_TEXT_MAX)
    return read_value


def _moment(moment: datetime, where: str) -> datetime:
    aware = moment if moment.tzinfo else moment.replace(tzinfo=PARIS)
    if not FIRST_MOMENT <= aware <= LAST_MOMENT:
        raise WrongField(where, "file-value", expected=_expected(datetime))
    return in_paris(aware)


def _texts(value: object) -> Iterator[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, inner in cast("Mapping[object, object]", value).items():
            yield from _texts(name)
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in cast("list[object]", value):
            yield from _texts(inner)


def _expected(kind: Any) -> str:
    """What a field of this type takes, in French."""
    kinds = [one for one in get_args(kind) if one is not type(None)] or [kind]
    if isinstance(kinds[0], type) and issubclass(kinds[0], StrEnum):
        known = ", ".join(kinds[0])
        return f"une liste prise parmi {known}" if get_args(kind) else f"un mot parmi {known}"
    named = {
        int: f"un nombre entier de 0 à {_LARGEST_NUMBER}",
        bool: "true ou false",
        datetime: "une date ISO 8601 entre 2000 et 2100",
        list[str]: "une liste de textes",
    }
    if kind in named or kinds[0] is datetime:
        return named.get(kind) or named[datetime]
    return "un objet" if get_args(kind) else "un texte"
