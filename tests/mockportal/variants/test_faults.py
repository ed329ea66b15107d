"""A variant's file that does not fit names its file, the line and what exists."""

from __future__ import annotations

from pathlib import Path

import pytest

from mockportal.variants import WrongVariant, read_variant, variants
from tests.mockportal.variants.writing import ADDED, HEAD, PARTS, pages


def refused(folder: Path, text: str, name: str = "essai.toml") -> str:
    """What is said of a file with this text."""
    path = folder / name
    path.write_text(text, "utf-8")
    with pytest.raises(WrongVariant) as caught:
        read_variant(path)
    return str(caught.value).replace(str(folder) + "/", "")


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ('[texts]\naccepter = "Oui"\n', 4, "Le plus proche : accept"),
        ("[texts]\naccept = 3\n", 4, "« accept » attend un texte"),
        ('[texts]\naccept = "  "\n', 4, "« accept » attend un texte"),
        ("texts = 3\n", 3, "écrite [texts]"),
        ('[texts]\naccept = "Oui {nom}"\n', 4, "{nom} n’existe pas ici. Ce texte n’en a aucune"),
        ('[texts]\nletter-attention = "Pour {nom}"\n', 4, "Il existe : {}"),
        ('[texts]\nstep-count = "{number}/{total:>3}"\n', 4, "Il existe : {number}, {total}"),
        ('[texts]\naccept = "Oui {"\n', 4, "accolade"),
        ('[refusals]\nno-seats = "Complet."\n', 4, "Le plus proche : no-seat"),
        ('[refusals]\nno-seat = "{maximun} places."\n', 4, "Il existe : {maximum}."),
        ('[mails.accepted]\nsubject = "Oui"\n', 3, "registration-accepted"),
        ("[mails]\nremoval-done = 1\n", 4, "écrite [mails.removal-done]"),
        ('[mails.removal-done]\nsubjet = "Oui"\n', 4, "Il existe : subject, paragraphs"),
        ('[mails.removal-done]\nlink = "Voir"\n', 4, "Il existe : subject, paragraphs"),
        ('[mails.removal-done]\nparagraphs = "Oui"\n', 4, "une liste de textes"),
        ("[mails.removal-done]\nparagraphs = []\n", 4, "une liste de textes"),
        (
            '[mails.removal-done]\nparagraphs = [\n "{removed}",\n "{days}",\n]\n',
            4,
            "Il existe : {beneficiary}, {company}, {removed}.",
        ),
        ('[mails.removal-done]\nsubject = "{removed}"\n', 4, "Ce texte n’en a aucune"),
        ('[letter]\nparagraphs = ["{candidat}"]\n', 4, "Il existe : {addressee}."),
        ('[letter]\nsubject = "x"\n', 4, "« subject » n’existe pas. Il existe : paragraphs."),
        ("[rules]\ndelai = 30\n", 4, "cooptation_days"),
        ('[rules]\ncooptation_days = "30"\n', 4, "un nombre entier de 1 à 1000"),
        ("[rules]\ncooptation_days = 0\n", 4, "un nombre entier de 1 à 1000"),
        ("[rules]\ncooptation_days = true\n", 4, "un nombre entier de 1 à 1000"),
        ("[rules]\nletter_days = 2.5\n", 4, "un nombre entier de 1 à 1000"),
        ('[rules]\ninitial_habilitations = ["tout"]\n', 4, "une liste parmi : dsn"),
        ('[rules]\ninitial_habilitations = "dsn"\n', 4, "une liste parmi : dsn"),
        ('[events]\nsigned-in = "x"\n', 3, "Il existe : title, explanation, texts"),
        ("[texts\n", 3, "ce n’est pas du TOML"),
        ('title = "Deux"\n', 3, "ce n’est pas du TOML"),
        ("[journey]\norder = 1\n", 4, "Il existe : pages."),
        ("[journey]\npages = 1\n", 4, "[[journey.pages]]"),
        ("[journey]\npages = []\n", 4, "[[journey.pages]]"),
    ],
)
def test_an_entry_that_does_not_fit_is_named(
    tmp_path: Path, text: str, line: int, told: str
) -> None:
    """R39."""
    said = refused(tmp_path, HEAD + text)
    assert said.startswith(f"essai.toml:{line} : ")
    assert told in said


@pytest.mark.parametrize(
    ("written", "line", "told"),
    [
        (PARTS[1:], 3, "il manque identity"),
        ([*PARTS, "terms"], 17, "« terms » figure deux fois"),
        (["terms", "identity", *PARTS[2:]], 3, "« identity » vient avant toutes"),
        (["identity+information", "terms", *PARTS[3:]], 3, "« information » vient sur une page"),
        ([*PARTS[:3], "secrets+authentication", *PARTS[5:]], 9, "« authentication » vient sur"),
        ([*PARTS[:3], "authentication", "secrets", *PARTS[5:]], 9, "« authentication » vient sur"),
        ([*PARTS[:4], "activation", "authentication", "recorded"], 11, "viennent à la fin"),
        ([*PARTS[:5], "activation+recorded"], 13, "« recorded » est la dernière page, seule"),
        ([*PARTS, ADDED], 15, "« recorded » est la dernière page, seule"),
        (["identité", *PARTS[1:]], 4, "Il existe : identity, terms, information"),
        (["", *PARTS[1:]], 4, "une liste de textes"),
        ([ADDED.replace('"a"', '"A b"', 1), *PARTS], 4, "s’écrit en a-z"),
        ([ADDED.replace('"a"', '"conditions"', 1), *PARTS], 11, "est déjà pris"),
        ([ADDED.replace('"a"', '"abandonnee"', 1), *PARTS], 4, "est déjà pris"),
        ([ADDED.replace('button = "A"\n', ""), *PARTS], 3, "a besoin de « button »"),
        ([ADDED.replace('["a"]', '"a"'), *PARTS], 7, "une liste de textes"),
        ([ADDED.replace('step = "A"', "step = 1"), *PARTS], 6, "« step » attend un texte"),
        ([ADDED + 'bouton = "A"\n', *PARTS], 9, "« bouton » n’existe pas"),
        (['parts = ["identity"]\nbutton = "A"\n', *PARTS[1:]], 5, "« button » n’existe pas"),
    ],
)
def test_an_order_of_pages_that_cannot_be_walked_is_named(
    tmp_path: Path, written: list[str], line: int, told: str
) -> None:
    """R12, R13, R14, R15, R16, R17, R18: a page shows only what an earlier one asked."""
    said = refused(tmp_path, HEAD + pages(*written))
    assert f"essai.toml:{line} : " in said
    assert told in said


@pytest.mark.parametrize(("text", "told"), [("", "title"), ('title = "x"', "explanation")])
def test_a_variant_says_what_it_is(tmp_path: Path, text: str, told: str) -> None:
    """R39."""
    assert f"essai.toml:1 : il manque « {told} »" in refused(tmp_path, text)


def test_every_fault_of_a_file_is_told_at_once_in_its_order(tmp_path: Path) -> None:
    """R39."""
    said = refused(tmp_path, HEAD + "[rules]\ndelai = 1\nletter_days = 0\n[texts]\nx = 1\n")
    assert [line.partition(" : ")[0] for line in said.splitlines()] == [
        "essai.toml:4",
        "essai.toml:5",
        "essai.toml:7",
    ]


def test_every_file_of_a_folder_is_told_of(tmp_path: Path) -> None:
    """R39."""
    for name in ("un", "deux"):
        (tmp_path / f"{name}.toml").write_text("[rules]\nx = 1\n" + HEAD, "utf-8")
    with pytest.raises(WrongVariant) as caught:
        variants(tmp_path)
    told = [Path(line.partition(":")[0]).name for line in str(caught.value).splitlines()]
    assert sorted(set(told)) == ["deux.toml", "un.toml"]


def test_a_name_that_an_address_cannot_carry_is_refused(tmp_path: Path) -> None:
    """R39."""
    assert "s’écrit en a-z" in refused(tmp_path, HEAD, "Ma variante.toml")


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    """R39."""
    path = tmp_path / "essai.toml"
    path.write_bytes('title = "é"'.encode("latin-1"))
    with pytest.raises(WrongVariant, match=r"essai\.toml:1 : .*UTF-8"):
        read_variant(path)
