"""The page of the mutants: which scenario killed each, and when that was seen last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from tools.mutants.model import ROOT, Mutant

PAGE = ROOT / "docs" / "mutants.md"
_HEAD = """# Les règles cassées exprès

Chaque ligne casse une règle du portail, une seule et de peu, dans une copie de son code ; le
scénario qui l'a vue la dernière fois est joué, puis, s'il reste vert, les autres, jusqu'au premier
qui devient rouge. Les tests unitaires ne comptent pas : ce sont les fonctionnalités, en français,
qui doivent voir la différence.

`make mutants` rejoue tout et récrit cette page ; avec `--new`, seuls les nouveaux sont joués.
Au {day}, **{killed} sur {counted}** ont été vus, chacun la dernière fois qu'il a été joué ;
{equivalent} équivalents sont mis à part.

Les premiers sont écrits à la main, avant de regarder quel scénario les verrait
(`tools/mutants/catalogue.toml`) ; les autres, dans `tools/mutants/drawn.toml`, sont tirés au sort
par cosmic-ray (`python -m tools.mutants.draw`) dans `mockportal/domain` et `mockportal/usecases`.
"""


def table(every: Iterable[Mutant], known: Mapping[str, str], day: date) -> str:
    """The page, in Markdown."""
    every = list(every)
    counted = [m for m in every if not m.equivalent]
    killed = [m for m in counted if m.name in known]
    text = _HEAD.format(
        day=f"{day:%d/%m/%Y}",
        killed=len(killed),
        counted=len(counted),
        equivalent=len(every) - len(counted),
    )
    for title, drawn in (("Écrits à la main", False), ("Tirés au sort", True)):
        text += f"\n## {title}\n\n| Règle | Cassée ainsi | Vue par |\n|---|---|---|\n"
        for mutant in counted:
            if mutant.drawn is drawn:
                seen = _scenario(known.get(mutant.name, ""))
                text += f"| {mutant.rule or '–'} | {_cell(mutant.name)} | {seen} |\n"
    text += "\n## Équivalents\n\n| Cassée ainsi | Pourquoi rien ne peut la voir |\n|---|---|\n"
    for mutant in every:
        if mutant.equivalent:
            text += f"| {_cell(mutant.name)} | {_cell(mutant.equivalent)} |\n"
    return text


def _scenario(test: str) -> str:
    """A test as a module and a scenario."""
    if not test:
        return "**rien**"
    module, _, scenario = test.rpartition("/")[2].partition("::")
    name = module.removeprefix("test_").removesuffix(".py").replace("_", " ")
    words = scenario.removeprefix("test_").replace("_", " ")
    return _cell(f"{name} : {words}")


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
