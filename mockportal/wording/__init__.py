"""The one catalogue of the portal's words, with the rule each comes from."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mockportal.domain.refusals import Refusal
from mockportal.domain.registration import Letter, State
from mockportal.wording.french import show_moment, typeset

CATALOGUE = Path(__file__).parent / "catalogue.toml"

_OUTCOMES = {
    State.ACTIVE: "acceptée par {by} le {at}",
    State.REFUSED: "refusée par {by} le {at}",
    State.CANCELLED: "annulée le {at}, faute de réponse dans le délai",
}


@dataclass(frozen=True)
class WrittenMail:
    """A mail's words, filled in."""

    subject: str
    paragraphs: tuple[str, ...]
    link: str


class Wording:
    """The words of one variant.

    Args:
        catalogue: the tables of the TOML file: ``texts``, ``events``, ``faults``, ``refusals``,
            ``mails``, ``letter``.
    """

    def __init__(self, catalogue: Mapping[str, Any]) -> None:
        self._catalogue = catalogue

    def __getitem__(self, name: str) -> str:
        """The text of this name; an unknown name is a fault of the template."""
        return self._catalogue["texts"][name]["text"]

    def event(self, code: str) -> str:
        """What the journal calls an event."""
        return self._catalogue["events"][code]["text"]

    def fault(self, name: str) -> tuple[str, str]:
        """What a fault on demand is called, and what it does."""
        entry = self._catalogue["faults"][name]
        return entry["title"], typeset(entry["text"])

    def refusal(self, refusal: Refusal) -> str:
        """The sentence for a refusal, with its facts."""
        facts = {name: _shown(value) for name, value in refusal.facts.items()}
        if refusal.code in {"already-settled", "already-settled-of"}:
            facts["outcome"] = _OUTCOMES[State(str(refusal.facts["state"]))].format(**facts)
        return typeset(self._catalogue["refusals"][refusal.code]["text"].format(**facts))

    def subject(self, kind: str) -> str:
        """The subject of one kind of mail; the kind itself where no variant writes it any more."""
        return self._catalogue["mails"].get(kind, {"subject": kind})["subject"]

    def mail(self, kind: str, facts: Mapping[str, object]) -> WrittenMail:
        """The words of one kind of mail, with its facts."""
        entry = self._catalogue["mails"][kind]
        shown = {name: _shown(value) for name, value in facts.items()}
        return WrittenMail(
            subject=entry["subject"],
            paragraphs=tuple(typeset(p.format(**shown)) for p in entry["paragraphs"]),
            link=entry.get("link", ""),
        )

    def letter(self, letter: Letter) -> list[str]:
        """The paragraphs of the letter that carries a key."""
        paragraphs = self._catalogue["letter"]["paragraphs"]
        return [typeset(p.format(addressee=letter.addressee)) for p in paragraphs]


@cache
def read_catalogue() -> Mapping[str, Any]:
    """The catalogue of words, read from its TOML file once; its tables can only be read."""
    return MappingProxyType(tomllib.loads(CATALOGUE.read_text("utf-8")))


def _shown(value: object) -> str:
    return show_moment(value) if isinstance(value, datetime) else str(value)
