"""What people call the controls of a page, and which words it accounts for."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from guide.alignment.keys import clauses_in, page_keys, text_keys
from guide.alignment.labels import likeness
from guide.french.text import fold
from guide.french.verbs import verb_of
from guide.french.vocabulary import families, infinitive_of
from guide.french.words import words as words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.claims.clause import Clause, Slot, Word
    from guide.claims.model import Verb
    from guide.evidence.record import PageView
    from guide.french.vocabulary import Vocabulary
    from guide.judging.stage import Stage


DISPLAYING = words_in("afficher apparaître")
FIELDS = frozenset({"textbox", "combobox", "spinbutton", "searchbox", "listbox"})


_OPTIONS = frozenset({"radio", "checkbox", "option", "combobox", "listbox"})


_CALLED = {
    "button": "bouton boutons touche",
    "link": "lien liens bouton hyperlien menu rubrique",
    "radio": "option case bouton choix radio mode modes",
    "checkbox": "case cases coche",
    "textbox": "champ champs zone formulaire",
    "combobox": "liste champ menu",
}
"""What people call a control of each role."""


_OF_FORMS = words_in("champ champs formulaire formulaires")


_TIMES, _AGAIN = words_in("fois meme memes"), words_in("seconde deuxieme nouvelle")
_TWICE = 2
_THINGS: tuple[Slot, ...] = ("who", "what")
_NEVER = frozenset({"bound", "pace", "duty"})
"""Families that what a page is called never accounts for."""


def allowed_on(
    senses: Sequence[Verb], stage: Stage, vocabulary: Vocabulary, *, labelled: bool
) -> frozenset[str]:
    """The keys that the page accounts for, by what is done there."""
    page = stage.page
    heads = tuple(heading.name for heading in page.headings)
    deed = text_keys(stage.deed.name, vocabulary) if stage.deed else frozenset[str]()
    keys = deed | _page_keys(page.title, heads, vocabulary) | _path_keys(page.path, vocabulary)
    if "see" in senses:
        keys |= page_keys(page, vocabulary)
    fills = stage.deed is not None and stage.deed.fills
    if "fill" in senses or ("choose" in senses and fills):
        fields = [e.name for e in page.controls if e.role in FIELDS]
        keys |= frozenset(key for name in fields for key in text_keys(name, vocabulary))
        keys |= frozenset(vocabulary.key(word) for word in _OF_FORMS)
    if stage.deed is not None and stage.deed.form and not labelled:
        keys |= frozenset(vocabulary.key(word) for word in _OF_FORMS)
    if "sign" in senses:
        asked = [e.name for e in page.controls if e.role != "link"]
        named = frozenset(key for name in asked for key in text_keys(name, vocabulary))
        keys |= {key for key in named if families().get(key) != "channel"}
    if "choose" in senses:
        keys |= {vocabulary.key("choix")}
        options = [e for e in page.controls if e.role in _OPTIONS]
        keys |= frozenset({str(len(options))} if len(options) > 1 else ())
    return frozenset(key for key in keys if families().get(key) not in _NEVER)


def signed_with(clause: Clause, stage: Stage, vocabulary: Vocabulary) -> frozenset[str]:
    """« Connectez-vous avec votre courriel », where one signs in with a field of that name.

    « Par courriel » is a way that nobody signs in by.
    """
    signs = any((verb := verb_of(w.text)) and verb.sense == "sign" for w in clause.verbs)
    if not signs or stage.deed is None or not stage.deed.secret:
        return frozenset()
    fields = [e.name for e in stage.page.controls if e.role in FIELDS]
    return clause.keys("with") & {key for f in fields for key in text_keys(f, vocabulary)}


def decided_on(clause: Clause, stage: Stage, vocabulary: Vocabulary) -> frozenset[str]:
    """« Accepte la demande », where « Voir la demande » led to what is decided on."""
    if not _decides(clause) or stage.deed is None:
        return frozenset()
    told = (each for each in clauses_in(stage.deed.led, vocabulary) if each.verbs)
    things = (word for each in told for word in each.slots.get("what", ()))
    keys = (word.key for word in things if not word.complement)
    return frozenset(key for key in keys if key not in families())


def undecided(clause: Clause, stage: Stage, vocabulary: Vocabulary) -> list[Word]:
    """« Refuse l'attente »: what is behind a preposition in the page's names is not decided on."""
    if not _decides(clause) or stage.deed is None:
        return []
    names = (stage.page.title.partition(" – ")[0], *(e.name for e in stage.page.headings))
    told = [each for name in names for each in clauses_in(name, vocabulary)]
    behind = {w.key for each in told for w in each.slots.get("at", ())}
    heads = {w.key for each in told for slot in _THINGS for w in each.slots.get(slot, ())}
    things = (word for word in clause.slots.get("what", ()) if not word.complement)
    return [word for word in things if word.key in behind - heads]


def _decides(clause: Clause) -> bool:
    return any((verb := verb_of(w.text)) and verb.sense == "decide" for w in clause.verbs)


def names_around(page: PageView, vocabulary: Vocabulary) -> frozenset[str]:
    """What a page calls itself and its controls; a field for an address is no way of sending."""
    title = text_keys(page.title, vocabulary)
    found = page_keys(page, vocabulary)
    return frozenset(key for key in found if key in title or families().get(key) != "channel")


def is_on_paper(page: PageView, vocabulary: Vocabulary) -> bool:
    """Whether a page shows a letter: what is printed on it stands on no screen."""
    return "=letter" in _path_keys(page.path, vocabulary)


@lru_cache(maxsize=1024)
def _page_keys(title: str, heads: tuple[str, ...], vocabulary: Vocabulary) -> frozenset[str]:
    """The keys of what a page calls itself."""
    return frozenset(key for name in (title, *heads) for key in text_keys(name, vocabulary))


@lru_cache(maxsize=1024)
def _path_keys(path: str, vocabulary: Vocabulary) -> frozenset[str]:
    """A mail is called one by its address: only words for ways of sending count."""
    words = path.split("?", maxsplit=1)[0].replace("/", " ").replace("-", " ")
    found = text_keys(words, vocabulary) if words.strip() else frozenset[str]()
    return frozenset(key for key in found if families().get(key) == "channel")


def role_of(clause: Clause, stage: Stage, labels: dict[int, str]) -> str | None:
    """The role of the control that was used."""
    if stage.deed is not None and stage.deed.action.role:
        return stage.deed.action.role
    named = [
        labels.get(w.start, w.text) for words in clause.slots.values() for w in words if w.is_label
    ]
    return next(
        (e.role for e in stage.page.controls for name in named if likeness(name, e.name)), None
    )


def calls(word: Word, role: str | None) -> bool:
    """Whether people call a control of a role by a word."""
    return role is not None and fold(word.text) in _CALLED.get(role, "").split()


def wrong_use(clause: Clause, role: str | None, senses: Sequence[Verb]) -> Word | None:
    """« Cochez » said of a button."""
    labels = [word for words in clause.slots.values() for word in words if word.is_label]
    if len(labels) == 1 and senses == ["tick"] and role in {"button", "link"}:
        return clause.verbs[0]
    return None


def told_role(role: str | None) -> str:
    """What a control is, said to a reader."""
    return {"button": "c’est un bouton", "link": "c’est un lien"}.get(role or "", "autre chose")


def repeated(clause: Clause, page: PageView, vocabulary: Vocabulary) -> frozenset[Word]:
    """« Deux fois », « une seconde fois »: words that so many fields of one name account for."""
    said = clause.slots.get("what", ())
    times = [word for word in said if fold(word.text) in _TIMES]
    numbers = [word for word in said if word.key.isdecimal() or fold(word.text) in _AGAIN]
    things = {word.key for word in said if word not in (*times, *numbers)}
    fields = (text_keys(e.name, vocabulary) for e in page.controls if e.role in FIELDS)
    count = sum(1 for keys in fields if things <= keys)
    counted = any(fold(word.text) == "fois" for word in times)
    if not counted or not things or count < _TWICE or len(numbers) != 1:
        return frozenset()
    right = fold(numbers[0].text) in _AGAIN or numbers[0].key == str(count)
    return frozenset({*times, *numbers}) if right else frozenset()


def confirms(verb: Word, clause: Clause, stage: Stage, vocabulary: Vocabulary) -> bool:
    """« Confirmez le mot de passe »: a second field asks for it, or a button says so.

    What a field of the page is for is confirmed in another field only.
    """
    if infinitive_of(verb.text) != "confirmer" or stage.deed is None:
        return True
    things = [word for word in clause.slots.get("what", ()) if not word.complement]
    said = frozenset(key for word in things for key in text_keys(word.text, vocabulary))
    fields = [text_keys(e.name, vocabulary) for e in stage.page.controls if e.role in FIELDS]
    about = [keys for keys in fields if said and said <= keys]
    if about:
        return any(verb.key in keys for keys in about)
    return not said or verb.key in text_keys(stage.deed.name, vocabulary)
