"""The control room: worlds, who is in them, their clock (R60, R61).

It stands beside the worlds: its paths begin with a stroke, those of a world's pages do not.
"""

from pages.base import BasePage, Field


class RoomPage(BasePage):
    """R60, R61."""

    title = "Mondes"
    path = r"/"
    controls = ("Créer le monde", "Chercher")
    fields = (Field("Nom de ce monde", "full_name"),)


class WorldRoomPage(BasePage):
    """R60, R61."""

    title = "Monde"
    path = r"/mondes/\w+"
    controls = (
        "Le portail",
        "Avancer de 15 jours",
        "Avancer de 1 seconde",
        "Ajouter une personne",
        "Supprimer ce monde",
    )


class NewPersonPage(BasePage):
    """R61."""

    title = "Ajouter une personne"
    path = r"/mondes/\w+/personnes"
    controls = ("Ajouter une personne",)
    fields = (
        Field("Nom", "nom"),
        Field("Prénom", "prenom"),
        Field("Courriel", "courriel"),
        Field("Téléphone", "telephone"),
    )

    def password(self) -> str:
        """The password that everybody has who is added here."""
        return self.hand.page.get_by_role("code").first.inner_text()


class DeletionPage(BasePage):
    """R61."""

    title = "Supprimer ce monde ?"
    path = r"/mondes/\w+/suppression"
    controls = ("Supprimer ce monde", "Garder ce monde")


class SheetPage(BasePage):
    """R61."""

    title = "Fiche à imprimer"
    path = r"/fiche"
    controls = ("Retour aux mondes",)


PAGES = (RoomPage, WorldRoomPage, NewPersonPage, DeletionPage, SheetPage)
