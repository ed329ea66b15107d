"""Operations on worlds: making them, their clock, who is in them."""

from flask import request, url_for

from mockportal.domain.company import Company
from mockportal.domain.secrets import check_password
from mockportal.usecases import directory, timekeeping
from mockportal.web.control import answers, bodies, shapes
from mockportal.web.control.operations import opened, operations, services
from mockportal.web.control.problems import BadRequest
from mockportal.web.control.requests import given_or, read_moment, target

GROUP = "Mondes"
LOCATION = "/worlds/{id}"
PER_PAGE = 50
_COMPANY = {"name": "Boulangerie Neuve", "street": "1 rue Basse", "postcode": "75001"}


@operations.add(
    "POST",
    "/worlds",
    "Créer un monde",
    group=GROUP,
    status=201,
    refuses=(404,),
    location=LOCATION,
    note="À partir d’un jeu de départ, avec les mots de passe des personnes ; ou de l’instantané "
    "d’un monde, sans eux : ce sont ceux qu’elles y avaient.",
    example={"dataset": "deux-administrateurs", "seed": 7},
)
def create_world(body: bodies.NewWorld) -> shapes.World:
    """Make a world."""
    if isinstance(body.snapshot, str):
        if len(request.get_json()) > 1:
            raise BadRequest("Le champ « snapshot » va seul : l’instantané contient le reste.")
        with services().world_from_snapshot(body.snapshot) as portal:
            return answers.world_answer(portal)
    now = read_moment("now", body.now)
    with services().create_world(body.dataset, body.variant, now, body.seed) as portal:
        return answers.world_answer(portal, services().seeded_password, services().seeded_answer)


@operations.add(
    "POST",
    "/worlds/series",
    "Créer plusieurs mondes pareils",
    group=GROUP,
    status=201,
    note="Tous du même départ, ou aucun. La réponse donne l’adresse d’une fiche à imprimer, avec "
    "l’adresse de chaque monde, ses personnes et leurs mots de passe.",
    example={"count": 3, "dataset": "deux-administrateurs", "seed": 7},
)
def create_series(body: bodies.NewSeries) -> shapes.Series:
    """Make several worlds of one start."""
    now, known = (
        read_moment("now", body.now),
        (services().seeded_password, services().seeded_answer),
    )
    start = (body.dataset, body.variant, now, body.seed)
    with services().create_worlds([None] * body.count, *start) as portals:
        made = tuple(answers.world_answer(portal, *known) for portal in portals)
        below = url_for("making.sheet", monde=[one.id for one in made])
        return shapes.Series(made, request.url_root.rstrip("/") + below)


@operations.add(
    "GET",
    "/worlds",
    "Lister les mondes",
    group=GROUP,
    note="Les plus récents d’abord, cinquante par page.",
)
def worlds(query: bodies.WorldsQuery) -> shapes.Worlds:
    """A page of worlds."""
    first = (query.page - 1) * PER_PAGE
    found = services().worlds(query.search, first, PER_PAGE + 1)
    rows = tuple(answers.world_entry(world) for world in found[:PER_PAGE])
    return shapes.Worlds(worlds=rows, page=query.page, more=len(found) > PER_PAGE)


@operations.add("GET", "/worlds/{world_id}", "Regarder un monde", group=GROUP)
def show_world(world_id: str) -> shapes.World:
    """A world, without passwords."""
    with opened(world_id) as portal:
        return answers.world_answer(portal)


@operations.add(
    "DELETE",
    "/worlds/{world_id}",
    "Effacer un monde, ses instantanés compris",
    group=GROUP,
    status=204,
)
def delete_world(world_id: str) -> None:
    """Delete a world with everything in it."""
    services().delete_world(world_id)


@operations.add(
    "POST",
    "/worlds/{world_id}/clock/advance",
    "Avancer l’horloge",
    group=GROUP,
    note="Donnez un seul des champs. Ce qui arrive à échéance en chemin se produit dans l’ordre, "
    "chaque chose à sa date.",
    example={"days": 15},
)
def advance(world_id: str, body: bodies.Advance) -> shapes.Advanced:
    """Advance the world's clock; what falls due happens on the way."""
    with opened(world_id, write=True) as portal:
        fired = timekeeping.advance(portal, target(body, portal.now))
        rows = (shapes.Fired(at=one.at, event=one.event, subject=one.subject) for one in fired)
        return shapes.Advanced(now=portal.now, fired=tuple(rows))


@operations.add(
    "POST",
    "/worlds/{world_id}/companies",
    "Ajouter une entreprise à l’annuaire",
    group=GROUP,
    status=201,
    refuses=(409,),
    example={"siret": "73282932000074", **_COMPANY, "city": "PARIS"},
)
def add_company(world_id: str, body: bodies.NewCompany) -> shapes.Company:
    """Add a company to the directory."""
    company = Company(
        siret=body.siret,  # type: ignore[arg-type]  # read by the use case
        name=body.name,
        street=body.street,
        postcode=body.postcode,
        city=body.city,
    )
    with opened(world_id, write=True) as portal:
        return answers.company_answer(directory.add_company(portal, company))


@operations.add(
    "POST",
    "/worlds/{world_id}/people",
    "Ajouter une personne qui a un rôle",
    group=GROUP,
    status=201,
    refuses=(409,),
    example={
        "siret": "73282932000074",
        "nom": "Le Goff",
        "prenom": "Ève",
        "courriel": "eve@nouvelle.example",
    },
)
def add_person(world_id: str, body: bodies.NewPerson) -> shapes.Person:
    """Add a person who holds a role."""
    password = given_or(body.password, services().seeded_password)
    answer = given_or(body.answer, services().seeded_answer)
    check_password(password)
    person = directory.NewPerson(
        siret=body.siret,
        nom=body.nom,
        prenom=body.prenom,
        courriel=body.courriel,
        telephone=body.telephone,
        roles=body.roles,
        habilitations=body.habilitations,
        password=services().cheap_hash(password),
        question=body.question,
        answer=services().cheap_hash(answer.strip()),
    )
    with opened(world_id, write=True) as portal:
        return answers.person_answer(directory.add_person(portal, person), password, answer)
