"""Keep docs/regles.md honest: every rule of the portal names the scenarios and tests that prove it.

`python tools/rules.py` writes the lists of proofs between their markers; `python tools/rules.py
--check` writes nothing and fails when a list is stale, when a rule has no proof, when a rule of
the source document or of a public page has no scenario, or no day on which its source was seen, or
when a feature, a test or the wording catalogue names a rule that the book lacks.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gherkin.parser import Parser

ROOT = Path(__file__).resolve().parent.parent
BOOK = Path("docs/regles.md")
CATALOGUE = Path("mockportal/wording/catalogue.toml")
ORIGINS = ("Document source", "Page publique de l’opérateur", "Hypothèse", "Sûreté")
WANT_A_SCENARIO = ORIGINS[:2]

_HEADING = re.compile(r"^### (\S+) — .+$", re.MULTILINE)
_ORIGIN = re.compile(r"^\*Origine : (.+)\*$", re.MULTILINE)
_SEEN = re.compile(r"^\*Source vue : (.+)\.\*$", re.MULTILINE)
_PROOFS = re.compile(r"<!-- preuves -->.*?<!-- fin des preuves -->", re.DOTALL)
_TAG = re.compile(r"@(R\d+[a-z]?)")
_NAMED = re.compile(r"\bR\d+[a-z]?\b")
_NO_PROOF = "**Prouvée par** : rien encore."


@dataclass(frozen=True)
class Mention:
    """A place that names a rule.

    Attributes:
        path: relative to the root of the repository.
        name: scenario or test; empty in the catalogue.
    """

    path: str
    name: str
    is_scenario: bool


@dataclass(frozen=True)
class Section:
    """What the book says of one rule, from its heading to the next one."""

    rule: str
    text: str

    @property
    def origin(self) -> str:
        """Where the rule comes from, as the book writes it; empty when it does not."""
        found = _ORIGIN.search(self.text)
        return found.group(1) if found else ""


Mentions = dict[str, list[Mention]]


def main(arguments: list[str]) -> int:
    """Write or check the rule book; return the exit code."""
    parser = argparse.ArgumentParser(description="Tenir à jour les preuves de docs/regles.md.")
    parser.add_argument("--check", action="store_true", help="ne rien écrire, échouer s'il le faut")
    parser.add_argument("--root", type=Path, default=ROOT, help="racine du dépôt")
    options = parser.parse_args(arguments)
    book: Path = options.root / BOOK
    written = book.read_text("utf-8")
    proofs = found_proofs(options.root)
    fresh = with_proofs(written, proofs)
    faults = [*book_faults(fresh, proofs), *unknown_rules(fresh, options.root, proofs)]
    if options.check:
        faults += stale_lists(written, fresh)
    elif fresh != written:
        book.write_text(fresh, "utf-8", newline="\n")
        print(f"{BOOK} : preuves récrites.")
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if options.check and faults else 0


def found_proofs(root: Path) -> Mentions:
    """Each rule with the scenarios that carry its tag and the tests whose docstring names it."""
    found: Mentions = defaultdict(list)
    for rule, mention in (*_scenarios(root), *_tests(root)):
        if mention not in found[rule]:
            found[rule].append(mention)
    return found


def _scenarios(root: Path) -> Iterator[tuple[str, Mention]]:
    for path in sorted((root / "features").rglob("*.feature")):
        feature: Any = Parser().parse(path.read_text("utf-8")).get("feature")
        where = path.relative_to(root).as_posix()
        if feature:
            yield from _tagged(feature, where, set())


def _tagged(parent: Any, where: str, inherited: set[str]) -> Iterator[tuple[str, Mention]]:
    """The tags of a scenario are its own, its rule's, its feature's and its examples'."""
    tags = inherited | _rules_of(parent)
    for child in parent["children"]:
        if "rule" in child:
            yield from _tagged(child["rule"], where, tags)
        elif "scenario" in child:
            scenario = child["scenario"]
            own = _rules_of(scenario).union(*map(_rules_of, scenario["examples"]))
            for rule in sorted(tags | own):
                yield rule, Mention(where, scenario["name"], is_scenario=True)


def _rules_of(node: Any) -> set[str]:
    found = (_TAG.fullmatch(tag["name"]) for tag in node["tags"])
    return {tag.group(1) for tag in found if tag}


def _tests(root: Path) -> Iterator[tuple[str, Mention]]:
    for path in sorted((root / "tests").rglob("*.py")):
        where = path.relative_to(root).as_posix()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                mention = Mention(where, node.name, is_scenario=False)
                for rule in _NAMED.findall(ast.get_docstring(node) or ""):
                    yield rule, mention


def _catalogue(root: Path) -> Iterator[tuple[str, Mention]]:
    mention = Mention(CATALOGUE.as_posix(), "", is_scenario=False)
    for value in _values_of_rule(tomllib.loads((root / CATALOGUE).read_text("utf-8"))):
        for rule in _NAMED.findall(value) or [value]:
            yield rule, mention


def _values_of_rule(table: dict[str, Any]) -> Iterator[str]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _values_of_rule(value)
        elif key == "rule":
            yield str(value)


def sections(book: str) -> list[Section]:
    """The rules of the book, in its order."""
    headings = list(_HEADING.finditer(book))
    ends = [heading.start() for heading in headings[1:]] + [len(book)]
    return [
        Section(h.group(1), book[h.start() : end]) for h, end in zip(headings, ends, strict=True)
    ]


def with_proofs(book: str, proofs: Mentions) -> str:
    """The book with each list of proofs written anew."""
    head = _HEADING.search(book)
    parts = [book[: head.start()] if head else book]
    for section in sections(book):
        lines = _written(proofs.get(section.rule, []))
        block = f"<!-- preuves -->\n\n{lines}\n\n<!-- fin des preuves -->"
        parts.append(_PROOFS.sub(lambda _, block=block: block, section.text, count=1))
    return "".join(parts)


def _written(proofs: list[Mention]) -> str:
    """One line per scenario, one per file of tests."""
    scenarios = (proof for proof in proofs if proof.is_scenario)
    lines = [f"- `{proof.path}` : {_as_markdown(proof.name)}" for proof in scenarios]
    tests: dict[str, list[str]] = defaultdict(list)
    for proof in proofs:
        if not proof.is_scenario:
            tests[proof.path].append(f"`{proof.name}`")
    lines += [f"- `{path}` : {', '.join(names)}" for path, names in tests.items()]
    return "\n".join(["**Prouvée par**", "", *lines]) if lines else _NO_PROOF


def _as_markdown(name: str) -> str:
    """The name of an outline has « <champ> », which Markdown takes for a tag."""
    return re.sub(r"([<*_`\\[])", r"\\\1", name)


def book_faults(book: str, proofs: Mentions) -> Iterator[str]:
    """What the book lacks: an origin, a proof, a scenario, the markers of a list."""
    seen: set[str] = set()
    for section in sections(book):
        rule, known = section.rule, proofs.get(section.rule, [])
        if rule in seen:
            yield f"{BOOK} : {rule} figure deux fois."
        seen.add(rule)
        if not any(section.origin.startswith(origin) for origin in ORIGINS):
            yield f"{BOOK} : {rule} n'a pas d'origine. Écrivez « *Origine : {ORIGINS[0]}.* »."
        for source in _undated(section):
            yield (
                f"{BOOK} : {rule} ne dit pas quel jour sa source a été vue. Écrivez sous l'origine "
                f"« *Source vue : {source}, 29 novembre 2026.* »."
            )
        if not _PROOFS.search(section.text):
            yield (
                f"{BOOK} : {rule} n'a pas de liste de preuves. Écrivez à la fin de la règle "
                "« <!-- preuves --> » puis « <!-- fin des preuves --> »."
            )
        if not known:
            yield f"{BOOK} : {rule} n'a aucune preuve (étiquette « @{rule} » ou test qui la nomme)."
        elif _wants_a_scenario(section) and not any(proof.is_scenario for proof in known):
            yield f"{BOOK} : {rule} n'a aucun scénario, et son origine en demande un."


def _undated(section: Section) -> Iterator[str]:
    """The sources that the origin names without the day on which each was last looked at."""
    said = _SEEN.search(section.text)
    for origin, source in zip(WANT_A_SCENARIO, ("document source", "page publique"), strict=True):
        day = rf"{source}, (\d{{1,2}}(er)? \w+ \d{{4}}|non revue)"
        if origin in section.origin and not (said and re.search(day, said[1])):
            yield source


def _wants_a_scenario(section: Section) -> bool:
    return any(origin in section.origin for origin in WANT_A_SCENARIO)


def unknown_rules(book: str, root: Path, proofs: Mentions) -> Iterator[str]:
    """Rules that a feature, a test or the catalogue names and the book lacks."""
    known = {section.rule for section in sections(book)}
    named: dict[str, set[str]] = defaultdict(set)
    for rule, mentions in proofs.items():
        named[rule].update(mention.path for mention in mentions)
    for rule, mention in _catalogue(root):
        named[rule].add(mention.path)
    for rule in sorted(named.keys() - known):
        yield f"{rule} n'est pas dans {BOOK} ; nommée par {', '.join(sorted(named[rule]))}."


def stale_lists(written: str, fresh: str) -> Iterator[str]:
    """Rules whose list is not what the features and tests say."""
    for before, after in zip(sections(written), sections(fresh), strict=True):
        if before.text != after.text:
            yield f"{BOOK} : les preuves de {before.rule} ont changé ; lancez python tools/rules.py"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
