"""Labels and fields: what a sentence asks to press, tick, choose, open or fill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.claims.asked import (
    ASKED,
    THEN,
    governor,
    is_step_of_its_own,
    noun_before,
    verb_for,
)
from guide.claims.model import Claim, Verb
from guide.claims.nouns import ARROWS, ARTICLES, LETTER, MAIL, PICKED, sort_of
from guide.french.verbs import reads_like_an_order, verb_of
from guide.french.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.claims.phrase import Act, Phrase
    from guide.claims.tokens import Token

_JOINED = 2
_TITLED = 3
"""How far before its title a message is named: « un courriel intitulé « X » »."""
_PRONOUNS = words(
    "ici dessus celui celle ceux celles celui-ci celle-ci celui-la celle-la y lui elle "
    "cela ceci l'un l'une lequel laquelle"
)
"""What stands for a label named elsewhere."""
_STOPS = words(
    "puis pour afin ensuite dans situe situee situes en qui present presente places place "
    "sous depuis apres avant lorsque quand si figurant propose proposee"
)


def quoted_claims(phrase: Phrase, inherited: Verb | None, *, of_step: bool) -> list[Claim]:
    """A claim for every label that is quoted or emphasised.

    Args:
        phrase: the sentence.
        inherited: what the sentence before asks to do with what is listed here.
        of_step: whether it stands in a step, where a label alone on its line is to be pressed.
    """
    return [
        _quoted(phrase, at, inherited, of_step=of_step)
        for at, token in enumerate(phrase.tokens)
        if token.kind == "label" and token.text
    ]


def _quoted(phrase: Phrase, at: int, inherited: Verb | None, *, of_step: bool) -> Claim:
    token, act = phrase.tokens[at], governor(phrase, at)
    sort = noun_before(phrase, at)
    verb = verb_for(phrase, at, act, sort) or inherited
    told = True
    if verb is None and of_step and is_step_of_its_own(phrase, at):
        verb = "press"
        told = phrase.sentence.paragraph.kind != "cell"
    before = phrase.tokens[at - 1].text if at else ""
    loose = (verb == "open" and sort == "place") or before == ":"
    loose = loose or (before == "(" and token.start == token.label_start)
    firm = verb is not None and told and not loose and not (act is not None and act.refused)
    kind = "field" if verb == "fill" else "label"
    return Claim(
        kind=kind,
        text=token.text,
        sentence=phrase.sentence,
        start=token.label_start,
        end=token.label_end,
        verb=verb or "see",
        firm=firm,
        optional=act.optional or act.refused if act else phrase.is_optional(at),
        subject=phrase.subject_of(act.at) if act else None,
        told=_is_told(phrase, at, act, sort),
    )


def _is_told(phrase: Phrase, at: int, act: Act | None, sort: str | None) -> bool:
    """« Un courriel intitulé « X » », « il contient un lien « X » », « faute d'avoir coché »."""
    if act is not None:
        helped = phrase.tokens[act.at - 1].plain == "avoir" if act.at else False
        if act.verb.form == "participle" and helped:
            return True
    if sort == "place":
        near = {token.plain for token in phrase.tokens[max(0, at - _TITLED) : at]}
        return bool(near & (MAIL | LETTER))
    opens = sort_of(next((t.plain for t in phrase.tokens if t.plain not in ARTICLES), ""))
    return act is None and sort == "control" and opens != "control"


def bare_claims(phrase: Phrase) -> list[Claim]:
    """Labels that stand without quotes after « cliquer sur », and after « puis sur »."""
    return [claim for act in phrase.acts for claim in _bare(phrase, act)]


def path_claims(phrase: Phrase, named: list[Claim]) -> list[Claim]:
    """« Accueil > Mon compte », « puis Étape suivante »: what follows, and is not named already.

    It may be a label as well as a thing done, so that it is not firm.
    """
    return [claim for claim in _on_a_path(phrase) if not _crosses(claim, named)]


def _on_a_path(phrase: Phrase) -> Iterator[Claim]:
    for at, token in enumerate(phrase.tokens[:-1]):
        first = phrase.tokens[at + 1]
        leads = token.plain in ARROWS or token.plain == "puis"
        if at and leads and first.kind == "word" and first.text[0].isupper():
            last, reach = _stretch(phrase, at + 1)
            yield Claim(
                kind="label",
                text=phrase.words(at + 1, last),
                sentence=phrase.sentence,
                start=first.start,
                end=phrase.tokens[last].end,
                verb="press",
                bare=True,
                reach=phrase.tokens[reach].end,
            )


def _crosses(claim: Claim, others: list[Claim]) -> bool:
    return any(claim.start < other.end and other.start < claim.end for other in others)


def _bare(phrase: Phrase, act: Act) -> Iterator[Claim]:
    if act.verb.sense not in {"press", "tick"} or act.verb.infinitive == "suivre":
        return
    if act.verb.form == "participle" and not _is_misspelt_order(phrase, act):
        return
    if act.verb.is_noun and not _is_aimed(phrase, act.at):
        return
    first = _object(phrase, act.at)
    while first is not None:
        named, first = _without_noun(phrase, first)
        if phrase.tokens[first].kind != "word":
            return
        last, reach = _stretch(phrase, first)
        yield _bare_claim(phrase, act, (first, last, reach), named=named)
        first = _next_object(phrase, last)


def _is_aimed(phrase: Phrase, at: int) -> bool:
    """« Clic sur le lien », « clic Envoyer »; in « un clic suffit » no label is named."""
    after = phrase.tokens[at + 1 : at + 2]
    return any(token.plain == "sur" or token.text[0].isupper() for token in after)


def _is_misspelt_order(phrase: Phrase, act: Act) -> bool:
    """« Vérifier et cliqué sur… »: heard as an infinitive, without « avoir » or « être » before."""
    helped = any(a.verb.infinitive in {"avoir", "être"} for a in phrase.acts if a.at < act.at)
    after = phrase.tokens[act.at + 1 : act.at + 2]
    return not helped and any(token.plain == "sur" for token in after)


def _bare_claim(phrase: Phrase, act: Act, where: tuple[int, int, int], *, named: bool) -> Claim:
    """The claim whose words stand from one token to another, and may reach a third."""
    first, last, reach = (phrase.tokens[at] for at in where)
    unnamed = first.plain in ARTICLES or sort_of(first.plain) == "control"
    firm = (named or not unnamed) and not act.refused
    return Claim(
        kind="label",
        text=phrase.sentence.paragraph.text[first.start : last.end],
        sentence=phrase.sentence,
        start=first.start,
        end=last.end,
        verb=ASKED[act.verb.sense],
        firm=firm and _can_be_label(first.plain),
        bare=True,
        optional=act.optional or act.refused,
        subject=phrase.subject_of(act.at),
        reach=reach.end,
    )


def _next_object(phrase: Phrase, last: int) -> int | None:
    """Where the label after « , puis sur » begins; None when it has quotes or there is none."""
    rest = [i for i in range(last + 1, len(phrase.tokens)) if phrase.tokens[i].text != ","]
    if rest and phrase.tokens[rest[0]].plain in ARROWS:
        return _object(phrase, rest[0])
    joined = len(rest) > _JOINED and phrase.tokens[rest[0]].plain in THEN
    if not joined or phrase.tokens[rest[1]].plain != "sur":
        return None
    return _object(phrase, rest[1])


def _object(phrase: Phrase, at: int) -> int | None:
    """Where the object of a verb begins, after « sur »; None when a label or nothing follows."""
    index = at + 1
    while index < len(phrase.tokens) and phrase.tokens[index].plain in {
        "sur",
        "directement",
        "ensuite",
        "alors",
        "enfin",
        "simplement",
        "vous",
        "de",
        "nouveau",
        "s",
        "/",
        "a",
    }:
        index += 1
    if index >= len(phrase.tokens) or phrase.tokens[index].kind != "word":
        return None
    for token in phrase.tokens[index:]:
        if token.kind == "label":
            return None
        if token.text in ",;:.(" or token.plain in THEN:
            break
    return index


def _without_noun(phrase: Phrase, first: int) -> tuple[bool, int]:
    """Past « le bouton », « la case »; whether such a noun stood there."""
    index = first
    while index < len(phrase.tokens) and phrase.tokens[index].plain in ARTICLES:
        index += 1
    if index >= len(phrase.tokens):
        return False, first
    if sort_of(phrase.tokens[index].plain) in {"control", "tick", "choice"}:
        after = index + 1
        if after < len(phrase.tokens) and phrase.tokens[after].kind == "word":
            joins = ARTICLES | PICKED | {"en", "recu", "qui", "situe", "dans"}
            joined = phrase.tokens[after].plain in joins or _goes_on(phrase.tokens[after])
            return (False, first) if joined else (True, after)
        return False, first
    return False, first


def _goes_on(token: Token) -> bool:
    """« Cliquer sur le lien ne supprime rien », « … ouvre la page »: no name begins there."""
    verb = verb_of(token.text)
    acts = verb is not None and verb.is_finite and token.text[:1].islower()
    return acts or token.plain in {"ne", "n'", "vous", "y"}


def _stretch(phrase: Phrase, first: int) -> tuple[int, int]:
    """The last token of the label as it seems, and the last one that it could reach."""
    reach = first
    while reach + 1 < len(phrase.tokens):
        after = phrase.tokens[reach + 1]
        if after.text in {"…", "..."}:
            return reach + 1, reach + 1
        if after.kind != "word" and after.text not in {"/", "'", "’", "&", "+"}:
            break
        reach += 1
    last = first
    while last < reach and not _ends_label(phrase, last + 1):
        last += 1
    return last, reach


def _ends_label(phrase: Phrase, index: int) -> bool:
    token = phrase.tokens[index]
    if token.plain in _STOPS:
        return True
    after = phrase.tokens[index + 1] if index + 1 < len(phrase.tokens) else None
    joins = token.plain in {"et", "ou"} and after is not None and after.kind == "word"
    return (
        joins
        and after is not None
        and (
            verb_of(after.text) is not None
            or reads_like_an_order(after.text)
            or after.plain in {"se", "s'", "vous"}
        )
    )


def _can_be_label(plain: str) -> bool:
    return plain not in _PRONOUNS
