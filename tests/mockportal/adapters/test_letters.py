"""The letter as PDF."""

from __future__ import annotations

import pytest
from fpdf import FPDF

from mockportal.adapters.letters import letter_pdf
from mockportal.domain.registration import Letter
from mockportal.ports import Portal
from mockportal.wording import Wording, read_catalogue
from tests.mockportal.acting import ask_key, company


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
    ask_key(portal, prenom="Žofia", nom="Łukaszewicz")
    (letter,) = portal.store.find(Letter)
    words = {**read_catalogue()["letter"], "paragraphs": ["Attention\u202f! {addressee}"]}
    letter_pdf(letter, Wording({**read_catalogue(), "letter": words}))
    assert not caplog.records
