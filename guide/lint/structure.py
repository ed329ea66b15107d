"""Scenarios that would run less than they say: no steps, a name twice, a hole in the examples."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from guide.french.text import normalise
from guide.i18n import gettext
from guide.lint.document import Block, Document, Examples
from guide.lint.finding import Finding
from guide.lint.keywords import is_outline, opening_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PLACEHOLDER = re.compile(r"<([^<>\n]+)>")


def structure_findings(path: Path, document: Document) -> Iterator[Finding]:
    """What is wrong with a document that Gherkin can read."""
    if not document.scenarios:
        message = gettext("Le fichier ne contient aucun scénario : rien n'est exécuté.")
        yield Finding(
            path, document.line, "G203", message, gettext("Ajoutez un « Scénario: » et ses étapes.")
        )
    for line, name in document.empty_rules:
        message = gettext(
            "La règle « {name} » ne contient aucun scénario : rien ne la prouve."
        ).format(name=name)
        yield Finding(
            path,
            line,
            "G203",
            message,
            gettext("Ajoutez un « Scénario: » sous cette règle, ou retirez-la."),
        )
    yield from _names(path, document)
    for block in document.blocks:
        yield from _steps(path, block)
        yield from _unchecked(path, block, document.language)
        if block.background:
            yield from _background_holes(path, block)
        else:
            yield from _examples(path, block, document.language)


def _names(path: Path, document: Document) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for block in document.scenarios:
        name = normalise(block.name)
        if not name:
            yield Finding(
                path,
                block.line,
                "G206",
                gettext("Ce scénario n'a pas de nom."),
                gettext("Donnez-lui un titre qui dit son but."),
            )
        elif name in first:
            message = gettext(
                "Un scénario « {name} » existe déjà à la ligne {first} : un seul des "
                "deux sera exécuté."
            ).format(name=name, first=first[name])
            yield Finding(
                path, block.line, "G205", message, gettext("Donnez à l'un des deux un autre titre.")
            )
        first.setdefault(name, block.line)


def _steps(path: Path, block: Block) -> Iterator[Finding]:
    what = gettext("contexte") if block.background else gettext("scénario")
    if not block.steps:
        message = gettext("Ce {what} n'a aucune étape : il passerait sans rien vérifier.").format(
            what=what
        )
        remedy = gettext(
            "Ajoutez des étapes (« Étant donné », « Quand », « Alors »), bien "
            "orthographiées, avec leur majuscule."
        )
        yield Finding(path, block.line, "G204", message, remedy)
    elif not block.steps[0].type:
        first = block.steps[0]
        message = gettext(
            "La première étape d'un {what} ne peut pas commencer par « {keyword} » : "
            "le fichier est refusé."
        ).format(what=what, keyword=first.keyword)
        remedy = gettext("Commencez par « Étant donné », « Quand » ou « Alors ».")
        yield Finding(path, first.line, "G207", message, remedy)


def _unchecked(path: Path, block: Block, language: str) -> Iterator[Finding]:
    """A scenario without a « Alors » of its own; « * » may be one."""
    if block.background or not block.steps:
        return
    if any(step.type == "then" or step.keyword == "*" for step in block.steps):
        return
    then = opening_words(language)["then"]
    yield Finding(
        path,
        block.line,
        "G211",
        gettext(
            "Ce scénario n'a pas de « {then} » : rien n'y est vérifié, il réussit dès que ses "
            "étapes vont au bout."
        ).format(then=then),
        gettext("Ajoutez un « {then} » qui dit ce qui doit se voir.").format(then=then),
    )


def _background_holes(path: Path, block: Block) -> Iterator[Finding]:
    for step in block.steps:
        for name in dict.fromkeys(PLACEHOLDER.findall(f"{step.text}\n{step.argument}")):
            message = gettext(
                "« <{name}> » dans un contexte ne reçoit aucune valeur d'exemple."
            ).format(name=name)
            yield Finding(
                path,
                step.line,
                "G303",
                message,
                gettext("Écrivez la valeur, ou mettez l'étape dans le plan du scénario."),
            )


def _examples(path: Path, block: Block, language: str) -> Iterator[Finding]:
    plan = is_outline(block.keyword, language)
    if plan and not block.examples:
        message = gettext(
            "Ce plan de scénario n'a pas d'exemples : ses <paramètres> resteraient tels quels."
        )
        yield Finding(
            path,
            block.line,
            "G306",
            message,
            gettext("Ajoutez « Exemples: » et un tableau, ou écrivez « Scénario: »."),
        )
        return
    if block.examples and not plan and language == "fr":
        message = gettext(
            "« {keyword}: » est suivi d'exemples : c'est un plan de scénario."
        ).format(keyword=block.keyword)
        yield Finding(
            path,
            block.line,
            "G305",
            message,
            gettext("Écrivez « Plan du scénario: »."),
            fixable=True,
        )
    filled = [table for table in block.examples if table.columns and table.rows]
    for table in block.examples:
        if table not in filled:
            message = gettext(
                "Ces exemples sont vides : le scénario ne sera pas exécuté, ou gardera ses "
                "<paramètres>."
            )
            yield Finding(
                path,
                table.line,
                "G301",
                message,
                gettext("Ajoutez un tableau : une ligne de titres, puis des valeurs."),
            )
        yield from _headers(path, table)
    if len(filled) == len(block.examples):
        yield from _holes(path, block)


def _headers(path: Path, table: Examples) -> Iterator[Finding]:
    for position, name in enumerate(table.columns):
        if not name:
            message = gettext("La colonne {value} des exemples n'a pas de nom.").format(
                value=position + 1
            )
            yield Finding(
                path,
                table.header_line,
                "G307",
                message,
                gettext("Donnez-lui le nom d'un <paramètre> du scénario."),
            )
        elif name in table.columns[:position]:
            message = gettext(
                "La colonne « {name} » est écrite deux fois : la seconde efface la première."
            ).format(name=name)
            yield Finding(
                path,
                table.header_line,
                "G307",
                message,
                gettext("Retirez ou renommez l'une des deux."),
            )


def _holes(path: Path, block: Block) -> Iterator[Finding]:
    used: dict[str, int] = dict.fromkeys(PLACEHOLDER.findall(block.name), block.line)
    for step in block.steps:
        # without examples, <p> in the text under a step is plain text: HTML, XML
        read = f"{step.text}\n{step.argument}" if block.examples else step.text
        for name in PLACEHOLDER.findall(read):
            used.setdefault(name, step.line)
    tables = block.examples or (Examples(block.line, (), (), block.line),)
    for table in tables:
        for name, line in used.items():
            if name not in table.columns:
                yield Finding(path, line, "G303", *_hole(name, table))
        for name in dict.fromkeys(table.columns):
            if name and name not in used:
                message = gettext("La colonne « {name} » ne sert à aucune étape.").format(name=name)
                remedy = gettext(
                    "Écrivez « <{name}> » dans une étape, ou retirez la colonne."
                ).format(name=name)
                yield Finding(path, table.header_line, "G304", message, remedy)


def _hole(name: str, table: Examples) -> tuple[str, str]:
    message = gettext(
        "« <{name}> » ne correspond à aucune colonne d'exemples : il restera écrit tel quel."
    ).format(name=name)
    near = difflib.get_close_matches(name, table.columns, n=1)
    if near:
        return (
            message,
            gettext(
                "La colonne s'appelle « {near} » (ligne {header_line}) : accordez les deux."
            ).format(near=near[0], header_line=table.header_line),
        )
    return message, gettext("Ajoutez la colonne aux exemples, ou écrivez la valeur.")
