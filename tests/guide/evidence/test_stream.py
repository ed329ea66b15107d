"""The stream is Cucumber Messages, for the published schema and Cucumber's own formatter."""

from __future__ import annotations

import json
import subprocess
from importlib.metadata import version
from pathlib import Path

import pytest
from cucumber_messages import Envelope, message_converter
from jsonschema import Draft202012Validator
from playwright.sync_api import Page

from guide.evidence.stream import PROTOCOL
from tests.guide.evidence.suites import Outcome, Suite
from tests.guide.evidence.test_pictures import SCENARIOS, STEPS

FORMAT = """
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { CucumberHtmlStream } from '@cucumber/html-formatter';
const html = new CucumberHtmlStream();
const written = pipeline(html, createWriteStream(process.argv[3]));
const lines = createInterface({ input: createReadStream(process.argv[2]) });
for await (const line of lines) html.write(JSON.parse(line));
html.end();
await written;
"""
EXTRA = """
  Règle: avec tout ce que Gherkin sait dire

    Contexte:
      Étant donné une table et un texte
        | a | b |
        | 1 | 2 |

    Plan du scénario: rangée <n>
      Étant donné un texte
        \"\"\"
        valeur <n>
        \"\"\"

      Exemples:
        | n |
        | 1 |
        | 2 |
"""
EXTRA_STEPS = """
@given("une table et un texte")
def _(datatable): ...

@given("un texte")
def _(docstring): ...
"""


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    suite = Suite(tmp_path_factory.mktemp("flux"))
    suite.feature(SCENARIOS + EXTRA)
    suite.steps(STEPS + EXTRA_STEPS)
    return suite.play("--browser", "chromium")


def test_every_line_is_a_message_of_the_published_types(outcome: Outcome) -> None:
    for message in outcome.messages:
        read = message_converter.from_dict(message, Envelope)
        assert message_converter.to_dict(read) == message


def test_all_kinds_of_messages_are_there_in_order(outcome: Outcome) -> None:
    kinds = list(dict.fromkeys(kind for message in outcome.messages for kind in message))
    assert kinds == [
        *("meta", "source", "gherkinDocument", "pickle", "parameterType", "stepDefinition"),
        *("testRunStarted", "testCase", "testCaseStarted", "testStepStarted"),
        *("attachment", "externalAttachment", "testStepFinished", "testCaseFinished"),
        "testRunFinished",
    ]


def test_every_reference_leads_somewhere(outcome: Outcome) -> None:
    ids = {
        found
        for message in outcome.messages
        for body in message.values()
        if (found := body.get("id")) is not None
    }
    steps = {
        step["id"]
        for message in outcome.messages
        for step in message.get("testCase", {}).get("testSteps", [])
    }
    for message in outcome.messages:
        (body,) = message.values()
        for name in ("pickleId", "testCaseId", "testCaseStartedId", "testRunStartedId"):
            assert body.get(name) is None or body[name] in ids
        assert body.get("testStepId") is None or body["testStepId"] in steps


def test_tables_and_texts_are_kept_row_by_row(outcome: Outcome) -> None:
    first, second = (outcome.scenario(f"rangée {n}") for n in (1, 2))
    assert first.written[0].table == (("a", "b"), ("1", "2"))
    assert [s.written[1].docstring for s in (first, second)] == ["valeur 1", "valeur 2"]
    assert [s.row for s in (first, second)] == [1, 2]
    assert first.rule == "avec tout ce que Gherkin sait dire"
    assert first.written[0].from_background
    assert first.written[0].definitions[0].text == "une table et un texte"


@pytest.mark.slow
def test_every_line_is_valid_for_the_published_schema(outcome: Outcome, cucumber: Path) -> None:
    schema = cucumber / "messages/messages.schema.json"
    validator = Draft202012Validator(json.loads(schema.read_text("utf-8")))
    for message in outcome.messages:
        validator.validate(message)


@pytest.mark.slow
def test_cucumbers_formatter_shows_the_run_with_its_pictures(
    outcome: Outcome, cucumber: Path, page: Page
) -> None:
    packages = cucumber.parents[1]
    (packages / "format.mjs").write_text(FORMAT, "utf-8")
    page_file = outcome.directory / "cucumber.html"
    stream = outcome.directory / "messages.ndjson"
    command = ["node", "format.mjs", str(stream), str(page_file)]
    subprocess.run(command, cwd=packages, check=True)
    page.goto(page_file.as_uri())
    page.get_by_text("inscription").first.wait_for()
    widths = page.evaluate("[...document.images].map((image) => image.naturalWidth)")
    assert len(widths) == len(outcome.pictures)
    assert all(widths)


def test_the_protocol_is_that_of_the_schema() -> None:
    assert version("cucumber-messages") == PROTOCOL
