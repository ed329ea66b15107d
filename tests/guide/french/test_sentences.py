"""One splitter, for what cuts a text into steps and for what reads claims."""

from __future__ import annotations

import pytest

from guide.french.sentences import sentences

PARTED = {
    "Ouvrez. Cliquez ! Validez ? Fin…": ["Ouvrez.", "Cliquez !", "Validez ?", "Fin…"],
    "Ouvrez le site.\n  « Valider » envoie.": ["Ouvrez le site.", "« Valider » envoie."],
    "Ouvrez. 3 essais au plus.": ["Ouvrez.", "3 essais au plus."],
    "M. Durand et Mme. Petit, cf. Annexe, tél. Fixe.": [
        "M. Durand et Mme. Petit, cf. Annexe, tél. Fixe."
    ],
    "Voir le plan B. Fin": ["Voir le plan B. Fin"],
    "Version 1.2 du site. fin": ["Version 1.2 du site. fin"],
    "Lisez (ou non. Au choix). Validez.": ["Lisez (ou non. Au choix).", "Validez."],
    "Dites « Oui. Non. » Validez.": ["Dites « Oui. Non. »", "Validez."],
    "Ouvrez ; cliquez.": ["Ouvrez ; cliquez."],
}


@pytest.mark.parametrize("text", PARTED)
def test_sentences(text: str) -> None:
    assert [text[start:end] for start, end in sentences(text)] == PARTED[text]


def test_a_semicolon_parts_the_steps_of_a_sentence() -> None:
    text = "Ouvrez ; cliquez."
    assert [text[a:b] for a, b in sentences(text, clauses=True)] == ["Ouvrez ;", "cliquez."]


def test_no_sentence_ends_within_a_label_and_one_may_begin_with_it() -> None:
    text = "Cochez Lu. Approuvé, puis le plan B. valider"
    labels = [(text.index(of), text.index(of) + len(of)) for of in ("Lu. Approuvé", "B", "valider")]
    assert [text[a:b] for a, b in sentences(text, labels)] == [
        "Cochez Lu. Approuvé, puis le plan B.",
        "valider",
    ]
