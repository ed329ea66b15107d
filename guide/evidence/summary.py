"""What a run comes to, counted, and told to who started it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from guide.evidence.folder import MESSAGES
from guide.evidence.objection import Objection, each_once
from guide.evidence.plan import Node
from guide.i18n import gettext, mark, ngettext

NOTHING_PROVED = mark("Aucun scénario n'a réussi : cette exécution ne prouve rien.")


def concluded(counted: Node, *, faults: list[str], sound: bool, told: Iterable[Objection]) -> Node:
    """Add to the counts of a run whether something of it is proved, and whether all of it is.

    Args:
        counted: its counts and settings, with ``cut_off``, ``red`` and ``passed``; ``shard`` where
            it played a share, which need not prove anything by itself.
        faults: why nothing was played; mostly nothing.
        sound: whether no scenario is objected to.
        told: what is objected to, and what was skipped.
    """
    stopped = bool(faults) or counted["cut_off"] is not None
    if not (stopped or counted["red"] or counted["passed"] or "shard" in counted):
        faults = [*faults, gettext(NOTHING_PROVED)]
    return counted | {
        "objections": [objection.as_data() for objection in each_once(told)],
        "faults": faults,
        "success": sound and not (stopped or faults or counted["red"]),
    }


def summary_lines(summary: Node, directory: Path) -> list[str]:
    """What a tester reads at the end of a run."""
    skipped = summary["skipped"]
    lines = [gettext("Preuve : {value}").format(value=directory / MESSAGES), _counts(summary)]
    if skipped:
        told = ngettext(
            "{count} scénario sauté : il n'est ni joué ni prouvé",
            "{count} scénarios sautés : ils ne sont ni joués ni prouvés",
            skipped,
        )
        lines.append(told.format(count=skipped))
    if summary["unchecked"]:
        told = ngettext(
            "{count} scénario réussi sans « Alors » : rien n'y est vérifié",
            "{count} scénarios réussis sans « Alors » : rien n'y est vérifié",
            summary["unchecked"],
        )
        lines.append(told.format(count=summary["unchecked"]))
    if "shard" in summary:
        part = gettext("Part {number} sur {of}, à réunir avec les autres par « guide merge »")
        lines.append(part.format(**summary["shard"]))
    return lines + verdict_lines(summary)


def _counts(summary: Node) -> str:
    """Written = collected = played = reported, each in its number."""
    written, collected, deselected, red = (
        summary[name] for name in ("written", "collected", "deselected", "red")
    )
    run, reported = (summary[name] - summary["skipped"] for name in ("run", "reported"))
    told = (
        (ngettext("{number} scénario écrit", "{number} scénarios écrits", written), written),
        (ngettext("{number} retenu", "{number} retenus", collected), collected),
        (ngettext("{number} écarté", "{number} écartés", deselected), deselected),
        (ngettext("{number} joué", "{number} joués", run), run),
        (ngettext("{number} rendu", "{number} rendus", reported), reported),
        (gettext("{number} en échec"), red),
    )
    return ", ".join(text.format(number=number) for text, number in told)


def verdict_lines(summary: Node) -> list[str]:
    """What keeps a run, or scenarios of it, from being proof; nothing when all of it is."""
    lines: list[str] = [summary["cut_off"]] if summary["cut_off"] else []
    if summary["faults"]:
        lines.append(gettext("La preuve n'est pas recevable :"))
        lines.extend(f"  - {fault}" for fault in summary["faults"])
    told = [str(Objection.of(data)) for data in summary["objections"]]
    told = [text for text in told if text not in summary["faults"]]
    if told:
        lines.append(gettext("Hors preuve, le reste est enregistré :"))
        lines.extend(f"  - {text}" for text in told)
    return lines
