"""The knowledge base (R40 to R45)."""

import re

from pages.base import BasePage, Field

ACKNOWLEDGEMENT = (
    "Je reconnais avoir vérifié ces informations et être en droit de demander cette radiation "
    "pour mon entreprise"
)


class KnowledgeBasePage(BasePage):
    """Sign-in, or the topics once signed in (R41, R42)."""

    title = "Base de connaissance"
    path = r"base-de-connaissance/"
    controls = (
        "S’inscrire",
        "Se connecter",
        "Radiation/suppression d’un administrateur",
        "Se déconnecter",
    )
    fields = (Field("Courriel", "courriel"), Field("Mot de passe", "password", secret=True))


class RegisterPage(BasePage):
    """R41."""

    title = "S’inscrire à la base de connaissance"
    path = r"base-de-connaissance/inscription"
    controls = ("Créer mon accès",)
    fields = (
        Field("SIRET", "siret"),
        Field("Nom", "nom"),
        Field("Prénom", "prenom"),
        Field("Courriel", "courriel"),
        Field("Mot de passe", "password", secret=True),
        Field("Confirmation du mot de passe", "password", secret=True),
    )


class RemovalPage(BasePage):
    """R43 to R45."""

    title = "Radiation d’un administrateur et transfert des droits"
    path = r"base-de-connaissance/radiation"
    controls = (
        ACKNOWLEDGEMENT,
        "Envoyer",
    )

    def beneficiary_role(self) -> str:
        """The role that the beneficiary of the transfer must have (R44)."""
        found = re.search(r"bénéficiaire est déjà inscrit en tant qu’(\w+)", self.text())
        role = found.group(1) if found else ""
        return self.hand.read("bénéficiaire du transfert", role, unit="rôle", rule="R44")

    def name_removed(self, nom: str, prenom: str) -> None:
        """Say who is to be removed."""
        self.hand.fill("Nom de l’administrateur à radier", nom)
        self.hand.fill("Prénom de l’administrateur à radier", prenom)

    def name_beneficiary(self, nom: str, prenom: str) -> None:
        """Say who receives the Habilitations."""
        self.hand.fill("Nom du bénéficiaire", nom)
        self.hand.fill("Prénom du bénéficiaire", prenom)


class RemovalRecordedPage(BasePage):
    """R43."""

    title = "Votre demande de radiation est envoyée"
    path = r"base-de-connaissance/radiation/envoyee"
    controls = ("Retour à la base de connaissance",)


PAGES = (KnowledgeBasePage, RegisterPage, RemovalPage, RemovalRecordedPage)
