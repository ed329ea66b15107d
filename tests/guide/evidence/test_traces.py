"""What is typed in secret is in no trace that Playwright records meanwhile, in whatever form."""

from __future__ import annotations

import html
import json
from base64 import b64decode, b64encode
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, quote_plus
from zipfile import ZipFile

import pytest

from guide.evidence.secrets import HIDDEN
from guide.evidence.trace_file import clean
from tests.guide.evidence.suites import Outcome, Suite

SECRETS = {
    "rempli": """l'"os" <du> ch\\ien/é""",
    "tapé": "Zoulou+77 !",
    "touches": "Kilo%9",
    "zone": "Tango & Cie",
    "montré": "Victor=88",
    "refusé": "Oscar'55",
    "absent": "Quebec~33",
    "à part": "Papa#44",
}
PIN = "4711"
SCENARIOS = """
  Scénario: envoyés
    Étant donné le formulaire
    Quand il remplit tout
    Et il envoie
    Alors la page répète tout

  Scénario: à part
    Étant donné le formulaire
    Quand il remplit dans un navigateur que personne ne regarde

  Scénario: refusé
    Étant donné le formulaire
    Quand il remplit ce qui est bloqué

  Scénario: illisible
    Étant donné le formulaire
    Quand il remplit puis la trace se perd
"""
STEPS = """
import html
import json
from base64 import b64decode, b64encode
from contextlib import suppress
from pathlib import Path
from playwright.sync_api import Error, expect
from playwright.sync_api._generated import Tracing
from guide.browser import find_browser

SITE = "http://site.test/"
FORM = '''<!doctype html><meta charset=utf-8><title>Codes</title><h1>Bonjour</h1>
<form action=fin method=post>
<label>Rempli <input type=password name=a></label>
<label>Tapé <input type=password autofocus name=b></label>
<label>Touches <input type=password name=c></label>
<label>Montré <input type=password name=d id=d></label>
<button type=button onclick="d.type='text'">Voir</button>
<label>Code <input autocomplete=one-time-code name=e></label>
<label>Bloqué <input type=password disabled></label>
<div contenteditable role=textbox aria-label=Zone></div>
<button>Envoyer</button></form>'''
APART = ("refusé", "absent", "à part")
typed = {name: secret for name, secret in SECRETS.items() if name not in APART}
lost = []
stop = Tracing.stop

def spoilt(tracing, *, path=None):
    stop(tracing, path=path)
    if lost:
        Path(path).write_bytes(b"no archive " + SECRETS["rempli"].encode())

Tracing.stop = spoilt

@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args, playwright):
    return {**browser_type_launch_args, **find_browser(playwright)}

@pytest.fixture
def context(context):
    def answer(route):
        said = "".join(f"<p>{html.escape(s)}</p>" for s in [*typed.values(), PIN])
        asked = route.request.url.partition("?")[0]
        body = FORM if asked == SITE else f"<!doctype html><h1>Fin</h1>{said}"
        route.fulfill(body=body, content_type="text/html; charset=utf-8")
    context.route("**/*", answer)
    return context

@given("le formulaire")
def _(page):
    page.goto(SITE)

@when("il remplit tout")
def _(page, evidence_watcher):
    page.keyboard.type(SECRETS["tapé"])
    page.get_by_label("Rempli").fill(SECRETS["rempli"])
    page.get_by_label("Touches").click()
    for key in SECRETS["touches"]:
        page.keyboard.press(key)
    page.get_by_role("button", name="Voir").click()
    page.get_by_label("Montré").fill(SECRETS["montré"])
    page.get_by_label("Code").press_sequentially(PIN)
    evidence_watcher.hides(SECRETS["zone"])
    page.get_by_label("Zone").fill(SECRETS["zone"])

@when("il envoie")
def _(page):
    told = {**typed, "pin": int(PIN)}
    page.evaluate("x => fetch('/j', {method: 'POST', body: JSON.stringify(x)})", told)
    page.goto(SITE + "?q=" + SECRETS["montré"] + "&n=" + PIN)
    page.get_by_label("Rempli").fill(SECRETS["rempli"])
    page.get_by_role("button", name="Envoyer").click()

@then("la page répète tout")
def _(page):
    expect(page.get_by_role("heading", name="Fin")).to_be_visible()

@when("il remplit dans un navigateur que personne ne regarde")
def _(browser, evidence_watcher):
    apart = browser.new_context()
    evidence_watcher.leaves_out(apart)
    apart.tracing.start(screenshots=True, snapshots=True)
    page = apart.new_page()
    page.set_content(FORM)
    page.get_by_label("Rempli").fill(SECRETS["à part"])
    page.evaluate("said => { document.title = said }", SECRETS["à part"])
    apart.tracing.stop(path="traces/soi/soi.zip")
    apart.close()

@when("il remplit ce qui est bloqué")
def _(page):
    with suppress(Error):
        page.get_by_label("Phrase de passe").fill(SECRETS["absent"], timeout=300)
    page.get_by_label("Bloqué").fill(SECRETS["refusé"], timeout=600)

@when("il remplit puis la trace se perd")
def _(page):
    page.get_by_label("Rempli").fill(SECRETS["rempli"])
    lost.append(True)
"""


@pytest.fixture(scope="module")
def traced(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    suite = Suite(tmp_path_factory.mktemp("traces"))
    suite.feature(SCENARIOS)
    suite.steps(f"PIN = {PIN!r}\nSECRETS = {SECRETS!r}\n{STEPS}")
    return suite.play("--browser", "chromium", "--tracing", "on", "--output", "traces")


def _traces(traced: Outcome) -> list[Path]:
    return sorted((traced.directory.parent / "traces").rglob("*.zip"))


def _trace(traced: Outcome, name: str) -> ZipFile:
    return ZipFile(next(path for path in _traces(traced) if name in str(path)))


def _events(trace: ZipFile) -> Iterator[dict[str, object]]:
    yield from map(json.loads, trace.read("trace.trace").decode().splitlines())


def _forms(secret: str) -> set[str]:
    """A secret as programs write it, and within each other."""
    told = json.dumps(secret)[1:-1]
    flask = told.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    plain = {secret, told, json.dumps(secret, ensure_ascii=False)[1:-1], flask}
    plain |= {json.dumps(told)[1:-1], repr(secret)[1:-1], secret.replace("'", "''")}
    plain |= {html.escape(secret), html.escape(secret, quote=False)}
    plain |= {secret.replace('"', "&#34;").replace("'", "&#39;")}
    return plain | {
        way(form) for form in plain for way in (quote, quote_plus, lambda s: s.encode().hex())
    }


@pytest.mark.parametrize("which", [*SECRETS, "pin"])
def test_no_form_of_it_is_in_a_trace(traced: Outcome, which: str) -> None:
    secret = SECRETS.get(which, PIN)
    found = {
        (path.parent.name, name, form)
        for path in _traces(traced)
        for name in ZipFile(path).namelist()
        for form in _forms(secret)
        if form in ZipFile(path).read(name).decode("utf-8", "replace")
        and (which != "pin" or name.endswith((".html", ".py", ".txt", ".dat")))
    }
    assert found == set()


def test_keys_that_were_pressed_one_by_one_are_not_told(traced: Outcome) -> None:
    with _trace(traced, "envoy") as trace:
        calls = [e["params"] for e in _events(trace) if e.get("method") == "keyboardPress"]
    assert calls == [{"key": HIDDEN}] * len(SECRETS["touches"])


def test_no_film_shows_it_and_no_look_of_the_camera_is_told(traced: Outcome) -> None:
    with _trace(traced, "envoy") as trace:
        kinds = {event["type"] for event in _events(trace)}
        files = {Path(name).suffix for name in trace.namelist()}
        text = trace.read("trace.trace").decode()
    assert "screencast-frame" not in kinds
    assert files.isdisjoint({".jpeg", ".png"})
    assert "guide-look=" not in text


def test_the_rest_of_a_trace_is_as_it_was(traced: Outcome) -> None:
    with _trace(traced, "envoy") as trace:
        events = list(_events(trace))
        text = trace.read("trace.trace").decode()
    fills = [e["params"] for e in events if e.get("method") == "fill"]
    begun = {e["callId"] for e in events if e["type"] == "before"}
    assert len(fills) == 4
    assert {params["value"] for params in fills} == {HIDDEN}  # type: ignore[index]
    assert "Bonjour" in text
    assert begun >= {e["callId"] for e in events if e["type"] == "after"}


def test_a_trace_that_cannot_be_cleaned_is_removed_and_told(traced: Outcome) -> None:
    kept = {path.parent.name for path in _traces(traced)}
    assert not any("illisible" in name for name in kept)
    assert len(kept) == 4
    assert "La trace de test_essai.py::test_illisible" in traced.text
    assert "est supprimée : ses secrets n'ont pas pu y être masqués" in traced.text
    assert traced.statuses("illisible") == ["PASSED", "PASSED"]
    assert "1 failed, 3 passed" in traced.text


def test_what_is_no_trace_is_refused(tmp_path: Path) -> None:
    raw, kept = tmp_path / "raw.zip", tmp_path / "kept.zip"
    with ZipFile(raw, "w") as archive:
        archive.writestr("trace.trace", "half a line")
    with pytest.raises(ValueError, match="Expecting value"):
        clean(raw, kept, ["Azerty"])


@pytest.mark.parametrize(
    ("secret", "query", "left"),
    [
        (
            "Tr0ub4dor&Zebra",
            {"password": "Tr0ub4dor", "Zebra": ""},
            {"password": HIDDEN, HIDDEN: ""},
        ),
        ("Tr0ub4dor+Zebra", {"word": "Tr0ub4dor Zebra"}, {"word": f"{HIDDEN} {HIDDEN}"}),
        ("Tr0ub4dor#Zebra", {"word": "Tr0ub4dor"}, {"word": HIDDEN}),
        ("Tr0ub4dor.Zebra", {"word": "Tr0ub4dor.Zebra"}, {"word": HIDDEN}),
    ],
)
def test_no_piece_of_a_secret_that_an_address_cuts_is_kept(
    tmp_path: Path, secret: str, query: dict[str, str], left: dict[str, str]
) -> None:
    raw, kept = tmp_path / "raw.zip", tmp_path / "kept.zip"
    address = f"http://portail.test/?word={secret}"
    asked = [{"name": name, "value": value} for name, value in query.items()]
    opened = {"type": "before", "callId": "a@1", "method": "goto", "params": {"url": address}}
    request = {"url": address.partition("#")[0], "queryString": asked}
    with ZipFile(raw, "w") as archive:
        archive.writestr("trace.trace", json.dumps(opened) + "\n")
        sent = {"type": "resource-snapshot", "snapshot": {"request": request}}
        archive.writestr("trace.network", json.dumps(sent) + "\n")
        archive.writestr("resources/a.html", "Zebra et Tr0ub4dor" if "." not in secret else "-")
    clean(raw, kept, [secret])
    with ZipFile(kept) as archive:
        found = {name: archive.read(name).decode() for name in archive.namelist()}
    told = json.loads(found["trace.network"])["snapshot"]["request"]["queryString"]
    assert {one["name"]: one["value"] for one in told} == left
    assert not [name for name, text in found.items() for one in ("Tr0ub", "Zebra") if one in text]


def test_bodies_of_every_make_are_clean(tmp_path: Path) -> None:
    """In another encoding, in none, in base64, in a header, as a number; with what is no secret."""
    raw, kept = tmp_path / "raw.zip", tmp_path / "kept.zip"
    told = {"isBase64": True, "body": b64encode("né Azerty-77".encode()).decode()}
    signed = {"name": "Authorization", "value": "Basic dTpBemVydHktNzc="}
    events = [
        {"type": "before", "callId": "a@4711", "method": "fulfill", "params": told},
        {"type": "after", "callId": "a@4711", "result": {"value": {"n": 4711}}},
        {"type": "resource-snapshot", "snapshot": {"request": {"headers": [signed]}}},
    ]
    with ZipFile(raw, "w") as archive:
        archive.writestr("trace.trace", "".join(json.dumps(one) + "\n" for one in events))
        archive.writestr("resources/a.txt", "Azerty-77 é".encode("utf-16"))
        archive.writestr("resources/b.dat", b"\0\1Azerty-77")
        archive.writestr("resources/c.html", "é Azerty-77".encode("latin-1"))
        archive.writestr("resources/d.png", b"\x89PNG\0\1")
    clean(raw, kept, ["Azerty-77", "4711"])
    with ZipFile(kept) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    before, after, request = map(json.loads, found.pop("trace.trace").splitlines())
    assert before["callId"] == after["callId"] == "a@4711"
    assert b64decode(before["params"]["body"]).decode() == f"né {HIDDEN}"
    assert after["result"] == {"value": {"n": None}}
    assert request["snapshot"]["request"]["headers"] == [signed | {"value": HIDDEN}]
    assert found == {
        "resources/a.txt": b"",
        "resources/b.dat": b"",
        "resources/c.html": "é ???".encode("latin-1"),
        "resources/d.png": b"\x89PNG\0\1",
    }
