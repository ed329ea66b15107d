"""What the portal refuses, typed: a view maps each refusal to words and to an HTTP status.

A refusal carries a stable ``code``; its French sentence stands in the wording catalogue under
``refusals.<code>``. Raising one inside a use case undoes everything that the use case did.
"""

from collections.abc import Mapping, Sequence


class Refusal(Exception):
    """An intention that the rules do not allow; nothing was changed.

    Args:
        code: key of the sentence in the wording catalogue.
        facts: values that the sentence quotes.
    """

    status = 409
    keeps_changes = False

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts: Mapping[str, object] = facts


class NotFound(Refusal):
    """The thing named does not exist in this world."""

    status = 404


class UnknownName(Refusal):
    """A name that the portal does not know; ``known`` are those that exist.

    Args:
        known: every name that would do, in the order to show them.
    """

    status = 422

    def __init__(self, code: str, known: Sequence[str]) -> None:
        super().__init__(code, known=", ".join(known))
        self.known = tuple(known)


class NotAllowed(Refusal):
    """The person may not do this (R02, R26, R42)."""

    status = 403


class WrongCredentials(Refusal):
    """Sign-in failed; never says which part was wrong."""

    status = 422


class AlreadySettled(Refusal):
    """Somebody decided before (R23)."""


class Unavailable(Refusal):
    """Nobody is at fault, and it can be asked again later (R59).

    Args:
        status: HTTP status.
        retry_after: seconds after which it is worth another try.
    """

    def __init__(self, code: str, *, status: int, retry_after: int) -> None:
        super().__init__(code)
        self.status, self.retry_after = status, retry_after


class WrongField(Refusal):
    """One field of a form does not fit (R39)."""

    status = 422

    def __init__(self, field: str, code: str, **facts: object) -> None:
        super().__init__(code, **facts)
        self.field = field


class WrongKey(WrongField):
    """A wrong Activation key: the attempt is counted, so what was written is kept (R32)."""

    keeps_changes = True

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__("key", code, **facts)


class WrongFields(Refusal):
    """Several fields of one form do not fit (R39)."""

    status = 422

    def __init__(self, wrong: Sequence[WrongField]) -> None:
        super().__init__("wrong-fields")
        self.wrong = tuple(wrong)
