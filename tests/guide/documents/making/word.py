"""Word documents as they are written: styles, lists, tables, revisions, text boxes, pictures."""

import io
from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph
from PIL import Image

_TEXT_BOX = """
<w:r {space} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict>
<v:shape style="width:200pt;height:40pt"><v:textbox><w:txbxContent>
<w:p><w:r><w:t>{text}</w:t></w:r></w:p>
</w:txbxContent></v:textbox></v:shape></w:pict></w:r>
"""
_REVISION = """
<w:p {space}><w:r><w:t xml:space="preserve">{before} </w:t></w:r>
<w:del w:id="90" w:author=""><w:r><w:delText xml:space="preserve">{old} </w:delText></w:r></w:del>
<w:ins w:id="91" w:author=""><w:r><w:t xml:space="preserve">{new} </w:t></w:r></w:ins>
<w:r><w:t>{after}</w:t></w:r></w:p>
"""
_CONTROL = """
<w:sdt {space}><w:sdtContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:sdtContent></w:sdt>
"""


def make_handout(path: Path, *, revised: bool = True) -> None:
    """Headings « Étape n : … », bold labels, a header, a text box, revisions, pictures."""
    word = _new("Fiche 12 – document interne")
    word.add_paragraph("Ajouter un administrateur", style="Title")
    word.add_paragraph("Trois administrateurs au maximum par entreprise.")
    _step(word, "Étape 1 : ouvrir le portail", "Cliquez sur ", ["Votre compte"], ".")
    _picture(word)
    _step(word, "Étape 2 : commencer", "Cliquez sur ", ["Je créé mon", " compte Net-E"], ".")
    _step(
        word, "Étape 3 : donner ses coordonnées",
        "Remplissez les champs, puis cliquez sur ", ["Je m’", "inscris"], ".",
    )  # fmt: skip
    note = word.add_paragraph()
    note.paragraph_format.element.append(_parsed(_TEXT_BOX, text="Le SIRET compte 14 chiffres."))
    _step(word, "Étape 4 : conditions générales", "Cliquez sur ", ["J’accepte"], ".")
    _picture(word)
    word.add_heading("Étape 5 : vérifier", 2)
    text = "Vérifiez les informations"
    if revised:  # a PDF prints deleted text, struck through
        _append(word, _parsed(
            _REVISION, before=text, old="et cliquez sur « Suivant »",
            new="et cliquez sur « Étape suivante »", after="pour continuer.",
        ))  # fmt: skip
    else:
        word.add_paragraph(f"{text} et cliquez sur « Étape suivante » pour continuer.")
    word.add_heading("Étape 6 : mot de passe", 2)
    text = "Choisissez un mot de passe et une question secrète, puis cliquez sur « Valider »."
    _append(word, _parsed(_CONTROL, text=text))
    _step(word, "Étape 7 : contrôler", "Relisez, puis cliquez sur ", ["Étape suivante"], ".")
    _handout_ending(word)
    _save(word, path)


def _handout_ending(word: Word) -> None:
    _step(
        word, "Étape 8 : choisir l’activation", "Cochez un choix, cliquez sur ", ["Valider"], " :"
    )
    for choice in (
        "Validation par un administrateur déjà existant : par cooptation",
        "Validation avec une clé d’activation (envoyée par courrier)",
    ):
        word.add_paragraph(choice, style="List Bullet")
    _step(word, "Étape 9 : finir", "Cliquez sur ", ["Revenir à l’accueil"], ".")
    word.add_heading("Étape 10 : activer le compte", 2)
    word.add_heading("Par un administrateur déjà existant", 3)
    word.add_paragraph("Chaque administrateur reçoit un message. L’un d’eux suit le lien.")
    _labelled(word.add_paragraph("Il se connecte et clique sur "), ["Accord"], " ou sur ")
    _labelled(word.paragraphs[-1], ["Refus"], ", dans un délai de 15 jours.")
    _labelled(word.add_paragraph("Il clique sur "), ["Retour au menu personnalisé"], ".")
    word.add_heading("Par la clé d’activation", 3)
    word.add_paragraph("La clé est envoyée par courrier à l’adresse de l’entreprise.")
    _labelled(
        word.add_paragraph("Connectez-vous, saisissez la clé, cliquez sur "), ["Valider"], "."
    )
    _labelled(word.add_paragraph("Cliquez sur "), ["Retour au menu personnalisé"], ".")


def make_rows(path: Path) -> None:
    """A table « N° | Actions à réaliser | Écran », labels without quotes after *cliquer sur*."""
    word = _new("Supprimer un administrateur – mode opératoire")
    word.add_heading("Mode opératoire : supprimer un administrateur", 1)
    word.add_paragraph("À faire par l’employeur.")
    table = word.add_table(rows=1, cols=3)
    table.style = "Table Grid"
    for cell, text in zip(table.rows[0].cells, ("N°", "Actions à réaliser", "Écran"), strict=True):
        cell.text = text
    for number, action in (
        ("1", "Ouvrir le portail et cliquer sur Base de connaissance"),
        ("2", "S’identifier. Sans accès : cliquer sur S’inscrire, puis sur Créer mon accès"),
        ("3", "Cliquer sur Radiation/suppression d’un administrateur"),
        ("4", "Compléter le formulaire, cocher Je reconnais… et cliquer sur Envoyer"),
    ):  # fmt: skip
        cells = table.add_row().cells
        cells[0].text, cells[1].text = number, action
        cells[2].paragraphs[0].add_run().add_picture(_drawing(), width=Cm(2))
    word.add_paragraph("Un technicien supprime ensuite l’administrateur.")
    _save(word, path)


def make_counted(path: Path) -> None:
    """Numbers that Word counts, « 1. » twice over, choices « a) », and a list begun anew."""
    word = _new("Habilitations")
    word.add_heading("Devenir administrateur", 1)
    first = _list(word, "decimal", "%1.")
    choices = _list(word, "lowerLetter", "%1)")
    for text in (
        "Ouvrez le portail et cliquez sur « Votre compte ».",
        "Cliquez sur « Je créé mon compte Net-E ».",
        "Complétez le formulaire et cliquez sur « Je m’inscris ».",
        "Cliquez sur « J’accepte ».",
        "Relisez vos informations et cliquez sur « Étape suivante ».",
        "Choisissez un mot de passe et une question secrète, puis cliquez sur « Valider ».",
        "Cliquez sur « Étape suivante ».",
        "Choisissez la façon d’activer le compte, puis cliquez sur « Valider » :",
    ):
        _item(word, first, text)
    _item(word, choices, "« Validation par un administrateur déjà existant : par cooptation »")
    _item(word, choices, "« Validation avec une clé d’activation (envoyée par courrier) »")
    _item(word, first, "Cliquez sur « Revenir à l’accueil ».")
    word.add_heading("Supprimer un administrateur", 1)
    second = _list(word, "decimal", "%1.")
    for text in (
        "Cliquez sur « Base de connaissance », sous « Nous contacter ».",
        "Identifiez-vous, ou cliquez sur « S’inscrire », puis sur « Créer mon accès ».",
        "Cliquez sur « Radiation/suppression d’un administrateur ».",
        "Complétez le formulaire, cochez « Je reconnais… » et cliquez sur « Envoyer ».",
    ):
        _item(word, second, text)
    _save(word, path)


def make_chapters(path: Path) -> None:
    """Two chapters under a title, steps « 1) » counted by the program, labels in italics."""
    word = _new("Guide des administrateurs")
    word.add_paragraph("Guide des administrateurs", style="Title")
    word.add_heading("Accepter un candidat", 1)
    word.add_paragraph("Vous avez 15 jours pour répondre à la demande.")
    first = _list(word, "decimal", "%1)")
    for before, label in (
        ("Vous suivrez le lien ", "Voir la demande"),
        ("Après votre connexion, vous cliquerez sur ", "Accord"),
        ("Vous cliquerez sur ", "Retour au menu personnalisé"),
    ):
        paragraph = _item(word, first, before)
        paragraph.add_run(label).italic = True
        paragraph.add_run(".")
    word.add_heading("Activer son compte avec la clé", 1)
    word.add_paragraph("La clé est envoyée par courrier à l’adresse de l’entreprise.")
    second = _list(word, "decimal", "%1)")
    for before, label in (
        ("Vous vous connecterez, puis vous remplirez ", "Clé d’activation"),
        ("Vous cliquerez sur ", "Valider"),
        ("Vous cliquerez sur ", "Retour au menu personnalisé"),
    ):
        paragraph = _item(word, second, before)
        paragraph.add_run(label).italic = True
        paragraph.add_run(".")
    _save(word, path)


def _new(header: str) -> Word:
    word = Document()
    section = word.sections[0]
    section.header.paragraphs[0].text = header
    section.footer.paragraphs[0].text = "Page 1 / 2"
    return word


def _step(word: Word, title: str, before: str, label: Sequence[str], after: str) -> None:
    word.add_heading(title, 2)
    _labelled(word.add_paragraph(before), label, after)


def _labelled(paragraph: Paragraph, label: Sequence[str], after: str) -> None:
    """A bold label, its letters spread over runs as Word leaves them."""
    for piece in label:
        paragraph.add_run(piece).bold = True
    paragraph.add_run(after)


def _append(word: Word, element: object) -> None:
    word.element.body.insert(len(word.element.body) - 1, element)


def _parsed(xml: str, **words: str) -> object:
    return parse_xml(xml.format(space=nsdecls("w"), **words))


def _drawing() -> io.BytesIO:
    stream = io.BytesIO()
    Image.new("RGB", (60, 40), (200, 210, 230)).save(stream, "PNG")
    stream.seek(0)
    return stream


def _picture(word: Word) -> None:
    word.add_picture(_drawing(), width=Cm(6))


def _list(word: Word, form: str, text: str) -> str:
    """A new list; its number, which paragraphs name."""
    numbering = word.part.numbering_part.element
    abstract = deepcopy(numbering.find(qn("w:abstractNum")))
    key = str(100 + len(numbering))
    abstract.set(qn("w:abstractNumId"), key)
    level = abstract.find(qn("w:lvl"))
    level.find(qn("w:numFmt")).set(qn("w:val"), form)
    level.find(qn("w:lvlText")).set(qn("w:val"), text)
    for child in list(level):
        if child.tag == qn("w:pStyle"):
            level.remove(child)
    numbering.insert(0, abstract)
    number = OxmlElement("w:num")
    number.set(qn("w:numId"), key)
    reference = OxmlElement("w:abstractNumId")
    reference.set(qn("w:val"), key)
    number.append(reference)
    numbering.append(number)
    return key


def _item(word: Word, number: str, text: str) -> Paragraph:
    paragraph = word.add_paragraph(text)
    properties = paragraph.paragraph_format.element.get_or_add_pPr()
    numbering = OxmlElement("w:numPr")
    for tag, value in (("w:ilvl", "0"), ("w:numId", number)):
        element = OxmlElement(tag)
        element.set(qn("w:val"), value)
        numbering.append(element)
    properties.append(numbering)
    return paragraph


def _save(word: Word, path: Path) -> None:
    word.core_properties.author = ""
    word.save(str(path))
