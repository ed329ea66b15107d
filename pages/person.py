"""Who somebody is and what that person types into forms."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Person:
    """A fictional person.

    Attributes:
        siret: of the company the person acts for.
        key: the Activation key, once the letter was read.
    """

    siret: str = ""
    nom: str = ""
    prenom: str = ""
    telephone: str = ""
    courriel: str = ""
    password: str = ""
    question: str = ""
    answer: str = ""
    key: str = ""

    @property
    def full_name(self) -> str:
        """``Prénom Nom``."""
        return f"{self.prenom} {self.nom}"

    def but(self, **changed: str) -> "Person":
        """The same person with other data."""
        return replace(self, **changed)
