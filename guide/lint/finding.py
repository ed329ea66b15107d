"""What the lint reports, and the catalogue of its codes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.i18n import mark

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, order=True)
class Finding:
    """One thing to mend: ``line`` counts from 1, ``fixable`` says that ``--fix`` mends it."""

    path: Path
    line: int
    code: str
    message: str
    remedy: str
    fixable: bool = False


CODES: dict[str, str] = {
    "G101": mark("fichier qui n'est pas en UTF-8"),
    "G102": mark("marque d'ordre des octets (BOM) en tête de fichier"),
    "G103": mark("espace insécable ou caractère invisible"),
    "G104": mark("apostrophe typographique"),
    "G105": mark("lettre accentuée décomposée"),
    "G106": mark("ligne « # language: fr » absente"),
    "G107": mark("langue inconnue"),
    "G201": mark("erreur de syntaxe"),
    "G202": mark("mot-clé mal écrit"),
    "G203": mark("fichier ou règle sans scénario"),
    "G204": mark("scénario ou contexte sans étape"),
    "G205": mark("deux scénarios du même nom"),
    "G206": mark("scénario sans nom"),
    "G207": mark("première étape qui commence par « Et », « Mais » ou « * »"),
    "G208": mark("étape sans texte"),
    "G209": mark("ligne placée là où elle ne compte pas"),
    "G210": mark("fichier que rien ne joue"),
    "G211": mark("scénario sans « Alors »"),
    "G301": mark("exemples vides"),
    "G302": mark("« Exemple » au lieu de « Exemples »"),
    "G303": mark("<paramètre> sans colonne"),
    "G304": mark("colonne d'exemples qui ne sert pas"),
    "G305": mark("« Scénario » avec des exemples"),
    "G306": mark("« Plan du scénario » sans exemples"),
    "G307": mark("colonne d'exemples en double ou sans nom"),
    "G401": mark("étiquette (tag) inutilisable"),
    "G501": mark("étape sans définition"),
    "G502": mark("définition d'étape qui ne sert pas"),
    "G503": mark("deux définitions du même texte"),
    "G504": mark("étape qui correspond à plusieurs définitions"),
    "G505": mark("définition d'étape asynchrone"),
    "G506": mark("définition illisible sans l'exécuter"),
    "G507": mark("fichier Python illisible"),
    "G508": mark("typographie dans le texte d'une définition"),
}
"""Every code with its meaning, in the order of the report."""
