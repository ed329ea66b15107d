"""Companies and people that a tester adds to a world (R02, R03, R35, R52)."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from mockportal.domain.company import Account, Company, seats_left
from mockportal.domain.identifiers import Siret, made_up_siret, parse_siret
from mockportal.domain.refusals import Refusal, WrongField
from mockportal.domain.roles import Habilitation, Role
from mockportal.ports import Portal
from mockportal.usecases import checking


@dataclass(frozen=True)
class NewPerson:
    """A person to add, as given by the tester; ``password`` and ``answer`` are hashes."""

    siret: str
    nom: str
    prenom: str
    courriel: str
    telephone: str
    roles: tuple[str, ...]
    habilitations: tuple[str, ...]
    password: str
    question: str = ""
    answer: str = ""


def free_siret(portal: Portal) -> Siret:
    """A valid SIRET that the directory does not have, and no company in earnest (R35)."""
    drawing = portal.draw("siret", len(portal.store.find(Company)))
    while True:
        siret = made_up_siret(drawing)
        if portal.store.get(Company, siret) is None:
            return siret


def add_company(portal: Portal, company: Company) -> Company:
    """Add a company to the directory.

    Raises:
        WrongFields: the SIRET is not valid (R35), or a line is none.
        Refusal: the directory has it already.
    """
    company.siret, *_ = checking.all_of(
        [
            lambda: parse_siret(company.siret),
            lambda: checking.line("name", company.name),
            lambda: checking.line("street", company.street),
            lambda: checking.line("postcode", company.postcode),
            lambda: checking.line("city", company.city),
        ]
    )
    if portal.store.get(Company, company.siret):
        raise Refusal("siret-exists")
    portal.store.add(company)
    portal.note("Opérateur", "company-added", "R35", asdict(company), siret=company.siret)
    return company


def add_person(portal: Portal, person: NewPerson) -> Account:
    """Add a person with roles.

    Raises:
        WrongFields: each value that does not fit.
        Refusal: the person exists (R37) or no seat is free (R03).
    """
    siret, nom, prenom, telephone, courriel, roles, habilitations, _ = checking.all_of(
        [
            lambda: checking.known_siret(portal, person.siret),
            lambda: checking.person_name("nom", person.nom),
            lambda: checking.person_name("prenom", person.prenom),
            lambda: checking.telephone(person.telephone),
            lambda: checking.courriel(portal, person.courriel),
            lambda: _codes(Role, person.roles, "roles", "role-unknown"),
            lambda: _codes(
                Habilitation, person.habilitations, "habilitations", "habilitation-unknown"
            ),
            lambda: checking.question(person.question) if person.question else None,
        ]
    )
    account = Account(
        id=portal.store.next_id(Account),
        siret=siret,
        nom=nom,
        prenom=prenom,
        courriel=courriel,
        telephone=telephone,
        password=person.password,
        question=person.question,
        answer=person.answer,
        roles=roles,
        habilitations=habilitations,
    )
    _check_room(portal, account)
    portal.store.add(account)
    portal.note("Opérateur", "person-added", "R02", asdict(person), person=account.full_name)
    return account


def _codes(
    kind: type[Role | Habilitation], codes: Iterable[str], field: str, code: str
) -> frozenset[Role | Habilitation]:
    known = {member.value for member in kind}
    if unknown := [c for c in codes if c not in known]:
        raise WrongField(field, code, given=", ".join(unknown), known=", ".join(sorted(known)))
    return frozenset(map(kind, codes))


def _check_room(portal: Portal, account: Account) -> None:
    checking.not_twice(portal, account.siret, account.nom, account.prenom)
    people = portal.store.find(Account, siret=account.siret, active=True)
    maximum = portal.rules.administrators_max
    if account.is_administrator and seats_left(people, maximum) <= 0:
        raise Refusal("no-seat", maximum=maximum)
