"""How a visitor reaches every page of a world, and every state of it."""

from collections.abc import Callable
from typing import Any

# The visitor of conftest.py, which a test cannot import by name.
Go = Callable[[Any], object]

_REGISTRATION: dict[str, Go] = {
    "identite": lambda v: v.open("inscription/identite"),
    "identite-refusee": lambda v: v.open("inscription/identite").press("Je m’inscris"),
    "identite-relue": lambda v: v.register("conditions").open("inscription/identite"),
    "conditions": lambda v: v.register("conditions").open("inscription/conditions"),
    "abandonnee": lambda v: v.open("inscription/abandonnee"),
    "verification": lambda v: v.register("verification").open("inscription/verification"),
    "authentification": lambda v: v.register("authentification").open(
        "inscription/authentification"
    ),
    "authentification-refusee": lambda v: (
        v.register("authentification").open("inscription/authentification").press("Valider")
    ),
    "recapitulatif": lambda v: v.register("recapitulatif").open("inscription/recapitulatif"),
    "activation": lambda v: v.register("activation").open("inscription/activation"),
    "activation-refusee": lambda v: (
        v.register("activation").open("inscription/activation").press("Valider")
    ),
    "activation-sans-administrateur": lambda v: (
        v.begin("vierge").register("activation").open("inscription/activation").press("Valider")
    ),
    "choix-de-la-cooptation": lambda v: v.register("choix-enregistre").open(
        "inscription/choix-enregistre"
    ),
    "choix-de-la-cle": lambda v: v.register("choix-enregistre", way="cle").open(
        "inscription/choix-enregistre"
    ),
    "complet": lambda v: (
        v.begin("trois-administrateurs")
        .open("inscription/identite")
        .type("SIRET", v.siret)
        .type("Nom", "Martin")
        .type("Prénom", "Zoé")
        .type("Téléphone", "0199001234")
        .type("Courriel", "zoe@martin.example")
        .press("Je m’inscris")
    ),
}

_VARIANT: dict[str, Go] = {
    "refonte-page-ajoutee": lambda v: (
        v.begin("un-administrateur", "refonte")
        .register("verification")
        .open("inscription/preparation")
    ),
    "refonte-etapes-reunies": lambda v: (
        v.begin("un-administrateur", "refonte")
        .register("recapitulatif")
        .open("inscription/recapitulatif")
    ),
    "refonte-etapes-reunies-refusees": lambda v: (
        v.begin("vierge", "refonte")
        .register("recapitulatif")
        .open("inscription/recapitulatif")
        .press("Valider")
    ),
}


def _forgot(visitor: Any) -> Any:
    """Say who forgot the password."""
    page = visitor.open("mot-de-passe-oublie").type("SIRET", visitor.siret)
    return page.type("Nom", "Martin").type("Prénom", "Zoé").press("Continuer")


_PORTAL: dict[str, Go] = {
    "accueil": lambda v: v.open(""),
    "connexion": lambda v: v.open("votre-compte"),
    "connexion-refusee": lambda v: v.open("votre-compte").press("Se connecter"),
    "connexion-depuis-le-lien": lambda v: v.register("choix-enregistre").from_mail(),
    "mot-de-passe-oublie": lambda v: v.open("mot-de-passe-oublie"),
    "mot-de-passe-oublie-refuse": lambda v: v.open("mot-de-passe-oublie").press("Continuer"),
    "question-secrete": _forgot,
    "question-secrete-refusee": lambda v: _forgot(v).press("Changer le mot de passe"),
    "mot-de-passe-change": lambda v: (
        _forgot(v.candidate())
        .type("Réponse secrète", "Sel")
        .type("Nouveau mot de passe", "Autremotdepasse34")
        .type("Confirmation du mot de passe", "Autremotdepasse34")
        .press("Changer le mot de passe")
    ),
    "menu": lambda v: v.register("choix-enregistre").administrator().open("menu"),
    "menu-d-un-declarant": lambda v: (
        v.begin("administrateur-et-declarant").declarant().open("menu")
    ),
    "demandes": lambda v: v.register("choix-enregistre").administrator().open("demandes"),
    "candidats": lambda v: (
        v.register("choix-enregistre").administrator().open("demandes/administrateurs")
    ),
    "aucun-candidat": lambda v: v.administrator().open("demandes/administrateurs"),
    "candidat-sans-place": lambda v: (
        v.begin("deux-administrateurs")
        .register("choix-enregistre")
        .register("choix-enregistre", nom="Noël")
        .administrator()
        .send("demandes/administrateurs/1/accord", "demandes/administrateurs")
        .open("demandes/administrateurs")
        .press("Accord")
    ),
    "accord": lambda v: (
        v.register("choix-enregistre")
        .administrator()
        .open("demandes/administrateurs")
        .press("Accord")
    ),
    "refus": lambda v: (
        v.register("choix-enregistre")
        .administrator()
        .open("demandes/administrateurs")
        .press("Refus")
    ),
    "demande-deja-reglee": lambda v: (
        v.register("choix-enregistre")
        .administrator()
        .open("demandes/administrateurs")
        .send("demandes/administrateurs/1/refus", "menu")
        .press("Accord")
    ),
    "candidats-apres-le-delai": lambda v: (
        v.register("choix-enregistre").days(16).administrator().from_mail()
    ),
    "habilitations": lambda v: (
        v.begin("administrateur-et-declarant").administrator().open("habilitations")
    ),
    "habilitations-enregistrees": lambda v: (
        v.administrator().open("habilitations").press("Enregistrer")
    ),
    "attente": lambda v: v.candidate().open("attente"),
    "cle": lambda v: v.candidate("cle").open("activation"),
    "cle-fausse": lambda v: (
        v.candidate("cle")
        .open("activation")
        .type("Clé d’activation", "ABCD-EFGH-JKMN-PQRS")
        .press("Valider")
    ),
    "cle-bloquee": lambda v: v.candidate("cle").wrong_keys(5).open("activation"),
    "nouveau-courrier": lambda v: (
        v.candidate("cle").open("activation").press("Demander un nouveau courrier")
    ),
    "compte-active": lambda v: v.administrator().open("compte-active"),
}

_KNOWLEDGE_BASE: dict[str, Go] = {
    "base": lambda v: v.open("base-de-connaissance/"),
    "base-refusee": lambda v: v.open("base-de-connaissance/").press("Se connecter"),
    "base-avant-le-formulaire": lambda v: v.open("base-de-connaissance/radiation"),
    "base-acces-cree": lambda v: v.open("base-de-connaissance/?inscription=faite"),
    "base-inscription": lambda v: v.open("base-de-connaissance/inscription"),
    "base-inscription-refusee": lambda v: v.open("base-de-connaissance/inscription").press(
        "Créer mon accès"
    ),
    "base-demarches": lambda v: v.employer().open("base-de-connaissance/"),
    "radiation": lambda v: v.employer().open("base-de-connaissance/radiation"),
    "radiation-refusee": lambda v: (
        v.employer().open("base-de-connaissance/radiation").press("Envoyer")
    ),
    "radiation-envoyee": lambda v: v.employer().open("base-de-connaissance/radiation/envoyee"),
}
_OTHERS: dict[str, Go] = {
    "messagerie-vide": lambda v: v.open("messagerie/"),
    "messagerie": lambda v: v.register("choix-enregistre").open("messagerie/"),
    "messagerie-d-une-adresse": lambda v: v.register("choix-enregistre").open(
        f"messagerie/?adresse={v.people[0]['courriel']}"
    ),
    "message": lambda v: v.register("choix-enregistre").open("messagerie/1"),
    "message-texte-seul": lambda v: v.register("choix-enregistre").open("messagerie/1/texte"),
    "boite-aux-lettres-vide": lambda v: v.open("boite-aux-lettres/"),
    "boite-aux-lettres": lambda v: v.candidate("cle").days(4).open("boite-aux-lettres/"),
    "courrier": lambda v: v.candidate("cle").days(4).open("boite-aux-lettres/1"),
    "bureau-vide": lambda v: v.open("technicien/"),
    "bureau": lambda v: v.begin("deux-administrateurs").removal().open("technicien/"),
    "demande": lambda v: v.begin("deux-administrateurs").removal().open("technicien/demandes/1"),
    "demande-motif-oublie": lambda v: (
        v.begin("deux-administrateurs")
        .removal()
        .open("technicien/demandes/1")
        .press("Décliner la demande")
    ),
    "demande-traitee": lambda v: (
        v.begin("deux-administrateurs")
        .removal()
        .open("technicien/demandes/1")
        .press("Radier l’administrateur")
    ),
    "demande-declinee": lambda v: (
        v.begin("deux-administrateurs")
        .removal()
        .open("technicien/demandes/1")
        .type("Motif du refus", "Le demandeur n’a pas pu être joint.")
        .press("Décliner la demande")
    ),
    "bureau-demandes-traitees": lambda v: (
        v.begin("deux-administrateurs")
        .removal()
        .send("technicien/demandes/1/radiation", "technicien/demandes/1")
        .open("technicien/")
    ),
    "page-inconnue": lambda v: v.open("nulle-part"),
    "etape-hors-de-son-tour": lambda v: v.open("inscription/recapitulatif"),
    "reserve-aux-administrateurs": lambda v: (
        v.begin("administrateur-et-declarant").declarant().open("demandes")
    ),
    "lien-inconnu": lambda v: v.open("cooptation/inconnu"),
}


_MENDING: dict[str, Go] = {
    "connexion-trop-d-essais": lambda v: (
        v.wrong_sign_ins()
        .open("votre-compte")
        .type("SIRET", v.siret)
        .type("Nom", v.people[0]["nom"])
        .type("Prénom", v.people[0]["prenom"])
        .type("Mot de passe", "Fausse123")
        .press("Se connecter")
    ),
    # Signing in elsewhere in the browser ends the forms that were open.
    "formulaire-perime": lambda v: (
        v.open("inscription/identite").administrator().type("Nom", "Martin").press("Je m’inscris")
    ),
    "bouton-perime": lambda v: (
        v.register("choix-enregistre")
        .administrator()
        .open("demandes/administrateurs")
        .administrator()
        .press("Accord")
    ),
    "formulaire-trop-grand": lambda v: (
        v.open("inscription/identite").type("Nom", "x" * 100_000).press("Je m’inscris")
    ),
}


WORLD_PAGES = _REGISTRATION | _VARIANT | _PORTAL | _KNOWLEDGE_BASE | _OTHERS | _MENDING
