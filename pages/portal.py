"""The portal outside a registration: home, sign-in, personal menu, Habilitations."""

from pages.base import BasePage, Field

IDENTITY = (Field("SIRET", "siret"), Field("Nom", "nom"), Field("Prénom", "prenom"))


class HomePage(BasePage):
    """R10, R40."""

    title = "Accueil"
    path = r""
    controls = ("Votre compte", "Base de connaissance")

    def administrators_max(self) -> str:
        """Seats of administrators that the portal announces (R03)."""
        number = self.number_before("administrateurs au plus")
        return self.hand.read("administrateurs", number, unit="administrateurs", rule="R03")


class SignInPage(BasePage):
    """R01, R11."""

    title = "Votre compte"
    path = r"votre-compte"
    controls = ("Je créé mon compte Net-E", "Se connecter", "Mot de passe oublié")
    fields = (*IDENTITY, Field("Mot de passe", "password", secret=True))


class ForgottenPasswordPage(BasePage):
    """R36."""

    title = "Mot de passe oublié"
    path = r"mot-de-passe-oublie"
    controls = ("Continuer", "Changer le mot de passe")
    fields = IDENTITY


class MenuPage(BasePage):
    """R04, R19, R21."""

    title = "Menu personnalisé"
    path = r"menu"
    controls = ("Demande en attente", "Gérer les habilitations", "Se déconnecter")


class HabilitationsPage(BasePage):
    """R04."""

    title = "Gérer les habilitations"
    path = r"habilitations"
    controls = ("Enregistrer", "Retour au menu personnalisé")


PAGES = (HomePage, SignInPage, ForgottenPasswordPage, MenuPage, HabilitationsPage)
