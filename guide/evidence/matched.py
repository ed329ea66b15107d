"""What the steps of collected scenarios match: nothing, too much, or what is never awaited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guide.evidence.case import Case
from guide.evidence.definitions import Definition
from guide.evidence.objection import Objection
from guide.evidence.plan import Lines, Node, Plan, WrittenScenario
from guide.i18n import gettext


def of_coroutines(
    seen: Iterable[Definition], cases: Iterable[Case], *, unused: bool
) -> Iterator[Objection]:
    """Definitions that pytest-bdd never awaits: one is told by its place, a whole suite in a line.

    Args:
        seen: all definitions.
        cases: the tests that use them.
        unused: whether those that no step uses are told too.
    """
    users = _users(cases)
    found = [d for d in seen if d.is_coroutine and (unused or id(d) in users)]
    if not found:
        return
    first = found[0]
    told = (
        gettext("l'étape « {text} » est une coroutine (async def)")
        if len(found) == 1
        else gettext("{count} étapes sont des coroutines (async def), dont « {text} »")
    ).format(count=len(found), text=first.text)
    yield Objection(
        first.uri,
        first.line,
        gettext(
            "{told} ; pytest-bdd n'attend rien et les compte réussies. Écrivez des fonctions "
            "ordinaires (def)."
        ).format(told=told),
        tuple(dict.fromkeys(user for d in found for user in users.get(id(d), ()))),
    )


def of_definitions(scope: list[Definition], cases: Iterable[Case]) -> Iterator[Objection]:
    """Definitions of one text in a scope: the last one is played, in silence without this."""
    users = _users(cases)
    texts: dict[tuple[str, str], Definition] = {}
    for definition in scope:
        concerned = tuple(dict.fromkeys(users.get(id(definition), [])))
        other = texts.setdefault(_says(definition), definition)
        if other.place != definition.place:  # one file may be imported under two names
            yield Objection(
                definition.uri,
                definition.line,
                gettext(
                    "l'étape « {text} » est déjà définie en {place} ; une seule des deux "
                    "sert. Gardez-en une."
                ).format(text=definition.text, place=other.place),
                concerned,
            )


def _users(cases: Iterable[Case]) -> dict[int, list[str]]:
    """The scenarios that use each definition."""
    users: dict[int, list[str]] = {}
    for case in cases:
        for definition in (one for found in case.definitions for one in found):
            users.setdefault(id(definition), []).append(case.scenario.id)
    return users


def _says(definition: Definition) -> tuple[str, str]:
    return definition.context.type or "", definition.text


def of_steps(plan: Plan, cases: Iterable[Case]) -> Iterator[Objection]:
    """Steps that several definitions of different texts match."""
    lines = Lines(plan.features.values())
    for case in cases:
        written = case.scenario
        for step, found in zip(written.pickle["steps"], case.definitions, strict=True):
            if len({d.place for d in found}) > 1 and len({_says(d) for d in found}) > 1:
                places = gettext(" et ").join(f"« {d.text} » ({d.place})" for d in found)
                yield Objection(
                    written.uri,
                    lines.of(written, step),
                    gettext(
                        "l'étape « {text} » convient à plusieurs définitions : {places}. "
                        "Précisez-en une."
                    ).format(text=step["text"], places=places),
                    (written.id,),
                )


def undefined(plan: Plan, cases: Iterable[Case]) -> Iterator[Objection]:
    """Steps that no definition matches."""
    lines = Lines(plan.features.values())
    for case in cases:
        for step, found in zip(case.scenario.pickle["steps"], case.definitions, strict=True):
            if not found:
                yield undefined_step(case.scenario, step, lines, case.id)


def undefined_step(written: WrittenScenario, step: Node, lines: Lines, case: str) -> Objection:
    """A step that no definition matches, for the test that plays it."""
    why = gettext(
        "aucune définition ne correspond à l'étape « {text} ». Écrivez-la, ou "
        "reprenez le texte d'une définition."
    ).format(text=step["text"])
    return Objection(written.uri, lines.of(written, step), why, (case,))
