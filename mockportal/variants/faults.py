"""What a variant's file may hold, entry by entry; everything else is a fault."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from string import Formatter
from typing import Any

from mockportal.domain.roles import Habilitation
from mockportal.domain.rules import Rules
from mockportal.variants.lines import Keys

TABLES = ("texts", "refusals", "mails", "letter", "rules", "journey")
_NUMBER_MAX = 1000


@dataclass(frozen=True)
class Fault:
    """Something that does not fit.

    Attributes:
        keys: the entry at fault, or the one that lacks something; empty for the whole file.
        message: what is wrong and what would be right, in French.
    """

    keys: Keys
    message: str


def word_faults(overlay: Mapping[str, Any], catalogue: Mapping[str, Any]) -> Iterator[Fault]:
    """Faults of everything but the order of the pages."""
    yield from unknown(overlay, (), ("title", "explanation", *TABLES))
    for name in ("title", "explanation"):
        if name not in overlay:
            yield Fault((), f"il manque « {name} »")
        else:
            yield from text_faults(overlay[name], (name,))
    for table in ("texts", "refusals"):
        known = {name: [entry["text"]] for name, entry in catalogue[table].items()}
        yield from _sentences(table_of(overlay, table), (table,), known)
    yield from _mail_faults(table_of(overlay, "mails"), catalogue["mails"])
    yield from _written(table_of(overlay, "letter"), ("letter",), catalogue["letter"])
    yield from _rule_faults(table_of(overlay, "rules"))
    for name in TABLES:
        if not isinstance(overlay.get(name, {}), dict):
            yield Fault((name,), f"« {name} » doit être une table, écrite [{name}]")


def table_of(overlay: Mapping[str, Any], name: str) -> dict[str, Any]:
    """A table of the file; empty when it is missing or is no table."""
    table = overlay.get(name, {})
    return table if isinstance(table, dict) else {}


def unknown(table: Mapping[str, Any], keys: Keys, known: Collection[str]) -> Iterator[Fault]:
    """Entries that do not exist, with those that do."""
    for name in table:
        if name not in known:
            yield Fault((*keys, name), f"« {name} » n’existe pas. {what_exists(name, known)}")


def what_exists(name: str, known: Collection[str]) -> str:
    """Every name that would do, after the nearest ones when they are many."""
    from difflib import get_close_matches  # for a fault alone

    near = get_close_matches(name, list(known), n=3) if len(known) > len(TABLES) * 2 else []
    nearest = f"Le plus proche : {', '.join(near)}. " if near else ""
    return f"{nearest}Il existe : {', '.join(known)}."


def text_faults(value: object, keys: Keys) -> Iterator[Fault]:
    """Whether a value is a text that says something."""
    if not isinstance(value, str) or not value.strip():
        yield Fault(keys, f"« {keys[-1]} » attend un texte entre guillemets, non vide")


def texts_faults(value: object, keys: Keys) -> Iterator[Fault]:
    """Whether a value is a list of texts, one at least."""
    right = isinstance(value, list) and value and all(isinstance(v, str) and v for v in value)
    if not right:
        yield Fault(keys, f'« {keys[-1]} » attend une liste de textes : ["…", "…"]')


def _sentences(
    table: Mapping[str, Any], keys: Keys, known: Mapping[str, Sequence[str]]
) -> Iterator[Fault]:
    """Texts that replace those of the catalogue, with no placeholder that these lack."""
    yield from unknown(table, keys, known)
    for name, value in table.items():
        if name in known:
            wrong = list(text_faults(value, (*keys, name)))
            yield from wrong or placeholder_faults(value, (*keys, name), known[name])


def placeholder_faults(text: str, keys: Keys, originals: Sequence[str]) -> Iterator[Fault]:
    """Placeholders that the catalogue's own sentences do not have, or that are badly written."""
    known = {name for original in originals for name in _placeholders(original)}
    try:
        found = _placeholders(text)
    except ValueError:
        yield Fault(keys, "une accolade n’est pas fermée, ou est de trop ; écrivez {nom}")
        return
    shown = ", ".join(f"{{{name}}}" for name in sorted(known))
    exists = f"Il existe : {shown}." if known else "Ce texte n’en a aucune."
    for name in found:
        if name not in known:
            yield Fault(keys, f"la valeur {{{name}}} n’existe pas ici. {exists}")


def _placeholders(text: str) -> list[str]:
    """As they are written, format included: only ``{name}`` is told apart from the unknown."""
    found: list[str] = []
    for _, name, form, conversion in Formatter().parse(text):
        if name is not None:
            shape = (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
            found.append(name + shape)
    return found


def _mail_faults(mails: Mapping[str, Any], catalogue: Mapping[str, Any]) -> Iterator[Fault]:
    yield from unknown(mails, ("mails",), catalogue)
    for kind, mail in mails.items():
        keys = ("mails", kind)
        if kind in catalogue and not isinstance(mail, dict):
            yield Fault(keys, f"« {kind} » doit être une table, écrite [mails.{kind}]")
        elif kind in catalogue:
            yield from _written(mail, keys, catalogue[kind])


def _written(table: Mapping[str, Any], keys: Keys, original: Mapping[str, Any]) -> Iterator[Fault]:
    """A mail or the letter: paragraphs, and the short texts that the original has."""
    known = {name: [text] for name, text in original.items() if name not in ("rule", "paragraphs")}
    short = {name: value for name, value in table.items() if name != "paragraphs"}
    yield from unknown(short, keys, (*known, "paragraphs"))
    yield from _sentences({n: v for n, v in short.items() if n in known}, keys, known)
    if "paragraphs" in table:
        where, paragraphs = (*keys, "paragraphs"), table["paragraphs"]
        wrong = list(texts_faults(paragraphs, where))
        yield from wrong
        for paragraph in [] if wrong else paragraphs:
            yield from placeholder_faults(paragraph, where, original["paragraphs"])


def _rule_faults(rules: Mapping[str, Any]) -> Iterator[Fault]:
    yield from unknown(rules, ("rules",), [field.name for field in fields(Rules)])
    numbers = [f.name for f in fields(Rules) if isinstance(f.default, int)]
    for name in numbers:
        value = rules.get(name, 1)
        if type(value) is not int or not 1 <= value <= _NUMBER_MAX:
            wanted = f"un nombre entier de 1 à {_NUMBER_MAX}"
            yield Fault(("rules", name), f"« {name} » attend {wanted}, sans guillemets")
    granted, codes = rules.get("initial_habilitations", []), [h.value for h in Habilitation]
    if not isinstance(granted, list) or any(code not in codes for code in granted):
        listed = f"« initial_habilitations » attend une liste parmi : {', '.join(codes)}"
        yield Fault(("rules", "initial_habilitations"), listed)
