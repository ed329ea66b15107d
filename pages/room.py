"""The control room: worlds, who is in them, their clock (R60, R61).

It stands beside the worlds: its paths begin with a stroke, those of a world's pages do not.
"""

from pages.base import BasePage, Field


class RoomPage(BasePage):
    """R60, R61."""

    title = "Mondes"
    path = r"/"
    controls = ("Créer le monde", "Chercher")
    fields = (Field("Nom de ce monde", "full_name"), Field("Chercher un monde", "nom"))


class WorldRoomPage(BasePage):
    """R60, R61."""

    title = "Monde"
    path = r"/mondes/\w+"
    controls = (
        "Le portail",
        "Avancer de 15 jours",
        "Avancer de 1 seconde",
        "Ajouter une personne",
        "Ajouter une entreprise",
        "Ajouter un accès à la base de connaissance",
        "La radiation demandée",
        "Lever l’attente",
        "Supprimer ce monde",
    )


class KnownPasswordPage(BasePage):
    """R61: a form for somebody whose password it shows."""

    def password(self) -> str:
        """The password that everybody has who is added here."""
        return self.hand.page.get_by_role("code").first.inner_text()


class NewPersonPage(KnownPasswordPage):
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

    def take_role(self, role: str) -> None:
        """Choose what the person may do."""
        self.hand.select("Rôle", role)


class NewAccessPage(KnownPasswordPage):
    """R61, R41."""

    title = "Ajouter un accès à la base de connaissance"
    path = r"/mondes/\w+/acces"
    controls = ("Ajouter un accès à la base de connaissance",)
    fields = (Field("Nom", "nom"), Field("Prénom", "prenom"), Field("Courriel", "courriel"))


class NewCompanyPage(BasePage):
    """R61, R35: filled in with a SIRET that is free."""

    title = "Ajouter une entreprise"
    path = r"/mondes/\w+/entreprises"
    controls = ("Ajouter une entreprise",)


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


PAGES = (
    RoomPage,
    WorldRoomPage,
    NewPersonPage,
    NewAccessPage,
    NewCompanyPage,
    DeletionPage,
    SheetPage,
)
