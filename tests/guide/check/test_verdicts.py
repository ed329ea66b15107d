"""What a check says of a document, sentence by sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.documents import read_document
from guide.evidence.record import Action, read_evidence
from guide.judging.checking import check
from tests.guide.check.conftest import Check, told
from tests.guide.check.library import (
    ACTIVE,
    CARD,
    DONE,
    KEY,
    LIBRARIAN,
    READER,
    REQUEST,
    SIGN_IN,
    SUBSCRIBE,
)
from tests.guide.check.paper import Act, Arranged, Line, Page, Paper, View

RIGHT = (Path(__file__).parent / "data" / "demander-une-carte.txt").read_text("utf-8")


def changed(before: str, after: str) -> str:
    """The right document with one thing changed."""
    assert before in RIGHT
    return RIGHT.replace(before, after, 1)


def test_a_right_document_is_confirmed_whole(checked: Check) -> None:
    found = checked(RIGHT)
    assert (found.verdict, told(found)) == ("confirmed", [])
    numbers = [step.number for step in found.procedures[0].sections]
    assert numbers == [str(n) for n in range(1, 11)]


def test_each_confirmed_label_carries_the_moment_at_which_it_stands(checked: Check) -> None:
    """Whether or not a picture was taken there: nobody has to look for it again."""
    judged = [j for j in checked(RIGHT).claims() if j.claim.kind == "label" and j.claim.firm]
    stand = [(j.claim.text, j.shown.moment) for j in judged if j.shown]
    assert len(stand) == len(judged) > 0
    names = [(text, moment.name or "") for text, moment in stand if isinstance(moment, Action)]
    pressed = [(text, name) for text, name in names if name]
    assert len(pressed) > 3
    assert [text.lower() for text, _ in pressed] == [name.lower() for _, name in pressed]


def test_it_names_the_scenarios_it_was_held_against(checked: Check) -> None:
    (procedure,) = checked(RIGHT).procedures
    assert procedure.scenarios == (
        "Le lecteur retire sa carte au guichet",
        "Le lecteur reçoit sa carte par courrier",
    )


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("« Votre carte »", "« Mon abonnement »", ("1", "renamed", "Mon abonnement")),
        ("« Votre carte »", "« Vottre carte »", ("1", "spelling", "Vottre carte")),
        ("« étape suivante »", "« etape suivante »", ("5", "spelling", "etape suivante")),
        (
            "cliquer sur étape suivante",
            "cliquer sur page suivante",
            ("7", "renamed", "page suivante"),
        ),
        (
            "au guichet : avec une pièce",
            "au comptoir : avec une pièce",
            ("8", "renamed", "retrait au comptoir : avec une pièce d’identité"),
        ),
        ("15 jours", "trente jours", ("10", "contradicted", "trente jours")),
        ("15 jours", "3 semaines", ("10", "contradicted", "3 semaines")),
        ("3 livres maximum", "5 livres maximum", (None, "contradicted", "5 livres maximum")),
        (
            "Demander une carte de bibliothèque",
            "Demander une carte de bibliothèque (5 livres maximum)",
            (None, "contradicted", "5 livres maximum"),
        ),
        (
            "Cliquer sur « Demander une carte »",
            "« Demander mon abonnement »",
            ("2", "renamed", "Demander mon abonnement"),
        ),
        (
            "Renseigner vos coordonnées et cliquer sur « je m’abonne »",
            "Renseigner vos coordonnées → « je m’inscris »",
            ("3", "renamed", "je m’inscris"),
        ),
        (
            "« revenir à l’accueil »",
            "« revenir à l’accueil » et scanner le reçu",
            ("9", "not_understood", "scanner le reçu"),
        ),
    ],
)
def test_a_change_is_told_at_its_step(
    checked: Check, before: str, after: str, expected: tuple[str | None, str, str]
) -> None:
    assert told(checked(changed(before, after))) == [expected]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("« Votre carte »", "“Votre carte”"),
        ("« Votre carte »", '"VOTRE CARTE"'),
        ("« Votre carte »", "[Votre carte]"),
        ("« je m’abonne »", "« Je m'abonne »"),
        ("15 jours", "quinze jours"),
        ("ETAPE 9", "Étape 9 :"),
        ("Cliquer sur « Demander une carte »", "Vous cliquerez sur « Demander une carte »."),
        ("Cliquer sur « Demander une carte »", "Le bouton « Demander une carte » est cliqué."),
        ("Cliquer sur « Demander une carte »", "Il faut cliquer sur « Demander une carte »."),
    ],
)
def test_what_means_the_same_is_no_difference(checked: Check, before: str, after: str) -> None:
    assert told(checked(changed(before, after))) == []


def test_two_steps_swapped_are_both_told_with_where_they_stand(checked: Check) -> None:
    text = RIGHT.replace("« J’accepte » pour accepter le règlement", "@").replace(
        "« étape suivante »", "« J’accepte »", 1
    )
    found = checked(text.replace("@", "« étape suivante »"))
    moved = [j for j in found.claims() if j.verdict == "moved"]
    assert [(j.claim.text, j.found_at) for j in moved] == [
        ("étape suivante", "5"),
        ("J’accepte", "4"),
    ]


@pytest.mark.parametrize(
    ("after", "information"),
    [
        ("« revenir à l’accueil »", "Un mail intitulé « Votre carte est refusée » peut partir."),
        (
            "« revenir à l’accueil »",
            "L’écran de retour contient un bouton « Envoyer ».",
        ),
        (
            "« Demander une carte »",
            "Faute d’avoir coché « Je certifie… », le livre n’est pas rendu.",
        ),
        ("Choisir le mot de passe et cliquer sur « valider »", "Ici « abc1 » est refusé."),
        (
            "« je m’abonne »",
            "À moins d’avoir lu la suite, impossible de cliquer sur « J’accepte ».",
        ),
    ],
)
def test_information_that_this_walk_does_not_show_is_doubted_and_no_drift(
    checked: Check, after: str, information: str
) -> None:
    """A mail that nobody opened, another walk's control, a value, what would be otherwise."""
    found = checked(changed(after, f"{after}\n\n{information}"))
    (sentence,) = [each for each in found.sentences() if each.text == information]
    assert sentence.verdict == "unproved"


def test_an_invented_step_is_missing_from_the_portal(checked: Check) -> None:
    found = checked(changed("ETAPE 9", "ETAPE 8 bis\n\nCliquer sur « Imprimer »\n\nETAPE 9"))
    assert told(found) == [("8 bis", "missing", "Imprimer")]


def test_a_forgotten_step_is_undocumented_after_the_one_before(checked: Check) -> None:
    start, end = RIGHT.index("ETAPE 4"), RIGHT.index("ETAPE 5")
    found = checked(RIGHT[:start] + RIGHT[end:])
    assert told(found) == [("3", "undocumented", "J’accepte")]
    assert found.undocumented[0].title == "Règlement"


def test_the_sentence_is_given_mended(checked: Check) -> None:
    found = checked(changed("« je m’abonne »", "« s’inscrire »"))
    (drift,) = [j for j in found.claims() if j.is_drift]
    assert drift.offered == "Je m’abonne"
    assert drift.suggestion == "Renseigner vos coordonnées et cliquer sur « je m’abonne »"


def test_another_starting_point_is_no_drift(checked: Check) -> None:
    text = """Préparer une carte

1. Ouvrir le message et cliquer sur « Voir la demande ».
2. Se connecter.
3. Cliquer sur « Accord », ou sur « Refus ».
4. Cliquer sur « Retour à la liste ».
"""
    found = checked(text)
    assert (found.verdict, told(found)) == ("confirmed", [])


def test_a_document_that_no_scenario_follows_is_about_something_else(checked: Check) -> None:
    found = checked("Faire du thé\n\n1. Cliquer sur « Bouilloire »\n2. Cliquer sur « Théière »\n")
    assert {verdict for _, verdict, _ in told(found)} == {"unrelated"}
    assert (found.verdict, found.procedures[0].scenarios) == ("unrelated", ())
    assert found.procedures[0].nearest == "La bibliothèque"


FORM = """Rendre un livre

1. Ouvrir la « Foire aux questions ».
2. Remplir « Titre du livre » et « Nom du dépositaire ».
3. Cocher « Je certifie… » et cliquer sur « Envoyer ».
"""


def test_a_renamed_field_is_told_and_the_others_keep_their_names(checked: Check) -> None:
    assert told(checked(FORM)) == []
    found = checked(FORM.replace("Nom du dépositaire", "Nom du gardien"))
    assert told(found) == [("2", "renamed", "Nom du gardien")]
    assert next(j for j in found.claims() if j.is_drift).offered == "Nom du dépositaire"


def test_fields_with_words_in_common_are_told_apart(checked: Check) -> None:
    text = FORM.replace(
        "Remplir « Titre du livre » et « Nom du dépositaire »",
        "Les champs « Nom du dépositaire » et « Titre du livre » doivent être remplis",
    )
    assert told(checked(text)) == []


DESK = """Préparer une carte

1. Ouvrir le message et cliquer sur « Voir la demande ».
2. Se connecter.
3. Cliquer sur « Accord ». Il a 15 jours pour le faire.
4. Cliquer sur « Retour à la liste ».
"""


def test_a_sentence_that_tells_only_a_delay_is_about_the_one_before(checked: Check) -> None:
    assert told(checked(DESK)) == []
    assert told(checked(DESK.replace("15", "20"))) == [("3", "contradicted", "20 jours")]


def test_a_field_whose_name_begins_another_one_keeps_its_own(checked: Check) -> None:
    text = changed("le mot de passe", "« Mot de passe » et « Confirmation du mot de passe »")
    assert told(checked(text.replace("Choisir «", "Remplir «"))) == []


def held(folder: Path, walk: list[Line], text: str) -> list[tuple[str | None, str, str]]:
    """What is told of a text that is held against one walk."""
    evidence = Paper({"Une autre fois": walk}, "La bibliothèque").write(folder / "preuve")
    path = folder / "procedure.txt"
    path.write_text(text, "utf-8")
    return told(check(read_document(path), read_evidence(evidence)))


def test_a_person_comes_back_by_the_link_that_leads_to_the_page(tmp_path: Path) -> None:
    walk: list[Line] = [
        *SUBSCRIBE,
        Act(READER, "open", "carte", CARD),
        *[Act(READER, "fill", label, SIGN_IN) for label in ("Nom", "Mot de passe")],
        Act(READER, "press", "Se connecter", SIGN_IN),
        Act(READER, "fill", "Numéro de carte", KEY),
        Act(READER, "press", "Valider", KEY),
        Act(READER, "press", "Mon espace", ACTIVE),
    ]
    text = """Activer sa carte

1. Cliquer sur « Votre carte » et se connecter.
2. Saisir le « Numéro de carte » et cliquer sur « Valider ».
3. Cliquer sur « Mon espace ».
"""
    assert held(tmp_path, walk, text) == []


def test_a_button_that_was_not_used_is_not_taken_for_one_of_another_page(tmp_path: Path) -> None:
    asking = Page("Demander un refus", "/refus", ("link: Demande de refus",))
    walk: list[Line] = [
        Act(READER, "press", "Demande de refus", asking),
        Act(LIBRARIAN, "open", "demandes/1", REQUEST),
        Act(LIBRARIAN, "press", "Accord", REQUEST),
        View(LIBRARIAN, DONE),
        Act(LIBRARIAN, "press", "Retour à la liste", DONE),
    ]
    text = """Répondre

1. Si la carte est perdue, cliquer sur « Refus ».
2. Sinon, cliquer sur « Accord ».
3. Cliquer sur « Retour à la liste ».
"""
    assert {verdict for _, verdict, _ in held(tmp_path, walk, text)} == {"unproved"}


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("dans un délai d’un mois", "dans un délai de 15 jours"),
        ("sous un jour", "sous 15 jours"),
        ("dans un délai d’une dizaine de jours", "dans un délai de 15 jours"),
        ("sous 20 jours", "sous 15 jours"),
    ],
)
def test_a_delay_is_mended_with_the_words_around_its_number(
    checked: Check, written: str, mended: str
) -> None:
    found = checked(changed("dans un délai de 15 jours", written))
    (delay,) = [j for j in found.claims() if j.verdict == "contradicted"]
    assert mended in (delay.suggestion or "")


def test_a_button_after_a_verb_that_fills_is_settled_by_the_portal(checked: Check) -> None:
    text = changed("vos coordonnées et cliquer sur « je m’abonne »", "vos données, « je m’abonne »")
    assert told(checked(text)) == []


def test_what_the_document_only_names_is_not_left_out(checked: Check) -> None:
    text = changed("cliquer sur « étape suivante »", "la page a « étape suivante »")
    assert told(checked(text)) == []


def test_a_button_in_a_column_of_its_own_is_pressed(checked: Check) -> None:
    rows = (
        ("Votre carte", "Demander une carte"),
        ("Vos coordonnées", "Je m’abonne"),
        ("Règlement", "J’accepte"),
    )
    text = (
        "# Une carte\n\n| N° | Page | Bouton |\n|---|---|---|\n| 1 | Accueil | « Votre carte » |\n"
    )
    text += "".join(f"| {n} | {page} | « {name} » |\n" for n, (page, name) in enumerate(rows, 2))
    assert told(checked(text, "a.md")) == []
    wrong = text.replace("« Demander une carte »", "« Prendre une carte »")
    assert told(checked(wrong, "a.md")) == [
        ("2", "unproved", "Prendre une carte"),
        ("1", "undocumented", "Demander une carte"),
    ]


def test_a_link_without_its_article_is_not_called_lien(checked: Check) -> None:
    text = changed("cliquer sur le lien du mail", "cliquer sur lien du mail")
    assert told(checked(text)) == []


@pytest.mark.parametrize(
    "words", ["l’option voulue", "la case correspondante", "l’option choisie", "le choix souhaité"]
)
def test_what_stands_for_a_label_is_none(checked: Check, words: str) -> None:
    text = changed("Choisir la remise de la carte, puis", f"Cocher {words}, puis")
    assert told(checked(text)) == []


def test_what_announces_choices_is_none_of_them(checked: Check) -> None:
    text = """Demander une carte

4) Cliquez sur « Votre carte ».
5) Cliquez sur « Demander une carte ».
6) Remplissez les champs, puis cliquez sur « Je m’abonne ».
7) Cliquez sur « J’accepte ».
8) Cliquez sur « Étape suivante ».
9) Choisissez un « Mot de passe », puis cliquez sur « Valider ».
10) Cliquez sur « Étape suivante ».
11) Choisissez comment la carte sera remise :
   1 – « retrait au guichet : avec une pièce d’identité » ;
   2 – « envoi à domicile (par courrier) ».
   Cliquez ensuite sur « Valider ».
12) Cliquez sur « Revenir à l’accueil ».
"""
    assert told(checked(text)) == []


def test_what_was_arranged_proves_nothing(tmp_path: Path) -> None:
    """The same acts, with and without a mark on the one that a sentence is about."""
    document = tmp_path / "procedure.txt"
    document.write_text("ETAPE 1\n\nCliquer sur « Votre carte »\n", "utf-8")
    home = Page("Accueil", "/", ("heading: Accueil", "link: Votre carte"))
    opened, pressed = Act(READER, "open", "/", home), Act(READER, "press", "Votre carte", home)
    verdicts = []
    for name, line in (("parcouru", pressed), ("prepare", Arranged(pressed))):
        lines = (opened, line, View(READER, CARD))
        evidence = Paper({"Le lecteur ouvre sa carte": lines}).write(tmp_path / name)
        found = check(read_document(document), read_evidence(evidence))
        verdicts.append([judged.verdict for judged in found.procedures[0].claims()])
    assert verdicts == [["confirmed"], ["unrelated"]]


@pytest.mark.parametrize(
    ("told", "proved"),
    [
        ("Il faut au moins six lettres et deux chiffres dans le mot de passe.", True),
        ("Il faut au moins deux lettres et six chiffres dans le mot de passe.", False),
        ("Le mot de passe contient au moins 6 chiffres et 2 lettres.", False),
    ],
)
def test_a_number_counts_what_stands_behind_it(tmp_path: Path, told: str, proved: bool) -> None:
    page = Page(
        "Mot de passe",
        "/carte/secret",
        ("heading: Mot de passe", "button: Valider"),
        ("Le mot de passe contient au moins 6 lettres et 2 chiffres.",),
    )
    walk: list[Line] = [View(READER, page), Act(READER, "press", "Valider", page)]
    evidence = Paper({"Choisir un mot de passe": walk}, "La carte").write(tmp_path / "preuve")
    path = tmp_path / "procedure.txt"
    path.write_text(f"Choisir un mot de passe\n\n1. Cliquer sur « Valider ».\n{told}\n", "utf-8")
    found = check(read_document(path), read_evidence(evidence)).sentences()
    verdict = next(each.verdict for each in found if each.text == told)
    assert (verdict == "confirmed") is proved, verdict


@pytest.mark.parametrize(
    ("told", "proved"),
    [
        ("Le code ne peut servir qu’une fois.", True),
        ("Le code sert une fois.", False),
        ("Le code ne sert pas.", False),
        ("Le lecteur reçoit le code.", True),
        ("Seul le lecteur reçoit le code.", False),
        ("Le lecteur ne reçoit que le code.", False),
        ("Le code comporte 6 chiffres.", True),
        ("La page « Votre code » contient un bouton « Valider ».", True),
        ("La page « Votre code » contient un bouton « Refuser ».", False),
        ("Quittez la page « Votre code » par « Valider ».", True),
        ("Quittez la page « Votre code » par « Modifier le code ».", False),
        ("Passez par la page « Votre code ».", False),
        ("Pour modifier le code, cliquez sur « Valider ».", False),
        ("Si le code est perdu, cliquez sur « Valider ».", False),
    ],
)
def test_limits_means_and_conditions_count(tmp_path: Path, told: str, proved: bool) -> None:
    """« Ne… que » limits, a question states nothing, and a purpose may be another control's."""
    page = Page(
        "Votre code",
        "/carte/code",
        ("heading: Votre code", "button: Valider", "link: Modifier le code"),
        (
            "Le lecteur reçoit le code.",
            "Le code ne sert qu’une fois.",
            "Le code compte 6 chiffres.",
            "Le code est perdu ?",
        ),
    )
    walk: list[Line] = [View(READER, page), Act(READER, "press", "Valider", page)]
    evidence = Paper({"Entrer un code": walk}, "La carte").write(tmp_path / "preuve")
    path = tmp_path / "procedure.txt"
    path.write_text(f"Entrer un code\n\n1. Cliquer sur « Valider ».\n{told}\n", "utf-8")
    found = check(read_document(path), read_evidence(evidence)).sentences()
    verdict = next(each.verdict for each in found if each.text == told)
    assert (verdict == "confirmed") is proved, verdict
