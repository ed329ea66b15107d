"""Checks of typed fields that several forms share (R35, R39, R52)."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

from mockportal.domain.company import Account, Company
from mockportal.domain.identifiers import Siret, identity_key, is_reserved_domain, parse_siret
from mockportal.domain.refusals import Refusal, WrongField, WrongFields
from mockportal.domain.registration import PENDING, Registration
from mockportal.domain.secrets import SECRET_QUESTIONS, check_password
from mockportal.ports import Portal

_NAME = re.compile(r"[^\W\d_]+(?:[ '’.\-]+[^\W\d_]+)*[.]?")
_NAME_MAX = 60
_LINE_MAX, _ADDRESS_MAX = 200, 200
_JOINERS = frozenset("\u200c\u200d")  # some scripts write names with them
_MARKS = frozenset({"Mn", "Mc"})
_HYPHENS = str.maketrans("\N{HYPHEN}\N{NON-BREAKING HYPHEN}", "--")  # as pasted from documents


def all_of(checks: Iterable[Callable[[], Any]]) -> list[Any]:
    """Run every check and refuse once, with every wrong field (R39).

    Returns:
        What each check returns, in order.

    Raises:
        WrongFields: at least one check refused.
    """
    values: list[Any] = []
    wrong: list[WrongField] = []
    for check in checks:
        try:
            values.append(check())
        except WrongField as refusal:
            wrong.append(refusal)
        except WrongFields as refusal:
            wrong.extend(refusal.wrong)
    if wrong:
        raise WrongFields(wrong)
    return values


def known_siret(portal: Portal, typed: str) -> Siret:
    """A valid SIRET of the world's directory (R35)."""
    siret = parse_siret(typed)
    if portal.store.get(Company, siret) is None:
        raise WrongField("siret", "siret-unknown")
    return siret


def person_name(field: str, typed: str) -> str:
    """A name: letters of any script, spaces, hyphens and apostrophes; 60 characters at most."""
    name = unicodedata.normalize("NFC", " ".join(typed.split())).translate(_HYPHENS)
    if not name:
        raise WrongField(field, "required")
    is_written = not any(unicodedata.category(c) == "Cc" for c in typed.strip())
    if not is_written or len(name) > _NAME_MAX or not _NAME.fullmatch(_without_marks(name)):
        raise WrongField(field, "name-format")
    return name


def _without_marks(name: str) -> str:
    """A name without the marks and joiners that belong to the letter before them.

    Vowels of many scripts are marks, and so is what Unicode has no single letter for.
    """
    letters: list[str] = []
    for character in name:
        belongs = unicodedata.category(character) in _MARKS or character in _JOINERS
        if not (belongs and letters and letters[-1].isalpha()):
            letters.append(character)
    return "".join(letters)


def line(field: str, typed: str) -> str:
    """One line that people can read: something visible, and nothing that moves what is around it.

    Raises:
        WrongField: code ``line-format``.
    """
    kinds = {unicodedata.category(character) for character in typed if character not in _JOINERS}
    invisible = kinds & {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
    if invisible or not kinds - {"Zs"} or len(typed) > _LINE_MAX:
        raise WrongField(field, "line-format", maximum=_LINE_MAX)
    return typed


def written(typed: str) -> str:
    """A text of several lines, without the characters that nobody can read."""
    return "".join(c for c in typed if c in "\t\n\r" or unicodedata.category(c) != "Cc")


def telephone(typed: str) -> str:
    """A French number: ten digits from 0, or +33 and nine; kept as ten digits."""
    digits = re.sub(r"[\s.\-()]", "", typed.translate(_HYPHENS))
    digits = re.sub(r"^(\+|00)33", "0", digits)
    if not re.fullmatch(r"0[1-9][0-9]{8}", digits):
        raise WrongField("telephone", "telephone-format")
    return digits


def courriel(portal: Portal, typed: str) -> str:
    """An address on a reserved domain, so that no mail ever reaches anybody (R52)."""
    return address(typed, portal.also_domains)


def address(typed: str, also_domains: Iterable[str]) -> str:
    """An address on a reserved domain or on one of these, in normal form (R52).

    Raises:
        WrongField: field ``courriel``.
    """
    from email_validator import EmailNotValidError, validate_email  # no start waits for it

    try:
        clean = validate_email(
            typed.strip(),
            check_deliverability=False,
            test_environment=True,
            globally_deliverable=False,
        ).normalized.casefold()
    except EmailNotValidError as error:
        raise WrongField("courriel", "courriel-format") from error
    if len(clean) > _ADDRESS_MAX:
        raise WrongField("courriel", "courriel-format")
    if not is_reserved_domain(clean, also_domains):
        raise WrongField("courriel", "courriel-domain")
    return clean


def question(chosen: str) -> None:
    """One of the secret questions (R15)."""
    if chosen not in SECRET_QUESTIONS:
        raise WrongField("question", "question-unknown")


def new_password(password: str, confirmation: str) -> None:
    """A password that fits and was typed twice alike (R36)."""

    def confirmed() -> None:
        if password != confirmation:
            raise WrongField("confirmation", "confirmation")

    all_of([lambda: check_password(password), confirmed])


def not_twice(portal: Portal, siret: str, nom: str, prenom: str) -> None:
    """One registration pending or active per SIRET, nom and prénom (R37).

    Raises:
        Refusal: there is one already.
    """
    key = identity_key(nom, prenom)
    pending = portal.store.find(Registration, siret=siret, name_key=key)
    if any(r.state in PENDING for r in pending):
        raise Refusal("registration-pending")
    if any(a.active for a in portal.store.find(Account, siret=siret, name_key=key)):
        raise Refusal("registration-active")
