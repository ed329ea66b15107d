"""The technician's desk (R46, R47)."""

from pages.base import BasePage, Field


class DeskPage(BasePage):
    """R46."""

    title = "Demandes de radiation"
    path = r"technicien/"


class RequestPage(BasePage):
    """R47."""

    title = "Demande de radiation"
    path = r"technicien/demandes/\d+(/.*)?"
    controls = ("Radier l’administrateur", "Décliner la demande", "Retour aux demandes")
    fields = (Field("Motif du refus", "answer"),)


PAGES = (DeskPage, RequestPage)
