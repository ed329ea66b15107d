"""What a person adds to a world in the control room: companies, people, accesses."""

from collections.abc import Callable

from flask import Blueprint, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectField
from wtforms.fields import SelectChoice  # pyright: ignore[reportAttributeAccessIssue]

from mockportal.domain.company import Company
from mockportal.domain.identifiers import Siret
from mockportal.domain.refusals import NotFound, Refusal
from mockportal.domain.roles import Habilitation, Role
from mockportal.domain.secrets import SECRET_QUESTIONS
from mockportal.ports import Portal
from mockportal.usecases import directory, knowledge_base
from mockportal.web.control.guard import words
from mockportal.web.control.operations import opened, services
from mockportal.web.forms import WordedForm, text_field, value_of

blueprint = Blueprint("adding", __name__, url_prefix="/mondes/<world_id>")

_COURRIEL_HELP = "Sur un domaine réservé, par exemple @entreprise.example."
_ROLES = {
    Role.ADMINISTRATOR.value: "Administrateur",
    Role.DECLARANT.value: "Déclarant",
    f"{Role.ADMINISTRATOR} {Role.DECLARANT}": "Administrateur et déclarant",
}


class CompanyForm(WordedForm):
    """A company of the directory (R35)."""

    siret = text_field("SIRET", help_text="Celui-ci est libre et n’est à personne.")
    name = text_field("Raison sociale")
    street = text_field("Adresse")
    postcode = text_field("Code postal")
    city = text_field("Ville")


class PersonForm(WordedForm):
    """Somebody who holds a role (R02)."""

    siret = SelectField("Entreprise")
    roles = SelectField("Rôle", choices=[SelectChoice(*item) for item in _ROLES.items()])
    nom = text_field("Nom")
    prenom = text_field("Prénom")
    courriel = text_field("Courriel", help_text=_COURRIEL_HELP)
    telephone = text_field("Téléphone")


class AccessForm(WordedForm):
    """Somebody with an access to the knowledge base (R41)."""

    siret = SelectField("Entreprise")
    nom = text_field("Nom")
    prenom = text_field("Prénom")
    courriel = text_field("Courriel", help_text=_COURRIEL_HELP)


@blueprint.get("/entreprises")
def company(world_id: str) -> ResponseReturnValue:
    """Ask for a company, with a SIRET that would do."""
    with opened(world_id) as portal:
        siret = directory.free_siret(portal)
    return _page(world_id, CompanyForm(siret=siret), "company")


@blueprint.post("/entreprises")
def add_company(world_id: str) -> ResponseReturnValue:
    """Add the company."""
    form = CompanyForm()

    def add(portal: Portal) -> None:
        lines = {name: value_of(form, name) for name in ("name", "street", "postcode", "city")}
        typed = Siret(value_of(form, "siret"))  # read by the use case
        directory.add_company(portal, Company(typed, **lines))

    return _added(world_id, form, "company", add)


@blueprint.get("/personnes")
def person(world_id: str) -> ResponseReturnValue:
    """Ask for a person."""
    return _page(world_id, PersonForm(telephone="01 99 00 00 00"), "person")


@blueprint.post("/personnes")
def add_person(world_id: str) -> ResponseReturnValue:
    """Add the person, who signs in like those of the start."""
    form = PersonForm()
    hashed = services().cheap_hash
    new = directory.NewPerson(
        **{n: value_of(form, n) for n in ("siret", "nom", "prenom", "courriel", "telephone")},
        roles=tuple(value_of(form, "roles").split()),
        habilitations=(Habilitation.DSN.value,),
        password=hashed(services().seeded_password),
        question=SECRET_QUESTIONS[0],
        answer=hashed(services().seeded_answer),
    )
    return _added(world_id, form, "person", lambda portal: directory.add_person(portal, new))


@blueprint.get("/acces")
def access(world_id: str) -> ResponseReturnValue:
    """Ask for an access to the knowledge base."""
    return _page(world_id, AccessForm(), "access")


@blueprint.post("/acces")
def add_access(world_id: str) -> ResponseReturnValue:
    """Register the person with the knowledge base, with the password of the start."""
    form, password = AccessForm(), services().seeded_password
    names = ("siret", "nom", "prenom", "courriel")
    typed = knowledge_base.Employer(
        **{name: value_of(form, name) for name in names}, password=password, confirmation=password
    )
    return _added(world_id, form, "access", lambda portal: knowledge_base.register(portal, typed))


def _added(
    world_id: str, form: WordedForm, what: str, intention: Callable[[Portal], object]
) -> ResponseReturnValue:
    """Carry it out and go back to the world; a refusal is shown in the form."""

    def carried_out() -> None:
        with opened(world_id, write=True) as portal:
            intention(portal)

    if g.get("form_expired"):
        form.refuse(Refusal("form-renewed"), words())
        return _page(world_id, form, what), 400
    try:
        services().carry_out(carried_out)
    except NotFound:
        raise
    except Refusal as refusal:
        form.refuse(refusal, words())
        return _page(world_id, form, what), refusal.status
    return redirect(url_for("room.world", world_id=world_id, fait=f"{what}-added"))


def _page(world_id: str, form: WordedForm, what: str) -> str:
    with opened(world_id) as portal:
        world, companies = portal.world, portal.store.find(Company)
    asked = form["siret"]
    if isinstance(asked, SelectField):
        asked.choices = [SelectChoice(one.siret, one.name) for one in companies]
    return render_template(
        "control/add.html",
        w=words(),
        form=form,
        what=what,
        world=world,
        password=services().seeded_password,
        answer=services().seeded_answer,
        action=url_for(f".add_{what}", world_id=world_id),
    )
