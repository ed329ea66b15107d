"""What a sentence asks for without naming a control: « se connecter », « accepter »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.claims.asked import ASKED
from guide.claims.model import Claim
from guide.french.text import fold
from guide.french.words import words

if TYPE_CHECKING:
    from guide.claims.phrase import Act, Phrase

_CHOSEN = frozenset({"choose", "fill"})
"""A button after them sends what was chosen: « Choix de la clé → « Valider » »."""
_SIGNED = words("connecte connectee connectes identifie identifiee authentifie connexion")
_SIGNING = words("identification authentification")
"""At the head of a sentence they ask to sign in; « les données d'authentification » do not."""


def paraphrase_claims(phrase: Phrase, named: list[Claim]) -> list[Claim]:
    """A claim for each verb that none of the named labels answers.

    Args:
        phrase: the sentence.
        named: the claims already read, which name labels.
    """
    found = [claim for act in phrase.acts if (claim := _paraphrase(phrase, act, named))]
    return found or _signed_in(phrase)


def _paraphrase(phrase: Phrase, act: Act, named: list[Claim]) -> Claim | None:
    verb = ASKED.get(act.verb.sense)
    if verb in {None, "see"} or not _asks(phrase, act) or _has_label(phrase, act, named):
        return None
    last = _object_end(phrase, act.at)
    first = act.at
    if act.verb.infinitive == "suivre" and "lien" not in fold(phrase.words(first, last)):
        return None
    return Claim(
        kind="field" if verb == "fill" else "label",
        text=phrase.words(first, last),
        sentence=phrase.sentence,
        start=phrase.tokens[first].start,
        end=phrase.tokens[last].end,
        verb=verb,
        optional=act.optional,
        subject=phrase.subject_of(act.at),
    )


def _asks(phrase: Phrase, act: Act) -> bool:
    """Whether the verb is asked of somebody, rather than told of a thing or as a purpose."""
    if act.aside or act.refused:
        return False
    if act.verb.form == "participle":
        return act.verb.sense == "choose"
    if act.verb.form in {"infinitive", "imperative"}:
        return not act.optional or act.verb.sense in {"sign", "fill"}
    before = range(phrase.clause(act.at), act.at)
    named = any(phrase.is_person(i) or phrase.tokens[i].plain in {"il", "elle"} for i in before)
    told = named or phrase.is_without_subject()
    return not act.optional and told


def _has_label(phrase: Phrase, act: Act, named: list[Claim]) -> bool:
    """Whether a label stands between this verb and the next one, or the verb inside of one."""
    here = phrase.tokens[act.at].start
    later = [a.at for a in phrase.acts if a.at > act.at and not a.verb.is_told]
    if act.verb.form == "participle":
        later = [act.at]
    limit = phrase.tokens[later[0]].start if later else phrase.sentence.end
    inside = any(claim.start <= here < claim.end for claim in named)
    if act.verb.sense in _CHOSEN:
        named = [claim for claim in named if claim.verb != "press"]
    if act.verb.sense == "sign":
        brackets = [token.start for token in phrase.tokens[act.at :] if token.text == "("]
        limit = min([limit, *brackets])
    return inside or any(here < claim.start <= limit for claim in named)


def _object_end(phrase: Phrase, at: int) -> int:
    """The last token of what a verb applies to: up to a mark or the next verb."""
    later = {act.at for act in phrase.acts}
    index = at
    while index + 1 < len(phrase.tokens):
        after = phrase.tokens[index + 1]
        if after.kind != "word" or index + 1 in later:
            break
        index += 1
    while index > at and phrase.tokens[index].plain in {
        "et",
        "puis",
        "ou",
        "se",
        "s'",
        "vous",
        "pour",
    }:
        index -= 1
    return index


def _signed_in(phrase: Phrase) -> list[Claim]:
    """« Une fois connecté »: somebody signed in before."""
    for at, token in enumerate(phrase.tokens):
        if token.kind == "word" and token.plain in (_SIGNED if at else _SIGNED | _SIGNING):
            return [
                Claim(
                    kind="label",
                    text=phrase.words(at, at),
                    sentence=phrase.sentence,
                    start=token.start,
                    end=token.end,
                    verb="sign",
                    optional=True,
                )
            ]
    return []
