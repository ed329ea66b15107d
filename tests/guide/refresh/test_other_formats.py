"""LibreOffice texts and Markdown files, and what is refused."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from guide.documents import read_document
from tests.guide.refresh.conftest import STEP_1, STEP_2, Refresh, convert, old_picture

MARKDOWN = f"""# S’inscrire

![Logo](logo.png)

## Étape 1

{STEP_1}

<img src="vieux/un.png" width="400">

## Étape 2

1. {STEP_2}
2. Fermer la page.
"""


@pytest.fixture
def markdown(tmp_path: Path) -> Path:
    folder = tmp_path / "depart"
    (folder / "vieux").mkdir(parents=True)
    (folder / "logo.png").write_bytes(old_picture("green"))
    (folder / "vieux" / "un.png").write_bytes(old_picture("red"))
    path = folder / "procedure.md"
    path.write_text(MARKDOWN, "utf-8")
    return path


def test_a_markdown_file_keeps_its_text_and_its_other_pictures(
    markdown: Path, tmp_path: Path, refresh: Refresh
) -> None:
    target = tmp_path / "ailleurs" / "neuf.md"
    result = refresh(markdown, target)
    assert result.exit_code == 0, result.output
    text = target.read_text("utf-8")
    sources = re.findall(r"\]\(([^)]+)\)|src=\"([^\"]+)\"", text)
    files = [target.parent / (one or other) for one, other in sources]
    assert [f.name for f in files] == [
        "logo.png",
        "guide-etape-1-1.png",
        "guide-etape-2-1.png",
    ]
    assert files[0].read_bytes() == (markdown.parent / "logo.png").read_bytes()
    for file in files:
        with Image.open(file) as picture:
            picture.verify()
    assert 'width="400"' in text
    kept = [line for line in text.splitlines() if line.strip() and "neuf-images" not in line]
    assert kept == [li for li in MARKDOWN.splitlines() if li.strip() and "vieux" not in li]
    again = refresh(target, tmp_path / "ailleurs" / "encore.md")
    assert "2\u00a0images déjà à jour" in again.output
    assert (tmp_path / "ailleurs" / "encore.md").read_bytes() == target.read_bytes()


@pytest.mark.parametrize(
    ("written", "defined"),
    [
        ("![Vue](<vieux/un.png>)", ""),
        ("![Vue][vue]", "[vue]: vieux/un.png"),
        ("![Vue][]", "[vue]: <vieux/un.png>"),
    ],
)
def test_a_picture_is_replaced_however_markdown_names_it(
    markdown: Path, tmp_path: Path, refresh: Refresh, written: str, defined: str
) -> None:
    old = markdown.parent / "vieux" / "un.png"
    old = old.rename(old.with_name("un peu vieux.png") if "<" in written + defined else old)
    text = MARKDOWN.replace('<img src="vieux/un.png" width="400">', written) + f"\n{defined}\n"
    markdown.write_text(text.replace("<vieux/un.png>", f"<vieux/{old.name}>"), "utf-8")
    target = tmp_path / "neuf.md"
    result = refresh(markdown, target)
    assert "1\u00a0image remplacée" in result.output
    named = re.findall(r"!\[[^\]]*\]\(([^)]*)\)", target.read_text("utf-8"))
    assert named == [
        "logo.png",
        "neuf-images/guide-etape-1-1.png",
        "neuf-images/guide-etape-2-1.png",
    ]


def test_a_picture_of_the_original_is_never_written_over(markdown: Path, refresh: Refresh) -> None:
    old = markdown.parent / "neuf-images" / "guide-etape-1-1.png"
    old.parent.mkdir()
    old.write_bytes(old_picture("red"))
    text = MARKDOWN.replace("vieux/un.png", "neuf-images/guide-etape-1-1.png")
    markdown.write_text(text, "utf-8")
    assert refresh(markdown, markdown.with_name("neuf.md")).exit_code == 0
    assert old.read_bytes() == old_picture("red")
    assert "neuf-images/guide-etape-1-1-2.png" in markdown.with_name("neuf.md").read_text("utf-8")


def test_a_libreoffice_text_changes_in_its_pictures_alone(
    office: Callable[..., Path], tmp_path: Path, refresh: Refresh
) -> None:
    source, target = office("odt"), tmp_path / "neuf.odt"
    result = refresh(source, target)
    assert result.exit_code == 0, result.output
    with zipfile.ZipFile(source) as one, zipfile.ZipFile(target) as other:
        before = {n: one.read(n) for n in one.namelist()}
        after = {n: other.read(n) for n in other.namelist()}
        assert other.infolist()[0].filename == "mimetype"
        assert other.infolist()[0].compress_type == zipfile.ZIP_STORED
    changed = {n for n in before.keys() & after.keys() if before[n] != after[n]}
    assert changed == {"content.xml", "META-INF/manifest.xml"}
    assert all(name.startswith("Pictures/") for name in before.keys() ^ after.keys())
    said = [s.text for s in read_document(target).procedures[0].sections]
    assert said == [s.text for s in read_document(source).procedures[0].sections]
    old = re.findall(rb'svg:width="([^"]+)"', before["content.xml"])
    assert re.findall(rb'svg:width="([^"]+)"', after["content.xml"])[: len(old)] == old
    reread = read_document(convert(target, "docx", tmp_path / "relu"))
    assert sum(p.pictures for s in reread.procedures[0].sections for p in s.paragraphs()) == 2
    twice = tmp_path / "deux.odt"
    assert "2\u00a0images déjà à jour" in refresh(target, twice).output
    assert twice.read_bytes() == target.read_bytes()


def test_a_libreoffice_picture_that_was_cut_shows_the_new_one_whole(
    office: Callable[..., Path], tmp_path: Path, refresh: Refresh
) -> None:
    source, target = tmp_path / "coupe.odt", tmp_path / "neuf.odt"
    cut = (
        '<style:style style:name="fr9" style:family="graphic" style:parent-style-name="Graphics">'
        '<style:graphic-properties fo:clip="rect(1cm, 2cm, 1cm, 2cm)"/></style:style>'
    )
    with zipfile.ZipFile(office("odt")) as one, zipfile.ZipFile(source, "w") as other:
        for entry in one.infolist():
            data = one.read(entry)
            if entry.filename == "content.xml":
                text = data.decode().replace(
                    "</office:automatic-styles>", f"{cut}</office:automatic-styles>"
                )
                data = re.sub(r'draw:style-name="[^"]+"', 'draw:style-name="fr9"', text).encode()
            other.writestr(entry, data)
    assert refresh(source, target).exit_code == 0
    with zipfile.ZipFile(target) as archive:
        text = archive.read("content.xml").decode()
    named = dict(
        re.findall(r'style:name="(fr9[^"]*)"[^>]*>(<style:graphic-properties[^>]*>)', text)
    )
    assert "clip" in named["fr9"]
    frames = re.findall(r'<draw:frame[^>]*draw:name="(\w+)"[^>]*>', text)
    worn = dict(re.findall(r'draw:style-name="([^"]+)"[^>]*draw:name="(\w+)"', text))
    styles = {frame: style for style, frame in worn.items()}
    assert "Ancienne" in frames
    assert "clip" not in named[styles["Ancienne"]]


@pytest.mark.parametrize(
    ("name", "target", "options", "message"),
    [
        ("p.txt", "q.txt", [], "ne peuvent pas être remplacées"),
        ("p.md", "q.docx", [], "garde son format"),
        ("p.md", "q.md", ["--mend"], "révision"),
    ],
)
def test_what_cannot_be_done_is_refused(
    tmp_path: Path, refresh: Refresh, name: str, target: str, options: list[str], message: str
) -> None:
    text = "\n".join(line for line in MARKDOWN.splitlines() if "png" not in line)
    (tmp_path / name).write_text(text.replace("#", "").replace(" 1. ", ""), "utf-8")
    if name.endswith(".md"):
        (tmp_path / name).write_text(text, "utf-8")
    result = refresh(tmp_path / name, tmp_path / target, *options)
    assert result.exit_code == 2
    assert message in result.output
    assert not (tmp_path / target).exists()


def test_a_document_that_the_evidence_does_not_speak_of_is_refused(
    tmp_path: Path, refresh: Refresh
) -> None:
    path = tmp_path / "recette.md"
    path.write_text("# Recette\n\n## Étape 1\n\nCliquer sur « Mélanger ».\n", "utf-8")
    result = refresh(path, tmp_path / "neuf.md")
    assert result.exit_code == 1
    assert "aucune de ses étapes" in result.output
