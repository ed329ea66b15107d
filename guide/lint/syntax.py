"""Gherkin's own complaints, said in French."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.lint.finding import Finding
from guide.lint.keywords import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from guide.lint.document import Document
    from guide.lint.lines import LinePass

_UNEXPECTED: dict[Kind, tuple[str, str]] = {
    Kind.FEATURE: (
        "Une seconde « Fonctionnalité » commence ici : un fichier n'en contient qu'une.",
        "Déplacez-la dans un autre fichier.",
    ),
    Kind.RULE: ("Cette « Règle » n'est pas attendue ici.", "Placez-la sous la « Fonctionnalité »."),
    Kind.BACKGROUND: (
        "Ce « Contexte » n'est pas attendu ici : il n'y en a qu'un, et il précède les scénarios.",
        "Placez-le avant le premier scénario.",
    ),
    Kind.EXAMPLES: (
        "Ces « Exemples » n'appartiennent à aucun scénario.",
        "Placez-les sous les étapes d'un « Plan du scénario ».",
    ),
    Kind.STEP: (
        "Cette étape n'appartient à aucun scénario.",
        "Ajoutez « Scénario: » et son titre avant elle, ou déplacez-la avant les « Exemples ».",
    ),
    Kind.CONJUNCTION: (
        "Cette étape n'appartient à aucun scénario.",
        "Ajoutez « Scénario: » et son titre avant elle, ou déplacez-la avant les « Exemples ».",
    ),
    Kind.TABLE: (
        "Ce tableau n'est pas attendu ici.",
        "Placez-le juste sous l'étape ou sous « Exemples: ».",
    ),
    Kind.DOCSTRING: (
        "Ce texte entre guillemets triples n'est pas attendu ici.",
        "Placez-le juste sous l'étape qu'il complète.",
    ),
    Kind.TAGS: (
        "Ces étiquettes ne précèdent aucun titre.",
        (
            "Placez-les juste au-dessus d'une « Fonctionnalité », d'une « Règle », d'un "
            "scénario ou d'« Exemples »."
        ),
    ),
    Kind.PROSE: (
        "Cette ligne n'est ni une étape, ni un titre, ni un commentaire.",
        (
            "Commencez-la par « Étant donné », « Quand », « Alors », « Et » ou « Mais », "
            "ou par # si c'est un commentaire."
        ),
    ),
}
_NO_FEATURE = (
    "Le fichier ne commence par aucune « Fonctionnalité » : il est refusé.",
    "Ajoutez « Fonctionnalité: » et un titre en tête du fichier.",
)
_UNEVEN = (
    "Cette ligne du tableau n'a pas autant de cases que la première.",
    "Donnez à chaque ligne le même nombre de « | » (dans une case, écrivez « \\| »).",
)
_LOST_END = (
    "Le fichier s'arrête trop tôt.",
    "Complétez-le : il manque un titre ou une fin de texte.",
)


def syntax_findings(path: Path, document: Document, walk: LinePass) -> Iterator[Finding]:
    """One finding per line at fault; lines that another check already explains are left out."""
    explained = {finding.line for finding in walk.findings if not finding.fixable}
    if walk.open_fence:
        message = "Le texte entre guillemets triples ouvert ici n'est jamais refermé."
        yield Finding(
            path, walk.open_fence, "G201", message, 'Ajoutez une ligne """ à la fin du texte.'
        )
        return
    errors = document.errors if Kind.FEATURE in walk.kinds.values() else document.errors[:1]
    for place, reason in errors:
        line = place
        if place not in walk.kinds and "TagLine" in reason:
            line = max(
                (one for one, kind in walk.kinds.items() if kind is Kind.TAGS), default=place
            )
        if line not in explained:
            explained.add(line)
            yield Finding(path, line, "G201", *_wording(walk, line, reason))


def errors_elsewhere(path: Path, document: Document) -> Iterator[Finding]:
    """What Gherkin says of a file in another language than French, in its own words."""
    for line, reason in document.errors:
        message = f"Gherkin refuse le fichier : {reason}."
        yield Finding(path, line, "G201", message, "Corrigez cette ligne, ou celle qui la précède.")


def _wording(walk: LinePass, line: int, reason: str) -> tuple[str, str]:
    if "inconsistent cell count" in reason:
        return _UNEVEN
    if Kind.FEATURE not in walk.kinds.values():
        return _NO_FEATURE
    return _UNEXPECTED.get(walk.kinds.get(line, Kind.OUTLINE), _LOST_END)
