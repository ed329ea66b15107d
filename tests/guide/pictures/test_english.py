"""``guide pictures`` and ``guide pack`` in a suite whose features are in English."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from guide.cli import main
from guide.i18n import speak
from tests.guide.evidence.suites import BIND, Suite
from tests.guide.pictures.portal import STEPS, Page, element, page
from tests.guide.test_i18n import FRENCH

LOOKS = """
@given(parsers.parse('the customer looks at "{name}"'))
@when(parsers.parse('the customer looks at "{name}"'))
def looks_at(evidence_watcher, name):
    evidence_watcher.shows("the customer", FakePage(name))
"""
FEATURE = """Feature: Shop
  Scenario: order
    Given the customer looks at "home"
    And the customer looks at "home"
    # Step 2
    When the customer looks at "basket"
  Scenario: pay
    # Step 3: pay
    When the customer looks at "till"
"""
TITLE = element("heading", "Basket", level=1)
BEFORE: dict[str, Page] = {
    "home": page(element("link", "Basket"), title="Home"),
    "basket": page(
        TITLE,
        element("button", "Order", 60),
        *[element("link", f"Link {n}", 90 + 30 * n) for n in range(4)],
        element("checkbox", "Gift", 220),
        title="Basket",
    ),
    "till": page(element("button", "Pay"), element("link", "Back", 60), title="Till"),
}
AFTER: dict[str, Page] = {
    "home": BEFORE["home"] | {"dots": [[300, 200]]},
    "basket": page(
        TITLE | {"level": 2},
        element("button", "Send", 60, disabled=True),
        *[element("link", f"Link {n}", 105 + 30 * n) for n in range(4)],
        element("checkbox", "Gift", 235, checked=True),
        element("tab", "News", 280),
        title="Basket",
    ),
    "till": page(element("link", "Pay"), element("link", "Back", 90), title="Pay"),
}


@pytest.fixture(scope="module")
def nights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop's evidence of two nights, side by side."""
    suite = Suite(tmp_path_factory.mktemp("shop"))
    suite.steps(STEPS + LOOKS)
    suite.write({"shop.feature": FEATURE, "test_shop.py": BIND.format(feature="shop.feature")})
    for night, pages in {"before": BEFORE, "after": AFTER}.items():
        suite.write({"pages.json": json.dumps(pages)})
        assert suite.play(directory=night).code == 0
    return suite.path


@pytest.fixture
def shop(nights: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(nights)
    yield nights
    speak("fr")


def guide(*words: str) -> str:
    return CliRunner().invoke(main, [*words]).output


def assert_english(text: str) -> None:
    text = re.sub(r"<(script|style).*?</\1>|src=\"[^\"]*\"", " ", text, flags=re.DOTALL)
    found = FRENCH.search(text)
    assert found is None, text[max(found.start() - 60, 0) : found.end() + 60]


COMPARE = ("compare", "before", "after", "--junit", "c.xml", "--summary", "c.md", "--annotations")
SAID = {
    ("pack", "--help"): "[default: evidence.zip]",
    ("pack", "before"): "Evidence packed: evidence.zip",
    ("pack", "nowhere"): "this folder holds no evidence",
    ("pictures", "--help"): "Compare two sets of pictures.",
    ("pictures", "compare", "--help"): "BASELINE EVIDENCE",
    ("pictures", "approve", "--help"): "Exit code: 0 if the baseline is up to date",
    ("pictures", "export", "--help"): "“framed” shows the control in a frame",
    ("pictures", "compare", "nowhere", "after"): "There is no baseline “nowhere” yet",
    ("pictures", *COMPARE): "The button “Order” becomes “Send”. The button “Send” is now disabled.",
    ("pictures", "compare", "evidence.zip", "before", "-o", "same"): "4 pictures: 4 identical",
    ("pictures", "approve", "before", "--baseline", "base"): "4 added, 0 replaced",
    ("pictures", "approve", "after", "--baseline", "base"): "0 added, 4 replaced",
    ("pictures", "export", "before", "-o", "out"): "2 pictures for 1 procedure",
}


def test_all_that_they_tell_and_write_is_in_english(shop: Path) -> None:
    for words, said in SAID.items():
        told = guide(*words)
        assert said in " ".join(told.split()), told
        assert_english(told)
    written = ["c.xml", "c.md", "build/pictures/index.html", "out/index.html", "out/index.md"]
    for name in written:
        assert_english((shop / name).read_text("utf-8"))
    for name in ("build/pictures/index.html", "out/index.html"):
        assert '<html lang="en">' in (shop / name).read_text("utf-8")


def test_an_export_without_its_extra_says_in_english_which_line_to_type(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guide.extras._is_installed", lambda name: name != "rapidfuzz")
    assert "Exit code: 0" in guide("pictures", "export", "--help")
    told = guide("pictures", "export", "before", "-o", "out")
    assert "“guide pictures export”: rapidfuzz is missing. Type: pip install" in told


def test_what_a_scenario_starts_from_is_not_handed_out(shop: Path) -> None:
    guide("pictures", "export", "before", "-o", "out")
    handed = json.loads((shop / "out/images.json").read_text("utf-8"))["pictures"]
    assert [(one["documented"], one["file"]) for one in handed] == [
        ("Step 2", "framed/shop/step-02-01-basket.png"),
        ("Step 3: pay", "framed/shop/step-03-pay-01-till.png"),
    ]


def test_an_export_in_one_language_replaces_that_in_the_other(shop: Path) -> None:
    guide("pictures", "export", "before", "-o", "out")
    (shop / "pyproject.toml").write_text('[tool.guide]\nlanguage = "fr"\n')
    try:
        assert "2\u00a0images pour 1\u00a0procédure" in guide(
            "pictures", "export", "before", "-o", "out"
        )
    finally:
        (shop / "pyproject.toml").unlink()
    assert sorted(path.name for path in (shop / "out").iterdir() if path.is_dir()) == [
        "encadrees",
        "nettes",
    ]
