"""« Étant donné que… »: what people have done before, without walking through the pages again.

The portal's own use cases do it, through the control API. Each of these states is walked to by the
pages in a scenario of « États préparés », which demands the same world.
"""

from collections.abc import Callable
from typing import Any

from pytest_bdd import step

from pages.knowledge_base import KnowledgeBasePage
from pages.registration import IdentityPage
from steps.cast import EMPLOYER
from steps.phrases import phrase

Function = Callable[..., Any]
STANDS = {
    4: "identified",
    5: "terms-accepted",
    6: "information-checked",
    7: "secrets-chosen",
    8: "authentication-checked",
}
"""Where a registration stands when its candidate comes to a documented step."""
_REACHED: list[tuple[phrase, Function]] = []


def given(text: phrase) -> Callable[[Function], Function]:
    """Define a step that only arranges, and know it for ``arrange``."""

    def define(function: Function) -> Function:
        _REACHED.append((text, function))
        return step(text, "given", stacklevel=2)(function)

    return define


def arrange(scene: Any, text: str) -> None:
    """Bring a scene to the state that such a line names."""
    known = next((one for one in _REACHED if one[0].is_matching(text)), None)
    assert known, f"aucune ligne « Étant donné que {text} » n’est connue"
    parser, function = known
    function(scene, **parser.parse_arguments(text))


@given(phrase("{acteur:Acteur} est connecté"))
def is_signed_in(scene, acteur):
    who = scene.person(acteur)
    identity = {"siret": who.siret, "nom": who.nom, "prenom": who.prenom}
    scene.keep_session(acteur, scene.world.sign_in(**identity, password=who.password))
    scene.tell_arranged("connexion")
    scene.go_on(acteur)


@given(phrase("{acteur:Acteur} en est à l'étape {nombre:d} de l'inscription"))
def is_at_step(scene, acteur, nombre):
    assert 3 <= nombre <= 8, f"il n’y a pas d’étape {nombre} à rejoindre : de 3 à 8"
    if nombre in STANDS:
        _register(scene, acteur, STANDS[nombre])
        scene.go_on(acteur)
    else:
        scene.actor(acteur).visit(IdentityPage)


@given(phrase("{acteur:Acteur} a demandé la cooptation"))
def has_asked_cooptation(scene, acteur):
    _register(scene, acteur, "awaiting-cooptation")


@given(phrase("{acteur:Acteur} a demandé une clé d'activation"))
def has_asked_key(scene, acteur):
    _register(scene, acteur, "awaiting-key")


@given(phrase("{acteur:Acteur} est inscrit à la base de connaissance"))
def is_known_to_knowledge_base(scene, acteur):
    _add_employer(scene, acteur)
    scene.actor(acteur).visit(KnowledgeBasePage)


@given(
    phrase(
        "{acteur:Acteur} a demandé à radier {radie:Acteur} au bénéfice {beneficiaire:Bénéficiaire}"
    )
)
def has_asked_removal(scene, acteur, radie, beneficiaire):
    if acteur not in scene.employers:
        _add_employer(scene, acteur)
    if not scene.employers[acteur]:
        who = scene.person(acteur)
        signed_in = scene.world.sign_in_employer(courriel=who.courriel, password=who.password)
        scene.keep_session(acteur, signed_in)
        scene.employers[acteur] = True
    gone, heir = scene.person(radie), scene.beneficiary(beneficiaire)
    scene.world.add_removal(
        requester=scene.person(acteur).courriel,
        removed_nom=gone.nom,
        removed_prenom=gone.prenom,
        beneficiary_nom=heir.nom,
        beneficiary_prenom=heir.prenom,
    )
    scene.tell_arranged("demande de radiation")


@given(phrase("le technicien a radié {radie:Acteur} au bénéfice {beneficiaire:Bénéficiaire}"))
def has_removed(scene, radie, beneficiaire):
    has_asked_removal(scene, EMPLOYER, radie, beneficiaire)
    scene.world.decide_removal(scene.world.removals()[-1].id, "remove")
    scene.tell_arranged("radiation")


def _register(scene, name, state):
    who = scene.person(name)
    new = scene.world.add_registration(
        siret=who.siret,
        nom=who.nom,
        prenom=who.prenom,
        telephone=who.telephone,
        courriel=who.courriel,
        password=who.password,
        question=who.question,
        answer=who.answer,
        state=state,
    )
    scene.keep_session(name, new.session)
    scene.tell_arranged("inscription")


def _add_employer(scene, name):
    who = scene.person(name)
    scene.world.add_employer(
        siret=who.siret,
        nom=who.nom,
        prenom=who.prenom,
        courriel=who.courriel,
        password=who.password,
    )
    scene.employers[name] = False
    scene.tell_arranged("accès à la base de connaissance")
