"""Ways of numbering, of dividing and of quoting, each in a few lines of text."""

from __future__ import annotations

from pathlib import Path

import pytest
from fpdf import FPDF
from PIL import Image

from guide.documents import read_document
from guide.documents.model import Document, Paragraph


def read(folder: Path, text: str, name: str = "procedure.txt") -> Document:
    path = folder / name
    path.write_text(text, "utf-8")
    return read_document(path)


def numbers(document: Document) -> list[list[str | None]]:
    return [[step.number for step in procedure.sections] for procedure in document.procedures]


def labels(paragraph: Paragraph) -> list[str]:
    return [paragraph.text[mark.start : mark.end] for mark in paragraph.marks]


NUMBERINGS = {
    "ETAPE 1\nOuvrir le portail\nETAPE 2\nCliquer sur « Valider »": ["1", "2"],
    "Étape 1 : ouvrir le portail\nÉtape 2 : cliquer sur « Valider »": ["1", "2"],
    "Étape n° 1 – ouvrir le portail\nÉtape n° 2 – cliquer sur « Valider »": ["1", "2"],
    "Étape 1/2\nOuvrir le portail\nÉtape 2/2\nCliquer sur « Valider »": ["1", "2"],
    "1ère étape : ouvrir le portail\n2e étape : cliquer sur « Valider »": ["1", "2"],
    "Première étape : ouvrir le portail\nDeuxième étape : cliquer": ["1", "2"],
    "Étape A1 : ouvrir le portail\nÉtape A2 : cliquer sur « Valider »": ["A1", "A2"],
    "0. Ouvrir le portail\n1. Cliquer sur « Valider »": ["0", "1"],
    "1. Ouvrir le portail\n2. Cliquer sur « Valider »": ["1", "2"],
    "1) Ouvrir le portail\n2) Cliquer sur « Valider »": ["1", "2"],
    "1/ Ouvrir le portail\n2/ Cliquer sur « Valider »": ["1", "2"],
    "1/Ouvrir le portail\n2/Cliquer sur « Valider »": ["1", "2"],
    "1 - Ouvrir le portail\n2 – Cliquer sur « Valider »": ["1", "2"],
    "1°) Ouvrir le portail\n2°) Cliquer sur « Valider »": ["1", "2"],
    "(1) Ouvrir le portail\n(2) Cliquer sur « Valider »": ["1", "2"],
    "① Ouvrir le portail\n② Cliquer sur « Valider »": ["1", "2"],
    "1\nOuvrir le portail\n2\nCliquer sur « Valider »": ["1", "2"],
    "1. Ouvrir\n2. Cliquer\n2 bis. Choisir\n3. Valider": ["1", "2", "2 bis", "3"],
    "ETAPE 7\nOuvrir\nETAPE 7 bis\nCliquer\nETAPE 8\nValider": ["7", "7 bis", "8"],
    "1.1 - Ouvrir le portail\n1.2 - Cliquer sur « Valider »": ["1.1", "1.2"],
    "Étape 2 : ouvrir\nÉtape 5 : cliquer\nÉtape 3 : valider": ["2", "5", "3"],
    "Ouvrez le portail.\n\nLe menu s’affiche.\n\nCliquez sur « Valider ».": [None, None],
    "• Ouvrez le portail\n• Cliquez sur « Valider »": [None, None],
    "Le bouton « A » est pressé.\n\nLa case « B » est ensuite cochée.": [None, None],
    "• Modifiez le nom\n• Téléversez le reçu\n• Décochez « A »": [None, None, None],
    "\uf0b7 Ouvrez le portail\n\uf0b7 Cliquez sur « Valider »": [None, None],
}


@pytest.mark.parametrize("text", NUMBERINGS)
def test_steps_by_their_numbers(text: str, tmp_path: Path) -> None:
    assert numbers(read(tmp_path, f"Ajouter un compte\n\n{text}\n")) == [NUMBERINGS[text]]


NOT_STEPS = {
    "a list of choices": "1. Choisir :\n   1 - par mail\n   2 - par courrier\n2. Valider",
    "a list of fields": "1. Saisir\n- le nom\n- le prénom\n2. Valider",
    "an inner list that begins anew": "1. Choisir\n\n1. par mail\n2. par courrier\n\n2. Valider",
    "a date and a length": "1. Saisir la date 12/01/2026\n15 jours au plus\n2. Valider",
    "a page number": "1. Ouvrir le portail\n\nPage 1 / 2\n\n2. Valider",
    "a table of contents": "1. Ouvrir ........ 3\n2. Valider ........ 4\n\n1. Ouvrir\n2. Valider",
    "a sentence about a step": "1. Ouvrir\nL’étape 2 est facultative.\n2. Valider",
}


@pytest.mark.parametrize("case", NOT_STEPS)
def test_what_is_no_step(case: str, tmp_path: Path) -> None:
    assert numbers(read(tmp_path, NOT_STEPS[case])) == [["1", "2"]]


SEVERAL = {
    "titles in capitals": "AJOUTER\n\n1. Ouvrir\n2. Valider\n\nSUPPRIMER\n\n1. Ouvrir\n2. Envoyer",
    "titles that begin with a verb": (
        "Ajouter un compte\n\n1. Ouvrir\n2. Valider\n\nSupprimer un compte\n\n1. Ouvrir\n2. Envoyer"
    ),
    "numbered titles": (
        "1. Ajouter un compte\nÉtape 1 : ouvrir\nÉtape 2 : valider\n"
        "2. Supprimer un compte\nÉtape 1 : ouvrir\nÉtape 2 : envoyer"
    ),
    "Roman titles": (
        "I. Ajouter un compte\n1) Ouvrir\n2) Valider\n"
        "II. Supprimer un compte\n1) Ouvrir\n2) Envoyer"
    ),
    "no titles, more steps": "1. Ouvrir\n2. Valider\n\n1. Ouvrir\n2. Cliquer\n3. Envoyer",
    "no titles": "ETAPE 1\nOuvrir\nETAPE 2\nValider\nETAPE 1\nOuvrir\nETAPE 2\nEnvoyer",
}


@pytest.mark.parametrize("case", SEVERAL)
def test_numbers_that_begin_anew_make_another_procedure(case: str, tmp_path: Path) -> None:
    document = read(tmp_path, SEVERAL[case])
    assert [steps[:2] for steps in numbers(document)] == [["1", "2"], ["1", "2"]]
    titles = {procedure.title for procedure in document.procedures}
    assert titles == {None} if case.startswith("no titles") else len(titles) == 2


def test_a_note_stays_with_its_step_and_the_preamble_before_them(tmp_path: Path) -> None:
    text = (
        "Ajouter un compte\n\nTrois au plus.\n\n1. Ouvrir\n\nNB : le SIRET est utile.\n\n2. Valider"
    )
    (procedure,) = read(tmp_path, text).procedures
    assert procedure.title == "Ajouter un compte"
    assert [p.text for p in procedure.preamble] == ["Trois au plus."]
    assert [p.text for p in procedure.sections[0].paragraphs()] == [
        "Ouvrir",
        "NB : le SIRET est utile.",
    ]


def test_ways_that_part_from_a_step(tmp_path: Path) -> None:
    text = (
        "1. Ouvrir\n2. Activer le compte\n\na) Par cooptation\n\nUn administrateur accepte.\n\n"
        "b) Par courrier\n\nLa clé arrive.\n\n3. Valider"
    )
    (procedure,) = read(tmp_path, text).procedures
    parts = procedure.sections[1].branches
    assert [(part.marker, part.title) for part in parts] == [
        (None, None),
        ("a", "Par cooptation"),
        ("b", "Par courrier"),
    ]
    assert [p.text for p in parts[1].paragraphs] == ["Par cooptation", "Un administrateur accepte."]
    assert procedure.sections[1].text.startswith("Activer le compte Par cooptation")


def test_a_long_paragraph_of_prose_is_cut_into_sentences(tmp_path: Path) -> None:
    text = "Ouvrez le portail. Cliquez sur « Compte ». Choisissez un nom. Cliquez sur « Valider »."
    (procedure,) = read(tmp_path, text).procedures
    assert [step.text for step in procedure.sections] == text.replace(". ", ".|").split("|")


def test_a_sentence_over_several_lines_keeps_the_place_of_each(tmp_path: Path) -> None:
    text = "1. Ouvrir\n\n2. Pour finir, il faut d’abord se connecter à la base de\n\nconnaissance."
    (procedure,) = read(tmp_path, text).procedures
    (paragraph,) = procedure.sections[1].paragraphs()
    assert paragraph.text.endswith("la base de connaissance.")
    assert paragraph.place_at(0).line == 3
    assert paragraph.place_at(paragraph.text.index("connaissance")).line == 5


QUOTED = {
    "« Valider » et « J’accepte »": ["Valider", "J’accepte"],
    "“Valider” ou ”J’accepte”": ["Valider", "J’accepte"],
    '"Valider" puis "J\'accepte"': ["Valider", "J'accepte"],
    '" Valider " puis " Envoyer "': ["Valider", "Envoyer"],
    "'Valider' puis 'J'accepte' à l'accueil d'aujourd'hui": ["Valider", "J'accepte"],
    "l’onglet ‘S’inscrire’ d’abord": ["S’inscrire"],
    "[Valider] ou [1]": ["Valider"],
    "« le bouton “Valider” du menu »": ["le bouton “Valider” du menu", "Valider"],
    "« Valider puis « Envoyer »": ["Envoyer"],
    "Valider » puis « Envoyer »": ["Envoyer"],
    'sur "Valider puis sur "Envoyer"': ["Envoyer"],
    "«\u00a0Valider\u00a0» et «\u202fEnvoyer\u202f»": ["Valider", "Envoyer"],
    "le 5\" et l'été d'avant": [],
}


@pytest.mark.parametrize("text", QUOTED)
def test_quotes_of_all_kinds(text: str, tmp_path: Path) -> None:
    (procedure,) = read(tmp_path, f"1. Cliquer sur {text}\n2. Valider").procedures
    (paragraph,) = procedure.sections[0].paragraphs()
    assert labels(paragraph) == QUOTED[text]


def test_text_is_composed_and_blanks_are_one(tmp_path: Path) -> None:
    (procedure,) = read(
        tmp_path, "1. Cliquer\u00a0 sur « e\u0301tape\u202f »\n2. Valider"
    ).procedures
    (paragraph,) = procedure.sections[0].paragraphs()
    assert paragraph.text == "Cliquer sur « étape »"


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding: str, end: str, tmp_path: Path) -> None:
    text = "Créer un accès\n\n1. Cliquer sur « Je créé mon compte »\n\n2. Vérifier l’été"
    path = tmp_path / "texte.txt"
    path.write_bytes(text.replace("\n", end).encode(encoding))
    (procedure,) = read_document(path).procedures
    assert procedure.title == "Créer un accès"
    assert [(s.place.line, s.text) for s in procedure.sections] == [
        (3, "Cliquer sur « Je créé mon compte »"),
        (5, "Vérifier l’été"),
    ]


def test_headings_with_bare_numbers_are_steps(tmp_path: Path) -> None:
    text = "# A\n\n### 1 Ouvrir\n\nOuvrez le portail.\n\n### 2 Envoyer\n\nCliquez sur **OK**.\n"
    assert numbers(read(tmp_path, text, "a.md")) == [["1", "2"]]


def test_more_steps_than_numbered_chapters_make_the_chapters_headings(tmp_path: Path) -> None:
    text = (
        "# Mode opératoire\n\n## 1. Objet\n\nCe texte est court.\n\n## 2. Déroulement\n\n"
        "1. Ouvrez le portail.\n2. Cliquez sur **A**.\n3. Cliquez sur **B**.\n\n"
        "## 3. Suites\n\nC’est fini.\n"
    )
    assert [n for n in numbers(read(tmp_path, text, "a.md")) if n] == [["1", "2", "3"]]


def test_numbers_that_go_on_in_the_next_chapter_are_one_procedure(tmp_path: Path) -> None:
    text = (
        "# Notice\n\n## Inscription\n\n1° Ouvrez le portail.\n\n2° Cliquez sur « A ».\n\n"
        "## Activation\n\n3° Cliquez sur « B ».\n\n4° Cliquez sur « C ».\n"
    )
    assert numbers(read(tmp_path, text, "a.md")) == [["1", "2", "3", "4"]]


def test_the_lines_over_a_letter_are_no_title(tmp_path: Path) -> None:
    document = read(tmp_path, "De : S. Marchand\nÀ : la paie\n\nCliquez sur « A ».\n")
    assert [procedure.title for procedure in document.procedures] == [None]


@pytest.mark.parametrize("name", ["procedure.txt", "procedure.md", "procedure.html"])
def test_quotes_of_two_signs_are_quotes(tmp_path: Path, name: str) -> None:
    first = "1. Cliquer sur <<Votre compte>> puis **<< Valider >>**."
    text = f"{first}\n\n2. Ouvrir Accueil >> Compte."
    if name.endswith("html"):
        text = text.replace("<", "&lt;").replace(">", "&gt;").replace("**", "")
        text = "".join(f"<p>{line}</p>" for line in text.split("\n\n"))
    (procedure,) = read(tmp_path, text, name).procedures
    steps = [next(section.paragraphs()) for section in procedure.sections]
    quoted = [
        [step.text[m.start : m.end] for m in step.marks if m.emphasis == "quoted"] for step in steps
    ]
    assert quoted == [["Votre compte", "Valider"], []]


GRID = """# Ajouter un compte

+----+-----------------------------------+---------+
| N° | Actions à réaliser                | Écran   |
+:===+===================================+:=======:+
| 1  | Cliquer sur « Votre compte »,     |         |
|    | puis sur « Suite ».               | ![a](b) |
+----+-----------------------------------+---------+
| 2  | Choisir :                         | Fin     |
|    |                                   |         |
|    | - « Par courrier »                |         |
|    | - « Par mail »                    |         |
+----+-----------------------------------+---------+

Après quoi tout est dit.
"""


def test_a_grid_table_of_pandoc_is_a_table(tmp_path: Path) -> None:
    (procedure,) = read(tmp_path, GRID, "procedure.md").procedures
    assert [
        (step.number, [(p.text, p.kind, p.pictures, p.place.line) for p in step.paragraphs()])
        for step in procedure.sections
    ] == [
        (
            "1",
            [
                ("Cliquer sur « Votre compte », puis sur « Suite ».", "cell", 0, 6),
                ("", "cell", 1, 7),
            ],
        ),
        (
            "2",
            [
                ("Choisir :", "cell", 0, 9),
                ("« Par courrier »", "cell", 0, 11),
                ("« Par mail »", "cell", 0, 12),
                ("Fin", "cell", 0, 9),
                ("Après quoi tout est dit.", "text", 0, 15),
            ],
        ),
    ]


@pytest.mark.parametrize("lines", ["+---+\nsans barre", "+ un\n+ deux", "|a|\n+---+"])
def test_signs_that_make_no_grid_stay_text(tmp_path: Path, lines: str) -> None:
    (procedure,) = read(tmp_path, f"{lines}\n\n1. Cliquer.\n2. Envoyer.", "p.md").procedures
    assert [step.number for step in procedure.sections] == ["1", "2"]


def test_words_that_a_line_strikes_out_of_a_pdf_count_as_deleted(tmp_path: Path) -> None:
    pdf = FPDF(format="A4")
    pdf.add_page()
    for look, words in (("", "1. Cliquer sur Valider "), ("S", "ou Suivant "), ("U", "pour finir")):
        pdf.set_font("Helvetica", look, 12)
        pdf.write(8, words)
    pdf.set_font("Helvetica", "", 12)
    pdf.write(8, "\n2. Envoyer")
    path = tmp_path / "procedure.pdf"
    pdf.output(str(path))
    (procedure,) = read_document(path).procedures
    assert [step.text for step in procedure.sections] == [
        "Cliquer sur Valider pour finir",
        "Envoyer",
    ]


def test_a_form_and_a_page_that_is_a_picture_are_told_as_not_read(tmp_path: Path) -> None:
    pdf = FPDF(format="A4")
    pdf.add_page()
    pdf.set_font("Helvetica", "", 12)
    pdf.write(8, "1. Cliquer sur Valider\n2. Envoyer")
    pdf.add_page()
    pdf.image(Image.new("RGB", (300, 400), "grey"), w=180)
    path = tmp_path / "procedure.pdf"
    pdf.output(str(path))
    assert [(one.what, one.place.page) for one in read_document(path).unread] == [
        ("une page qui n’est qu’une image", 2)
    ]
    data = path.read_bytes()
    at = data.rindex(b"/Type /Catalog")
    form = b"/AcroForm <</Fields []>> "
    path.write_bytes(data[:at] + form + data[at:])
    assert [one.what for one in read_document(path).unread][:1] == ["les champs du formulaire"]
