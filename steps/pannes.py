"""Faults that a tester asks for, and what the journal tells of them."""

from pytest_bdd import given, when

from steps.expecting import then
from steps.phrases import phrase


@given(phrase("la panne « {panne} »"))
@when(phrase("la panne « {panne} » survient"))
def fault(scene, panne):
    scene.world.set_faults({panne: {}})


@given(phrase("la panne « {panne} » une seule fois"))
@when(phrase("la panne « {panne} » survient une seule fois"))
def fault_once(scene, panne):
    scene.world.set_faults({panne: {"times": 1}})


@given(phrase("la panne « {panne} » à l'étape « {etape} », une seule fois"))
def fault_at_step(scene, panne, etape):
    scene.world.set_faults({panne: {"step": etape, "times": 1}})


@given(phrase("la panne « {panne} » de {secondes:d} secondes"))
@given(phrase("la panne « {panne} » de {secondes:d} seconde"))
def fault_lasting(scene, panne, secondes):
    scene.world.set_faults({panne: {"seconds": secondes}})


@when(phrase("la panne est réparée"))
def repaired(scene):
    scene.world.set_faults({})


@then(phrase("le journal raconte la panne « {panne} »"))
def fault_told(scene, panne):
    told = sorted({row.details["fault"] for row in scene.world.journal() if "fault" in row.details})
    known = ", ".join(told) or "aucune panne"
    assert panne in told, f"le journal ne raconte pas « {panne} », mais : {known}"


@then(phrase("{acteur:Acteur} reçoit {nombre:d} fois le message « {objet} »"))
def receives_times(scene, acteur, nombre, objet):
    got = len(scene.mails_for(acteur, objet))
    assert got == nombre, f"{acteur} a reçu « {objet} » {got} fois, au lieu de {nombre}"


@then(phrase("un courrier est arrivé ailleurs qu'à l'adresse de l'entreprise"))
def letter_astray(scene):
    company, address = scene.world.companies[0], scene.letter().address
    assert address != f"{company.name}\n{company.address}", f"le courrier est allé à « {address} »"
