"""The letter as PDF."""

from __future__ import annotations

from io import BytesIO

import pdfplumber
import pytest
from fpdf import FPDF

from mockportal.adapters.letters import COMMON, _letters, letter_pdf, unprintable
from mockportal.domain.registration import Letter
from mockportal.ports import Portal
from mockportal.wording import Wording, read_catalogue
from tests.mockportal.acting import ask_cooptation, ask_key, company, refused


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is printed, in order; a PDF keeps only the numbers of its glyphs."""
    texts: list[str] = []

    def watch(name: str) -> None:
        print_it = getattr(FPDF, name)

        def printing(pdf: FPDF, w: float, h: float, text: str, **options: object) -> object:
            texts.append(text.replace("\u00a0", " "))
            return print_it(pdf, w, h, text, **options)

        monkeypatch.setattr(FPDF, name, printing)

    watch("multi_cell")
    watch("cell")
    return texts


def test_it_carries_the_key_the_address_and_says_that_it_is_fictional(
    portal: Portal, printed: list[str]
) -> None:
    """R30, R33, R50."""
    candidate = ask_key(portal)
    (letter,) = portal.store.find(Letter)
    letter_pdf(letter, portal.variant.wording)
    assert printed[0].startswith("Courrier fictif")
    assert letter.key in printed
    assert "Le 12 janvier 2026" in printed  # as its page says it
    together = "\n".join(printed)
    for expected in (company(portal).name, company(portal).address, candidate.full_name):
        assert expected in together


def test_the_same_letter_gives_the_same_bytes(portal: Portal) -> None:
    """R33."""
    ask_key(portal)
    (letter,) = portal.store.find(Letter)
    first = letter_pdf(letter, portal.variant.wording)
    assert first == letter_pdf(letter, portal.variant.wording)
    assert first.startswith(b"%PDF")


def test_the_words_of_a_long_line_are_not_pulled_apart(
    portal: Portal, monkeypatch: pytest.MonkeyPatch, printed: list[str]
) -> None:
    """R33: an address is no running text."""
    aligned: list[object] = []
    print_it = FPDF.multi_cell

    def printing(pdf: FPDF, *place: object, **options: object) -> object:
        aligned.append(options.get("align"))
        return print_it(pdf, *place, **options)

    monkeypatch.setattr(FPDF, "multi_cell", printing)
    ask_key(portal, prenom="Ève")
    (letter,) = portal.store.find(Letter)
    letter_pdf(letter, portal.variant.wording)
    assert set(aligned) == {"C", "L"}
    assert "À l’attention d’Ève Martin" in "\n".join(printed)


def test_every_letter_of_a_name_is_printed(
    portal: Portal, caplog: pytest.LogCaptureFixture
) -> None:
    """R33, R35: the printer says which letters its fonts lack."""
    ask_key(portal, prenom="Ọṣun Nguyễn", nom="Łukaszewicz")
    (letter,) = portal.store.find(Letter)
    words = {**read_catalogue()["letter"], "paragraphs": ["Attention\u202f! {addressee}"]}
    letter_pdf(letter, Wording({**read_catalogue(), "letter": words}))
    assert not caplog.records


def test_what_no_font_has_is_told_before_anything_is_posted(portal: Portal) -> None:
    """R33, R30: each character once; a mark that stands alone is one."""
    assert unprintable("Ọṣun Žofia Nguyễn-Łukasz\u2011e\u0301\u202f!\n2, rue d’Ève") == ""
    assert unprintable("Ọ̀ṣun") == "\u0300"
    assert unprintable("Ελένη é ΕΛ") == "Ελένη" + "Λ"
    assert COMMON - {"\n", "\u00ad"} <= _letters()
    with refused(portal, "letter-unprintable") as caught:
        ask_key(portal, prenom="प्रिया")
    assert caught.value.facts["characters"] == "प ◌् र ि य ा"
    assert portal.store.find(Letter) == []
    ask_cooptation(portal, prenom="प्रिया")


def test_it_is_tagged_and_the_address_stands_on_the_right(portal: Portal) -> None:
    """R33: in the order of its page, with the subject as its heading."""
    candidate = ask_key(portal)
    (letter,) = portal.store.find(Letter)
    with pdfplumber.open(BytesIO(letter_pdf(letter, portal.variant.wording))) as pdf:
        (page,) = pdf.pages
        (document,) = page.structure_tree
        kinds = [one["type"] for one in document["children"]]
        words = page.extract_words(extra_attrs=["mcid"])
        assert pdf.doc.catalog["Lang"] == b"fr"
    assert kinds == ["P", "P", "P", "H1", *["P"] * (len(kinds) - 4)]
    read = {n: " ".join(w["text"] for w in words if w["mcid"] == n) for n in range(len(kinds))}
    assert candidate.full_name in read[1]
    assert read[3] == portal.variant.wording["letter-subject"]
    assert letter.key in read.values()
    assert min(w["x0"] for w in words if w["mcid"] == 1) > page.width / 2 - 1
    assert {word["mcid"] for word in words} == set(read)
