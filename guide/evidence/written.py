"""What feature files hide in any language: no step, a name twice, a hole in the examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from gherkin.dialect import Dialect
from gherkin.errors import ParserError

from guide.evidence.objection import Objection
from guide.evidence.plan import Lines, Node, Plan, WrittenFeature, scenario_nodes, uri_of
from guide.i18n import gettext
from guide.lint.check import check_features
from guide.lint.keywords import opening_words
from guide.lint.source import read_source

VANISHING = {"G202", "G203", "G208", "G209"}
"""Findings of the lint behind which a line that looks like Gherkin is free text, or nothing is."""
PARAMETER = re.compile(r"<([^<>\n]+)>")


def unreadable(root: Path, path: Path, error: Exception) -> Objection:
    """A feature file that is no Gherkin, or not in UTF-8, with what to do about it."""
    uri = uri_of(path, root)
    if isinstance(error, UnicodeError):
        finding = read_source(path).findings[0]
        return Objection(uri, finding.line, f"{finding.message} {finding.remedy}")
    if isinstance(error, OSError):
        return Objection(
            uri,
            None,
            gettext("ce fichier ne s'ouvre pas ({strerror}).").format(strerror=error.strerror),
        )
    first = getattr(error, "errors", [error])[0]
    line = first.location["line"] if hasattr(first, "location") else None
    return Objection(
        uri,
        line,
        gettext("ce fichier ne se lit pas comme du Gherkin ({first}).").format(first=first),
    )


def add_to(plan: Plan, path: Path) -> Objection | None:
    """Read a feature file into the plan; what is said of it when it does not read."""
    try:
        plan.add(path)
    except (OSError, UnicodeError, ParserError) as error:
        return unreadable(plan.root, path, error)
    return None


def hidden_in(plan: Plan) -> Iterator[Objection]:
    """What the feature files of the plan hide, by file."""
    for feature in plan.features.values():
        yield from _stubs(feature)
        yield from _namesakes(feature)
        for node in scenario_nodes(feature.document):
            yield from _examples(feature, node)
        yield from _vanished(plan.root, feature)


def _stubs(feature: WrittenFeature) -> Iterator[Objection]:
    for scenario in feature.scenarios:
        if not scenario.pickle["steps"]:
            yield Objection(
                scenario.uri,
                scenario.line,
                gettext(
                    "le scénario « {name} » n'a aucune étape ; il serait compté réussi. "
                    "Écrivez ses étapes, ou vérifiez les mots-clés en début de ligne, avec "
                    "leur majuscule."
                ).format(name=scenario.name),
                (scenario.id,),
            )


def unchecked(plan: Plan) -> Iterator[Objection]:
    """Scenarios without a « Alors » of their own: played, they would pass and check nothing."""
    for feature in plan.features.values():
        then = opening_words(feature.language)["then"]
        for scenario in feature.scenarios:
            if scenario.pickle["steps"] and not scenario.checks:
                why = gettext(
                    "le scénario « {name} » n'a pas de « {then} » : rien n'y est vérifié. "
                    "Ajoutez ce qui doit se voir."
                ).format(name=scenario.name, then=then)
                yield Objection(scenario.uri, scenario.scenario_line, why, (scenario.id,))


def _namesakes(feature: WrittenFeature) -> Iterator[Objection]:
    """Of two scenarios of one name pytest-bdd knows the last, and never plays the others."""
    for node, last in overridden(feature):
        yield Objection(
            feature.uri,
            node["location"]["line"],
            gettext(
                "le scénario « {name} » porte le même nom que celui de la ligne {line} : "
                "seul le dernier est joué. Donnez à l'un des deux un autre titre."
            ).format(name=node["name"], line=last["location"]["line"]),
            _ids(feature, node),
        )


def overridden(feature: WrittenFeature) -> list[tuple[Node, Node]]:
    """The scenarios that another one of the same name further down keeps from being played."""
    nodes = scenario_nodes(feature.document)
    last = {node["name"]: node for node in nodes}
    return [(node, last[node["name"]]) for node in nodes if last[node["name"]] is not node]


def _examples(feature: WrittenFeature, node: Node) -> Iterator[Objection]:
    """An outline without rows, a parameter without a column, a column without a name of its own."""
    ids, line = _ids(feature, node), node["location"]["line"]
    tables = [table for table in node["examples"] if table.get("tableBody")]
    if not tables:
        if node["examples"] or _is_outline(feature, node):
            why = gettext(
                "le plan de scénario « {name} » n'a aucune ligne d'exemples : ses "
                "<paramètres> resteraient tels quels. Ajoutez « Exemples » et un tableau "
                "rempli."
            ).format(name=node["name"])
            yield Objection(feature.uri, line, why, ids)
        return
    used = _parameters(node)
    for table in tables:
        header = table["tableHeader"]
        columns = [cell["value"] for cell in header["cells"]]
        for name, at in used.items():
            if name not in columns:
                why = gettext(
                    "« <{name}> » ne correspond à aucune colonne des exemples de la ligne "
                    "{line} : il resterait écrit tel quel. Ajoutez la colonne, ou écrivez la "
                    "valeur."
                ).format(name=name, line=header["location"]["line"])
                yield Objection(feature.uri, at, why, _ids(feature, node, table))
        yield from _filled_backgrounds(feature, node, table, columns)
        if len(set(columns)) < len(columns) or "" in columns:
            why = gettext(
                "une colonne d'exemples n'a pas de nom, ou a celui d'une autre. Nommez chacune "
                "d'après un <paramètre> du scénario."
            )
            yield Objection(
                feature.uri, header["location"]["line"], why, _ids(feature, node, table)
            )


def _filled_backgrounds(
    feature: WrittenFeature, node: Node, table: Node, columns: list[str]
) -> Iterator[Objection]:
    """A parameter in a background: pytest-bdd plays its value, where Gherkin has its name."""
    ids, lines = _ids(feature, node, table), Lines([feature])
    for written in (scenario for scenario in feature.scenarios if scenario.id in ids):
        for step in written.pickle["steps"]:
            for name in set(columns).intersection(PARAMETER.findall(step["text"])):
                why = gettext(
                    "« <{name}> » dans un contexte n'est qu'un mot pour Gherkin, et "
                    "pytest-bdd en joue la valeur. Écrivez la valeur, ou mettez l'étape dans "
                    "le plan du scénario."
                ).format(name=name)
                yield Objection(feature.uri, lines.of(written, step), why, (written.id,))


def _parameters(node: Node) -> dict[str, int]:
    """Each parameter in the steps of an outline, with the first line that has it.

    What their tables and texts have between these signs may be markup: Gherkin leaves it as it is.
    """
    found: dict[str, int] = {}
    for step in node["steps"]:
        for name in PARAMETER.findall(step["text"]):
            found.setdefault(name, step["location"]["line"])
    return found


def _is_outline(feature: WrittenFeature, node: Node) -> bool:
    dialect = Dialect.for_name(feature.language)
    return dialect is not None and node["keyword"] in dialect.scenario_outline_keywords


def _ids(feature: WrittenFeature, node: Node, table: Node | None = None) -> tuple[str, ...]:
    """The scenarios that this node writes, or those of one of its tables."""
    rows = {row["id"] for row in table["tableBody"]} if table else None
    return tuple(
        scenario.id
        for scenario in feature.scenarios
        if scenario.pickle["astNodeIds"][0] == node["id"]
        and (rows is None or scenario.pickle["astNodeIds"][-1] in rows)
    )


def _vanished(root: Path, feature: WrittenFeature) -> Iterator[Objection]:
    """Lines of a French file that were meant to be Gherkin and are free text."""
    if feature.language != "fr":
        return
    for finding in check_features([root / feature.uri]):
        if finding.code in VANISHING:
            why = f"{finding.message} {finding.remedy}"
            yield Objection(feature.uri, finding.line, why, _around(feature, finding.line))


def _around(feature: WrittenFeature, line: int) -> tuple[str, ...]:
    """The scenarios that a line belongs to: those that share the background it stands in, or one.

    A line before all of them belongs to none: what it was meant to write is not there.
    """
    blocks = sorted(_blocks(feature.document["feature"]), key=lambda block: block[0])
    before = [nodes for start, nodes in blocks if start <= line]
    nodes = before[-1] if before else ()
    return tuple(scenario for node in nodes for scenario in _ids(feature, node))


def _blocks(holder: Node) -> Iterator[tuple[int, list[Node]]]:
    """Where each background and scenario starts, and the scenarios that its lines are read for."""
    children: list[Node] = holder["children"]
    within = scenario_nodes({"feature": holder})
    for child in children:
        if "background" in child:
            yield child["background"]["location"]["line"], within
        elif "scenario" in child:
            yield child["scenario"]["location"]["line"], [child["scenario"]]
        else:
            yield child["rule"]["location"]["line"], []
            yield from _blocks(child["rule"])
