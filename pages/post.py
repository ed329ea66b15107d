"""Mail and letters, as people read them (R20, R30, R33)."""

from pages.base import BasePage


class MailboxPage(BasePage):
    """R20."""

    title = "Messagerie"
    path = r"messagerie/"


class MessagePage(BasePage):
    """R20, R24."""

    title = "Message"
    path = r"messagerie/\d+(/texte)?"
    controls = ("Voir la demande", "Retour aux messages")

    def delay(self) -> str:
        """Days in which an administrator decides, as the mail says (R22)."""
        days = self.number_before("jours")
        return self.hand.read("délai de cooptation", days, unit="jours", rule="R22")


class LetterBoxPage(BasePage):
    """R33."""

    title = "Boîte aux lettres"
    path = r"boite-aux-lettres/"


class LetterPage(BasePage):
    """R30, R33."""

    title = "Courrier"
    path = r"boite-aux-lettres/\d+"
    controls = ("Ouvrir le courrier en PDF",)

    def key(self) -> str:
        """The Activation key that the letter carries."""
        return self.hand.page.get_by_role("code").inner_text()


PAGES = (MailboxPage, MessagePage, LetterBoxPage, LetterPage)
