"""« L'accueil annonce que… », « le formulaire demande… »: what a page is told to say or to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.alignment.keys import text_keys
from guide.french.text import fold
from guide.french.vocabulary import families, infinitive_of, lexicon, listed
from guide.judging.controls import FIELDS
from guide.judging.staging import Staged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guide.alignment.facts import Fact
    from guide.claims.clause import Clause, Word
    from guide.evidence.record import PageView
    from guide.french.vocabulary import Vocabulary
    from guide.judging.stage import Stage

_SAYING = frozenset(lexicon()["pages"]["saying"].split())
_ASKING = frozenset(lexicon()["pages"]["asking"].split())
_BRINGING = frozenset(lexicon()["pages"]["bringing"].split())
_FEW = 6
"""A line of more words is a sentence, and no name of something that is shown."""


def said_by(clause: Clause) -> Word | None:
    """The page, the form or the message that a clause has say something."""
    if not _does(clause, _SAYING):
        return None
    return _page_noun(clause)


def tells(clause: Clause, noun: Word, fact: Fact, vocabulary: Vocabulary) -> bool:
    """Whether a fact stands on a page that a noun calls, before whom the clause tells."""
    to = [w for slot in ("to", "what") for w in clause.slots.get(slot, ()) if w is not noun]
    if any(word.key not in fact.viewer for word in to):
        return False
    return _calls(noun, fact.named, fact.mail, vocabulary) and not clause.denied


def shown(clause: Clause, stages: Iterable[Stage], vocabulary: Vocabulary) -> Staged | None:
    """A clause that has a page show or ask for things, on the page that does; None otherwise."""
    noun = _page_noun(clause)
    paged = noun is not None or _is_paged(clause)
    asks = paged and _does(clause, _ASKING)
    brings = clause.reader and clause.instructs and _does(clause, _BRINGING)
    says = paged and _does(clause, _SAYING)
    if clause.denied or not (asks or brings or says):
        return None
    things = [word for word in clause.words() if word not in clause.verbs and word is not noun]
    if not things or any(word.is_label for word in things):
        return None
    for stage in stages:
        called = noun is None or _calls_page(noun, stage.page, vocabulary)
        named = _named(stage.page, vocabulary, fields=not says)
        title = text_keys(stage.page.title, vocabulary)
        where = {word for slot in ("to", "at") for word in clause.slots.get(slot, ())}
        if called and all(
            any(word.key in keys for keys in named) or (word in where and word.key in title)
            for word in things
        ):
            return Staged(stage, ())
    return None


def _does(clause: Clause, verbs: frozenset[str]) -> bool:
    return len(clause.verbs) == 1 and infinitive_of(clause.verbs[0].text) in verbs


def _page_noun(clause: Clause) -> Word | None:
    words = (w for slot in ("who", "by", "channel") for w in clause.slots.get(slot, ()))
    return next((word for word in words if fold(word.text) in listed("page_nouns")), None)


def _is_paged(clause: Clause) -> bool:
    """« Une page confirme », « sont affichés »: whatever page it is."""
    if not clause.finite or clause.keys("who", "by"):
        return False
    plain = set(fold(clause.text).replace("'", " ").replace("’", " ").split())
    if plain & {"page", "ecran"}:
        return True
    return bool(clause.keys("what") and (clause.introduced == "qui" or not clause.reader))


def _calls_page(noun: Word, page: PageView, vocabulary: Vocabulary) -> bool:
    site = page.title.partition(" – ")[2]
    named = (page.title, *(heading.name for heading in page.headings))
    mail = frozenset(k for k in text_keys(site, vocabulary) if families().get(k) == "channel")
    form = fold(noun.text).startswith("formulaire")
    if form:
        return any(element.role in FIELDS for element in page.controls)
    return _calls(noun, named, mail, vocabulary)


def _calls(noun: Word, named: Iterable[str], ways: frozenset[str], vocabulary: Vocabulary) -> bool:
    """Whether a page may be called so: « la page », by its title, or by the way that it came."""
    if noun.key in families():
        return noun.key in ways
    if fold(noun.text) in listed("any_page"):
        return not ways
    return any(noun.key in text_keys(name, vocabulary) for name in named)


def _named(page: PageView, vocabulary: Vocabulary, *, fields: bool) -> list[frozenset[str]]:
    """The words of each thing that a page asks for, or shows by its name."""
    names = [element.name for element in page.controls if element.role in FIELDS]
    if not fields:
        names += [heading.name for heading in page.headings]
        names += [page.title]
        names += [line for line in page.lines if len(line.split()) <= _FEW]
    return [text_keys(name, vocabulary) for name in names]
