"""What odd documents say: sentences of procedures, in French, and some Arabic."""

import random

ARABIC = "اضغط على الزر"
_SENTENCES = (
    "Cliquer sur « Valider {} ».",
    "Remplir le champ Nom {}, puis cliquer sur « Suite ».",
    "L’administrateur dispose de {} jours pour répondre.",
    "Il reçoit un courriel ; s’il ne l’a pas reçu, voir la page {}.",
    "i. Cliquer…",
    "Ouvrir « Mes données » et vérifier",
    "les informations {} qui s’affichent.",
    "Trois administrateurs au maximum par entreprise, soit {} comptes.",
    "Choisir : « Par courrier » ou « Par mail ».",
    "Voir aussi : Accueil > Compte > Droits {}.",
)
_CHAPTERS = ("Ajouter un compte {}", "Annexe {}", "Procédure {} : supprimer un compte")


def sentence(chance: random.Random) -> str:
    """One sentence, or a piece of one."""
    return chance.choice(_SENTENCES).format(chance.randint(1, 99))


def chapter(chance: random.Random) -> str:
    """A title."""
    return chance.choice(_CHAPTERS).format(chance.randint(1, 9))
