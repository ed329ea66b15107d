"""What a sentence asks to do with a label: by its verb, the noun before it, and its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.claims.nouns import ARROWS, ARTICLES, PRESSABLE_PLACES, sort_of
from guide.claims.sayings import SAYING
from guide.french.verbs import verb_of
from guide.french.vocabulary import listed
from guide.french.words import words

if TYPE_CHECKING:
    from guide.claims.model import Verb
    from guide.claims.phrase import Act, Phrase
    from guide.french.acts import Sense
    from guide.french.verbs import Verb as FrenchVerb

ASKED: dict[Sense, Verb] = {
    "press": "press",
    "tick": "tick",
    "choose": "choose",
    "open": "open",
    "fill": "fill",
    "send": "press",
    "decide": "press",
    "sign": "sign",
    "look": "see",
}
"""What each sense of a verb asks for."""
UNSHOWN: frozenset[Sense] = frozenset({"untick", "upload"})
"""What no evidence tells yet: a label is only there to be seen, and the order is not understood."""
_WITHIN = frozenset({"dans", "sous"})
"""« Le lien figure dans « X » »: what stands before tells nothing of X."""
_NOUN_DISTANCE = 3
THEN = frozenset({"puis", "ensuite", "et"})
_PASSIVE = words("est sont sera seront doit doivent devra devront etre soit a")
_ENTERED = words("rubrique section menu espace")
"""Places that may be a heading as well as a link: « ouvrir la rubrique « X » »."""
_MOMENTS = words("ensuite alors puis enfin aussi bien egalement")
_SENT = frozenset({"choose", "fill"})
_OBJECT = 2
"""« Choisir puis « X » » names what is chosen; with an object before « puis », X sends it."""
MENDING = words("modifier changer corriger")
"""« Modifiez-le avec « X » »: X is a control, and no value."""
_INSTRUMENTS = words("avec par via")
"""« validez avec « X » »: what comes after is pressed."""


def verb_for(phrase: Phrase, at: int, act: Act | None, sort: str | None) -> Verb | None:
    """What the sentence asks to do with a label, from its verb and the noun before it."""
    verb = act.verb if act else _passive(phrase, at)
    if verb and verb.sense in UNSHOWN:
        return None
    if act is not None and _is_said(phrase, act):
        return "see"
    asked = None if _is_outcome(phrase, at, act, verb) else _of_label(verb)
    if _is_instrument(phrase, at, asked) or _comes_next(phrase, at, act):
        return "press"
    return _with_noun(phrase, at, asked, sort)


def _is_said(phrase: Phrase, act: Act) -> bool:
    """« L'écran indique « X » »: what a page says is read, and filled in by nobody."""
    before = phrase.tokens[max(phrase.clause(act.at), act.at - _NOUN_DISTANCE) : act.at]
    paged = any(token.plain in listed("page_nouns") for token in before)
    return paged and act.verb.form == "present" and act.verb.infinitive in SAYING


def _is_outcome(phrase: Phrase, at: int, act: Act | None, verb: FrenchVerb | None) -> bool:
    """« « X » est refusé », « sont envoyés : « X » »: what is done to it, and not by it."""
    if verb is None or verb.form != "participle" or verb.sense not in {"send", "decide"}:
        return False
    if act is None:
        return True
    helped = act.at > 0 and phrase.tokens[act.at - 1].plain in _PASSIVE
    means = {token.plain for token in phrase.tokens[act.at : at]} & (_INSTRUMENTS | {"sur"})
    return helped and not means


def _with_noun(phrase: Phrase, at: int, asked: Verb | None, sort: str | None) -> Verb | None:
    """What the noun before a label leaves of what the verb asks for."""
    if sort is None:
        led = phrase.tokens[at - 1].plain in _WITHIN
        return "see" if asked == "press" and led else asked
    if sort == "place":
        return _of_place(phrase.tokens[at - 1].plain, asked)
    if sort == "field":
        return "fill"
    usual: Verb = "press" if sort == "control" else "tick" if sort == "tick" else "choose"
    if asked == "open":
        return asked if sort == "control" else usual
    return asked if asked in {"press", "tick", "choose"} else usual


def _of_label(verb: FrenchVerb | None) -> Verb | None:
    """What a verb asks for when a label stands beside it: who signs in fills fields."""
    asked = ASKED.get(verb.sense) if verb else None
    return "fill" if asked == "sign" else asked


def _of_place(noun: str, asked: Verb | None) -> Verb:
    """A place is seen, unless it is one that the verb may enter or press."""
    if asked == "open" and noun in _ENTERED:
        return "open"
    return "press" if asked == "press" and noun in PRESSABLE_PLACES else "see"


def _is_instrument(phrase: Phrase, at: int, asked: Verb | None) -> bool:
    """« Terminez par « X » »: a verb that is asked for, and a label as its means.

    What one fills in « avec X » is a value.
    """
    if asked not in {None, "open", "press", "fill"}:
        return False
    index = at - 1
    while index > 0 and (
        phrase.tokens[index].plain in ARTICLES or sort_of(phrase.tokens[index].plain) == "control"
    ):
        index -= 1
    if index < 1 or phrase.tokens[index].plain not in _INSTRUMENTS:
        return False
    before = [act for act in phrase.acts if act.at < index]
    if before and before[-1].verb.infinitive in MENDING:
        return True
    if asked == "fill" and phrase.tokens[index].plain == "avec":
        return False
    return bool(before) and before[-1].verb.form != "participle"


def _comes_next(phrase: Phrase, at: int, act: Act | None) -> bool:
    """« Contrôle puis « X » », « Accueil > « X » »: a label as a step of its own."""
    before = phrase.tokens[at - 1].plain if at else ""
    if before in ARROWS:
        return True
    if act is not None:
        asks = act.verb.form in {"infinitive", "imperative"} and act.verb.sense != "look"
        between = phrase.tokens[act.at : at]
        sent = act.verb.sense in _SENT and before in THEN - {"et"} and len(between) > _OBJECT
        listed = any(token.kind == "label" for token in between)
        if (asks and not sent) or act.aside or listed:
            return False
    leads = before == ":" and (_ends_line(phrase, at) or _leads_on(phrase, at))
    if before in THEN - {"et"} or leads:
        return True
    verb = verb_of(phrase.tokens[at].text.split()[0])
    return act is None and verb is not None and verb.form == "infinitive" and before in THEN


def is_step_of_its_own(phrase: Phrase, at: int) -> bool:
    """« 4. « Envoyer » », « 6. Mot de passe, « Envoyer » »: a line that ends with a label."""
    opens = at == 0 or phrase.tokens[at - 1].text == ","
    after = phrase.tokens[at + 1].text if at + 1 < len(phrase.tokens) else "."
    return opens and after in {".", ";", "!", "("}


def _ends_line(phrase: Phrase, at: int) -> bool:
    """Whether nothing but a mark stands behind a label, in a list or a table."""
    listed = phrase.sentence.paragraph.kind in {"item", "cell"}
    return listed and all(token.kind == "mark" for token in phrase.tokens[at + 1 :])


def _leads_on(phrase: Phrase, at: int) -> bool:
    """« Par le menu : « X », puis « Y »»: the first of the controls that lead somewhere."""
    after = [token for token in phrase.tokens[at + 1 : at + 4] if token.text != ","]
    return [token.plain for token in after[:1]] == ["puis"] and after[-1].kind == "label"


def governor(phrase: Phrase, at: int) -> Act | None:
    """The nearest verb on the left, within the sentence."""
    before = [act for act in phrase.acts if act.at < at]
    acting = [a for a in before if not (a.verb.is_told and a.verb.form == "participle")]
    return acting[-1] if acting and not acting[-1].verb.is_told else None


def _passive(phrase: Phrase, at: int) -> FrenchVerb | None:
    """« X » est cliqué, « X » doit être coché."""
    for token in phrase.tokens[at + 1 : at + 5]:
        if token.plain in _PASSIVE | _MOMENTS:
            continue
        verb = verb_of(token.text, helped=True) if token.kind == "word" else None
        return verb if verb and verb.form == "participle" else None
    return None


def noun_before(phrase: Phrase, at: int) -> str | None:
    """What the nearest noun before a label, or before the labels listed with it, makes of it."""
    index, seen = at - 1, 0
    while index >= 0 and seen < _NOUN_DISTANCE:
        token = phrase.tokens[index]
        if token.kind == "label" or token.text in {",", "(", "["} or token.plain in {"et", "ou"}:
            index -= 1
            continue
        if token.kind == "mark" or token.plain in THEN | _WITHIN:
            return None
        if sort := sort_of(token.plain):
            return sort
        if token.plain not in ARTICLES:
            seen += 1
        if verb_of(token.text):
            return None
        index -= 1
    return None
