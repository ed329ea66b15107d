"""The verbs that procedures use, by the kind of act; ``tools/conjugate.py`` conjugates them."""

from __future__ import annotations

from typing import Literal

from guide.french.words import words

Sense = Literal[
    "press",
    "tick",
    "untick",
    "choose",
    "open",
    "fill",
    "upload",
    "send",
    "sign",
    "decide",
    "look",
    "apart",
    "other",
    "state",
]
"""What a verb asks for.

``apart`` is asked of a reader and shown by no evidence, ``other`` is told and not judged,
``state`` happens or lasts, and is asked of nobody.
"""

ACTS: dict[Sense, str] = {
    "state": (
        "être avoir devoir pouvoir savoir vouloir croire agréer apparaître arriver bénéficier "
        "compter constater devenir disposer faire falloir intervenir obtenir oublier parvenir "
        "profiter recevoir rester retrouver tenir trouver"
    ),
    "press": "cliquer recliquer double-cliquer appuyer presser actionner enfoncer suivre",
    "tick": "cocher recocher",
    "untick": "décocher désélectionner",
    "choose": "choisir sélectionner opter retenir",
    "open": (
        "accéder naviguer dérouler déplier afficher retourner lancer aller ouvrir rendre revenir "
        "basculer"
    ),
    "fill": (
        "remplir compléter renseigner saisir ressaisir entrer indiquer donner taper fournir "
        "mentionner préciser confirmer définir créer inventer recopier coller porter inscrire "
        "écrire dire modifier changer corriger insérer introduire rédiger composer"
    ),
    "upload": "téléverser charger importer",
    "send": ("valider enregistrer continuer poursuivre envoyer renvoyer transmettre soumettre"),
    "sign": "connecter identifier authentifier reconnecter",
    "decide": "accepter refuser approuver rejeter décliner",
    "look": (
        "vérifier contrôler consulter regarder assurer observer lire relire voir prendre repérer "
        "chercher rechercher"
    ),
    "apart": (
        "abandonner attester certifier copier déclarer déléguer éditer rattacher remettre viser"
    ),
    "other": (
        "noter conserver garder imprimer contacter appeler prévenir avertir informer demander "
        "penser veiller préparer rapprocher communiquer attendre patienter recommencer répéter "
        "passer reporter munir prévoir utiliser respecter rassembler laisser adresser signaler "
        "éviter désigner adapter nommer transférer supprimer ajouter radier quitter fermer mettre "
        "retirer télécharger signer récupérer réclamer joindre activer réceptionner débuter "
        "commencer procéder effectuer démarrer déconnecter ignorer mémoriser essayer réessayer "
        "solliciter finaliser terminer revérifier rappeler défiler classer archiver sauvegarder "
        "numériser partager relancer surveiller distribuer déposer dater parapher traiter comparer "
        "répondre prononcer"
    ),
}
AROUND = words("munir revenir")
"""What comes before the steps or after them, and makes no step: « revenir à l'accueil »."""
BY_HAND = words(
    "cliquer cocher décocher renseigner valider sélectionner choisir saisir remplir compléter "
    "ouvrir actionner presser utiliser effectuer contrôler vérifier suivre taper entrer"
)
"""What is done to a thing on the page: « la case est ensuite cochée » tells to tick it."""
MODELS: dict[str, tuple[str, str]] = {
    "téléverser": ("télé", "verser"),
    "désélectionner": ("dé", "sélectionner"),
    "recocher": ("re", "cocher"),
    "recliquer": ("re", "cliquer"),
}
"""Verbs that the dictionary lacks: what stands in front of a verb that it has."""


def infinitives() -> dict[str, Sense]:
    """Each verb and what it asks for, in order."""
    return {verb: act for act, written in ACTS.items() for verb in written.split()}
