"""What is kept of a world in a file, and a world that begins with such a file (R13, R57, R58)."""

import json
import re

import pytest
from pytest_bdd import when

from steps.expecting import then
from steps.phrases import phrase

_COST = re.compile(r"m=\d+,t=\d+,p=\d+")
_REFUSED = "ne coûte pas plus"


@when(phrase("ce monde est repris du fichier où il est gardé"))
def taken_up(scene, control):
    scene.take_up(control.import_world(scene.world.export()))


@then(phrase("ce monde peut être repris quand un mot de passe y est gardé à « {cout} »"))
def can_be_taken_up(scene, control, attach, cout):
    control.import_world(_kept_at(cout, scene.world))
    attach.log("Repris.")


@then(phrase("ce monde n'est pas repris quand un mot de passe y est gardé à « {cout} »"))
def is_not_taken_up(scene, control, attach, cout):
    with pytest.raises(Exception, match=_REFUSED) as refused:
        control.import_world(_kept_at(cout, scene.world))
    attach.log(str(refused.value))


@then(phrase("le fichier de ce monde ne porte pas le nom {personne:Bénéficiaire}"))
def file_lacks_name(scene, attach, personne):
    forgotten = scene.beneficiary(personne)
    kept = scene.world.export()
    for text in (forgotten.nom, forgotten.courriel, forgotten.telephone):
        assert text not in kept, f"« {text} » est dans le fichier"
    attach.log("Ni le nom, ni le courriel, ni le téléphone n’y sont.")


@then(phrase("le fichier de ce monde dit l'inscription abandonnée"))
def file_tells_abandoned(scene, attach):
    kept = json.loads(scene.world.export())
    states = [row["state"] for row in kept["registrations"]]
    attach.log(f"Le fichier dit : {states}.")
    assert states == ["abandoned"], f"le fichier dit : {states}"


def _kept_at(cost, world):
    """A world's file where one hash names another cost."""
    kept, changed = _COST.subn(cost, world.export(), count=1)
    assert changed, "aucun mot de passe n’est gardé dans ce monde"
    return kept
