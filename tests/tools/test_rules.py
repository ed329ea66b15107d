"""The rule book is refused as soon as it says something that no scenario or test bears out."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

TOOL = Path(__file__).resolve().parents[2] / "tools" / "rules.py"
SEEN = "document source, 3 mars 2026 ; page publique, 1er mars 2026"
RULE = (
    f"### {{}} — titre\n\n*Origine : {{}}.*\n\n*Source vue : {SEEN}.*\n\nTexte.\n\n"
    "<!-- preuves -->\n<!-- fin des preuves -->\n"
)
FEATURE = "# language: fr\n@{}\nFonctionnalité: F\n\n{}"
SCENARIO = "  {}\n  Scénario: Une <chose> se voit\n    Étant donné qu'elle est là\n\n"


@dataclass
class Repository:
    """A small repository with a rule book, and the tool called on it as a person would."""

    root: Path

    def write(self, path: str, text: str) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        return file

    def book(self, *rules: tuple[str, str]) -> None:
        self.write("docs/regles.md", "# Règles\n\n" + "\n".join(RULE.format(*r) for r in rules))

    def proofs(self) -> str:
        return (self.root / "docs/regles.md").read_text("utf-8")

    def run(self, *options: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(TOOL), "--root", str(self.root), *options]
        return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)

    def faults(self) -> str:
        """Write the lists, then check: what is left is what a person has to mend."""
        self.run()
        checked = self.run("--check")
        assert checked.returncode == (1 if checked.stderr else 0), checked.stderr
        return checked.stderr


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path)
    made.write("mockportal/wording/catalogue.toml", '[texts]\na = { text = "A", rule = "R1" }\n')
    made.write("features/a.feature", FEATURE.format("procedure", SCENARIO.format("@R1")))
    made.book(("R1", "Document source"))
    return made


def test_a_rule_with_its_scenario_passes(repository):
    assert repository.faults() == ""
    assert r"- `features/a.feature` : Une \<chose> se voit" in repository.proofs()


def test_writing_again_changes_nothing(repository):
    repository.run()
    first = repository.proofs()
    assert repository.run().stdout == ""
    assert repository.proofs() == first


def test_a_list_that_is_out_of_date_is_named(repository):
    before = repository.proofs()
    checked = repository.run("--check")
    assert checked.returncode == 1
    assert "les preuves de R1 ont changé" in checked.stderr
    assert repository.proofs() == before


def test_a_proof_that_went_away_leaves_the_list(repository):
    repository.run()
    repository.write("features/a.feature", FEATURE.format("procedure", SCENARIO.format("@autre")))
    assert "R1 n'a aucune preuve" in repository.faults()
    assert "rien encore" in repository.proofs()


@pytest.mark.parametrize(
    "origin", ["Document source", "Page publique de l’opérateur", "Document source ; Hypothèse"]
)
def test_what_is_documented_needs_a_scenario(repository, origin):
    repository.write("features/a.feature", FEATURE.format("procedure", SCENARIO.format("@autre")))
    repository.write("tests/test_a.py", 'def test_a():\n    """R1: so it is."""\n')
    repository.book(("R1", origin))
    assert "R1 n'a aucun scénario" in repository.faults()


@pytest.mark.parametrize("origin", ["Hypothèse", "Sûreté"])
def test_for_what_is_supposed_a_test_is_enough(repository, origin):
    repository.write("features/a.feature", FEATURE.format("procedure", SCENARIO.format("@autre")))
    repository.write("tests/test_a.py", 'def test_a():\n    """R1: so it is."""\n')
    repository.book(("R1", origin))
    assert repository.faults() == ""
    assert "- `tests/test_a.py` : `test_a`" in repository.proofs()


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("features/b.feature", FEATURE.format("R9", SCENARIO.format("@autre"))),
        ("features/b.feature", FEATURE.format("autre", SCENARIO.format("@R9"))),
        ("features/b.feature", FEATURE.format("autre", f"  @R9\n  Règle: R\n{SCENARIO}")),
        ("tests/test_b.py", 'def test_b():\n    """Nothing. R9."""\n'),
        ("tests/test_b.py", 'class TestB:\n    def test_b(self):\n        """R9."""\n'),
        ("mockportal/wording/catalogue.toml", '[mails.a]\nrule = "R9"\n'),
        ("mockportal/wording/catalogue.toml", '[texts]\na = { text = "A", rule = "neuf" }\n'),
    ],
    ids=["feature", "scenario", "rule", "test", "method", "mail", "not an id"],
)
def test_a_rule_that_the_book_lacks_is_named_with_its_place(repository, path, text):
    repository.write(path, text.replace("  {}\n", "  @autre\n"))
    faults = repository.faults()
    assert "n'est pas dans docs/regles.md" in faults
    assert path in faults


def test_only_a_test_proves(repository):
    repository.write("tests/acting.py", 'def helper():\n    """R9."""\n')
    assert repository.faults() == ""


def test_the_tags_of_examples_count(repository):
    outline = "  Plan du scénario: <n>\n    Étant donné <n>\n\n    @R2\n    Exemples:\n"
    text = FEATURE.format("R1", outline + "      | n |\n      | 1 |\n")
    repository.write("features/a.feature", text)
    repository.book(("R1", "Document source"), ("R2", "Document source"))
    assert repository.faults() == ""


def test_every_fault_is_named_at_once(repository):
    repository.book(("R1", "On ne sait où"), ("R1", "Hypothèse"), ("R7", "Hypothèse"))
    faults = repository.faults()
    assert "R1 n'a pas d'origine" in faults
    assert "R1 figure deux fois" in faults
    assert "R7 n'a aucune preuve" in faults


def test_a_rule_without_markers_is_named(repository):
    repository.write("docs/regles.md", "### R1 — titre\n\n*Origine : Hypothèse.*\n\nTexte.\n")
    assert "R1 n'a pas de liste de preuves" in repository.faults()


@pytest.mark.parametrize(
    ("origin", "seen", "told"),
    [
        ("Document source", "", True),
        ("Document source", "*Source vue : document source, 3 mars 2026.*", False),
        ("Document source", "*Source vue : page publique, 3 mars 2026.*", True),
        ("Document source", "*Source vue : document source, récemment.*", True),
        ("Page publique de l’opérateur", "", True),
        ("Hypothèse", "", False),
    ],
)
def test_a_source_without_the_day_on_which_it_was_seen_is_named(repository, origin, seen, told):
    markers = "<!-- preuves -->\n<!-- fin des preuves -->\n"
    repository.write(
        "docs/regles.md", f"### R1 — titre\n\n*Origine : {origin}.*\n\n{seen}\n\n{markers}"
    )
    assert ("R1 ne dit pas quel jour" in repository.faults()) is told
