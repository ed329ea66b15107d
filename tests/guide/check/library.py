"""A lending library on paper, whose procedures the tests write down in many ways."""

from __future__ import annotations

from tests.guide.check.paper import Act, Line, Page, Paper, Value, View

READER, LIBRARIAN = "le lecteur", "le bibliothécaire"

HOME = Page(
    "Accueil",
    "/",
    (
        "heading: La bibliothèque en ligne",
        "link: Votre carte",
        "heading: Nous écrire",
        "link: Foire aux questions",
    ),
    ("Un lecteur emprunte 3 livres au plus.",),
)
CARD = Page("Votre carte", "/carte", ("heading: Votre carte", "link: Demander une carte"))
IDENTITY = Page(
    "Vos coordonnées",
    "/carte/coordonnees",
    (
        "heading: Vos coordonnées",
        "textbox: Nom",
        "textbox: Prénom",
        "textbox: Courriel",
        "button: Je m’abonne",
    ),
)
TERMS = Page(
    "Règlement",
    "/carte/reglement",
    ("heading: Règlement", "button: J’accepte", "button: Je refuse"),
)
REVIEW = Page(
    "Vérification des coordonnées",
    "/carte/verification",
    ("heading: Vérification des coordonnées", "button: Étape suivante"),
)
SECRET = Page(
    "Mot de passe",
    "/carte/secret",
    (
        "heading: Mot de passe",
        "textbox: Mot de passe",
        "textbox: Confirmation du mot de passe",
        "button: Valider",
    ),
)
SUMMARY = Page(
    "Récapitulatif de l’abonnement",
    "/carte/recapitulatif",
    ("heading: Récapitulatif de l’abonnement", "button: Étape suivante"),
)
CHOICE = Page(
    "Remise de la carte",
    "/carte/remise",
    (
        "heading: Remise de la carte",
        "radio: retrait au guichet : avec une pièce d’identité",
        "radio: envoi à domicile (par courrier)",
        "button: Valider",
    ),
)
RECORDED = Page(
    "Votre choix est noté",
    "/carte/note",
    ("heading: Votre choix est noté", "link: Revenir à l’accueil"),
)
MAIL = Page(
    "Une carte est à préparer",
    "/messagerie/1",
    ("heading: Une carte est à préparer", "link: Voir la demande"),
    (
        "Suivez le lien et connectez-vous pour accepter ou refuser cette demande.",
        "Vous avez 15 jours ; passé ce délai, la demande sera annulée.",
    ),
)
SIGN_IN = Page(
    "Connexion",
    "/connexion",
    (
        "heading: Connexion",
        "textbox: Nom",
        "textbox: Mot de passe",
        "button: Se connecter",
        "link: Mot de passe oublié",
    ),
)
REQUEST = Page(
    "Demande de carte",
    "/demandes/1",
    ("heading: Demande de carte", "button: Accord", "button: Refus"),
)
DONE = Page(
    "La carte est prête",
    "/demandes/1/prete",
    ("heading: La carte est prête", "link: Retour à la liste"),
)
LETTER = Page(
    "Votre carte par courrier",
    "/courrier/1",
    ("heading: Votre carte par courrier",),
    (
        "La carte est envoyée par courrier à l’adresse du lecteur.",
        "Connectez-vous et saisissez votre numéro de carte pour terminer l’inscription.",
    ),
)
KEY = Page(
    "Activer la carte",
    "/activation",
    ("heading: Activer la carte", "textbox: Numéro de carte", "button: Valider"),
)
ACTIVE = Page(
    "Votre carte est active", "/active", ("heading: Votre carte est active", "link: Mon espace")
)
RETURN = Page(
    "Rendre un livre",
    "/retour",
    (
        "heading: Rendre un livre",
        "textbox: Titre du livre",
        "textbox: Nom du dépositaire",
        "checkbox: Je certifie rendre ce livre en bon état et sans page manquante",
        "button: Envoyer",
    ),
)
SENT = Page("Retour enregistré", "/retour/note", ("heading: Retour enregistré",))


def _form(actor: str, page: Page, *labels: str) -> list[Line]:
    return [Act(actor, "fill", label, page, secret="passe" in label) for label in labels]


SUBSCRIBE: list[Line] = [
    Act(READER, "open", "./", HOME),
    View(READER, HOME),
    Value(READER, "livres", "3", "livres", HOME),
    Act(READER, "press", "Votre carte", HOME),
    Act(READER, "press", "Demander une carte", CARD),
    *_form(READER, IDENTITY, "Nom", "Prénom", "Courriel"),
    Act(READER, "press", "Je m’abonne", IDENTITY),
    Act(READER, "press", "J’accepte", TERMS),
    Act(READER, "press", "Étape suivante", REVIEW),
    *_form(READER, SECRET, "Mot de passe", "Confirmation du mot de passe"),
    Act(READER, "press", "Valider", SECRET),
    Act(READER, "press", "Étape suivante", SUMMARY),
]
AT_THE_DESK: list[Line] = [
    *SUBSCRIBE,
    Act(READER, "choose", "retrait au guichet : avec une pièce d’identité", CHOICE),
    Act(READER, "press", "Valider", CHOICE),
    Value(READER, "délai pour décider", "15", "jours", RECORDED),
    View(READER, RECORDED),
    Act(READER, "press", "Revenir à l’accueil", RECORDED),
    Act(LIBRARIAN, "open", "messagerie/1", MAIL),
    View(LIBRARIAN, MAIL),
    Act(LIBRARIAN, "press", "Voir la demande", MAIL),
    *_form(LIBRARIAN, SIGN_IN, "Nom", "Mot de passe"),
    Act(LIBRARIAN, "press", "Se connecter", SIGN_IN),
    Act(LIBRARIAN, "press", "Accord", REQUEST),
    View(LIBRARIAN, DONE),
    Act(LIBRARIAN, "press", "Retour à la liste", DONE),
]
BY_POST: list[Line] = [
    *SUBSCRIBE,
    Act(READER, "choose", "envoi à domicile (par courrier)", CHOICE),
    Act(READER, "press", "Valider", CHOICE),
    View(READER, RECORDED),
    Act(READER, "press", "Revenir à l’accueil", RECORDED),
    Act(READER, "open", "courrier/1", LETTER),
    View(READER, LETTER),
    *_form(READER, SIGN_IN, "Nom", "Mot de passe"),
    Act(READER, "press", "Se connecter", SIGN_IN),
    *_form(READER, KEY, "Numéro de carte"),
    Act(READER, "press", "Valider", KEY),
    View(READER, ACTIVE),
    Act(READER, "press", "Mon espace", ACTIVE),
]
GIVE_BACK: list[Line] = [
    Act(READER, "open", "./", HOME),
    Act(READER, "press", "Foire aux questions", HOME),
    Value(READER, "dépositaire du livre", "déclarant", "rôle", RETURN),
    *_form(READER, RETURN, "Titre du livre", "Nom du dépositaire"),
    Act(READER, "tick", "Je certifie rendre ce livre en bon état et sans page manquante", RETURN),
    Act(READER, "press", "Envoyer", RETURN),
    View(READER, SENT),
]


def library() -> Paper:
    return Paper(
        {
            "Le lecteur retire sa carte au guichet": AT_THE_DESK,
            "Le lecteur reçoit sa carte par courrier": BY_POST,
            "Le lecteur rend un livre": GIVE_BACK,
        },
        "La bibliothèque",
    )
