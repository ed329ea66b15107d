"""What one sentence claims."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.alignment.items import items_of
from guide.documents import read_document

PEOPLE = frozenset({"administrateur", "candidat", "declarant", "technicien"})
Told = tuple[str, str | None, str]


def claims(tmp_path: Path, sentence: str) -> list[Told]:
    """Kind, verb and words of each claim of a sentence, as a step of a document."""
    path = tmp_path / "a.txt"
    path.write_text(f"Une procédure\n\nETAPE 1\n\n{sentence}\n\nETAPE 2\n\nFin.\n", "utf-8")
    (procedure,) = read_document(path).procedures
    found = [item.claim for item in items_of(procedure, PEOPLE) if item.section == 0]
    return [(claim.kind, claim.verb, claim.text) for claim in found if claim.kind != "narrative"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Cliquer sur « Envoyer ».", [("label", "press", "Envoyer")]),
        ("Cliquez sur le bouton « Envoyer ».", [("label", "press", "Envoyer")]),
        ("Vous cliquerez sur « Envoyer ».", [("label", "press", "Envoyer")]),
        ("Il faut cliquer sur « Envoyer ».", [("label", "press", "Envoyer")]),
        ("Le bouton « Envoyer » est cliqué.", [("label", "press", "Envoyer")]),
        ("« Envoyer » doit être coché.", [("label", "tick", "Envoyer")]),
        ("Appuyez sur [Envoyer]", [("label", "press", "Envoyer")]),
        ("Cliquer sur étape suivante", [("label", "press", "étape suivante")]),
        ("Cliquer sur le bouton valider", [("label", "press", "valider")]),
        (
            "Cliquer sur page suivante puis sur « OK »",
            [("label", "press", "page suivante"), ("label", "press", "OK")],
        ),
        (
            "Cocher « je reconnais… » et envoyer.",
            [
                ("label", "tick", "je reconnais…"),
                ("label", "press", "envoyer"),
            ],
        ),
        ("Cocher la case « Lu ».", [("label", "tick", "Lu")]),
        ("Sélectionner l’option « Par courrier »", [("label", "choose", "Par courrier")]),
        (
            "Dans la rubrique « Aide », cliquer sur « Contact ».",
            [("label", "see", "Aide"), ("label", "press", "Contact")],
        ),
        ("La page « Merci » s’affiche.", [("label", "see", "Merci")]),
        (
            "Remplir les champs « Nom » et « Prénom »",
            [("field", "fill", "Nom"), ("field", "fill", "Prénom")],
        ),
        ("Saisir le code dans « Clé »", [("field", "fill", "Clé")]),
        ("Répondre dans un délai de 15 jours.", [("delay", None, "15 jours")]),
        ("La réponse vient sous quinze jours.", [("delay", None, "quinze jours")]),
        ("3 administrateurs maximum", [("limit", None, "3 administrateurs maximum")]),
        ("Pas plus de deux essais.", [("limit", None, "Pas plus de deux essais")]),
        ("Un mail est envoyé au candidat.", [("event", None, "Un mail est envoyé au candidat.")]),
        ("Le bouton « Envoyer » est ensuite actionné.", [("label", "press", "Envoyer")]),
        ("Cliquer en bas a droite sur « Envoyer ».", [("label", "press", "Envoyer")]),
        ("Cliquer à gauche sur « Envoyer ».", [("label", "press", "Envoyer")]),
        ("Faites un clic sur « Envoyer ».", [("label", "press", "Envoyer")]),
        ("Terminez en cliquant sur « Envoyer ».", [("label", "press", "Envoyer")]),
        ("Terminez par « Envoyer ».", [("label", "press", "Envoyer")]),
        ("Passez à la suite avec « Suivant ».", [("label", "press", "Suivant")]),
        ("Contrôle des données puis « Suivant »", [("label", "press", "Suivant")]),
        ("Accueil > « Mon compte »", [("label", "press", "Mon compte")]),
        ("Recochez la case « Lu ».", [("label", "tick", "Lu")]),
        ("La rubrique « Demandes » est ouverte.", [("label", "open", "Demandes")]),
        ("Suivez le guide.", []),
        ("Voici la marche a suivre.", []),
        ("Le passage au guichet doit intervenir vite.", []),
        ("Elle met 3 jours à arriver.", [("delay", None, "3 jours")]),
        ("Limite : 3 administrateurs.", [("limit", None, "Limite : 3 administrateurs")]),
        (
            "Nombre d’administrateurs limité à trois par entreprise",
            [("limit", None, "Nombre d’administrateurs limité à trois")],
        ),
        ("Administrateurs (3 maximum)", [("limit", None, "Administrateurs (3 maximum")]),
        ("Scanner le reçu", [("not_understood", None, "Scanner le reçu")]),
        (
            "Compléter les champs → « Envoyer »",
            [("field", "fill", "Compléter les champs"), ("label", "press", "Envoyer")],
        ),
        (
            "Saisir le nom et le mail, puis « Envoyer »",
            [("field", "fill", "Saisir le nom et le mail"), ("label", "press", "Envoyer")],
        ),
        (
            "Choisir la date puis « Envoyer »",
            [("label", "choose", "Choisir la date"), ("label", "press", "Envoyer")],
        ),
        ("« Envoyer »", [("label", "press", "Envoyer")]),
        ("Nom, prénom, « Envoyer »", [("label", "press", "Envoyer")]),
        (
            "Cliquer sur « Aide > Contact ».",
            [("label", "press", "Aide"), ("label", "press", "Contact")],
        ),
        (
            "Cliquer sur Aide > Contact.",
            [("label", "press", "Aide"), ("label", "press", "Contact")],
        ),
        ("Accueil > Aide > Contact", [("label", "press", "Aide"), ("label", "press", "Contact")]),
        ("Vérifié et cliqué sur envoyer", [("label", "press", "envoyer")]),
        (
            "Choix de la date et clic sur « Envoyer »",
            [("label", "choose", "Choix de la date"), ("label", "press", "Envoyer")],
        ),
        ("Faites votre choix.", [("label", "choose", "choix")]),
        ("La date est choisie.", [("label", "choose", "choisie")]),
        ("Choisis la date.", [("label", "choose", "Choisis la date")]),
        (
            "choisit la date puis clique sur « Envoyer »",
            [("label", "choose", "choisit la date"), ("label", "press", "Envoyer")],
        ),
        ("Identification à la caisse", [("label", "sign", "Identification")]),
        (
            "S’identifier (la première fois : « S’inscrire »)",
            [("label", "sign", "identifier"), ("field", "fill", "S’inscrire")],
        ),
        ("Clic s/ « Envoyer »", [("label", "press", "Envoyer")]),
        ("Veuillez agréer nos salutations.", []),
        ("Portez le montant.", [("field", "fill", "Portez le montant")]),
        ("Saisissez-le une seconde fois.", [("field", "fill", "Saisissez-le une seconde fois")]),
        ("Vous avez 15 jours.", [("delay", None, "15 jours")]),
        ("Délai de réponse : 15 j.", [("delay", None, "15 j")]),
        ("Le gérant aura deux semaines pour répondre.", [("delay", None, "deux semaines")]),
        ("Vous avez le choix.", []),
        ("Votre choix est noté.", [("event", None, "Votre choix est noté.")]),
        ("Vérifier les informations.", []),
        (
            "Décochez la case « Lu ».",
            [("not_understood", None, "Décochez la case « Lu »"), ("label", "see", "Lu")],
        ),
        (
            "En saisissant le code, vous validez la demande.",
            [("field", "fill", "saisissant le code"), ("label", "press", "validez la demande")],
        ),
        ("Identifiant : votre SIRET.", []),
        ("Le candidat décoche Lu.", [("not_understood", None, "décoche Lu")]),
        ("Ne décochez pas la case « Lu ».", [("label", "see", "Lu")]),
        ("Téléversez le reçu.", [("not_understood", None, "Téléversez le reçu")]),
        ("Modifiez le champ « Nom ».", [("field", "fill", "Nom")]),
        (
            "Le candidat complète le formulaire.",
            [("field", "fill", "complète le formulaire")],
        ),
        ("Le candidat accède au portail.", [("label", "open", "accède au portail")]),
        (
            "« Par courrier » est selectionne.",
            [("label", "choose", "Par courrier"), ("label", "choose", "selectionne")],
        ),
    ],
)
def test_a_sentence_claims(tmp_path: Path, sentence: str, expected: list[Told]) -> None:
    assert claims(tmp_path, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "who", "allowed"),
    [
        ("Un déclarant ne peut pas recevoir les droits.", "declarant", False),
        ("Seul un administrateur peut accepter.", "administrateur", True),
        ("La personne doit être inscrite en tant qu’administrateur.", "administrateur", True),
        ("La personne doit elle-même être administrateur.", "administrateur", True),
        ("Elle ne doit pas être déclarante.", "declarante", False),
        ("Le bénéficiaire peut être un simple déclarant.", "declarant", True),
        ("Le bénéficiaire ne peut pas être un déclarant.", "declarant", False),
        ("Le remplaçant est obligatoirement administrateur.", "administrateur", True),
        ("Le transfert ne peut se faire que vers un administrateur.", "administrateur", True),
        ("Les droits ne vont qu’à un administrateur.", "administrateur", True),
        (
            "S’il a uniquement le rôle de déclarant, le transfert ne pourra se faire.",
            "declarant",
            False,
        ),
    ],
)
def test_a_sentence_says_who_may(tmp_path: Path, sentence: str, who: str, *, allowed: bool) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Une procédure\n\nETAPE 1\n\n{sentence}\n\nETAPE 2\n\nFin.\n", "utf-8")
    (procedure,) = read_document(path).procedures
    roles = [i.claim for i in items_of(procedure, PEOPLE) if i.claim.kind == "role"]
    assert [(claim.subject, claim.allowed) for claim in roles] == [(who, allowed)]
