"""Faults on demand: what can be made to go wrong in a world, and how it is asked for (R54)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from mockportal.domain.refusals import UnknownName, WrongField, WrongFields

TIMES_MAX = 1_000
SECONDS_MAX = 10
SECONDS = 3
ELSEWHERE = "1, rue Ailleurs\n00000 NULLE PART"
"""Where a letter with a wrong address goes."""


class Fault(StrEnum):
    """The stable names, which tests and files use."""

    MAIL_LOST = "courriel-perdu"
    MAIL_TWICE = "courriel-en-double"
    LETTER_RETURNED = "courrier-retourne"
    LETTER_ASTRAY = "courrier-mal-adresse"
    PAGE_SLOW = "page-lente"
    PAGE_FAILED = "erreur-500"
    SESSION_LOST = "session-perdue"
    SEATS_TAKEN = "troisieme-place-prise"


class Step(StrEnum):
    """Where a person sends something; a fault may be kept for one of them."""

    SIGN_IN = "connexion"
    IDENTITY = "identite"
    TERMS = "conditions"
    INFORMATION = "verification"
    SECRETS = "authentification"
    AUTHENTICATION = "recapitulatif"
    ACTIVATION = "choix-activation"
    KEY = "cle-activation"
    DECISION = "decision"
    KNOWLEDGE_BASE = "identification"
    REMOVAL = "radiation"


STEPS: Mapping[Fault, frozenset[Step]] = {
    Fault.PAGE_FAILED: frozenset(Step),
    Fault.SESSION_LOST: frozenset(Step) - {Step.SIGN_IN, Step.IDENTITY, Step.KNOWLEDGE_BASE},
    Fault.SEATS_TAKEN: frozenset({Step.IDENTITY, Step.KEY, Step.DECISION}),
}
"""The steps at which a fault can happen; the others happen to the post or to every page."""

UNSAID: Mapping[Fault, frozenset[Step]] = {
    **STEPS,
    Fault.SEATS_TAKEN: frozenset({Step.KEY, Step.DECISION}),
}
"""The steps at which it happens when none is named."""


@dataclass(frozen=True)
class Asked:
    """A fault as it was asked for.

    Attributes:
        times: how often it still happens; None until it is taken away.
        step: the only step at which it happens; None for all of ``UNSAID``.
        seconds: by how much a page is late.
    """

    times: int | None = None
    step: Step | None = None
    seconds: int = SECONDS

    def meets(self, fault: Fault, steps: frozenset[Step]) -> bool:
        """Whether it happens where these steps are sent."""
        return bool(steps & ({self.step} if self.step else UNSAID[fault]))


def option_names(fault: Fault) -> tuple[str, ...]:
    """The options that a fault takes."""
    own = ("step",) if fault in STEPS else ("seconds",) if fault is Fault.PAGE_SLOW else ()
    return ("times", *own)


def checked(given: Mapping[str, object], where: str = "") -> dict[str, object]:
    """Faults with their options, as a world keeps them.

    Args:
        given: options by the name of the fault.
        where: path of the mapping, before the names of its fields.

    Raises:
        UnknownName: a fault that does not exist.
        WrongFields: each option that does not fit, by its path (``erreur-500.step``).
    """
    known = {str(fault): fault for fault in Fault}
    if any(name not in known for name in given):
        raise UnknownName("fault-unknown", tuple(known))
    wrong: list[WrongField] = []
    kept: dict[str, object] = {}
    for name, options in given.items():
        wrong.extend(_faulty(known[name], options, f"{where}{name}"))
        kept[name] = options
    if wrong:
        raise WrongFields(wrong)
    return kept


def asked(world_faults: Mapping[str, object], fault: Fault) -> Asked | None:
    """How a world was asked for a fault; None when it was not."""
    if fault not in world_faults:
        return None
    options = cast("Mapping[str, object]", world_faults[fault])
    step = options.get("step")
    return Asked(
        times=cast("int | None", options.get("times")),
        step=Step(str(step)) if step else None,
        seconds=cast("int", options.get("seconds", SECONDS)),
    )


def once_less(world_faults: Mapping[str, object], fault: Fault) -> dict[str, object]:
    """What a world keeps after the fault happened: without it after the last time."""
    kept = dict(world_faults)
    options = dict(cast("Mapping[str, object]", kept.pop(fault)))
    times = options.get("times")
    if isinstance(times, int):
        options["times"] = times - 1
    if options.get("times") != 0:
        kept[fault] = options
    return kept


def _faulty(fault: Fault, options: object, where: str) -> Iterator[WrongField]:
    """What is wrong with the options of one fault."""
    if not isinstance(options, Mapping):
        yield WrongField(where, "file-value", expected="un objet")
        return
    known = option_names(fault)
    for name, value in cast("Mapping[str, object]", options).items():
        path = f"{where}.{name}"
        if name not in known:
            yield WrongField(path, "file-unknown", known=", ".join(known))
        elif name == "step" and value not in tuple(STEPS[fault]):
            steps = ", ".join(step for step in Step if step in STEPS[fault])
            yield WrongField(path, "file-value", expected=f"un mot parmi {steps}")
        elif name != "step" and not _is_number(value, _most(name)):
            expected = f"un nombre entier de 1 à {_most(name)}"
            yield WrongField(path, "file-value", expected=expected)


def _most(option: str) -> int:
    return SECONDS_MAX if option == "seconds" else TIMES_MAX


def _is_number(value: object, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= most
