"""French verbs by their forms: what each asks for, and in which form it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, get_args

from guide.french.acts import Sense, infinitives
from guide.french.text import fold
from guide.french.words import words

Form = Literal[
    "infinitive", "imperative", "participle", "present", "future", "conditional", "gerund"
]
"""``imperative`` is every form in « -ez », which asks as much; ``conditional`` is also what was."""

FORMS: tuple[Form, ...] = get_args(Form)
"""In the order of the table; of two forms that are spelt alike (« choisis »), the first counts."""
_FINITE = frozenset({"present", "future", "conditional", "gerund"})
_TOLD = frozenset({"apart", "other", "state"})
_TABLE = Path(__file__).parent / "lexicon" / "verbs.tsv"
_PARTICIPLE = re.compile(r"ée?s?$")
_AGAIN = re.compile(r"(?:er|ez|es?|ent)$")
_SHORTEST = 3
"""Letters of a word whose accents may have been left out: « du » is not « dû »."""
_REFLEXIVE_SIGN = frozenset({"inscrire"})
"""« s'inscrire » is a way in, « inscrire son nom » fills a field."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a verb: its infinitive, its sense, and what kind of form it is."""

    infinitive: str
    sense: Sense
    form: Form

    @property
    def is_told(self) -> bool:
        """Whether it tells of something, rather than asks for what a page shows."""
        return self.sense in _TOLD

    @property
    def is_noun(self) -> bool:
        """Whether it is a noun that asks as much: « clic », « choix »."""
        return self.infinitive in _NOUNS

    @property
    def is_finite(self) -> bool:
        """Whether somebody does it who is told or clear: « il clique », « en cliquant »."""
        return self.form in _FINITE


@lru_cache(maxsize=8192)
def verb_of(word: str, *, reflexive: bool = False, helped: bool = False) -> Verb | None:
    """The verb that a word is a form of.

    Accents left out or set wrong are forgiven where no other form is meant: « complète » is no
    « complété », « complete » may be either.

    Args:
        word: one word.
        reflexive: whether « se », « s' » or « vous » stands before it as its object.
        helped: whether « être » or « avoir » stands before it, so that it is a participle if it
            can be one.
    """
    found = _form(word, helped=helped) or _again(word)
    if found and reflexive and found.infinitive in _REFLEXIVE_SIGN:
        return Verb(found.infinitive, "sign", found.form)
    return found


def _form(word: str, *, helped: bool = False) -> Verb | None:
    lower = word.lower()
    return _spelt().get(lower) or _misspelt(lower, helped=helped)


def _misspelt(lower: str, *, helped: bool) -> Verb | None:
    """The form that a word is but for its accents; the accent of a participle is heard."""
    plain = fold(lower)
    alike = _alike().get(plain, ()) if len(lower) >= _SHORTEST else ()
    if plain != lower:
        ends = bool(_PARTICIPLE.search(lower))
        alike = [form for form in alike if bool(_PARTICIPLE.search(form)) == ends]
    verbs = [_spelt()[form] for form in alike]
    wanted = [verb for verb in verbs if (verb.form == "participle") == helped]
    return (wanted or verbs or [None])[0]


def _again(word: str) -> Verb | None:
    """« Retapez », « recoche », « redemandé »: the verb under a prefix that says it once more.

    « Remise » and « reprise » are nouns.
    """
    if not fold(word).startswith("re"):
        return None
    found = _form(word[2:])
    participle = found is not None and found.form == "participle"
    ends = _PARTICIPLE.search(word.lower()) if participle else _AGAIN.search(word.lower())
    return found if ends else None


_NOUNS = {
    "clic": Verb("clic", "press", "infinitive"),
    "clics": Verb("clic", "press", "present"),
    "choix": Verb("choix", "choose", "infinitive"),
}
"""« Choix de la date, clic sur « Envoyer » »: nouns that ask as much as a verb."""


@cache
def _spelt() -> dict[str, Verb]:
    """Every known form."""
    rows = [line.split("\t") for line in _TABLE.read_text("utf-8").splitlines() if line[0] != "#"]
    table = {row[0]: row for row in rows}
    forms = dict(_NOUNS)
    for infinitive, sense in infinitives().items():
        for form, written in zip(FORMS, table[infinitive], strict=True):
            verb = Verb(infinitive, sense, form)
            for word in written.split():
                forms.setdefault(word, verb)
    return forms


@cache
def _alike() -> dict[str, list[str]]:
    """The forms that are spelt alike but for their accents, and have some."""
    alike: dict[str, list[str]] = {}
    for form in _spelt():
        alike.setdefault(fold(form), []).append(form)
    return alike


_NOT_VERBS = frozenset(
    fold(word)
    for word in words(
        "premier dernier courrier dossier papier particulier fichier calendrier janvier "
        "février métier atelier chantier cahier clavier quartier hier cher hiver financier "
        "entier chez assez nez rez rendez-vous avenir plaisir loisir souvenir désir soir "
        "espoir autre notre votre entre centre lettre titre contre outre membre nombre "
        "registre offre ordre quatre septembre octobre novembre décembre maître mètre être "
        "mot-titre cadre chiffre chapitre cas rappel danger partir à léger droit employer"
    )
)
_RE_VERBS = frozenset(
    fold(word)
    for word in words(
        "mettre remettre permettre prendre apprendre comprendre reprendre vendre défendre "
        "descendre entendre rendre tendre étendre répondre correspondre perdre mordre "
        "conduire produire réduire construire traduire connaître reconnaître paraître "
        "extraire plaire résoudre conclure exclure inclure rejoindre atteindre éteindre "
        "craindre peindre vaincre vivre rire boire croire introduire déduire souscrire "
        "décrire prescrire"
    )
)


def reads_like_an_order(word: str) -> bool:
    """Whether a word at the head of a clause looks like an infinitive or an imperative."""
    plain = fold(word)
    if plain in _NOT_VERBS or len(plain) < len("aller") - 1:
        return False
    if plain.endswith("ier"):
        return plain.endswith(
            ("fier", "plier", "trier", "copier", "blier", "elier", "cier", "dier")
        )
    return plain.endswith(("er", "ez", "ir")) or plain in _RE_VERBS
