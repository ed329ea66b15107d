"""What reads like an instruction and is none that the grammar knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.claims.asked import UNSHOWN
from guide.claims.events import BECOMES
from guide.claims.model import Claim
from guide.french.verbs import reads_like_an_order, verb_of
from guide.french.words import words

if TYPE_CHECKING:
    from guide.claims.phrase import Act, Phrase

_OPENERS = words("puis ensuite enfin alors et d'abord ou veuillez")
_MODALS = words("faut convient devez devrez merci pensez veillez veuillez doit devra")
_SOMEBODY = words("vous il elle on ils elles")
_ITS = words("doit devra")
_LINKS = words("de d' a bien l' le la les ensuite alors aussi vous se s' y en")


def unknown_orders(phrase: Phrase) -> list[Claim]:
    """A claim for each order that the grammar does not know, or that no evidence answers."""
    heads = [at for at in range(len(phrase.tokens)) if _is_head(phrase, at)]
    unknown = {at for at in heads if _is_unknown(phrase, at) and not _tells(phrase, at)}
    unshown = {act.at for act in phrase.acts if _is_unshown(phrase, act)}
    return [_claim(phrase, at) for at in sorted(unknown | unshown)]


def _is_unknown(phrase: Phrase, at: int) -> bool:
    word = phrase.tokens[at].text
    verb = verb_of(word)
    return reads_like_an_order(word) and (verb is None or verb.sense == "apart")


def _is_unshown(phrase: Phrase, act: Act) -> bool:
    """« Décochez la case », « la case est décochée »; not « la case décochée »."""
    if act.verb.sense not in UNSHOWN or act.aside or act.refused:
        return False
    if act.verb.form == "participle":
        return act.at > 0 and phrase.tokens[act.at - 1].plain in BECOMES
    return not act.verb.is_finite or _somebody_before(phrase, act.at)


def _tells(phrase: Phrase, at: int) -> bool:
    """« Vous obtenez », said of what happens; « vous obtiendrez » asks as much as it tells."""
    plain = phrase.tokens[at].plain
    if at and phrase.tokens[at - 1].plain in _ITS and not _somebody_before(phrase, at):
        return True
    told = plain.endswith("ez") and not plain.endswith("rez")
    return told and at > 0 and phrase.tokens[at - 1].plain == "vous"


def _somebody_before(phrase: Phrase, at: int) -> bool:
    """Whether a person is named, or spoken to, before a verb: « le candidat doit… »."""
    before = range(phrase.clause(at), at)
    named = any(phrase.is_person(index) for index in before)
    return named or any(phrase.tokens[index].plain in _SOMEBODY for index in before)


def _is_head(phrase: Phrase, at: int) -> bool:
    """Whether a word opens a clause, or follows « il faut », « vous devez »."""
    token = phrase.tokens[at]
    if token.kind != "word":
        return False
    index = at - 1
    while index >= 0 and phrase.tokens[index].plain in _LINKS:
        index -= 1
    if index < 0:
        return True
    before = phrase.tokens[index]
    if before.plain in _MODALS:
        return True
    adjacent = index == at - 1 or phrase.tokens[at - 1].plain in {"vous", "se", "s'"}
    if not adjacent or before.kind == "label":
        return False
    if before.plain in _OPENERS:
        follows = phrase.tokens[index - 1] if index else None
        return follows is None or follows.kind != "word" or _after_order(phrase, index)
    return before.text in {";", ":", "–", "—", "."}


def _after_order(phrase: Phrase, index: int) -> bool:
    """Whether « et » joins an order to another: a verb in the infinitive or « -ez » before it."""
    return any(
        act.at < index and act.verb.form in {"infinitive", "imperative"} and not act.aside
        for act in phrase.acts
    )


def _claim(phrase: Phrase, at: int) -> Claim:
    last = at
    while last + 1 < len(phrase.tokens) and phrase.tokens[last + 1].kind != "mark":
        last += 1
    return Claim(
        kind="not_understood",
        text=phrase.words(at, last),
        sentence=phrase.sentence,
        start=phrase.tokens[at].start,
        end=phrase.tokens[last].end,
    )
