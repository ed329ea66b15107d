"""What somebody may have meant by a step that no definition matches."""

from __future__ import annotations

import difflib
import re
from functools import cached_property
from typing import TYPE_CHECKING

from guide.i18n import gettext, mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guide.lint.choices import Choices
    from guide.lint.definitions import Definition

_FIELD = re.compile(r"\{(\w*)(?::(\w+)[^}]*)?\}")
_QUOTED = re.compile(r"[«\"“][^«»\"“”]*[»\"”]")
_NUMBER = re.compile(r"\b\d+\b")
_ALIKE = 0.6
_KEYWORDS = {"given": mark("Étant donné"), "when": mark("Quand"), "then": mark("Alors")}
_UNKNOWN = mark(
    "Reprenez la formulation d'une étape existante (« guide steps » en fait le catalogue)."
)


class Nearest:
    """Definitions, looked through only when a step has none."""

    def __init__(self, definitions: Sequence[Definition], choices: Choices) -> None:
        self._definitions = [one for one in definitions if one.form != "re"]
        self._choices = choices

    def advice(self, step_type: str, text: str) -> str:
        """How to mend a step of this type and text, in one or two sentences."""
        elsewhere = [one for one in self._definitions if one.matches(text)]
        if elsewhere:
            words = gettext(" ou ").join(f"« {gettext(_KEYWORDS[one.type])} »" for one in elsewhere)
            return gettext(
                "Cette phrase existe sous {words} : changez le mot-clé, ou la place de l'étape."
            ).format(words=words)
        serving = [one for one in self._definitions if one.serves(step_type)]
        wrong = min(self._misfits(serving, text), key=len, default=None)
        if wrong:
            return " ".join(wrong)
        return self._alike(serving, text)

    def _misfits(self, definitions: Sequence[Definition], text: str) -> Iterator[list[str]]:
        """For each definition whose fixed words all stand in the text: the values that do not."""
        for one in definitions:
            kinds = [match[2] or "" for match in _FIELD.finditer(one.text)]
            found = _loosely(one.text).fullmatch(text)
            if found is not None and kinds:
                values = zip(kinds, found.groups(), strict=True)
                said = [self._misfit(kind, value) for kind, value in values]
                if all(part is not None for part in said):
                    yield [part for part in said if part]

    def _misfit(self, kind: str, value: str) -> str | None:
        """What is wrong with a value: "" when nothing is, None when that cannot be told."""
        if kind == "d":
            fine = value.isdecimal()
            return (
                ""
                if fine
                else gettext("« {value} » : ici s'écrit un nombre, en chiffres.").format(
                    value=value
                )
            )
        choice = self._choices.get(kind)
        if choice is None or re.fullmatch(choice, value, re.IGNORECASE):
            return ""
        if not _listed(choice) or len(value.split()) > max(
            len(c.split()) for c in choice.split("|")
        ):
            return None
        known = ", ".join(f"« {one} »" for one in choice.split("|"))
        return gettext("« {value} » est inconnu ici. {kind} : {known}.").format(
            value=value, kind=kind, known=known
        )

    def _alike(self, definitions: Sequence[Definition], text: str) -> str:
        shapes = {self._definition_shape(one.text): one for one in definitions}
        near = difflib.get_close_matches(self._shape(text), shapes, n=1, cutoff=_ALIKE)
        if not near:
            return gettext(_UNKNOWN)
        return gettext("Phrase la plus proche : « {text} ».").format(
            text=_shown(shapes[near[0]].text)
        )

    def _shape(self, text: str) -> str:
        """A step without its values, so that only its wording is compared."""
        text = _QUOTED.sub("« {} »", text)
        return _NUMBER.sub("{}", self._chosen.sub("{}", text))

    def _definition_shape(self, text: str) -> str:
        return self._shape(_FIELD.sub("{}", text))

    @cached_property
    def _chosen(self) -> re.Pattern[str]:
        """Every value of the field types that are lists, the longest first."""
        lists = [choice.split("|") for choice in self._choices.values() if _listed(choice)]
        values = sorted({value for values in lists for value in values}, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, values)) if values else r"(?!)")


def _loosely(text: str) -> re.Pattern[str]:
    """The text of a definition with fields that take anything."""
    parts: list[str] = []
    end = 0
    for match in _FIELD.finditer(text):
        parts += [re.escape(text[end : match.start()]), "(.+?)"]
        end = match.end()
    return re.compile("".join([*parts, re.escape(text[end:])]), re.IGNORECASE)


def _listed(choice: str) -> bool:
    """Whether a pattern is nothing but values, one beside the other."""
    return re.search(r"[][\\(){}*+?^$.]", choice) is None


def _shown(text: str) -> str:
    """A definition as a person would write it, its fields in brackets."""
    return _FIELD.sub(lambda match: f"[{match[1]}]", text)
