"""The nouns that say what a label is, who somebody is, and by which way word comes."""

from __future__ import annotations

from typing import Literal

from guide.french.words import words

Sort = Literal["control", "tick", "choice", "field", "place"]

_SORTS: dict[Sort, str] = {
    "control": (
        "bouton boutons lien liens onglet onglets icone icones pictogramme vignette tuile pave "
        "touche fleche croix raccourci bandeau hyperlien"
    ),
    "tick": "case cases coche",
    "choice": "option options choix radio rond puce",
    "field": "champ champs zone zones rubriques liste listes",
    "place": (
        "rubrique section page pages ecran ecrans titre message mail courriel e-mail email "
        "lettre courrier fenetre encadre encart objet formulaire partie bloc paragraphe menu "
        "intitulee intitule site espace"
    ),
}
_SORT_OF: dict[str, Sort] = {word: sort for sort, words in _SORTS.items() for word in words.split()}
PRESSABLE_PLACES = frozenset({"menu", "message", "mail", "courriel", "email", "e-mail", "espace"})
"""Places that one presses when the verb says so: « cliquer sur le menu « X » »."""

GENERIC_PEOPLE = words(
    "utilisateur utilisatrice personne demandeur demanderesse responsable salarie salariee "
    "gestionnaire dirigeant dirigeante gerant gerante comptable mandataire representant usager"
)
"""Nouns for people that French has everywhere; who acts in a suite comes from its evidence."""
QUALIFIED = words(
    "nouvel nouveau nouvelle futur future second seconde autre ancien ancienne "
    "troisieme premier premiere sortant remplacant"
)
"""What makes a noun somebody else than the actor of that name."""

PICKED = words(
    "voulu voulue voulus voulues souhaite souhaitee souhaites souhaitees desire desiree choisi "
    "choisie choisis choisies retenu retenue correspondant correspondante correspondants "
    "correspondantes adequat adequate approprie appropriee convenable"
)
"""What is said after a noun in place of a label: « cochez la case voulue »."""

MAIL = words("mail mails courriel courriels e-mail e-mails email emails message mel")
LETTER = words("courrier courriers lettre lettres poste postal postale")

ARROWS = words("> → ➔ ⇒ ► ➜")
"""What parts the controls of a way: « Accueil > Votre compte »."""
DETERMINERS = words(
    "le la les l' un une des du de d' ce cet cette ces au aux son sa ses leur leurs votre vos "
    "notre nos mon ma mes chaque tout toute tous toutes"
)
ARTICLES = words("le la les l' un une ce cet cette ces chaque du des de d' au aux")


def sort_of(plain: str) -> Sort | None:
    """What a noun makes of the label after it; None when it says nothing.

    Args:
        plain: the word without case and accents.
    """
    return _SORT_OF.get(plain)


_FEMININE = (("trices", "teur"), ("trice", "teur"), ("iennes", "ien"), ("ienne", "ien"))


def singular(plain: str) -> str:
    """A noun for people in the singular and the masculine, as scenarios name actors."""
    for ending, other in _FEMININE:
        if plain.endswith(ending):
            return plain.removesuffix(ending) + other
    base = plain.removesuffix("s")
    return base[:-1] if base.endswith(("ante", "date", "ee")) else base
