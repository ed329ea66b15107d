"""« Alors rien ne distingue ce monde… »: what was walked to equals what is arranged."""

import json
import re

from steps.expecting import then
from steps.phrases import phrase
from steps.states import arrange

_HASH = re.compile(r"\$argon2[^\"\\]*")
_OWN = {"request"}
"""What a world does not share with its twin: the random names of requests."""


@then(phrase("rien ne distingue ce monde de celui où {etat}"))
def same_world(scene, attach, etat):
    twin = scene.twin()
    arrange(twin, etat)
    walked, arranged = _told(scene.world), _told(twin.world)
    for area in walked:
        assert walked[area] == arranged[area], (
            f"« {area} » diffère : par les pages {walked[area]}, préparé {arranged[area]}"
        )
    attach.log(f"Les mêmes {sum(map(len, walked.values()))} lignes : {', '.join(walked)}.")


@then(phrase("{acteur:Acteur} en est à la même page que si {etat}"))
def same_page(scene, acteur, etat):
    twin = scene.twin()
    arrange(twin, etat)
    twin.go_on(acteur)
    walked, arranged = (_place(one.actor(acteur)) for one in (scene, twin))
    scene.actor(acteur).hand.looks()
    assert walked == arranged, f"par les pages {walked}, préparé {arranged}"


def _told(world):
    """A world as it is kept, without what chance alone makes different: salts and requests."""
    kept = json.loads(_HASH.sub("$argon2", world.export()))
    rows = {name: rows for name, rows in kept.items() if isinstance(rows, list)}
    return {
        name: [{key: value for key, value in row.items() if key not in _OWN} for row in rows]
        for name, rows in rows.items()
    }


def _place(who):
    """Where somebody stands: the page's address below the world, and its heading."""
    path = who.hand.page.url.removeprefix(who.base)
    return path, who.here.heading.inner_text()
