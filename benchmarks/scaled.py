"""A suite of any size, in a folder of its own: features, steps without a browser, modules."""

from collections.abc import Iterator
from itertools import cycle, islice
from math import isqrt
from pathlib import Path

RULES = 30
THINGS = (
    *("dossier", "courrier", "message", "formulaire", "compte", "mandat"),
    *("document", "justificatif", "calendrier", "service", "contrat", "tableau"),
)
VERBS = ("when", "ouvre"), ("when", "remplit"), ("then", "voit")
SHAPE = (1, 1, 1, 2)
"""Rows of one scenario after the other; those of one row are plain scenarios."""
PROJECT = """
[tool.pytest.ini_options]
testpaths = ["tests"]
pythonpath = ["."]
addopts = ["--import-mode=importlib"]
bdd_features_base_dir = "features"
evidence_features = ["features"]
markers = [{markers}]
"""
HEAD = """# language: fr
Fonctionnalité: Fonctionnalité {number}

  Contexte:
    Étant donné une entreprise qui a 2 administrateurs
"""
PLAIN = """
  @R{rule:02}
  Scénario: Le candidat règle son affaire {name}
    # ÉTAPE 1
    Quand le candidat ouvre le {one} « {name} »
    Et le candidat remplit le {other} « {name} »
    # ÉTAPE 2
    Alors le candidat voit le {one} « {name} »
    Et l'entreprise compte 2 administrateurs
"""
OUTLINE = """
  @R{rule:02}
  Plan du scénario: Le candidat règle ses affaires {name}
    Quand le candidat ouvre le {one} « <valeur> »
    Et le candidat remplit le {other} « <valeur> »
    Alors l'entreprise compte 2 administrateurs

    Exemples:
      | valeur |
"""
CONFTEST = '''
import pytest

pytest_plugins = ["steps.acting"]


@pytest.fixture
def watcher(request):
    """Who watches; nobody where guide's plugin is not loaded."""
    loaded = request.config.pluginmanager.has_plugin("guide.evidence.plugin")
    return request.getfixturevalue("evidence_watcher") if loaded else None
'''
STEPS = """
from pytest_bdd import given, parsers, then, when


@given(parsers.parse("une entreprise qui a {count:d} administrateurs"), target_fixture="company")
def _(count):
    return count


@then(parsers.parse("l'entreprise compte {count:d} administrateurs"))
def _(company, count):
    assert company == count
"""
STEP = """

@{kind}(parsers.parse("le candidat {verb} le {thing} « {{value}} »"))
def _(watcher, value):
    Paper(watcher, "{thing}", value).{verb}()
"""
PAPER = Path(__file__).with_name("paper.py")


def write_suite(folder: Path, scenarios: int) -> None:
    """As many files as each of them has scenarios, so that both numbers grow."""
    for name in ("features", "steps", "tests"):
        (folder / name).mkdir(parents=True)
    markers = ", ".join(f'"R{rule:02}: règle"' for rule in range(RULES))
    _write(folder / "pyproject.toml", PROJECT.format(markers=markers))
    _write(folder / "conftest.py", CONFTEST)
    _write(folder / "steps" / "__init__.py", "")
    _write(folder / "steps" / "paper.py", PAPER.read_text("utf-8"))
    acts = (STEP.format(kind=k, verb=v, thing=thing) for thing in THINGS for k, v in VERBS)
    _write(folder / "steps" / "acting.py", f"from steps.paper import Paper\n{STEPS}{''.join(acts)}")
    _write(folder / "document.md", "# Affaire\n\n1. Ouvrir le dossier.\n2. Remplir le compte.\n")
    files = max(1, isqrt(scenarios))
    for number in range(files):
        count = scenarios * (number + 1) // files - scenarios * number // files
        text = HEAD.format(number=number) + "".join(_scenarios(number, count))
        _write(folder / "features" / f"f{number:03}.feature", text)
        module = f'from pytest_bdd import scenarios\n\nscenarios("f{number:03}.feature")\n'
        _write(folder / "tests" / f"test_f{number:03}.py", module)


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


def _scenarios(number: int, count: int) -> Iterator[str]:
    left = count
    for rank, shape in enumerate(islice(cycle(SHAPE), count)):
        rows = min(shape, left)
        left -= rows
        if not rows:
            return
        words = {
            "rule": (number + rank) % RULES,
            "name": f"{number}-{rank}",
            "one": THINGS[(rank + number) % len(THINGS)],
            "other": THINGS[(rank + number + 1) % len(THINGS)],
        }
        if rows == 1:
            yield PLAIN.format(**words)
        else:
            lines = (f"      | {words['name']}-{row} |\n" for row in range(rows))
            yield OUTLINE.format(**words) + "".join(lines)
