"""The store of one world: what use cases ask of it becomes SQL, each question written once."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import Any, TypeVar, cast

from sqlalchemy import Select, bindparam, func, inspect, select
from sqlalchemy.orm import Session

from mockportal.adapters.bringing import brought, take_back
from mockportal.domain.refusals import Refusal

T = TypeVar("T")
Names = tuple[str, ...]
_LARGEST_NUMBER = 2**63 - 1
_WORLD = "world_id"


class SqlStore:
    """The things of one world inside one transaction; no query leaves the world.

    Args:
        session: gives the session, when something is asked of it at last.
        is_new: nothing is in the world but what is added here, and questions are answered from
            that, until one of them, or ``settle``, has it put into the database.
    """

    def __init__(
        self, session: Callable[[], Session], world_id: str, *, is_new: bool = False
    ) -> None:
        self._begun = session
        self._world_id = world_id
        self._new: dict[type, list[Any]] | None = {} if is_new else None

    @cached_property
    def _session(self) -> Session:
        return self._begun()

    def settle(self) -> None:
        """Put what was added into the database, which is asked from now on."""
        if self._new is not None:
            self._new = None
            self._session.flush()

    def add(self, thing: object) -> None:
        """Keep a new thing."""
        cast("Any", thing).world_id = self._world_id
        self._session.add(thing)
        if self._new is not None:
            self._new.setdefault(type(thing), []).append(thing)

    def discard(self, thing: object) -> None:
        """Keep a thing no longer."""
        self.settle()
        self._session.delete(thing)

    def get(self, kind: type[T], key: object) -> T | None:
        """The thing with this number (for a Company, this SIRET)."""
        if isinstance(key, int) and key > _LARGEST_NUMBER:
            return None
        if self._new is not None:
            return next((one for one in self._new.get(kind, ()) if _key(kind)(one) == key), None)
        return self._session.get(kind, (self._world_id, key))

    def find(self, kind: type[T], /, **equals: object) -> list[T]:
        """Things whose fields equal these values, in the order of their keys.

        They are put in order here: asked for them in order, SQLite reads the whole world along its
        keys rather than the few rows of an index.
        """
        if self._new is not None:
            found = (t for t in self._new.get(kind, ()) if _fits(t, equals))
            return sorted(found, key=_key(kind))
        query = _having(kind, tuple(equals), _unset(equals))
        return sorted(self._session.scalars(query, self._given(equals)), key=_key(kind))

    def first(self, kind: type[T], by: str, /, **equals: object) -> T | None:
        """Of the things that ``find`` gives, the one with the lowest value of a field."""
        self.settle()
        query = _lowest(kind, by, tuple(equals), _unset(equals))
        return self._session.scalar(query, self._given(equals))

    def next_id(self, kind: type[object]) -> int:
        """The number that the next thing of this kind takes, from 1."""
        if self._new is not None:
            return max(map(_key(kind), self._new.get(kind, ())), default=0) + 1
        return (self._session.scalar(_highest(kind), {_WORLD: self._world_id}) or 0) + 1

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """A block that a refusal undoes alone, unless the refusal keeps its changes."""
        self.settle()
        savepoint, before = self._session.begin_nested(), brought(self._session)
        try:
            yield
        except Refusal as refusal:
            if refusal.keeps_changes:
                savepoint.commit()
            else:
                savepoint.rollback()
                take_back(self._session, before)
            raise
        savepoint.commit()

    def _given(self, equals: Mapping[str, object]) -> dict[str, object]:
        return {_WORLD: self._world_id, **equals}


def _fits(thing: object, equals: Mapping[str, object]) -> bool:
    return all(getattr(thing, name) == value for name, value in equals.items())


def _unset(equals: Mapping[str, object]) -> frozenset[str]:
    return frozenset(name for name, value in equals.items() if value is None)


@lru_cache
def _key(kind: type[Any]) -> Callable[[Any], Any]:
    return attrgetter(*(column.name for column in inspect(kind).primary_key[1:]))


@lru_cache(maxsize=512)
def _having(kind: type[T], names: Names, unset: frozenset[str]) -> Select[T]:
    """A world's things with values in these fields, or none in those that are unset.

    Writing a query costs more than asking it: each is written once, for values to come.
    """
    fields = {name: cast("Any", getattr(kind, name)) for name in (_WORLD, *names)}
    return select(kind).where(
        *(f.is_(None) if n in unset else f == bindparam(n) for n, f in fields.items())
    )


@lru_cache(maxsize=512)
def _lowest(kind: type[T], by: str, names: Names, unset: frozenset[str]) -> Select[T]:
    field = getattr(kind, by)
    query = _having(kind, names, unset).where(field.is_not(None))
    return query.order_by(field, *inspect(kind).primary_key).limit(1)


@lru_cache
def _highest(kind: type[object]) -> Select[int | None]:
    world_id = cast("Any", kind).world_id
    return select(func.max(inspect(kind).primary_key[1])).where(world_id == bindparam(_WORLD))
