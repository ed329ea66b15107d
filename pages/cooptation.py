"""Where an administrator decides on a candidate (R21 to R26)."""

from pages.base import BasePage


class PendingPage(BasePage):
    """R21."""

    title = "Demande en attente"
    path = r"demandes"
    controls = ("Administrateur en attente de gestion", "Retour au menu personnalisé")


class CandidatesPage(BasePage):
    """R21, R25."""

    title = "Administrateur en attente de gestion"
    path = r"demandes/administrateurs"
    controls = ("Accord", "Refus", "Retour au menu personnalisé")


class DecidedPage(BasePage):
    """R21."""

    title = "La décision est prise en compte"
    path = r"demandes/administrateurs/\d+"
    controls = ("Retour au menu personnalisé",)


class SettledPage(BasePage):
    """R23."""

    title = "Cette demande est déjà réglée"
    path = r"demandes/administrateurs/\d+/(accord|refus)"
    controls = ("Retour au menu personnalisé",)


PAGES = (PendingPage, CandidatesPage, DecidedPage, SettledPage)
