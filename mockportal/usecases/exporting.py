"""A world as one document of plain values, the same whatever its id and its address."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any

from mockportal.domain.world import World
from mockportal.domain.world_file import FORMAT, IN_LINES, KINDS, SET_AT_CREATION, VERSION
from mockportal.ports import Store


def export(world: World, store: Store) -> dict[str, Any]:
    """Everything that makes the world's pages, ready for JSON.

    Secrets that people chose are in it as hashes, Activation keys as their letters carry them.
    """
    return {
        "format": FORMAT,
        "version": VERSION,
        "world": {name: _plain(getattr(world, name)) for name in SET_AT_CREATION},
        **{name: [_row(thing) for thing in store.find(kind)] for name, kind in KINDS.items()},
    }


def _row(thing: Any) -> dict[str, Any]:
    names = [field.name for field in fields(thing) if field.init]
    return {
        name: getattr(thing, name).split("\n")
        if (type(thing), name) in IN_LINES
        else _plain(getattr(thing, name))
        for name in names
    }


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(map(str, value))
    if isinstance(value, str):
        return str(value)
    return dict(value) if isinstance(value, Mapping) else value
