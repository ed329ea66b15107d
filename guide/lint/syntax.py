"""Gherkin's own complaints, said in French."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.i18n import gettext, mark
from guide.lint.finding import Finding
from guide.lint.keywords import Kind
from guide.lint.wording import said

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from guide.lint.document import Document
    from guide.lint.lines import LinePass

_UNEXPECTED: dict[Kind, tuple[str, str]] = {
    Kind.FEATURE: (
        mark("Une seconde « Fonctionnalité » commence ici : un fichier n'en contient qu'une."),
        mark("Déplacez-la dans un autre fichier."),
    ),
    Kind.RULE: (
        mark("Cette « Règle » n'est pas attendue ici."),
        mark("Placez-la sous la « Fonctionnalité »."),
    ),
    Kind.BACKGROUND: (
        mark(
            "Ce « Contexte » n'est pas attendu ici : il n'y en a qu'un, et il précède les "
            "scénarios."
        ),
        mark("Placez-le avant le premier scénario."),
    ),
    Kind.EXAMPLES: (
        mark("Ces « Exemples » n'appartiennent à aucun scénario."),
        mark("Placez-les sous les étapes d'un « Plan du scénario »."),
    ),
    Kind.STEP: (
        mark("Cette étape n'appartient à aucun scénario."),
        mark(
            "Ajoutez « Scénario: » et son titre avant elle, ou déplacez-la avant les « Exemples »."
        ),
    ),
    Kind.CONJUNCTION: (
        mark("Cette étape n'appartient à aucun scénario."),
        mark(
            "Ajoutez « Scénario: » et son titre avant elle, ou déplacez-la avant les « Exemples »."
        ),
    ),
    Kind.TABLE: (
        mark("Ce tableau n'est pas attendu ici."),
        mark("Placez-le juste sous l'étape ou sous « Exemples: »."),
    ),
    Kind.DOCSTRING: (
        mark("Ce texte entre guillemets triples n'est pas attendu ici."),
        mark("Placez-le juste sous l'étape qu'il complète."),
    ),
    Kind.TAGS: (
        mark("Ces étiquettes ne précèdent aucun titre."),
        (
            mark(
                "Placez-les juste au-dessus d'une « Fonctionnalité », d'une « Règle », d'un "
                "scénario ou d'« Exemples »."
            )
        ),
    ),
    Kind.PROSE: (
        mark("Cette ligne n'est ni une étape, ni un titre, ni un commentaire."),
        (
            mark(
                "Commencez-la par « Étant donné », « Quand », « Alors », « Et » ou « Mais », "
                "ou par # si c'est un commentaire."
            )
        ),
    ),
}
_NO_FEATURE = (
    mark("Le fichier ne commence par aucune « Fonctionnalité » : il est refusé."),
    mark("Ajoutez « Fonctionnalité: » et un titre en tête du fichier."),
)
_UNEVEN = (
    mark("Cette ligne du tableau n'a pas autant de cases que la première."),
    mark("Donnez à chaque ligne le même nombre de « | » (dans une case, écrivez « \\| »)."),
)
_LOST_END = (
    mark("Le fichier s'arrête trop tôt."),
    mark("Complétez-le : il manque un titre ou une fin de texte."),
)


def syntax_findings(path: Path, document: Document, walk: LinePass) -> Iterator[Finding]:
    """One finding per line at fault; lines that another check already explains are left out."""
    explained = {finding.line for finding in walk.findings if not finding.fixable}
    if walk.open_fence:
        message = gettext("Le texte entre guillemets triples ouvert ici n'est jamais refermé.")
        yield Finding(
            path,
            walk.open_fence,
            "G201",
            message,
            gettext('Ajoutez une ligne """ à la fin du texte.'),
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
            yield Finding(path, line, "G201", *said(_wording(walk, line, reason)))


def errors_elsewhere(path: Path, document: Document) -> Iterator[Finding]:
    """What Gherkin says of a file in another language than French, in its own words."""
    for line, reason in document.errors:
        message = gettext("Gherkin refuse le fichier : {reason}.").format(reason=reason)
        yield Finding(
            path, line, "G201", message, gettext("Corrigez cette ligne, ou celle qui la précède.")
        )


def _wording(walk: LinePass, line: int, reason: str) -> tuple[str, str]:
    if "inconsistent cell count" in reason:
        return _UNEVEN
    if Kind.FEATURE not in walk.kinds.values():
        return _NO_FEATURE
    return _UNEXPECTED.get(walk.kinds.get(line, Kind.OUTLINE), _LOST_END)
