"""The table of the kit's samples: what is the same, what is not, and why."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from tests.guide.evidence.kit.comparing import Said, of_sample, read, said

COLUMNS = {
    "steps": "États des étapes",
    "hooks": "Crochets",
    "attachments": "Pièces jointes",
    "suggestions": "Suggestions",
    "patterns": "Définitions",
}
UNPLAYED = {
    "markdown": "pytest-bdd ne lit pas le Gherkin écrit en Markdown.",
    "test-run-exception": "L’exécution du kit s’arrête par une panne de l’outil lui-même ; pytest "
    "n’a rien qui lui ressemble sans être une fixture, et les fixtures ont leurs exemples.",
    "unknown-parameter-type": "`parse` refuse un type inconnu dès que le module se charge : aucun "
    "de ses scénarios n’est joué.",
}
"""Why pytest-bdd cannot play a sample."""
REASONS = {
    "all-statuses": "pytest-bdd ne s’arrête pas à une étape ambiguë : il en joue une définition, "
    "puis la suite, et la preuve le dit.",
    "failedish-combinations": "La même chose ; les scénarios de même nom y reçoivent un numéro, "
    "car pytest-bdd n’en joue qu’un par nom.",
    "global-hooks-afterall-error": "pytest compte aussi au dernier test l’échec d’un rangement de "
    "session.",
    "global-hooks-beforeall-error": "pytest s’arrête à la première fixture de session qui échoue, "
    "et le dit à chaque scénario qui en dépend ; le kit joue les autres, et aucun scénario.",
    "hooks-skipped": "pytest prépare en dernier, et range en premier, la fixture demandée par une "
    "étiquette ; le kit joue les crochets dans l’ordre du fichier.",
}
"""Why a sample differs."""
HEAD = """# Compatibilité avec Cucumber

Le kit de compatibilité de Cucumber (`@cucumber/compatibility-kit`) donne des exemples et les
messages que leur exécution doit produire. `tests/guide/evidence/kit/` en joue les exemples avec
pytest-bdd, avec des étapes écrites ici, en une seule exécution enregistrée, et compare les deux
flux. Cette page est écrite par `python -m tests.guide.evidence.kit` ; un test la compare à ce qu’il
trouve.

« = » : ce que dit le flux est égal à ce que dit le kit. « ≠ » : il diffère, dans tant de scénarios
sur tant. « – » : l’exemple n’en a pas. Les états et les pièces jointes sont comparés un à un, essai
par essai ; les définitions, par leur genre (expression Cucumber ou régulière). Les identifiants,
les durées et le langage des suggestions ne le sont pas. Toutes les lignes du flux sont conformes au
schéma publié.

"""


def table(kit: Path, played: Path) -> str:
    """The page, from the kit's folder of samples and the stream of the run.

    Raises:
        AssertionError: a sample differs and nobody says why, or is explained and does not differ.
    """
    ours = read(played)
    rows = ["| Exemple | " + " | ".join([*COLUMNS.values(), "Pourquoi"]) + " |"]
    rows.append("|---|" + "---|" * (len(COLUMNS) + 1))
    same = unplayed = 0
    for folder in sorted(path for path in kit.iterdir() if path.is_dir()):
        sample = folder.name
        if sample in UNPLAYED:
            unplayed += 1
            cells = ["non joué", *[""] * (len(COLUMNS) - 1), UNPLAYED[sample]]
        else:
            (stream,) = folder.glob("*.ndjson")
            cells = _cells(said(read(stream)), said(of_sample(ours, sample)))
            differs = any("≠" in cell for cell in cells)
            assert differs == (sample in REASONS), (sample, cells)
            same += "≠" not in cells[0]
            cells.append(REASONS.get(sample, ""))
        rows.append(f"| `{sample}` | " + " | ".join(cells) + " |")
    number = len(rows) - 2
    told = (
        f"{number} exemples, {number - unplayed} joués ; les états des étapes sont égaux dans "
        f"{same}.\n\n"
    )
    return HEAD + told + "\n".join(rows) + "\n"


def _cells(kit: Said, ours: Said) -> list[str]:
    assert [field.name for field in fields(Said)] == list(COLUMNS)
    found: list[str] = []
    for name in COLUMNS:
        wanted, got = getattr(kit, name), getattr(ours, name)
        empty = not any(_flat(wanted)) and not any(_flat(got))
        found.append("–" if empty else "=" if wanted == got else "≠")
    if "≠" in found[0]:
        pairs = zip(kit.steps, ours.steps, strict=True)
        found[0] += f" ({sum(one != other for one, other in pairs)} sur {len(kit.steps)})"
    return found


def _flat(value: object) -> list[object]:
    if isinstance(value, list):
        return [one for part in value for one in _flat(part)]
    return [value]
