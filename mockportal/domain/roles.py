"""Roles and Habilitations (R02, R04): English name in code, French label on pages."""

from enum import StrEnum


class Role(StrEnum):
    """What a person is for a company; one person may hold both."""

    ADMINISTRATOR = "administrateur"
    DECLARANT = "declarant"

    @property
    def label(self) -> str:
        """French label."""
        return {"administrateur": "Administrateur", "declarant": "Déclarant"}[self.value]


class Habilitation(StrEnum):
    """A right to make one kind of declaration for the company (R04)."""

    DSN = "dsn"
    DPAE = "dpae"
    PASRAU = "pasrau"
    ATMP = "atmp"

    @property
    def label(self) -> str:
        """French label: acronym and its meaning."""
        return _HABILITATION_LABELS[self.value]

    @property
    def acronym(self) -> str:
        """As declarations are called: ``AT/MP``."""
        return self.label.partition(" ")[0]


_HABILITATION_LABELS = {
    "dsn": "DSN – déclaration sociale nominative",
    "dpae": "DPAE – déclaration préalable à l’embauche",
    "pasrau": "PASRAU – prélèvement à la source sur les revenus autres",
    "atmp": "AT/MP – accident du travail et maladie professionnelle",
}
