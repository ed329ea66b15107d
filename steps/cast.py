"""Who acts in scenarios, and what depends on it: « au bénéfice de … », « envoyé à … », who exists.

The lists are written out, so that `guide lint` reads them and names them to who misspells one.
"""

from parse import with_pattern

ADMINISTRATORS = ("l'administrateur", "le second administrateur", "le troisième administrateur")
"""The administrators of a scenario's company, in the order in which its world names them."""
OTHER_ADMINISTRATOR = "l'administrateur d'une autre entreprise"
DECLARANT = "le déclarant"
CANDIDATE, EMPLOYER = "le candidat", "l'employeur"
TECHNICIAN = "le technicien"
SEEDED = {*ADMINISTRATORS, OTHER_ADMINISTRATOR, DECLARANT}
"""Who comes with the world at once; a candidate and an employer may. Others are drawn."""

ACTORS = (
    "le candidat",
    "le second candidat",
    "le visiteur",
    "l'administrateur",
    "le second administrateur",
    "le troisième administrateur",
    "l'administrateur d'une autre entreprise",
    "le déclarant",
    "l'employeur",
    "le technicien",
    "le formateur",
)
BENEFICIARIES = {
    "de l'administrateur": "l'administrateur",
    "du second administrateur": "le second administrateur",
    "du troisième administrateur": "le troisième administrateur",
    "de l'administrateur d'une autre entreprise": "l'administrateur d'une autre entreprise",
    "du déclarant": "le déclarant",
    "du candidat": "le candidat",
    "de l'employeur": "l'employeur",
    "d'un inconnu": None,
}
ADDRESSEES = {
    "au candidat": "le candidat",
    "au second candidat": "le second candidat",
    "à l'administrateur": "l'administrateur",
    "au second administrateur": "le second administrateur",
    "au troisième administrateur": "le troisième administrateur",
    "à l'administrateur d'une autre entreprise": "l'administrateur d'une autre entreprise",
    "au déclarant": "le déclarant",
    "à l'employeur": "l'employeur",
}


@with_pattern("|".join(ACTORS))
def actor(string: str) -> str:
    """One of the actors that scenarios know."""
    return string


@with_pattern("|".join(BENEFICIARIES))
def beneficiary(string: str) -> str | None:
    """The actor for whose benefit somebody is removed; None for a person nobody knows."""
    return BENEFICIARIES[string]


@with_pattern("|".join(ADDRESSEES))
def addressee(string: str) -> str:
    """The actor to whom something was sent."""
    return ADDRESSEES[string]
