"""What a text is about: the stems of its content words, synonyms taken as one."""

from __future__ import annotations

import re
from functools import lru_cache

from snowballstemmer.french_stemmer import (  # pyright: ignore[reportMissingTypeStubs]
    FrenchStemmer,
)

from guide.french.text import fold, plain
from guide.french.words import words

_WORD = re.compile(r"[^\W\d_]{2,}|\d+")
_EMPTY = words(
    "le la les un une des du de au aux ce cet cette ces mon ma mes ton ta tes son sa ses "
    "notre nos votre vos leur leurs je tu il elle on nous vous ils elles se me te lui en et "
    "ou mais ni or car donc que qui quoi dont si ne pas plus tres bien dans sur sous par pour "
    "avec sans vers chez entre est sont sera etre avoir fait faire puis ensuite alors deja "
    "apres avant afin tout tous toute toutes comme aussi enfin soit celui celle quand lors "
    "depuis jusque suivant suivante doit devra peut pourra cliquer clique cliquez appuyer "
    "bouton lien onglet case champ page ecran rubrique saisir saisissez renseigner renseignez "
    "remplir remplissez completer completez choisir choisissez choix selectionner "
    "selectionnez cocher cochez champs site"
)
_GROUPS = (
    "accepter accord accorder approuver acceptation",
    "refuser refus rejeter rejet",
    "supprimer suppression retirer retrait supprimé",
    "envoyer envoi transmettre soumettre adresser expédier envoyée",
    "valider validation confirmer confirmation",
    "connecter connexion identifier identification authentifier authentification identifiant",
    "revenir retour retourner",
    "courriel mail message mél email messagerie",
    "courrier lettre poste postal",
    "inscrire inscription enregistrer enregistrement inscrit",
    "continuer poursuivre suite",
    (
        "bénéficiaire bénéficier recevoir reçoit transfert transférer reçoive recevra recevront "
        "récupérer récupère hériter hérite remplaçant successeur repreneur titulaire"
    ),
    "décision décider répondre réponse prononcer",
    "annuler annulation annulée",
    "accueil",
    "entreprise société",
)


@lru_cache(maxsize=16384)
def meaning(text: str) -> frozenset[str]:
    """The content of a text as a set of stems."""
    words = _WORD.findall(plain(text))
    return frozenset(stem(word) for word in words if word not in _EMPTY)


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A word's stem, or the name of the group of synonyms that it belongs to."""
    stemmed = _stemmed(fold(word))
    return _synonyms().get(stemmed, stemmed)


@lru_cache(maxsize=1)
def _synonyms() -> dict[str, str]:
    return {
        _stemmed(fold(word)): f"={group.split()[0]}" for group in _GROUPS for word in group.split()
    }


@lru_cache(maxsize=16384)
def _stemmed(word: str) -> str:
    stemmer = FrenchStemmer()
    return str(stemmer.stemWord(word))  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]


def words_of(address: str) -> str:
    """A title or a path as words."""
    return address.replace("-", " ").replace("/", " ")
