"""What can happen to a procedure, and what a check has to say of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from tests.guide.check.scripts import Script, Section

QUOTED = re.compile(r"«\s*([^«»]+?)\s*»")
_INVENTED = (
    "Poursuivre la démarche",
    "Tableau de bord",
    "Mes formalités",
    "Télécharger",
    "Imprimer",
    "Terminer",
    "OK",
    "Tout sélectionner",
    "Paramètres",
)
_LETTERS = "abcdefghijlmnoprstuv"


@dataclass(frozen=True)
class Mutant:
    """A changed procedure, and what has to be said.

    Attributes:
        what: the change in words, for whoever reads a failure.
        verdicts: any of these is right, at one of these steps; none for a harmless change.
        steps: numbers of steps; the first step's stands for what comes before it.
    """

    script: Script
    what: str
    verdicts: frozenset[str] = frozenset()
    steps: frozenset[str | None] = frozenset()

    @property
    def is_harmless(self) -> bool:
        return not self.verdicts


_OF_MAIL = re.compile(r"\b(?:message|lettre)\s+$")
"""What walks open no mail for is unproved, and no drift: there may be such a mail."""
Mutation = Callable[[Script, Random], Mutant | None]


def renamed(script: Script, chance: Random) -> Mutant | None:
    """A label becomes another one."""
    at, number, text = _some(script, chance, QUOTED)
    match = chance.choice(list(QUOTED.finditer(text)))
    label = chance.choice(_INVENTED)
    changed = text[: match.start(1)] + label + text[match.end(1) :]
    what = f"« {match[1]} » → « {label} »"
    told = {"renamed", "missing"}
    if _OF_MAIL.search(text[: match.start()]):
        told.add("unproved")
    return Mutant(script.put(at, changed), what, frozenset(told), _at(script, at, number))


def misspelt(script: Script, chance: Random) -> Mutant | None:
    """A letter of a label is wrong, missing, doubled, or two trade places."""
    at, number, text = _some(script, chance, QUOTED)
    match = chance.choice(list(QUOTED.finditer(text)))
    words = [w for w in re.finditer(r"[^\W\d_]{5,}", match[1]) if not w.group().isupper()]
    if not words:
        return None
    word = chance.choice(words)
    wrong = _slip(word.group(), chance)
    label = match[1][: word.start()] + wrong + match[1][word.end() :]
    if label.casefold() == match[1].casefold():
        return None
    changed = text[: match.start(1)] + label + text[match.end(1) :]
    what = f"« {match[1]} » → « {label} »"
    return Mutant(script.put(at, changed), what, frozenset({"spelling"}), _at(script, at, number))


def _slip(word: str, chance: Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    return chance.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + chance.choice(_LETTERS) + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )


def swapped(script: Script, chance: Random) -> Mutant | None:
    """Two steps with different labels trade places."""
    steps = [at for at, section in enumerate(script.sections) if _is_whole(script, at)]
    one, other = sorted(chance.sample(steps, 2))
    first, second = script.sections[one], script.sections[other]
    if _labels(first.text) & _labels(second.text):
        return None
    changed = script.put(one, second.text).put(other, first.text)
    numbers = frozenset({first.number, second.number})
    what = f"étapes {first.number} et {second.number} échangées"
    return Mutant(changed, what, frozenset({"moved"}), numbers)


def deleted(script: Script, chance: Random) -> Mutant | None:
    """A step between two others is gone."""
    at = chance.randrange(1, len(script.sections) - 1)
    section, before = script.sections[at], script.sections[at - 1]
    follows = script.sections[at + 1]
    if not _is_whole(script, at) or follows.number is None or before.branch:
        return None
    changed = replace(script, sections=script.sections[:at] + script.sections[at + 1 :])
    what = f"étape {section.number} supprimée"
    return Mutant(changed, what, frozenset({"undocumented"}), frozenset({before.number}))


def invented(script: Script, chance: Random) -> Mutant | None:
    """A step asks for what the portal has not."""
    steps = [at for at in range(len(script.sections)) if _is_whole(script, at)]
    at = chance.choice(steps)
    before = script.sections[at]
    if at + 1 < len(script.sections) and script.sections[at + 1].branch:
        return None
    number = f"{before.number} bis"
    label = chance.choice(_INVENTED)
    text = chance.choice(
        ("Cliquez sur « {} ».", "Cliquer sur « {} ».", "Vous cliquerez sur « {} ».")
    )
    new = Section(number, f"Étape {number}", text.format(label))
    sections = (*script.sections[: at + 1], new, *script.sections[at + 1 :])
    what = f"étape {number} inventée : « {label} »"
    return Mutant(
        replace(script, sections=sections), what, frozenset({"missing"}), frozenset({number})
    )


def number_changed(script: Script, chance: Random) -> Mutant | None:
    """A delay or a limit is another one."""
    pattern = re.compile(r"\b(3) administrateurs|\b(15) jours")
    texts = [t for t in script.texts() if pattern.search(t[2])]
    if not texts:
        return None
    at, number, text = chance.choice(texts)
    match = chance.choice(list(pattern.finditer(text)))
    right = match[1] or match[2]
    wrong = chance.choice([n for n in ("1", "2", "4", "5", "8", "10", "20", "30") if n != right])
    start = match.start(1 if match[1] else 2)
    changed = text[:start] + wrong + text[start + len(right) :]
    what = f"{right} → {wrong}"
    return Mutant(
        script.put(at, changed), what, frozenset({"contradicted"}), _at(script, at, number)
    )


_ROLES = (
    ("un déclarant ne peut pas", "un administrateur ne peut pas"),
    ("un déclarant ne peut pas les", "un déclarant peut les"),
    ("inscrite en tant qu'administrateur", "inscrite en tant que déclarant"),
    ("L'administrateur suit le lien", "Le candidat suit le lien"),
    ("Le candidat clique sur", "L'administrateur clique sur"),
    ("Un technicien traite", "Un employeur traite"),
)


def role_reversed(script: Script, chance: Random) -> Mutant | None:
    """Somebody else may, or acts."""
    fitting = [(t, pair) for t in script.texts() for pair in _ROLES if pair[0] in t[2]]
    if not fitting:
        return None
    (at, number, text), (right, wrong) = chance.choice(fitting)
    changed = script.put(at, text.replace(right, wrong))
    return Mutant(
        changed, f"{right} → {wrong}", frozenset({"contradicted"}), _at(script, at, number)
    )


def requoted(script: Script, chance: Random) -> Mutant | None:
    """Labels stand between other quotes."""
    left, right = chance.choice(
        (("“", "”"), ('"', '"'), ("”", "”"), ("[", "]"), ("«\u00a0", "\u00a0»"))
    )
    return _everywhere(script, f"{left}…{right}", lambda t: QUOTED.sub(rf"{left}\1{right}", t))


def recased(script: Script, chance: Random) -> Mutant | None:
    """Labels are written in capitals, or in small letters."""
    how = chance.choice((str.upper, str.lower, str.capitalize))
    return _everywhere(script, how.__name__, lambda t: QUOTED.sub(lambda m: f"« {how(m[1])} »", t))


def retyped(script: Script, chance: Random) -> Mutant | None:
    """Other apostrophes and spaces."""
    pairs = (("'", "’"), ("'", "ʼ"), (" ", "\u00a0"), (" », ", "\u202f», "))
    before, after = chance.choice(pairs)
    return _everywhere(script, f"{before!r} → {after!r}", lambda t: _inside(t, before, after))


def _inside(text: str, before: str, after: str) -> str:
    return QUOTED.sub(lambda m: m[0].replace(before, after), text)


_VOICES = (
    (r"\bCliquez sur\b", "Cliquer sur"),
    (r"\bcliquez sur\b", "cliquer sur"),
    (r"\bCliquez sur\b", "Vous cliquerez sur"),
    (r"\bcliquez sur\b", "vous cliquerez sur"),
    (r"\bCliquez sur\b", "Il faut cliquer sur"),
    (r"\bcliquez sur\b", "appuyez sur"),
    (r"\bCliquez sur « ([^»]+) »\.", r"Le bouton « \1 » est cliqué."),
    (r"\bcliquez sur «", "cliquez sur le bouton «"),
    (r"\bcochez\b", "cocher"),
    (r"\bRelisez\b", "Vérifier"),
    (r"\bRemplissez\b", "Compléter"),
)


def reworded(script: Script, chance: Random) -> Mutant | None:
    """The same instruction in another mood or another voice."""
    pattern, words = chance.choice(_VOICES)
    return _everywhere(script, words, lambda t: re.sub(pattern, words, t))


def in_words(script: Script, chance: Random) -> Mutant | None:
    """Numbers in words, or in other units that come to the same."""
    before, after = chance.choice(
        (("15 jours", "quinze jours"), ("3 administrateurs", "trois administrateurs"))
    )
    return _everywhere(script, after, lambda t: t.replace(before, after))


def branches_reversed(script: Script, chance: Random) -> Mutant | None:
    """The sub-branches come in another order."""
    branches = [section for section in script.sections if section.branch]
    if not branches:
        return None
    first = script.sections.index(branches[0])
    order = [replace(section, branch=str(n)) for n, section in enumerate(reversed(branches), 1)]
    sections = (*script.sections[:first], *order, *script.sections[first + len(branches) :])
    return Mutant(replace(script, sections=sections), "branches inversées")


def renumbered(script: Script, chance: Random) -> Mutant | None:
    """Steps are counted from another number."""
    shift = chance.choice((1, 3, 10, 20))
    sections = tuple(
        replace(
            section,
            number=str(int(section.number) + shift),
            title=section.title if section.branch else f"Étape {int(section.number) + shift}",
        )
        if section.number
        else section
        for section in script.sections
    )
    return Mutant(replace(script, sections=sections), f"numéros + {shift}")


HARMFUL: dict[str, Mutation] = {
    "libellé renommé": renamed,
    "libellé mal écrit": misspelt,
    "deux étapes échangées": swapped,
    "étape supprimée": deleted,
    "étape inventée": invented,
    "nombre changé": number_changed,
    "rôle inversé": role_reversed,
}
HARMLESS: dict[str, Mutation] = {
    "guillemets changés": requoted,
    "casse changée": recased,
    "typographie changée": retyped,
    "tournure changée": reworded,
    "nombre en lettres": in_words,
    "ordre des branches": branches_reversed,
    "numéros changés": renumbered,
}


def _everywhere(script: Script, what: str, change: Callable[[str], str]) -> Mutant | None:
    for at, _, text in script.texts():
        script = script.put(at, change(text))
    return Mutant(script, what)


def _some(script: Script, chance: Random, pattern: re.Pattern[str]) -> tuple[int, str | None, str]:
    return chance.choice([t for t in script.texts() if pattern.search(t[2])])


def _at(script: Script, at: int, number: str | None) -> frozenset[str | None]:
    """Where a change has to be told: what follows the last step may be read as part of it."""
    if number is not None or at < 0:
        return frozenset({number})
    return frozenset({None, script.sections[at - 1].number})


def _is_whole(script: Script, at: int) -> bool:
    """Whether a section is a numbered step without sub-branches."""
    section = script.sections[at]
    follows = script.sections[at + 1] if at + 1 < len(script.sections) else None
    return bool(section.number) and not section.branch and not (follows and follows.branch)


def _labels(text: str) -> set[str]:
    return {label.casefold() for label in QUOTED.findall(text)}
