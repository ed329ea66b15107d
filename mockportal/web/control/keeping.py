"""Operations that keep a world: snapshots beside it, and the file one takes away."""

from typing import Any, Literal

import msgspec
from flask import Response

from mockportal.domain.world_file import FORMAT, KINDS, VERSION
from mockportal.web.control import answers, shapes
from mockportal.web.control.operations import operations, services
from mockportal.web.control.requests import read_json
from mockportal.web.control.worlds import LOCATION

GROUP = "Instantanés et fichiers"
FILE_BYTES = 64 * 1024 * 1024
WorldFile = msgspec.defstruct(
    "WorldFile",
    [
        ("format", Literal[FORMAT]),  # type: ignore[valid-type]
        ("version", Literal[VERSION]),  # type: ignore[valid-type]
        ("world", dict[str, Any]),
        *((name, list[dict[str, Any]]) for name in KINDS),
    ],
)
"""The document of a world as far as the API tells it; the import names what does not fit inside."""


@operations.add(
    "POST", "/worlds/{world_id}/snapshots", "Prendre un instantané", group=GROUP, status=201,
    note="Il vit aussi longtemps que son monde.",
)  # fmt: skip
def take_snapshot(world_id: str) -> shapes.Snapshot:
    """Keep a world as it is now."""
    return answers.snapshot_answer(services().take_snapshot(world_id))


@operations.add("GET", "/worlds/{world_id}/snapshots", "Lister les instantanés", group=GROUP)
def snapshots(world_id: str) -> list[shapes.Snapshot]:
    """A world's snapshots, oldest first."""
    return [answers.snapshot_answer(kept) for kept in services().snapshots(world_id)]


@operations.add(
    "DELETE",
    "/worlds/{world_id}/snapshots/{snapshot_id}",
    "Effacer un instantané",
    group=GROUP,
    status=204,
)
def delete_snapshot(world_id: str, snapshot_id: str) -> None:
    """Delete a snapshot of a world."""
    services().delete_snapshot(world_id, snapshot_id)


@operations.add(
    "GET",
    "/worlds/{world_id}/export",
    "Emporter un monde en un fichier",
    group=GROUP,
    document=WorldFile,
    note="Le même pour deux mondes égaux, ligne à ligne : il se garde à côté d’un scénario. Les "
    "mots de passe y sont des empreintes, les clés celles des courriers.",
)
def export_world(world_id: str) -> Response:
    """A world as one document, indented to be kept and compared."""
    text = msgspec.json.format(msgspec.json.encode(services().export_world(world_id)), indent=2)
    headers = {"Content-Disposition": 'attachment; filename="monde.json"'}
    return Response(text + b"\n", headers=headers, mimetype="application/json")


@operations.add(
    "POST",
    "/worlds/import",
    "Refaire un monde d’un fichier",
    group=GROUP,
    status=201,
    location=LOCATION,
    document=WorldFile,
    body_bytes=FILE_BYTES,
    note="Le fichier que donne l’export. Ce qui n’y convient pas est nommé par son chemin.",
)
def import_world() -> shapes.World:
    """A new world from such a document."""
    with services().import_world(read_json()) as portal:
        return answers.world_answer(portal)
