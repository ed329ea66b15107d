"""The pages of a registration, steps 3 to 9 and the activation key (R12 to R19, R31)."""

import re

from pages.base import BasePage, Field
from pages.portal import IDENTITY


class IdentityPage(BasePage):
    """Step 3 (R12)."""

    title = "Vos données"
    path = r"inscription/identite"
    controls = ("Je m’inscris",)
    fields = (*IDENTITY, Field("Téléphone", "telephone"), Field("Courriel", "courriel"))


class TermsPage(BasePage):
    """Step 4 (R13)."""

    title = "Conditions générales"
    path = r"inscription/conditions"
    controls = ("J’accepte", "Je refuse")


class TermsRefusedPage(BasePage):
    """R13."""

    title = "Inscription abandonnée"
    path = r"inscription/abandonnee"
    controls = ("Revenir à l’accueil",)


class PreparationPage(BasePage):
    """Added by the variant ``refonte`` after the general terms."""

    title = "Ce qu’il faut avoir sous la main"
    path = r"inscription/preparation"
    controls = ("Continuer",)


class InformationPage(BasePage):
    """Step 5 (R14)."""

    title = "Vérification des informations"
    path = r"inscription/verification"
    controls = ("Étape suivante", "Modifier mes données")


class SecretsPage(BasePage):
    """Step 6 (R15, R36)."""

    title = "Mot de passe et question secrète"
    path = r"inscription/authentification"
    controls = ("Valider",)
    fields = (
        Field("Mot de passe", "password", secret=True),
        Field("Confirmation du mot de passe", "password", secret=True),
        Field("Question secrète", "question", listed=True),
        Field("Réponse secrète", "answer", secret=True),
    )


class AuthenticationPage(BasePage):
    """Step 7 (R16)."""

    title = "Vérification des données d’authentification"
    path = r"inscription/recapitulatif"
    controls = ("Étape suivante", "Modifier le mot de passe ou la question")


class ActivationPage(BasePage):
    """Step 8 (R17, R27)."""

    title = "Activation de l’administrateur"
    path = r"inscription/activation"
    controls = (
        "Validation par un administrateur déjà existant : par cooptation",
        "Validation avec une clé d’activation (envoyée par courrier)",
        "Valider",
    )

    def letter_delay(self) -> str:
        """Days that the letter with the key takes (R33)."""
        found = re.search(r"comptez (\d+) jours", self.text())
        days = found.group(1) if found else ""
        return self.hand.read("délai du courrier", days, unit="jours", rule="R33")


class RecordedPage(BasePage):
    """Step 9 (R18)."""

    title = "Votre choix est pris en compte"
    path = r"inscription/choix-enregistre"
    controls = ("Revenir à l’accueil",)

    def delay(self) -> str:
        """Days in which an administrator decides (R22)."""
        days = self.number_before("jours")
        return self.hand.read("délai de cooptation", days, unit="jours", rule="R22")


class KeyPage(BasePage):
    """Step 10 with a key (R31, R32)."""

    title = "Saisir votre clé d’activation"
    path = r"activation"
    controls = ("Valider", "Demander un nouveau courrier")
    fields = (Field("Clé d’activation", "key"),)


class ActivatedPage(BasePage):
    """R31."""

    title = "Votre compte est activé"
    path = r"compte-active"
    controls = ("Retour au menu personnalisé",)


class WaitingPage(BasePage):
    """A candidate whom nobody accepted yet (R22, R31)."""

    title = "Votre inscription attend une décision"
    path = r"attente"


PAGES = (
    IdentityPage,
    TermsPage,
    TermsRefusedPage,
    PreparationPage,
    InformationPage,
    SecretsPage,
    AuthenticationPage,
    ActivationPage,
    RecordedPage,
    KeyPage,
    ActivatedPage,
    WaitingPage,
)
