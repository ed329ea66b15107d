"""The procedures that this project maintains, read like any writer's document."""

from __future__ import annotations

from pathlib import Path

from guide.documents import read_document

PROCEDURES = Path(__file__).parents[3] / "procedures"


def test_ten_steps_to_add_an_administrator() -> None:
    document = read_document(PROCEDURES / "ajouter-un-administrateur.md")
    (procedure,) = document.procedures
    assert document.format == "md"
    assert procedure.title == "Ajouter un administrateur"
    assert [step.number for step in procedure.sections] == [str(n) for n in range(1, 11)]
    assert [step.place.line for step in procedure.sections][:3] == [5, 9, 13]


def test_choices_are_items_and_ways_are_branches() -> None:
    (procedure,) = read_document(PROCEDURES / "ajouter-un-administrateur.md").procedures
    choice, ending = procedure.sections[7], procedure.sections[9]
    (common,) = choice.branches
    assert [(p.kind, p.marker) for p in common.paragraphs] == [
        ("text", None),
        ("item", "1"),
        ("item", "2"),
        ("text", None),
    ]
    assert [(part.marker, part.title) for part in ending.branches] == [
        (None, None),
        ("1", "Par un administrateur déjà existant"),
        ("2", "Par la clé d'activation"),
    ]


def test_labels_keep_their_place() -> None:
    (procedure,) = read_document(PROCEDURES / "ajouter-un-administrateur.md").procedures
    (paragraph,) = procedure.sections[2].paragraphs()
    labels = [paragraph.text[m.start : m.end] for m in paragraph.marks if m.emphasis == "quoted"]
    assert labels == ["SIRET", "Nom", "Prénom", "Téléphone", "Courriel", "Je m'inscris"]
    assert paragraph.place.line == 15


def test_what_follows_the_last_number_is_a_step_without_one() -> None:
    (procedure,) = read_document(PROCEDURES / "supprimer-un-administrateur.md").procedures
    assert [step.number for step in procedure.sections] == ["1", "2", "3", "4", None]
