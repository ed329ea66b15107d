"""What must be true of a world after whatever was done in it, by whomever, in whatever order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from mockportal.domain.company import Account
from mockportal.domain.faults import ELSEWHERE
from mockportal.domain.refusals import Refusal
from mockportal.domain.registration import Letter
from mockportal.domain.roles import Role
from mockportal.domain.world import Mail
from mockportal.ports import Portal
from mockportal.usecases import coopting, habilitations, knowledge_base, removing, signing_in
from tests.mockportal.acting import PASSWORD, SECRETS
from tests.mockportal.model.lives import SEATS, Life


def never_more_than_three(portal: Portal, life: Life) -> None:
    """Active administrators of each company (R03)."""
    for siret in life.sirets:
        accounts = portal.store.find(Account, siret=siret, active=True)
        seated = [one for one in accounts if Role.ADMINISTRATOR in one.roles]
        assert len(seated) <= SEATS, "more than three administrators"


def all_came_by_right(portal: Portal, life: Life) -> None:
    """Whoever is an administrator was one from the start, or came as the rules say (R21, R31)."""
    there = {
        one.id: (one.siret, one.nom, one.prenom)
        for one in portal.store.find(Account, active=True)
        if Role.ADMINISTRATOR in one.roles
    }
    assert there == life.administrators, "an administrator came or went without a decision or key"


def no_right_without_holder(portal: Portal, life: Life) -> None:
    """Rights are their holders', all of them and no other (R04, R47)."""
    held = {one.id: one.habilitations for one in portal.store.find(Account)}
    assert {n: rights for n, rights in held.items() if rights} == {
        n: rights for n, rights in life.rights.items() if rights
    }, "a right without holder, or a holder without right"


def everybody_was_told_once(portal: Portal, life: Life) -> None:
    """A mail to each person concerned, a letter for each key, and none besides (R20, R30, R54)."""
    mails = Counter((one.kind, one.to) for one in portal.store.find(Mail))
    assert mails == +life.mails, "a mail is missing or too many"
    letters = {
        one.id: (one.registration_id, one.address.endswith(ELSEWHERE), one.delivered_at is not None)
        for one in portal.store.find(Letter)
    }
    assert letters == {
        number: (one.candidate, one.astray, one.delivered) for number, one in life.letters.items()
    }, "a letter is missing or too many"


def the_removed_can_do_nothing(portal: Portal, life: Life) -> None:
    """Each thing that an administrator can do is refused to who is one no longer (R47)."""
    for number in life.removed:
        gone = portal.store.get(Account, number)
        assert gone is not None
        for what, attempt in _attempts(portal, life, gone).items():
            assert _is_refused(portal, attempt), f"a removed person can {what}"


def _attempts(portal: Portal, life: Life, gone: Account) -> dict[str, Callable[[], object]]:
    company = gone.siret
    waiting = [one.number for one in life.candidates.values() if one.who[0] == company]
    mine = life.of(company)
    attempts: dict[str, Callable[[], object]] = {
        "see candidates": lambda: coopting.candidates(portal, gone),
        "see people": lambda: habilitations.people(portal, gone),
        "grant rights": lambda: habilitations.grant(portal, gone, mine[0], ()),
    }
    if waiting:
        attempts["accept"] = lambda: coopting.accept(portal, gone, waiting[-1])
        attempts["refuse"] = lambda: coopting.refuse(portal, gone, waiting[-1])
    return attempts | _attempts_by_name(portal, life, gone)


def _attempts_by_name(portal: Portal, life: Life, gone: Account) -> dict[str, Callable[[], object]]:
    """What is done by name, unless somebody of the same name has come since."""
    who = (gone.siret, gone.nom, gone.prenom)
    pending = {one.who for one in life.candidates.values() if one.waits}
    if who in pending or who in life.administrators.values():
        return {}
    seated = portal.administrators(gone.siret)[0]
    typed = knowledge_base.Employer(
        gone.siret, "Épreuve", "Ève", "epreuve@epreuve.example", PASSWORD, PASSWORD
    )

    def ask(removed: Account, heir: Account) -> object:
        form = removing.RemovalForm(removed.nom, removed.prenom, heir.nom, heir.prenom, True)
        return removing.request_removal(portal, knowledge_base.register(portal, typed), form)

    def forget() -> None:
        signing_in.reset_password(portal, who, SECRETS.answer, PASSWORD, PASSWORD)

    return {
        "sign in": lambda: _sign_in(portal, who),
        "choose another password": forget,
        "be removed again": lambda: ask(gone, seated),
        "receive rights": lambda: ask(seated, gone),
    }


def _sign_in(portal: Portal, who: tuple[str, str, str]) -> None:
    """With the password of the dataset, then with the one that candidates choose."""
    try:
        signing_in.sign_in(portal, *who, "Demonstration12")
    except Refusal:
        signing_in.sign_in(portal, *who, PASSWORD)


def _is_refused(portal: Portal, attempt: Callable[[], object]) -> bool:
    try:
        with portal.store.attempt():
            attempt()
    except Refusal:
        return True
    return False


ALL = (
    never_more_than_three,
    all_came_by_right,
    no_right_without_holder,
    everybody_was_told_once,
    the_removed_can_do_nothing,
)
"""In the order in which they are looked at."""
