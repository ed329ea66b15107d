"""Written = collected = run = reported: what must agree before a scenario may be believed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from guide.evidence.gathered import AttemptEvents, Gathered, StepEvents
from guide.evidence.matched import undefined_step
from guide.evidence.objection import Objection, each_once
from guide.evidence.plan import Lines, Node, Plan, WrittenScenario
from guide.i18n import gettext

_SKIPPED = re.compile(r"^Skipped ?: ")
"""How a message begins in either language."""


def objections_to(
    plan: Plan, gathered: Gathered, green: Mapping[str, bool], *, stopped: bool
) -> list[Objection]:
    """What is known to be no proof once the run is over, by place.

    Args:
        plan: the feature files of the run.
        gathered: what the processes wrote down.
        green: what pytest says of each test.
        stopped: whether the run was told to stop early, so that what is missing is no surprise.
    """
    found = [Objection.of(data) for data in gathered.collected["objections"]]
    lines = Lines(plan.features.values())
    for case, written in _cases(plan, gathered):
        attempt = gathered.last(case["id"])
        if attempt is None or case["node"] not in green:
            if not stopped:
                found.append(_lost(case["id"], written, attempt))
        elif not attempt.was_cut_off and not attempt.skipped:
            found.extend(_unwritten(case, written, attempt, lines))
            found.extend(_disagreement(case["id"], written, attempt, green[case["node"]]))
    return each_once(found)


def skips_of(plan: Plan, gathered: Gathered) -> list[Objection]:
    """The scenarios that were skipped, by place: they are no proof, and no fault either."""
    lines = Lines(plan.features.values())
    return each_once(
        _skip(case["id"], written, attempt, lines)
        for case, written in _cases(plan, gathered)
        if (attempt := gathered.last(case["id"])) and attempt.skipped
    )


def _cases(plan: Plan, gathered: Gathered) -> Iterator[tuple[Node, WrittenScenario]]:
    scenarios = {scenario.id: scenario for scenario in plan.scenarios}
    return ((case, scenarios[case["pickle"]]) for case in gathered.cases)


def _lost(case: str, written: WrittenScenario, attempt: AttemptEvents | None) -> Objection:
    why = (
        gettext("le scénario « {name} » était retenu et n'a pas été joué.").format(
            name=written.name
        )
        if attempt is None
        else gettext("le scénario « {name} » a été joué, mais pytest n'en rend pas compte.").format(
            name=written.name
        )
    )
    return Objection(
        written.uri, written.line, gettext("{why} Relancez l'exécution.").format(why=why), (case,)
    )


def _unwritten(
    case: Node, written: WrittenScenario, attempt: AttemptEvents, lines: Lines
) -> Iterator[Objection]:
    """Steps that nothing defines, that are still to be written, or that did nothing.

    A step defined by a fixture that the scenario itself brings may match when it is played only.
    """
    for index, step in enumerate(written.pickle["steps"]):
        played = attempt.steps.get(index)
        if not case["steps"][index]["ids"] and (played is None or played.status != "PASSED"):
            yield undefined_step(written, step, lines, case["id"])
        elif played is not None and played.status == "PENDING":
            why = gettext(
                "l'étape « {text} » n'est pas encore écrite (NotImplementedError). Écrivez-la."
            ).format(text=step["text"])
            yield Objection(written.uri, lines.of(written, step), why, (case["id"],))
        elif played is not None and played.unawaited:
            why = gettext(
                "l'étape « {text} » rend une coroutine que personne n'attend ; elle n'a rien fait, "
                "et pytest-bdd la compte réussie. Faites-la attendre par la fonction de l'étape."
            ).format(text=step["text"])
            yield Objection(written.uri, lines.of(written, step), why, (case["id"],))


def _disagreement(
    case: str, written: WrittenScenario, attempt: AttemptEvents, green: bool
) -> Iterator[Objection]:
    """A scenario that its steps and pytest judge differently."""
    if any(step.status == "AMBIGUOUS" for step in attempt.steps.values()):
        return  # pytest-bdd picked a definition, and that is told where the definitions are
    missing = set(range(len(written.pickle["steps"]))).difference(attempt.steps)
    why = None
    if green and not attempt.green:
        why = gettext("une étape a échoué sans que pytest compte le scénario comme échoué.")
    elif green and missing:
        why = gettext(
            "pytest compte le scénario comme réussi, et toutes ses étapes n'ont pas été jouées."
        )
    elif attempt.green and not green:
        why = gettext("pytest compte un échec qu'aucune étape ne porte.")
    if why is not None:
        remedy = gettext("Cherchez ce qui change le résultat du test : un crochet, un greffon.")
        yield Objection(written.uri, written.line, f"{why} {remedy}", (case,))


def _skip(case: str, written: WrittenScenario, attempt: AttemptEvents, lines: Lines) -> Objection:
    key, step = next((k, s) for k, s in attempt.steps.items() if s.status == "SKIPPED")
    line = lines.of(written, written.pickle["steps"][key]) if isinstance(key, int) else written.line
    why = gettext("le scénario « {name} » a été sauté{step}").format(
        name=written.name, step=_reason(step)
    )
    return Objection(written.uri, line, why, (case,))


def _reason(step: StepEvents) -> str:
    message = _SKIPPED.sub("", step.message or "").strip()
    return gettext(" : {message}").format(message=message) if message else "."
