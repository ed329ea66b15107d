"""What the words of a text say about it: an instruction, a title, a choice, a page number."""

from __future__ import annotations

import re
from functools import lru_cache

from guide.french.acts import AROUND, BY_HAND
from guide.french.text import fold, normalise, plain
from guide.french.verbs import Verb, verb_of
from guide.french.words import words

_WORD = re.compile(r"[^\W\d_]+")
_CLICK = re.compile(r"\bclics?(?: [a-z]+)? s(?:ur)?(?=[\s/])")
_ASKING = frozenset({"infinitive", "imperative", "future"})
_CLICKED = words("cliquer cocher décocher ouvrir sélectionner renseigner valider")
"""« Il clique » tells a step as well; « il suit le lien » is told in the middle of one."""
_NEAR = 2
"""« Est ensuite coché »: how many words back the auxiliary may stand."""
_LEADER = re.compile(r"(?:\.{4,}|…{2,}|(?:\. ){4,}|_{4,})\s*\d{1,3}$")
_PAGE = re.compile(
    r"(?:page|p\.|pages)\s*\d{1,4}(?:\s*(?:/|sur|de)\s*\d{1,4})?|[-–—]\s?\d{1,4}\s?[-–—]"
    r"|\d{1,4}\s?(?:/|sur)\s?\d{1,4}"
)
_TITLE = re.compile(
    r"(?:(?:procedure|mode operatoire|fiche|guide|notice|tutoriel|partie|chapitre|cas|operation"
    r"|ajout|suppression|radiation|inscription|creation|comment|objet|annexe)\b"
    r"|[a-z]{2,}(?:er|ir|re) (?:un|une|le|la|les|l'|des|son|votre|mon|vos|ses|d'))"
)
_WAY = re.compile(
    r"(?:par|avec|si|soit|en cas|cas|dans le cas|option|choix|solution|possibilite|variante"
    r"|voie|autre|sinon|lorsque|quand|vous (?:avez|n')|a l'aide|au moyen|via|sans)\b"
)


_SHORT, _BEGINNING, _LEADERS = 24, 60, 120
"""Letters of a page number, a beginning and a line of dots, at most."""


@lru_cache(maxsize=4096)
def instructs(text: str) -> bool:
    """Whether somebody is told to do something: infinitive, imperative, future, passive."""
    text = normalise(text)
    read = _WORD.findall(text)
    told = any(_tells(verb, read[:at]) for at, word in enumerate(read) if (verb := verb_of(word)))
    return told or bool(_CLICK.search(fold(text)))


def _tells(verb: Verb, before: list[str]) -> bool:
    """Whether a verb tells to do something, after the words before it."""
    if verb.is_noun or verb.sense == "state" or verb.infinitive in AROUND:
        return False
    if verb.form == "participle":
        helpers = [verb_of(word) for word in before[-_NEAR:]]
        return verb.infinitive in BY_HAND and any(h and h.infinitive == "être" for h in helpers)
    if verb.form == "present":
        return verb.infinitive in _CLICKED
    return verb.form in _ASKING and not (verb.form == "infinitive" and before[-1:] == ["à"])


def is_page_number(text: str) -> bool:
    """Whether a line is nothing but a page number: « Page 3 / 12 », « - 3 - »."""
    return len(text) <= _SHORT and bool(_PAGE.fullmatch(plain(text)))


def is_contents_line(text: str) -> bool:
    """Whether a line belongs to a table of contents: dots lead to a page number."""
    return bool(_LEADER.search(text[-_LEADERS:]))


def reads_like_title(text: str) -> bool:
    """Whether it begins as titles of procedures do: « Procédure… », « Supprimer un… »."""
    return bool(_TITLE.match(plain(text[:_BEGINNING])))


def opens_a_way(text: str) -> bool:
    """Whether an item tells one of several ways: « Par… », « Si… », « Avec… », « Cas… »."""
    return bool(_WAY.match(plain(text[:_BEGINNING])))
