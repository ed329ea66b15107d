"""A registration brought to where a scenario starts, by what its pages do (R12 to R18)."""

from collections.abc import Callable, Mapping

from mockportal.domain.registration import REACHED, Part, Registration, State
from mockportal.ports import Portal
from mockportal.usecases import registering
from mockportal.usecases.registering import Candidate, Secrets

WAYS: Mapping[State, Callable[[Portal, Registration], None]] = {
    State.AWAITING_COOPTATION: registering.ask_cooptation,
    State.AWAITING_KEY: registering.ask_key,
}
"""How the last two of the states come about."""

STATES = (*REACHED.values(), *WAYS)
"""Where a registration can be brought, in the order of the source document."""


def registered(
    portal: Portal, candidate: Candidate, secrets: Secrets, state: State
) -> Registration:
    """A new registration that stands in one of ``STATES``, in the order of the world's variant.

    Raises:
        WrongFields: a field of step 3 or of step 6 does not fit (R35, R36, R52).
        Refusal: nobody could register so by the pages either (R27, R37, R38).
    """
    registering.check_secrets(secrets)
    new = registering.register(portal, candidate)
    for part in portal.order[1:]:
        if new.state is state:
            return new
        if part is Part.SECRETS:
            registering.choose_secrets(portal, new, secrets)
        else:
            registering.CONFIRMS[part](portal, new)
    if state in WAYS:
        WAYS[state](portal, new)
    return new
