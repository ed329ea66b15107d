"""``guide pictures compare``: every change is told in words, and nothing is hidden."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from tests.guide.pictures.conftest import BEFORE, Guide
from tests.guide.pictures.portal import Portal

TOLD = {
    "libelle": "Le bouton « Valider » devient « Envoyer ».",
    "role": "« Valider » était un bouton, c’est maintenant un lien.",
    "niveau": "Le titre « Bonjour » passe du niveau 1 au niveau 2.",
    "place": "« Retour » a bougé de 40 px vers le bas.",
    "glissement": "4 éléments ont bougé de 15 px vers le bas, à partir de « Lien 0 ».",
    "taille": "« Valider » a changé de taille : 160 × 20 px au lieu de 100 × 20 px.",
    "parti": "En moins : le titre « Aide ».",
    "venu": "En plus : le lien « Mot de passe oublié ».",
    "etat": "Le bouton « Valider » est maintenant désactivé. "
    "La case « Option » est maintenant cochée. Le choix « Choix » est maintenant coché.",
    "typographie": "Le bouton « J'accepte » devient « J’accepte » "
    "(seules des espaces ou des apostrophes changent).",
    "fenetre": "Le titre de la fenêtre « Accueil » devient « Bienvenue ».",
    "ailleurs": "Une autre page est montrée : « Erreur » (/erreur) au lieu de « Accueil » (/).",
    "ordre": "Le lien « Retour » a changé de rang dans l’ordre de lecture.",
    "aspect": "Seul l’aspect change : le bouton « Valider ».",
    "points": "Seul l’aspect change, en dehors des titres et des contrôles.",
}


def pixel(picture: Image.Image, x: int, y: int) -> tuple[int, ...]:
    """One pixel as its channels."""
    return tuple(picture.crop((x, y, x + 1, y + 1)).tobytes())


def lines(output: str) -> dict[str, tuple[str, str]]:
    """Verdict and words by the folder of a picture."""
    found: dict[str, tuple[str, str]] = {}
    for line in output.replace("\u00a0", " ").splitlines():
        verdict, _, rest = line.partition(" ")
        name, _, words = rest.strip().partition(" : ")
        if name.endswith(".png"):
            found[Path(name).parent.name] = (verdict, words)
    return found


@pytest.mark.parametrize("name", TOLD)
def test_a_change_is_told_in_words(name: str, guide: Guide, baseline: Path, after: Path) -> None:
    result = guide("compare", baseline, after)
    assert result.exit_code == 1
    verdict, words = lines(result.output)[name]
    assert verdict == "modifiée"
    assert words.startswith(TOLD[name])
    assert words.replace(TOLD[name], "").strip().count(".") <= 1, "nothing else than the share"


def test_missing_extra_and_same_pictures(guide: Guide, baseline: Path, after: Path) -> None:
    result = guide("compare", baseline, after)
    found = lines(result.output)
    assert found["disparue"] == ("manquante", "Plus aucune étape ne la montre.")
    assert found["nouvelle"] == ("nouvelle", "La référence ne l’a pas.")
    assert "pareille" not in found
    count = "19 images : 16 modifiées, 1 manquante, 1 nouvelle, 1 identique"
    assert count in result.output.replace("\u00a0", " ")


def test_two_runs_compare_without_a_baseline(guide: Guide, before: Path, after: Path) -> None:
    assert guide("compare", before, before).exit_code == 0
    assert guide("compare", before, after).exit_code == 1


def test_the_threshold_tolerates_looks_and_never_words(
    guide: Guide, baseline: Path, after: Path
) -> None:
    result = guide("compare", baseline, after, "--threshold", "0.01")
    found = lines(result.output)
    assert found["points"][0] == "tolérée"
    assert found["aspect"][0] == "modifiée"
    found = lines(guide("compare", baseline, after, "--threshold", "100").output)
    assert found["aspect"][0] == "tolérée"
    assert found["libelle"][0] == "modifiée"


def test_tolerated_differences_alone_are_no_failure(
    guide: Guide, before: Path, tmp_path: Path
) -> None:
    dotted = _repainted(before, tmp_path)
    assert guide("compare", before, dotted).exit_code == 1
    result = guide("compare", before, dotted, "--threshold", "0.01")
    assert result.exit_code == 0
    assert "1 tolérée" in result.output.replace("\u00a0", " ")


def _repainted(run: Path, place: Path) -> Path:
    copy = place / "points"
    shutil.copytree(run, copy)
    path = copy / "pictures/essai/pareille/01-1-resultat.png"
    with Image.open(path) as picture:
        changed = picture.convert("RGB")
    changed.putpixel((390, 290), (255, 0, 0))
    changed.save(path)
    return copy


def test_the_same_pixels_in_other_bytes_are_the_same(
    guide: Guide, before: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "autrement"
    shutil.copytree(before, copy)
    path = copy / "pictures/essai/pareille/01-1-resultat.png"
    with Image.open(io.BytesIO(path.read_bytes())) as picture:
        picture.save(path, compress_level=0)
    result = guide("compare", before, copy)
    assert (result.exit_code, "18 identiques" in result.output.replace("\u00a0", " ")) == (0, True)


def test_a_scenario_that_was_left_out_or_failed_says_so(
    guide: Guide, baseline: Path, partial: Path, red: Path
) -> None:
    result = guide("compare", baseline, partial)
    assert lines(result.output)["parti"] == ("manquante", "Son scénario n’a pas été joué.")
    assert result.exit_code == 1
    result = guide("compare", baseline, red)
    assert "L’exécution comparée n’est pas entièrement verte" in result.output
    reason = "Son scénario n’a pas réussi et s’est arrêté avant elle."
    assert lines(result.output)["pareille"] == ("manquante", reason)


def test_nothing_at_all_is_not_the_same(guide: Guide, tmp_path: Path) -> None:
    nothing = Portal(tmp_path / "rien", {"vide": {}}).play().directory
    for words in (("compare", nothing, nothing), ("approve", nothing, "--baseline", "neuve")):
        result = guide(*words)
        assert result.exit_code in {1, 2}
        assert "ucune image" in result.output
    assert not (tmp_path / "neuve").exists()


def test_another_window_is_said(guide: Guide, before: Path, tmp_path: Path) -> None:
    portal = Portal(tmp_path / "large", {"pareille": BEFORE["pareille"]})
    result = guide("compare", before, portal.play("--evidence-viewport", "900x600").directory)
    assert "dans la même fenêtre" in result.output
    assert "900 × 600 px" in result.output


def test_the_size_of_the_page_counts(guide: Guide, before: Path, tmp_path: Path) -> None:
    copy = tmp_path / "longue"
    shutil.copytree(before, copy)
    path = copy / "pictures/essai/pareille/01-1-resultat.png"
    with Image.open(path) as picture:
        picture.load()
    longer = Image.new("RGB", (400, 400), "white")
    longer.paste(picture, (0, 0))
    longer.save(path)
    result = guide("compare", before, copy)
    assert "25,00 % des pixels" in result.output.replace("\u00a0", " ")


def test_the_page_holds_everything_and_the_images_lie_beside(
    guide: Guide, baseline: Path, after: Path, tmp_path: Path
) -> None:
    guide("compare", baseline, after, "-o", "revue")
    page = (tmp_path / "revue/index.html").read_text("utf-8")
    assert page.count('class="part"') == 3 * 10 + 5 + 2
    assert "http" not in page.replace("http://www.w3.org", "")
    with Image.open(tmp_path / "revue/images/pictures/essai/libelle/01-1-resultat.png") as sheet:
        parts = [sheet.crop((left, 72, left + 400, 372)) for left in (24, 448, 872)]
    sides = (baseline, after)
    for part, side in zip(parts, sides, strict=False):
        with Image.open(side / "pictures/essai/libelle/01-1-resultat.png") as picture:
            assert part.tobytes() == picture.tobytes()
    red, green, blue = pixel(parts[2], 50, 30)
    assert red > green + 60 > blue
    assert pixel(parts[2], 50, 70) != (red, green, blue)


def test_the_review_is_the_same_twice(
    guide: Guide, baseline: Path, after: Path, tmp_path: Path
) -> None:
    pages: list[bytes] = []
    for _ in range(2):
        guide("compare", baseline, after, "-o", "revue")
        pages.append((tmp_path / "revue/index.html").read_bytes())
    assert pages[0] == pages[1]


def test_what_cannot_be_read_is_a_wrong_call(guide: Guide, before: Path, tmp_path: Path) -> None:
    copy = tmp_path / "abimee"
    shutil.copytree(before, copy)
    (copy / "pictures/essai/parti/01-1-resultat.png").write_bytes(b"rien")
    (tmp_path / "plein").mkdir()
    (tmp_path / "plein/notes.txt").write_text("à moi")
    for words, message in (
        ((tmp_path / "absente", before), "--baseline " + str(tmp_path / "absente")),
        ((before, tmp_path / "absente"), "ne contient pas de preuve"),
        ((before, copy), "n’est pas une image lisible"),
        ((before, before, "-o", "plein"), "contient autre chose"),
        ((before, before, "--threshold", "101"), "101"),
    ):
        result = guide("compare", *words)
        assert (result.exit_code, message in result.output) == (2, True), result.output
    assert (tmp_path / "plein/notes.txt").exists()


def test_a_picture_that_could_not_be_taken_is_not_said_to_be_gone(
    guide: Guide, baseline: Path, tmp_path: Path
) -> None:
    pages = BEFORE | {"pareille": BEFORE["pareille"] | {"slow": True}}
    busy = Portal(tmp_path / "chargee", pages).play().directory
    result = guide("compare", baseline, busy)
    told = lines(result.output)["pareille"]
    assert (result.exit_code, told[0]) == (1, "manquante")
    assert told[1].startswith("Elle n’a pas pu être prise cette fois (")
    assert "trop long" in told[1]
    note = "1 image n’a pas pu être prise : rien n’en est su, rejouez l’exécution."
    assert note in result.output.replace("\u00a0", " ")
    approved = guide("approve", busy, "--baseline", tmp_path / "autre")
    assert "Pas prise, donc pas approuvée : Quand le candidat regarde « pareille »" in (
        approved.output
    )


def test_a_build_server_is_told_in_words_what_changed_and_what_did_not(
    guide: Guide, baseline: Path, after: Path, tmp_path: Path
) -> None:
    files = {"--summary": tmp_path / "s.md", "--junit": tmp_path / "j.xml"}
    words = [word for pair in files.items() for word in pair]
    result = guide("compare", baseline, after, "--annotations", *words)
    assert result.exit_code == 1
    told = files["--summary"].read_text("utf-8").replace("\u00a0", " ")
    changed, same = told.split("### Images identiques (1)")
    assert "- Le bouton « Valider » devient « Envoyer »." in changed
    assert "  - Quand le candidat regarde « libellé » (à la fin de l’étape) · libellé" in changed
    assert "« libellé encore »" in changed
    assert "regarde « pareille »" not in changed
    assert "<li><b>pareille</b> : Quand le candidat regarde « pareille »</li>" in same
    cases = ET.parse(files["--junit"]).getroot().findall("testcase")
    failed = {case.get("classname") for case in cases if case.find("failure") is not None}
    passed = {case.get("classname") for case in cases} - failed
    assert (len(cases), len(failed), passed) == (19, 18, {"pareille"})
    notes = [line for line in result.output.splitlines() if line.startswith("::warning ")]
    renamed = next(line for line in notes if "« Envoyer »" in line.replace("\u00a0", " "))
    assert renamed.startswith("::warning file=essai.feature,line=7,title=Image modifiée::")
    assert "et 1 autre image" in renamed.replace("\u00a0", " ")
