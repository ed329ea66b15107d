"""The catalogue of words: complete, filled in, typeset."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from string import Formatter

import pytest

import mockportal
from mockportal.domain.refusals import AlreadySettled, Refusal
from mockportal.domain.registration import State
from mockportal.variants import WrongVariant, variant, variants
from mockportal.wording import read_catalogue
from mockportal.wording.french import show_date, show_moment, typeset
from tests.mockportal.moments import at

ROOM = Path(mockportal.__file__).parent
REFUSALS = {
    "Refusal",
    "WrongKey",
    "NotFound",
    "UnknownName",
    "NotAllowed",
    "TooManyTries",
    "WrongCredentials",
    "AlreadySettled",
    "WrongField",
    "WrongMove",
}
NBSP, NNBSP = "\u00a0", "\u202f"


def raised() -> Iterator[tuple[str, set[str]]]:
    """Every code of a refusal in the program, with the facts given beside it."""
    for path in sorted(ROOM.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = getattr(getattr(node, "func", None), "id", "")
            if not isinstance(node, ast.Call) or name not in REFUSALS:
                continue
            place = 1 if name == "WrongField" else 0
            code = node.args[place] if len(node.args) > place else None
            if isinstance(code, ast.Constant):
                facts = {keyword.arg or "" for keyword in node.keywords}
                yield str(code.value), facts | ({"known"} if name == "UnknownName" else set())


def test_every_refusal_has_its_sentence_and_every_fact_that_it_quotes() -> None:
    """R39."""
    sentences = read_catalogue()["refusals"]
    found = list(raised())
    assert len(found) > 40
    for code, facts in found:
        quoted = {name for _, name, _, _ in Formatter().parse(sentences[code]["text"]) if name}
        assert quoted - {"outcome"} <= facts, code


def test_every_sentence_has_its_rule() -> None:
    """R39: and ends as sentences do."""
    catalogue = read_catalogue()
    entries = {**catalogue["texts"], **catalogue["refusals"], **catalogue["mails"]}
    for name, entry in entries.items():
        assert re.fullmatch(r"R\d\d[a-z]?", entry["rule"]), name
    for name, entry in catalogue["refusals"].items():
        assert re.search(r"[.?!]$", entry["text"]), name


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("your-account", "Votre compte"),
        ("create-account", "Je créé mon compte Net-E"),
        ("register", "Je m’inscris"),
        ("accept-terms", "J’accepte"),
        ("information-next", "Étape suivante"),
        ("password", "Mot de passe"),
        ("secret-answer", "Réponse secrète"),
        ("secrets-submit", "Valider"),
        ("authentication-next", "Étape suivante"),
        ("by-cooptation", "Validation par un administrateur déjà existant : par cooptation"),
        ("by-key", "Validation avec une clé d’activation (envoyée par courrier)"),
        ("activation-submit", "Valider"),
        ("back-home", "Revenir à l’accueil"),
        ("back-to-menu", "Retour au menu personnalisé"),
        ("pending-requests", "Demande en attente"),
        ("pending-administrators", "Administrateur en attente de gestion"),
        ("key", "Clé d’activation"),
        ("key-submit", "Valider"),
        ("contact-us", "Nous contacter"),
        ("knowledge-base", "Base de connaissance"),
        ("kb-register", "S’inscrire"),
        ("removal-link", "Radiation/suppression d’un administrateur"),
    ],
)
def test_documented_labels_stand_as_documented(name: str, words: str) -> None:
    """R10, R11, R12, R13, R14, R15, R16, R17, R18, R19, R21, R31, R40, R41, R42."""
    shown = variant("documente").wording[name]
    assert shown.replace(NBSP, " ") == words


def test_the_acknowledgement_begins_as_documented() -> None:
    """R43."""
    assert variant("documente").wording["acknowledge"].startswith("Je reconnais")


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (State.ACTIVE, "acceptée par Ada Roux le 12 janvier 2026 à 09 h 00."),
        (State.REFUSED, "refusée par Ada Roux le 12 janvier 2026 à 09 h 00."),
        (State.CANCELLED, "annulée le 12 janvier 2026 à 09 h 00, faute de réponse"),
    ],
)
def test_a_settled_request_tells_who_what_and_when(state: State, told: str) -> None:
    """R23."""
    refusal = AlreadySettled(
        "already-settled", state=state, by="Ada Roux", at=at("2026-01-12T09:00")
    )
    shown = variant("documente").wording.refusal(refusal).replace(NBSP, " ")
    assert told in shown


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (at("2026-01-12T09:00"), "12 janvier 2026 à 09 h 00"),
        (at("2026-08-01T23:05:09"), "1er août 2026 à 23 h 05 min 09 s"),
        (at("2026-02-28T23:30:00+00:00"), "1er mars 2026 à 00 h 30"),
    ],
)
def test_moments_are_written_in_french_on_the_paris_wall_clock(
    moment: datetime, shown: str
) -> None:
    """R22."""
    assert show_moment(moment).replace(NBSP, " ") == shown
    assert show_moment(moment).startswith(show_date(moment))


@pytest.mark.parametrize(
    ("plain", "set_"),
    [
        ("Quoi ?", f"Quoi{NNBSP}?"),
        ("Oui ! Non ; si", f"Oui{NNBSP}! Non{NNBSP}; si"),
        ("Ceci : « cela »", f"Ceci{NBSP}: «{NBSP}cela{NBSP}»"),
        ("administrateur de Weber S.A..", "administrateur de Weber S.A."),
        ("Jr.. Et la suite", "Jr. Et la suite"),
        ("Attendez...", "Attendez..."),
        ("Une phrase. Une autre.", "Une phrase. Une autre."),
        ("Il vous reste 1 essais, 11 jours", "Il vous reste 1 essai, 11 jours"),
        (f"décide dans les 1{NBSP}jours", f"décide sous 1{NBSP}jour"),
        ("a déjà 1 administrateurs actifs", "a déjà 1 administrateur actif"),
        ("Décision de Andrée", "Décision d’Andrée"),
        ("administrateur de Œuvres Yonnet", "administrateur d’Œuvres Yonnet"),
        ("de Yves à de Yann", "d’Yves à de Yann"),
        ("de A à Z, de onze à 20", "de A à Z, de onze à 20"),
    ],
)
def test_typography_of_running_text(plain: str, set_: str) -> None:
    """R39: unbreakable spaces, one full stop after an abbreviation, « d’ » before a vowel."""
    assert typeset(plain) == set_


def test_a_refusal_is_typeset() -> None:
    """R39."""
    shown = variant("documente").wording.refusal(Refusal("no-seat", maximum=3))
    assert f"3 administrateurs{NBSP}: aucune" in shown


VARIANT = """
title = "Essai"
explanation = "Un autre portail."
"""


def made(folder: Path, text: str):
    """The variant that a file describes."""
    (folder / "essai.toml").write_text(VARIANT + text, "utf-8")
    return variants(folder)["essai"]


def test_a_variant_overlays_words_and_rules(tmp_path: Path) -> None:
    """R03, R22: and leaves the default alone."""
    other = made(
        tmp_path,
        '[texts]\naccept = "Je suis d’accord"\n[rules]\nadministrators_max = 4\n'
        'cooptation_days = 16\ninitial_habilitations = ["atmp"]\n',
    )
    assert other.wording["accept"] == "Je suis d’accord"
    assert (other.rules.administrators_max, other.rules.cooptation_days) == (4, 16)
    assert [h.value for h in other.rules.initial_habilitations] == ["atmp"]
    default = variant("documente")
    assert (default.wording["accept"], default.rules.administrators_max) == ("Accord", 3)


@pytest.mark.parametrize(
    "text",
    [
        '[texts]\ninconnu = "x"\n',
        "[rules]\ninconnue = 1\n",
        '[rules]\ninitial_habilitations = ["tout"]\n',
        "[texts\n",
    ],
)
def test_a_variant_that_does_not_fit_names_its_file(tmp_path: Path, text: str) -> None:
    """R39."""
    with pytest.raises(WrongVariant, match=r"essai\.toml"):
        made(tmp_path, text)


def test_every_event_of_the_journal_has_its_words() -> None:
    """R22, R23."""
    noted = set(re.findall(r'"([a-z-]+)", "R\d+', _usecases()))
    assert {"signed-in", "letter-posted", "administrator-removed"} <= noted
    words = read_catalogue()["events"]
    assert noted | {"candidate-accepted", "candidate-refused"} == set(words)


def _usecases() -> str:
    sources = sorted((ROOM / "usecases").glob("*.py"))
    return re.sub(r"\s+", " ", " ".join(path.read_text("utf-8") for path in sources))
