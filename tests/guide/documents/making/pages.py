"""PDF files: running headers, words broken at line ends, columns, ruled tables."""

from datetime import UTC, datetime
from pathlib import Path

from fpdf import FPDF

_FONTS = Path(__file__).parents[4] / "mockportal" / "web" / "static" / "fonts"


class _Printed(FPDF):
    """Pages with a header and a footer that come back."""

    heading = ""

    def header(self) -> None:
        self.set_font("Texte", "", 9)
        self.cell(0, 8, self.heading, new_x="LMARGIN", new_y="NEXT")
        self.ln(4)

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("Texte", "", 9)
        self.cell(0, 8, f"Page {self.page_no()} sur 3", align="C")


def make_notice(path: Path) -> None:
    """Three pages; lines end as a typesetter left them, words broken and ligatures kept."""
    pdf = _new("Notice n° 7 – Inscription d’un administrateur")
    _heading(pdf, "Inscription d’un administrateur")
    steps = (
        ("Étape 1", ["Ouvrez le portail et cliquez sur « Votre compte »."]),
        ("Étape 2", ["Cliquez sur « Je créé mon compte Net-E »."]),
        ("Étape 3", [
            "Remplissez le formulaire d’inscription avec les coordonnées de l’entre-",
            "prise et les vôtres, vérifiez qu’il n’y manque rien, puis cliquez sur « Je",
            "m’inscris ».",
        ]),
        ("Étape 4", ["Lisez les conditions générales et cliquez sur « J’accepte »."]),
        ("Étape 5", [
            "Vérifiez le nom et l’adresse de l’entreprise, qui viennent de l’an-",
            "nuaire, puis cliquez sur « Étape suivante ».",
        ]),
        ("Étape 6", [
            "Choisissez un mot de passe et une question secrète, puis cliquez sur",
            "« Valider ».",
        ]),
        ("Étape 7", ["Relisez les données d’authentification et cliquez sur « Étape suivante »."]),
        ("Étape 8", [
            "Cochez la façon d’activer votre compte et cliquez sur « Valider » :",
            "• Validation par un administrateur déjà existant : par cooptation",
            "• Validation avec une clé d’activation (envoyée par courrier)",
        ]),
        ("Étape 9", ["Le choix est enregistré. Cliquez sur « Revenir à l’accueil »."]),
    )  # fmt: skip
    for title, lines in steps:
        if pdf.get_y() > 200 or title == "Étape 7":
            pdf.add_page()
        pdf.ln(8)
        _line(pdf, title, bold=True)
        pdf.ln(2)
        for line in lines:
            _line(pdf, line)
        pdf.ln(40)
    pdf.output(str(path))


def make_columns(path: Path) -> None:
    """Two columns; numbers « 1. » in the first go on in the second; labels in bold."""
    pdf = _new("Aide-mémoire de l’employeur")
    _heading(pdf, "Supprimer un administrateur")
    top = pdf.get_y() + 4
    left = (
        "1. Ouvrez le portail et cliquez sur",
        "**Base de connaissance**, sous Nous",
        "contacter.",
        "",
        "2. Identifiez-vous. Si vous n’avez pas",
        "d’accès, cliquez sur **S’inscrire**,",
        "remplissez les champs et cliquez sur",
        "**Créer mon accès**.",
    )
    right = (
        "3. Cliquez sur **Radiation/suppression**",
        "**d’un administrateur**.",
        "",
        "4. Complétez le formulaire, cochez",
        "**Je reconnais…** et cliquez sur **Envoyer**.",
        "",
        "Un technicien s’occupe de la suite.",
    )
    for x, lines in ((20, left), (110, right)):
        for number, line in enumerate(lines):
            pdf.set_xy(x, top + 6 * number)
            pdf.set_font("Texte", "", 11)
            pdf.cell(80, 6, line, markdown=True)
    pdf.output(str(path))


def make_ruled(path: Path) -> None:
    """A ruled table « N° | Actions à réaliser » whose cells hold several lines."""
    pdf = _new("Cooptation")
    _heading(pdf, "Répondre à une demande de cooptation")
    pdf.set_font("Texte", "", 11)
    with pdf.table(col_widths=(12, 70, 50), width=160) as table:
        for cells in (
            ("N°", "Actions à réaliser", "Remarques"),
            ("1", "Suivre le lien « Voir la demande » du message, puis se connecter", "15 jours"),
            ("2", "Cliquer sur « Accord » pour accepter, ou sur « Refus » pour refuser", ""),
            ("3", "Cliquer sur « Retour au menu personnalisé »", ""),
        ):  # fmt: skip
            row = table.row()
            for cell in cells:
                row.cell(cell)
    pdf.output(str(path))


def _new(heading: str) -> _Printed:
    pdf = _Printed(format="A4")
    pdf.heading = heading
    pdf.set_creation_date(datetime(2026, 1, 12, tzinfo=UTC))
    pdf.set_margins(20, 20)
    pdf.add_font("Texte", "", _FONTS / "source-sans-3-latin-400-normal.woff")
    pdf.add_font("Texte", "B", _FONTS / "source-sans-3-latin-700-normal.woff")
    pdf.add_page()
    return pdf


def _heading(pdf: FPDF, text: str) -> None:
    pdf.set_font("Texte", "B", 18)
    pdf.cell(0, 12, text, new_x="LMARGIN", new_y="NEXT")


def _line(pdf: FPDF, text: str, *, bold: bool = False) -> None:
    pdf.set_font("Texte", "B" if bold else "", 12)
    pdf.cell(0, 6, text, new_x="LMARGIN", new_y="NEXT")
