"""« L'accueil annonce que… », « le formulaire demande… »: what a page is told to say or to ask."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guide.alignment.keys import text_keys
from guide.claims.clause import Word
from guide.claims.sayings import SAYING
from guide.french.text import fold, plain
from guide.french.vocabulary import families, infinitive_of, lexicon, listed
from guide.judging.controls import DISPLAYING, FIELDS, is_on_paper
from guide.judging.counting import fields_counted
from guide.judging.deeds import ARRIVING
from guide.judging.stage import Staged
from guide.judging.things import Name, names_on
from guide.judging.unshown import unshown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from guide.alignment.facts import Fact
    from guide.alignment.timelines import Timeline
    from guide.claims.clause import Clause, Slot
    from guide.evidence.record import PageView
    from guide.french.vocabulary import Vocabulary
    from guide.judging.stage import Stage

_ASKING = frozenset(lexicon()["pages"]["asking"].split())
_BRINGING = frozenset(lexicon()["pages"]["bringing"].split())
_CONFIRMING = frozenset({"confirmer"})
"""« Une page confirme l'envoi »: a title that only names a form confirms nothing."""
LYING = frozenset(lexicon()["lying"].split())
_APPEARING = frozenset({"apparaître"})
_OFFERING = frozenset(lexicon()["pages"]["offering"].split())
_FORM = "formulaire"
PAGE = Word("page", "page", 0, 0)
_ON_SCREEN = re.compile(r"\bun message\b")


def said_by(clause: Clause) -> Word | None:
    """The page, the form or the message that a clause has say something."""
    if not _does(clause, SAYING):
        return None
    return _page_noun(clause) or _bare_page(clause)


def _bare_page(clause: Clause) -> Word | None:
    """« La page indique que… »: the one where the sentence stands."""
    bare = words_of(clause)[:2] in (["la", "page"], ["cette", "page"])
    return PAGE if bare and not clause.keys("who", "by") else None


def words_of(clause: Clause) -> list[str]:
    """The words of a clause, plain."""
    return plain(clause.text).replace("'", " ").replace("’", " ").split()


def tells(
    clause: Clause,
    noun: Word,
    fact: Fact,
    near: frozenset[str] | None,
    vocabulary: Vocabulary,
) -> bool:
    """Whether a fact stands on a page that a noun calls, before whom the clause tells.

    Args:
        clause: what is told.
        noun: what it calls the page.
        fact: what the page says.
        near: the titles of the pages around, where words on the screen have to stand.
        vocabulary: what words mean.
    """
    page = fact.shown.moment.page if fact.shown else None
    if near is not None and not fact.mail and (page is None or page.title not in near):
        return False
    to = [w for slot in ("to", "what") for w in clause.slots.get(slot, ()) if w is not noun]
    if any(word.key not in fact.viewer for word in to):
        return False
    told = is_on_screen(clause, noun)
    called = _calls(noun, fact.named, fact.mail, vocabulary, on_screen=told)
    return called and not clause.denied


def shown(
    clause: Clause,
    stages: Iterable[Stage],
    timelines: Mapping[str, Timeline],
    vocabulary: Vocabulary,
) -> Staged | None:
    """A clause that has a page show or ask for things, on the page that does; None otherwise.

    Args:
        clause: what is told.
        stages: the pages around it.
        timelines: what was done before them, by the ids of their scenarios.
        vocabulary: what words mean.
    """
    form = _form_of(clause)
    noun = _page_noun(clause) or form
    paged = noun is not None or _is_paged(clause)
    asks = paged and _does(clause, _ASKING)
    brings = clause.reader and clause.instructs and _does(clause, _BRINGING)
    says = paged and (_does(clause, SAYING) or form is not None)
    offers = paged and _does(clause, _OFFERING)
    if clause.denied:
        hides = says or _does(clause, _APPEARING) or _lies(clause)
        return unshown(clause, noun, stages, timelines, vocabulary) if hides else None
    if not (asks or brings or says or offers):
        return None
    things = [word for word in clause.words() if word not in clause.verbs and word is not noun]
    if not things or any(word.is_label for word in things):
        return None
    displayed = _is_displayed(clause)
    for stage in stages:
        if displayed and is_on_paper(stage.page, vocabulary):
            continue
        called = noun is None or _calls_page(noun, stage.page, vocabulary)
        fields = fields_counted(clause, stage.page) if asks else ()
        rest = [word for word in things if word not in fields]
        if offers and called and _offers(things, stage.page, vocabulary):
            return Staged(stage, ())
        if noun is None and displayed and _are_asked(things, stage.page, vocabulary):
            continue
        tells = says and not _does(clause, DISPLAYING | {"montrer"})
        names = names_on(stage.page, vocabulary, fields=not says, asked=not tells)
        if (
            called
            and not offers
            and _shows(clause, rest, stage.page, vocabulary, names, fields=not says)
        ):
            return Staged(stage, ())
    return None


def _are_asked(things: Sequence[Word], page: PageView, vocabulary: Vocabulary) -> bool:
    """« Le code s'affiche », on a page with a field that is called so: it shows no code."""
    keys = {word.key for word in things}
    asked = (element.name for element in page.controls if element.role in FIELDS)
    return any(text_keys(name, vocabulary) <= keys for name in asked)


def is_of_page(clause: Clause) -> bool:
    """Whether a page, and nobody, is told to say, show or ask something."""
    paged = _page_noun(clause) is not None or _is_paged(clause)
    return paged and _does(clause, SAYING | _ASKING | _OFFERING)


def _shows(
    clause: Clause,
    things: Sequence[Word],
    page: PageView,
    vocabulary: Vocabulary,
    names: Sequence[Name],
    *,
    fields: bool,
) -> bool:
    """Whether each thing is called so on a page; what tells which one stands in the same name."""
    if _does(clause, _CONFIRMING):
        names = [name for name in names if name.tells]
    title = text_keys(page.title, vocabulary)
    over = title.union(*(text_keys(heading.name, vocabulary) for heading in page.headings))
    where = {word for slot in ("to", "at") for word in clause.slots.get(slot, ())}
    same: list[Name] = []
    for word in sorted(things, key=lambda each: each.start):
        if word.complement and same and not fields:
            around = frozenset[str]() if all(name.alone for name in same) else over
            if word.key not in around and not any(word.key in name.keys for name in same):
                return False
            continue
        same = [n for n in names if word.key in (n.keys if fields else n.heads)] or (
            same if word.key in title and word in where else []
        )
        if not same and not (word in where and word.key in title):
            return False
    return True


def _offers(things: Sequence[Word], page: PageView, vocabulary: Vocabulary) -> bool:
    """« Deux modes d'activation sont proposés »: so many options, on a page that is called so."""
    options = [element for element in page.controls if element.role == "radio"]
    over = text_keys(page.title, vocabulary).union(
        *(text_keys(heading.name, vocabulary) for heading in page.headings)
    )
    number, *rest = sorted(things, key=lambda each: each.start)
    kinds = {vocabulary.key("choix"), vocabulary.key("mode")}
    told = [word for word in rest if word.key not in kinds]
    return (
        len(options) > 1
        and number.key == str(len(options))
        and len(told) < len(rest)
        and all(word.complement and word.key in over for word in told)
    )


def _does(clause: Clause, verbs: frozenset[str]) -> bool:
    return len(clause.verbs) == 1 and infinitive_of(clause.verbs[0].text) in verbs


def _lies(clause: Clause) -> bool:
    """« Ne figure pas dans »: verbs that say where something is."""
    return clause.act == frozenset({"=be"}) and any(
        infinitive_of(word) in LYING for word in words_of(clause)
    )


def _is_displayed(clause: Clause) -> bool:
    """« Est affichée », « à l'écran »: no letter does."""
    appears = any(infinitive_of(verb.text) in DISPLAYING for verb in clause.verbs)
    return appears or "ecran" in words_of(clause)


def _page_noun(clause: Clause) -> Word | None:
    words = (w for slot in ("who", "by", "channel") for w in clause.slots.get(slot, ()))
    return next((word for word in words if fold(word.text) in listed("page_nouns")), None)


def _form_of(clause: Clause) -> Word | None:
    """« Le formulaire de radiation s’affiche », « on arrive sur le formulaire »: the page of it."""
    slots: tuple[Slot, ...] = ("at", "to") if _does(clause, ARRIVING) else ("what",)
    if clause.keys("who", "by") or not _does(clause, ARRIVING | DISPLAYING):
        return None
    words = (word for slot in slots for word in clause.slots.get(slot, ()) if not word.complement)
    return next((word for word in words if fold(word.text).startswith(_FORM)), None)


def _is_paged(clause: Clause) -> bool:
    """« Une page confirme », « sont affichés »: whatever page it is; « indique X » asks for it."""
    if not clause.finite or clause.keys("who", "by"):
        return False
    if words_of(clause)[:1] == [fold(verb.text) for verb in clause.verbs[:1]]:
        return False
    if {"page", "ecran"} & set(words_of(clause)):
        return True
    return bool(clause.keys("what") and (clause.introduced == "qui" or not clause.reader))


def _calls_page(noun: Word, page: PageView, vocabulary: Vocabulary) -> bool:
    site = page.title.partition(" – ")[2]
    named = (page.title, *(heading.name for heading in page.headings))
    mail = frozenset(k for k in text_keys(site, vocabulary) if families().get(k) == "channel")
    form = fold(noun.text).startswith(_FORM)
    if form:
        return any(element.role in FIELDS for element in page.controls)
    return _calls(noun, named, mail, vocabulary, on_screen=False)


def is_on_screen(clause: Clause, noun: Word) -> bool:
    """« Un message confirme que… »: a mail, or words on the page; « le message » is that mail."""
    return noun.key in families() and bool(_ON_SCREEN.search(plain(clause.text)))


def _calls(
    noun: Word,
    named: Iterable[str],
    ways: frozenset[str],
    vocabulary: Vocabulary,
    *,
    on_screen: bool,
) -> bool:
    """Whether a page may be called so: « la page », by its title, or by the way that it came."""
    if noun.key in families() and not on_screen:
        return noun.key in ways
    if noun.key in families():
        return True
    if fold(noun.text) in listed("any_page"):
        return not ways
    return any(noun.key in text_keys(name, vocabulary) for name in named)
