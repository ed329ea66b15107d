"""The four formats of a guide say the same, each in the way of its own readers."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn
from playwright.sync_api import Page

from tests.axe import objections

NBSP = "\u00a0"
SAID = (
    "S’inscrire",
    "Pour le candidat",
    "Étape 1",
    "« Par courrier »",
    "Qui agit : le candidat",
    "Qui agit : l’administrateur",
    "1. Par la page",
    "Figure 1",
    "Si cela ne marche pas",
    "Rien n’est coché",
    "« Attention. Cochez la case d’abord ».",
    "27 janvier",
    "sur Petit portail (portail fictif) (variante « documente »)",
    "Portail fictif : les personnes",
)


def plain(text: str) -> str:
    """Text without emphasis, escapes, kinds of spaces and line ends."""
    text = re.sub(r"[*\\]", "", text)
    return " ".join(text.replace(NBSP, " ").replace("\u202f", " ").split())


def text_of(path: Path, page: Page) -> str:
    if path.suffix == ".html":
        page.goto(path.as_uri())
        return page.locator("body").inner_text()
    if path.suffix == ".docx":
        return "\n".join(p.text for p in Document(str(path)).paragraphs)
    if path.suffix == ".pdf":
        return "\n".join(p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument(path))
    return path.read_text("utf-8")


@pytest.mark.parametrize("ending", ["html", "pdf", "docx", "md"])
def test_each_format_says_the_same(guide_folder: Path, page: Page, ending: str) -> None:
    said = plain(text_of(guide_folder / f"inscription.{ending}", page))
    assert [words for words in SAID if words not in said] == [], said
    assert "ennui d’ailleurs" not in said


def test_the_conditions_are_the_values_of_rules(guide_folder: Path) -> None:
    """A value that no rule gives is told where it stands, and who may is no measure."""
    page = plain((guide_folder / "inscription.md").read_text("utf-8"))
    assert page.count("(règle ") == 2
    assert "- Date limite : 27 janvier (règle R22)" in page
    assert "- Qui décide : gérant (règle R44)" in page


def test_the_entry_leads_to_every_format(guide_folder: Path, page: Page) -> None:
    page.goto((guide_folder / "index.html").as_uri())
    links = page.get_by_role("link").evaluate_all("links => links.map(a => a.getAttribute('href'))")
    names = [f"inscription.{ending}" for ending in ("html", "html", "pdf", "docx", "md")]
    assert links == names
    assert all((guide_folder / name).is_file() for name in names)


@pytest.mark.parametrize("name", ["index.html", "inscription.html"])
@pytest.mark.parametrize("width", [360, 1440])
def test_the_pages_pass_axe_and_fit_a_phone(
    guide_folder: Path, page: Page, name: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((guide_folder / name).as_uri())
    assert objections(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_page_needs_nothing_beside_it(guide_folder: Path, tmp_path: Path, page: Page) -> None:
    alone = tmp_path / "seul.html"
    alone.write_bytes((guide_folder / "inscription.html").read_bytes())
    page.goto(alone.as_uri())
    broken = "images => images.filter(i => !i.naturalWidth).length"
    assert page.locator("img").evaluate_all(broken) == 0
    assert page.locator("img").count() == 3


def test_alternative_texts_name_the_page_and_what_is_framed(guide_folder: Path, page: Page) -> None:
    page.goto((guide_folder / "inscription.html").as_uri())
    alt = plain(page.locator("img").first.get_attribute("alt") or "")
    assert alt == (
        "Page « Inscription », avec des cadres numérotés : 1, le choix « Par courrier » ; "
        "2, la case « J'accepte » ; 3, le bouton « Valider »."
    ).replace("'", "’")


def test_the_pdf_is_tagged_has_an_outline_and_says_its_language(guide_folder: Path) -> None:
    path = guide_folder / "inscription.pdf"
    raw = path.read_bytes()
    assert b"/StructTreeRoot" in raw
    assert re.search(rb"/Lang \(fr", raw)
    document = pypdfium2.PdfDocument(path)
    titles = [entry.get_title() for entry in document.get_toc()]
    assert titles[0] == "S’inscrire"
    assert {"Étape 1", "Étape 2", "1. Par la page", "Si cela ne marche pas"} <= set(titles)


def test_the_word_file_has_real_styles(guide_folder: Path) -> None:
    document = Document(str(guide_folder / "inscription.docx"))
    styles = [(p.style.name if p.style else "", plain(p.text)) for p in document.paragraphs]
    assert ("Title", "S’inscrire") in styles
    assert ("Heading 1", "Étape 1") in styles
    assert ("Heading 2", "1. Par la page") in styles
    assert ("List Number", "Choisissez « Par courrier ».") in styles
    assert sum(name == "Caption" for name, _ in styles) == 3
    described = [e.get("descr") for e in document.element.iter(qn("wp:docPr"))]
    assert len(described) == 3
    assert all(described)
    assert len({e.get("id") for e in document.element.iter(qn("wp:docPr"))}) == 3
    languages = {e.get(qn("w:val")) for e in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"fr-FR"}
    assert document.core_properties.language == "fr-FR"


def test_the_markdown_finds_its_pictures_and_its_anchors(guide_folder: Path) -> None:
    text = (guide_folder / "inscription.md").read_text("utf-8")
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text)
    assert len(pictures) == 3
    assert all((guide_folder / name).is_file() for name in pictures)
    wanted = set(re.findall(r"\]\(#([^)]+)\)", text))
    assert wanted
    assert wanted <= set(re.findall(r'<a id="([^"]+)">', text))
