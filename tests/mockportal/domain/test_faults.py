"""Faults as they are asked for: checked, counted, over."""

from __future__ import annotations

from typing import Any

import pytest

from mockportal.domain.faults import SECONDS, STEPS, Fault, Step, asked, checked, once_less
from mockportal.domain.refusals import UnknownName, WrongFields


def test_every_fault_takes_its_options_and_no_other() -> None:
    """R54."""
    for fault in Fault:
        assert checked({fault: {"times": 2}}) == {fault: {"times": 2}}
        for option, value in (("step", "radiation"), ("seconds", 2)):
            fits = fault is Fault.PAGE_SLOW if option == "seconds" else fault in STEPS
            if fits and not (option == "step" and fault is Fault.SEATS_TAKEN):
                checked({fault: {option: value}})
            else:
                with pytest.raises(WrongFields):
                    checked({fault: {option: value}})


def test_an_unknown_fault_is_refused_with_those_that_exist() -> None:
    """R54."""
    with pytest.raises(UnknownName) as caught:
        checked({"courriel-perdu": {}, "panne": {}})
    assert caught.value.known == tuple(str(fault) for fault in Fault)


@pytest.mark.parametrize(
    ("faults", "path"),
    [
        ({"erreur-500": {"step": "accueil"}}, "erreur-500.step"),
        ({"erreur-500": {"step": ["conditions"]}}, "erreur-500.step"),
        ({"session-perdue": {"step": "connexion"}}, "session-perdue.step"),
        ({"page-lente": {"seconds": 11}}, "page-lente.seconds"),
        ({"page-lente": {"seconds": 0.5}}, "page-lente.seconds"),
        ({"page-lente": {"times": 0}}, "page-lente.times"),
        ({"page-lente": {"times": True}}, "page-lente.times"),
        ({"courriel-perdu": {"fois": 1}}, "courriel-perdu.fois"),
        ({"courriel-perdu": 1}, "courriel-perdu"),
    ],
)
def test_an_option_that_does_not_fit_is_named_by_its_path(
    faults: dict[str, Any], path: str
) -> None:
    """R54."""
    with pytest.raises(WrongFields) as caught:
        checked(faults)
    assert [wrong.field for wrong in caught.value.wrong] == [path]


def test_a_counted_fault_is_over_after_its_last_time() -> None:
    """R54: one that is not counted stays."""
    world = {"courriel-perdu": {"times": 2}, "page-lente": {}}
    once = once_less(world, Fault.MAIL_LOST)
    assert once == {"courriel-perdu": {"times": 1}, "page-lente": {}}
    assert once_less(once, Fault.MAIL_LOST) == {"page-lente": {}}
    assert once_less(once, Fault.PAGE_SLOW) == once


def test_what_is_not_said_has_its_default() -> None:
    """R54."""
    slow = asked({"page-lente": {}}, Fault.PAGE_SLOW)
    assert slow
    assert (slow.seconds, slow.times, slow.step) == (SECONDS, None, None)
    assert asked({}, Fault.PAGE_SLOW) is None


def test_a_fault_kept_for_a_step_does_not_meet_another() -> None:
    """R54: the seats are taken at the identity form only when that is said."""
    terms = asked({"erreur-500": {"step": "conditions"}}, Fault.PAGE_FAILED)
    anywhere = asked({"troisieme-place-prise": {}}, Fault.SEATS_TAKEN)
    assert terms
    assert anywhere
    assert terms.meets(Fault.PAGE_FAILED, frozenset({Step.TERMS, Step.SECRETS}))
    assert not terms.meets(Fault.PAGE_FAILED, frozenset({Step.SECRETS}))
    assert anywhere.meets(Fault.SEATS_TAKEN, frozenset({Step.KEY}))
    assert not anywhere.meets(Fault.SEATS_TAKEN, frozenset({Step.IDENTITY}))
