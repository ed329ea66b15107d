"""Whether shares are those of one run: none missing, none there twice, none of another run."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from guide.evidence.record import EvidenceError
from guide.i18n import gettext, mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from guide.shards.share import Share

_SETTINGS = ("viewport", "scale", "shots")


def refuse_misfits(shares: list[Share]) -> None:
    """Refuse shares that do not make one run.

    Args:
        shares: at least one, in their order.

    Raises:
        EvidenceError: with the first that does not fit, and how.
    """
    for one, other in pairwise(shares):
        if one.number == other.number:
            _refuse(mark("la part {number} est donnée deux fois : {one} et {other}."), one, other)
        for what, told, said in _differences(one, other):
            raise EvidenceError(
                gettext(
                    "{one} et {other} ne sont pas des parts d'une même exécution : {what} "
                    "({told} / {said})."
                ).format(one=one.name, other=other.name, what=what, told=told, said=said)
            )
    given = {share.number for share in shares}
    missing = [n for n in range(1, shares[0].shard["of"] + 1) if n not in given]
    if missing:
        raise EvidenceError(
            gettext("il manque la part {numbers}, sur {of}. Sont là : {names}.").format(
                numbers=", ".join(map(str, missing)),
                of=shares[0].shard["of"],
                names=", ".join(share.name for share in shares),
            )
        )
    _refuse_uneven(shares)


def _refuse(text: str, one: Share, other: Share) -> None:
    told = gettext(text).format(number=one.number, one=one.name, other=other.name)
    raise EvidenceError(told)


def _differences(one: Share, other: Share) -> Iterator[tuple[str, Any, Any]]:
    """What is not the same in two shares, and what each says of it."""
    for what, key in ((mark("le nombre de parts"), "of"), (mark("le commit"), "revision")):
        if one.shard[key] != other.shard[key]:
            yield gettext(what), one.shard[key], other.shard[key]
    told, said = one.meta["implementation"], other.meta["implementation"]
    if told != said:
        yield gettext("la version de guide"), told.get("version"), said.get("version")
    for name in _SETTINGS:
        if one.summary[name] != other.summary[name]:
            what = gettext("le réglage des images « {name} »").format(name=name)
            yield what, one.summary[name], other.summary[name]
    for name, told, said in _apart(one.shard["options"], other.shard["options"]):
        yield gettext("l'option « {name} »").format(name=name), told, said
    yield from _differences_of_suite(one, other)


def _differences_of_suite(one: Share, other: Share) -> Iterator[tuple[str, Any, Any]]:
    sources = (share.gathered.collected["features"] for share in (one, other))
    for uri, _, _ in _apart(*sources):
        yield gettext("le fichier {uri}").format(uri=uri), one.name, other.name
    for name in ("definitions", "parameter_types"):
        if one.gathered.collected[name] != other.gathered.collected[name]:
            yield gettext("les définitions d'étapes"), one.name, other.name
    told, said = (share.cases.union(share.shard["elsewhere"]) for share in (one, other))
    if told != said or one.shard["deselected"] != other.shard["deselected"]:
        yield gettext("les scénarios retenus (-m, -k)"), len(told), len(said)


def _apart(told: Mapping[str, Any], said: Mapping[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    for name in sorted({*told, *said}):
        if told.get(name) != said.get(name):
            yield name, told.get(name), said.get(name)


def _refuse_uneven(shares: list[Share]) -> None:
    """Refuse a suite that was not dealt out: a scenario in two shares, or in none."""
    dealt = gettext("Donnez à toutes les parts les mêmes durées et le même ordre (pytest-split).")
    taken: dict[str, str] = {}
    for share in shares:
        for case in sorted(share.cases):
            if case in taken:
                told = gettext("le scénario {name} est à la fois dans {one} et dans {other}.")
                name = _place(shares, case)
                told = told.format(name=name, one=taken[case], other=share.name)
                raise EvidenceError(f"{told} {dealt}")
            taken[case] = share.name
    for case in sorted(set(shares[0].shard["elsewhere"]).difference(taken)):
        told = gettext("le scénario {name} n'est dans aucune part.")
        raise EvidenceError(f"{told.format(name=_place(shares, case))} {dealt}")


def _place(shares: list[Share], case: str) -> str:
    """Where a case is written; its id where no share plays it."""
    played = (s for share in shares for s in share.run.scenarios() if s.id == case)
    return next((f"« {s.name} » ({s.uri}:{s.line})" for s in played), f"« {case} »")
