"""What the lint reports, and the catalogue of its codes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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
    "G101": "fichier qui n'est pas en UTF-8",
    "G102": "marque d'ordre des octets (BOM) en tête de fichier",
    "G103": "espace insécable ou caractère invisible",
    "G104": "apostrophe typographique",
    "G105": "lettre accentuée décomposée",
    "G106": "ligne « # language: fr » absente",
    "G107": "langue inconnue",
    "G201": "erreur de syntaxe",
    "G202": "mot-clé mal écrit",
    "G203": "fichier ou règle sans scénario",
    "G204": "scénario ou contexte sans étape",
    "G205": "deux scénarios du même nom",
    "G206": "scénario sans nom",
    "G207": "première étape qui commence par « Et », « Mais » ou « * »",
    "G208": "étape sans texte",
    "G209": "ligne placée là où elle ne compte pas",
    "G210": "fichier que rien ne joue",
    "G301": "exemples vides",
    "G302": "« Exemple » au lieu de « Exemples »",
    "G303": "<paramètre> sans colonne",
    "G304": "colonne d'exemples qui ne sert pas",
    "G305": "« Scénario » avec des exemples",
    "G306": "« Plan du scénario » sans exemples",
    "G307": "colonne d'exemples en double ou sans nom",
    "G401": "étiquette (tag) inutilisable",
    "G501": "étape sans définition",
    "G502": "définition d'étape qui ne sert pas",
    "G503": "deux définitions du même texte",
    "G504": "étape qui correspond à plusieurs définitions",
    "G505": "définition d'étape asynchrone",
    "G506": "définition illisible sans l'exécuter",
    "G507": "fichier Python illisible",
    "G508": "typographie dans le texte d'une définition",
}
"""Every code with its meaning, in the order of the report."""
