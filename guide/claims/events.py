"""What happens by itself: a mail is sent, a letter comes, a choice is recorded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guide.claims.model import Claim
from guide.claims.nouns import LETTER, MAIL
from guide.french.words import words

if TYPE_CHECKING:
    from guide.claims.phrase import Phrase

_TRAVELS = re.compile(
    r"^(envoye|adresse|transmis|recoi|recev|recu|arriv|parvien|part$|partira|prevenu|previen"
    r"|inform|averti|notifi|expedie|poste)"
)
BECOMES = words("est sont sera seront")
_DONE = re.compile(r"(ee?s?|ie?s?|ue?s?|ise?s?|erte?s?|ite?s?)$")
_LONG_ENOUGH = 4


def event_claims(phrase: Phrase) -> list[Claim]:
    """The event that a sentence tells, if it tells one."""
    words = [t.plain for t in phrase.tokens if t.kind == "word"]
    travels = any(_TRAVELS.match(word) for word in words)
    if travels and (set(words) & (MAIL | LETTER)) and not _asked(phrase):
        return [_whole(phrase)]
    return [_whole(phrase)] if _changes(phrase) else []


def _asked(phrase: Phrase) -> bool:
    """Whether the reader is asked to send: « envoyez un mail à… »."""
    return any(
        act.verb.form in {"infinitive", "imperative"}
        and (act.verb.sense == "send" or act.verb.is_told)
        and not act.aside
        for act in phrase.acts
    )


def _changes(phrase: Phrase) -> bool:
    """« L'inscription est annulée »: a thing, « est », a participle."""
    for before, after in zip(phrase.tokens, phrase.tokens[1:], strict=False):
        long = len(after.plain) >= _LONG_ENOUGH
        if before.plain in BECOMES and after.kind == "word" and long and _DONE.search(after.plain):
            return True
    return False


def _whole(phrase: Phrase) -> Claim:
    return Claim(
        kind="event",
        text=phrase.sentence.text.strip(),
        sentence=phrase.sentence,
        start=phrase.sentence.start,
        end=phrase.sentence.end,
    )
