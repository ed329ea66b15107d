"""Documents of a quality department: numbered chapters around the steps, and a booklet."""

from pathlib import Path

from docx import Document
from docx.document import Document as Word

_CHAPTER, _STEP = "Heading 1", "List Number"


def make_chaptered(path: Path) -> None:
    """Chapters « 1. Objet », « 2. Déroulement » with a numbered list in the second, notes in it."""
    word = _new("Mode opératoire – Devenir administrateur (cooptation)")
    word.add_paragraph("Version 3 du 12/01/2026 – Rédacteur : DSI")
    word.add_paragraph("1. Objet", style=_CHAPTER)
    word.add_paragraph(
        "Ce mode opératoire décrit la création d’un compte d’administrateur, validée par un "
        "administrateur en place."
    )
    word.add_paragraph("2. Déroulement", style=_CHAPTER)
    _step(word, "Vous ouvrirez le portail et vous cliquerez sur |Votre compte|.")
    _step(word, "Vous cliquerez ensuite sur |Je créé mon compte Net-E|.")
    _step(
        word,
        "Vous compléterez les rubriques |SIRET|, |Nom|, |Prénom|, |Téléphone| et |Courriel| puis "
        "vous cliquerez sur |Je m’inscris|.",
    )
    word.add_paragraph("Remarque : le numéro SIRET comporte 14 chiffres.")
    _step(word, "Après lecture des conditions générales, vous cliquerez sur |J’accepte|.")
    _step(word, "Vous vérifierez vos données puis vous cliquerez sur |Étape suivante|.")
    _step(
        word,
        "Vous choisirez votre mot de passe ainsi que la question secrète, puis vous cliquerez sur "
        "|Valider|.",
    )
    word.add_paragraph("Important : ne communiquez votre mot de passe à personne.")
    _step(word, "Vous relirez les données affichées et vous cliquerez sur |Étape suivante|.")
    _step(
        word,
        "Vous choisirez |Validation par un administrateur déjà existant : par cooptation|, puis "
        "vous cliquerez sur |Valider|.",
    )
    _step(word, "L’écran suivant rappelle votre choix. Vous cliquerez sur |Revenir à l’accueil|.")
    word.add_paragraph("3. Validation", style=_CHAPTER)
    word.add_paragraph(
        "Les administrateurs de l’entreprise sont avertis par courriel. L’un d’eux dispose de "
        "quinze jours pour donner son accord ; passé ce délai, la demande tombe."
    )
    word.save(str(path))


def make_booklet(path: Path) -> None:
    """A chapter whose three parts are numbered, everything in the passive."""
    word = _new("Le guide du nouvel employeur")
    word.add_paragraph("Chapitre 4 – Quand un administrateur s’en va", style=_CHAPTER)
    word.add_paragraph(
        "Vous êtes employeur et l’un de vos administrateurs part à la retraite. Ses habilitations "
        "doivent être transférées à un autre administrateur."
    )
    word.add_paragraph("1. Accès", style="Heading 2")
    word.add_paragraph(
        "Il convient d’ouvrir le portail puis de cliquer, sous « Nous contacter », sur « Base de "
        "connaissance »."
    )
    word.add_paragraph(
        "L’inscription à la base est nécessaire : cliquer sur « S’inscrire », remplir puis cliquer "
        "sur « Créer mon accès »."
    )
    word.add_paragraph("On se connecte ensuite en cliquant sur « Se connecter ».")
    word.add_paragraph("2. Demande", style="Heading 2")
    word.add_paragraph(
        "La démarche « Radiation/suppression d’un administrateur » doit être choisie."
    )
    word.add_paragraph(
        "Les champs « Nom de l’administrateur à radier », « Prénom de l’administrateur à radier », "
        "« Nom du bénéficiaire » et « Prénom du bénéficiaire » doivent être remplis."
    )
    word.add_paragraph("La case « Je reconnais… » doit être cochée.")
    word.add_paragraph("Le bouton « Envoyer » doit être pressé.")
    word.add_paragraph("3. Suites", style="Heading 2")
    word.add_paragraph(
        "Un technicien radie l’administrateur. Jusque-là, celui-ci garde ses accès. L’employeur "
        "reçoit un courriel."
    )
    word.save(str(path))


def _new(title: str) -> Word:
    word = Document()
    word.sections[0].header.paragraphs[0].text = "Document interne"
    word.add_paragraph(title, style="Title")
    return word


def _step(word: Word, text: str) -> None:
    """A numbered paragraph; what stands between bars is bold."""
    paragraph = word.add_paragraph(style=_STEP)
    for at, part in enumerate(text.split("|")):
        paragraph.add_run(part).bold = at % 2 == 1
