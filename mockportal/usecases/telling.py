"""Telling people by mail, which may be lost or come twice when that was asked for (R20, R24)."""

from collections.abc import Iterable

from mockportal.domain.faults import Fault
from mockportal.ports import Portal, Recipient
from mockportal.usecases.breakdowns import happen, is_asked


def tell(
    portal: Portal,
    people: Iterable[Recipient],
    kind: str,
    facts: dict[str, object],
    link: str = "",
) -> None:
    """Send one mail to each person.

    Args:
        kind: which mail of the wording catalogue.
        link: path below the world's address, or empty.
    """
    for person in people:
        for _ in range(_copies(portal, kind, person)):
            portal.post.mail(kind, person, facts, link)


def _copies(portal: Portal, kind: str, person: Recipient) -> int:
    """How often a mail arrives (R54)."""
    for fault, copies in ((Fault.MAIL_LOST, 0), (Fault.MAIL_TWICE, 2)):
        if is_asked(portal, fault):
            happen(portal, fault, mail=kind, to=person.courriel)
            return copies
    return 1
