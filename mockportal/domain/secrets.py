"""What a password, a secret question and an Activation key look like (R32, R36)."""

import re
from enum import StrEnum
from random import Random

from mockportal.domain.refusals import WrongField

SECRET_QUESTIONS = (
    "Quel était le nom de votre premier animal ?",
    "Dans quelle rue avez-vous grandi ?",
    "Quel est le plat que vous réussissez le mieux ?",
    "Quel était le prénom de votre meilleur ami d’enfance ?",
    "Quel livre relisez-vous le plus souvent ?",
)

PASSWORD_MIN, PASSWORD_MAX = 8, 128
PASSWORD_LETTERS, PASSWORD_DIGITS = 6, 2
HASH_MEMORY, HASH_PASSES, HASH_LANES = 19_456, 2, 1
"""What a hash costs: OWASP's argon2id profile with 19 MiB (in KiB), two passes and one lane."""
KEY_ALPHABET = "ACDEFGHJKMNPQRTUVWXY34679"
KEY_GROUPS, KEY_GROUP_LENGTH = 4, 4


class Area(StrEnum):
    """Where a secret is asked for; tries are counted for each apart (R55)."""

    PORTAL = "portal"
    ANSWER = "secret-answer"
    KNOWLEDGE_BASE = "knowledge-base"
    ROOM = "room"


def check_password(password: str) -> None:
    """Accept 8 to 128 characters with at least 6 letters and 2 digits (R36).

    Raises:
        WrongField: field ``password``, code ``password-length`` or ``password-content``.
    """
    if not PASSWORD_MIN <= len(password) <= PASSWORD_MAX:
        raise WrongField("password", "password-length")
    letters = sum(c.isalpha() for c in password)
    digits = sum(c.isdecimal() for c in password)
    if letters < PASSWORD_LETTERS or digits < PASSWORD_DIGITS:
        raise WrongField("password", "password-content")


_HASH = re.compile(
    r"\$argon2id\$v=19\$m=([0-9]{1,6}),t=([0-9]{1,3}),p=([0-9]{1,3})"
    r"\$[A-Za-z0-9+/]{11,86}\$[A-Za-z0-9+/]{6,86}"
)


def is_affordable_hash(text: str) -> bool:
    """Whether this is a hash that costs no more to compare with than the portal's own (R57)."""
    found = _HASH.fullmatch(text)
    if found is None:
        return False
    memory, passes, lanes = map(int, found.groups())
    return (
        8 * lanes <= memory <= HASH_MEMORY
        and 1 <= passes <= HASH_PASSES
        and 1 <= lanes <= HASH_LANES
    )


def draw_key(random: Random) -> str:
    """Draw an Activation key: four groups of four characters without look-alikes (R32)."""
    groups = ("".join(random.choices(KEY_ALPHABET, k=KEY_GROUP_LENGTH)) for _ in range(KEY_GROUPS))
    return "-".join(groups)


def normalise_key(typed: str) -> str:
    """Bring a typed key to its written form: with or without dashes, in either case (R32).

    Raises:
        WrongField: field ``key``, code ``key-format``, when it cannot be a key.
    """
    characters = re.sub(r"[\s\-\u2010-\u2014]", "", typed).upper()
    if not re.fullmatch(rf"[A-Z0-9]{{{KEY_GROUPS * KEY_GROUP_LENGTH}}}", characters):
        raise WrongField("key", "key-format")
    size = KEY_GROUP_LENGTH
    return "-".join(characters[i : i + size] for i in range(0, len(characters), size))
